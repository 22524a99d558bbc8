import type { Secret } from '../../vault/secret.ts'
import { endpoint } from '../endpoint.ts'
import type { Http, HttpRequest } from '../http.ts'
import type { ConnectionFacts } from '../provider.ts'
import { callSignedIn, type Called } from '../signed-in-call.ts'
import { secretTexts, tokenHeader, type SignIn } from './sign-in.ts'

export interface CallRequest {
  method: HttpRequest['method']
  /** Relative to the base URL, with its query. */
  path: string
  headers: Readonly<Record<string, string>>
  body: Uint8Array | null
}

/** Calls Ctrl Hub signed in; on the first 401 signs in anew and makes the same call once more. */
export function callCtrlHub(
  http: Http,
  signIn: SignIn,
  connection: Pick<ConnectionFacts, 'id' | 'baseUrl' | 'authUrl'>,
  secret: Secret,
  { method, path, headers, body }: CallRequest,
  signal?: AbortSignal,
): Promise<Called> {
  return callSignedIn(http, {
    url: endpoint(connection.baseUrl, path),
    method,
    body,
    headers: (token) => ({ ...headers, ...tokenHeader(secret, token) }),
    token: () => signIn.token(connection, secret, signal),
    drop: (token) => signIn.drop(connection.id, token),
    secrets: secretTexts(secret),
    signal,
  })
}

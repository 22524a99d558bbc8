import type { Secret } from '../../vault/secret.ts'
import { endpoint } from '../endpoint.ts'
import type { Http } from '../http.ts'
import type { ConnectionFacts } from '../provider.ts'
import { callSignedIn, type Called } from '../signed-in-call.ts'
import { readCredentials, type SignIn } from './sign-in.ts'

export interface CallRequest {
  path: string
  contentType: string
  accept: string
  body: Uint8Array
}

/** The header that carries the token (help page of databasetoken). */
const TOKEN_HEADER = 'x-acquaint-token'

/** Calls Acquaint signed in; on the first 401 signs in anew and makes the same call once more. */
export function callAcquaint(
  http: Http,
  signIn: SignIn,
  connection: Pick<ConnectionFacts, 'id' | 'baseUrl'>,
  secret: Secret,
  { path, contentType, accept, body }: CallRequest,
  signal?: AbortSignal,
): Promise<Called> {
  return callSignedIn(http, {
    url: endpoint(connection.baseUrl, path),
    method: 'POST',
    body,
    headers: (token) => ({ 'content-type': contentType, accept, [TOKEN_HEADER]: token }),
    token: () => signIn.token(connection, secret, signal),
    drop: (token) => signIn.drop(connection.id, token),
    secrets: secretTexts(secret),
    signal,
  })
}

/** What of a connection's secret must not appear in any text. Read once, not for each of a thousand calls. */
function secretTexts(secret: Secret): readonly string[] {
  let texts = SECRET_TEXTS.get(secret)
  if (texts === undefined) SECRET_TEXTS.set(secret, (texts = [readCredentials(secret)?.appPassword ?? '']))
  return texts
}

/** Gone with the secret itself. */
const SECRET_TEXTS = new WeakMap<Secret, readonly string[]>()

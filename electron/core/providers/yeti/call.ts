import type { Secret } from '../../vault/secret.ts'
import { endpoint } from '../endpoint.ts'
import type { Http, HttpRequest } from '../http.ts'
import type { ConnectionFacts } from '../provider.ts'
import { callSignedIn, type Called } from '../signed-in-call.ts'
import type { ServerClocks } from './server-clock.ts'
import { secretTexts, type SignIn } from './sign-in.ts'

export interface CallRequest {
  method: HttpRequest['method']
  /** Relative to the base URL, with its query. */
  path: string
  headers: Readonly<Record<string, string>>
  body: Uint8Array | null
}

/** What every call of one client needs. */
export interface Client {
  http: Http
  signIn: SignIn
  clocks: ServerClocks
  /** Milliseconds since 1970. */
  clock: () => number
}

/**
 * Calls Yeti signed in, with the token as it is (seed 004: `Authorization: <token>`); on the first 401 signs in anew and makes the same
 * call once more.
 */
export async function callYeti(
  { http, signIn, clocks }: Client,
  connection: Pick<ConnectionFacts, 'id' | 'baseUrl'>,
  secret: Secret,
  { method, path, headers, body }: CallRequest,
  signal?: AbortSignal,
): Promise<Called> {
  const called = await callSignedIn(http, {
    url: endpoint(connection.baseUrl, path),
    method,
    body,
    headers: (token) => ({ ...headers, authorization: token }),
    token: () => signIn.token(connection, secret, signal),
    drop: (token) => signIn.drop(connection.id, token),
    secrets: secretTexts(secret),
    signal,
  })
  if (called.kind === 'called') clocks.note(connection.id, called.result)
  return called
}

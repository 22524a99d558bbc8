import type { Secret } from '../../vault/secret.ts'
import { endpoint } from '../endpoint.ts'
import type { Http, HttpResult } from '../http.ts'
import type { ConnectionFacts } from '../provider.ts'
import { readCredentials, type SignIn, type SignInFailure } from './sign-in.ts'

/** A call with a token: what it met, and what must not appear in any text about it. */
export type Called = { kind: 'called'; result: HttpResult; secrets: readonly string[] } | SignInFailure

export interface CallRequest {
  path: string
  contentType: string
  accept: string
  body: Uint8Array
}

/** The header that carries the token (help page of databasetoken). */
const TOKEN_HEADER = 'x-acquaint-token'

/** Calls the service signed in; on the first 401 signs in anew and makes the same call once more. */
export async function callSignedIn(
  http: Http,
  signIn: SignIn,
  connection: Pick<ConnectionFacts, 'id' | 'baseUrl'>,
  secret: Secret,
  request: CallRequest,
  signal?: AbortSignal,
): Promise<Called> {
  const url = endpoint(connection.baseUrl, request.path)
  const appPassword = readCredentials(secret)?.appPassword ?? ''
  for (let attempt = 1; ; attempt += 1) {
    const signedIn = await signIn.token(connection, secret, signal)
    if (signedIn.kind === 'failed') return signedIn
    const token = signedIn.token.reveal()
    const result: HttpResult =
      url === null
        ? { kind: 'refused-locally', code: 'HO-HTTP-ADDRESS', detail: 'The address is not a URL.' }
        : await http.request({
            method: 'POST',
            url,
            headers: { 'content-type': request.contentType, accept: request.accept, [TOKEN_HEADER]: token },
            body: request.body,
            ...(signal === undefined ? {} : { signal }),
          })
    if (result.kind === 'answer' && result.status === 401) {
      signIn.drop(connection.id, signedIn.token)
      if (attempt === 1) continue
    }
    return { kind: 'called', result, secrets: [token, appPassword] }
  }
}

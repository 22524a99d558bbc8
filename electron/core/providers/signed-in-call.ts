import type { Secret } from '../vault/secret.ts'
import type { Http, HttpRequest, HttpResult } from './http.ts'
import type { SignedIn, SignInFailure } from './token-keeper.ts'

/** A call with a token: what it met, and what must not appear in any text about it. */
export type Called = { kind: 'called'; result: HttpResult; secrets: readonly string[] } | SignInFailure

export interface SignedInCall {
  /** Null when the address is none. */
  url: URL | null
  method: HttpRequest['method']
  body: Uint8Array | null
  /** All headers, given the token. */
  headers(token: string): Readonly<Record<string, string>>
  token(): Promise<SignedIn>
  drop(token: Secret): void
  /** Cut out of every text besides the token. */
  secrets: readonly string[]
  signal?: AbortSignal | undefined
}

/** Calls a service signed in; on the first 401 signs in anew and makes the same call once more. */
export async function callSignedIn(http: Http, call: SignedInCall): Promise<Called> {
  for (let attempt = 1; ; attempt += 1) {
    const signedIn = await call.token()
    if (signedIn.kind === 'failed') return signedIn
    const token = signedIn.token.reveal()
    const result: HttpResult =
      call.url === null
        ? { kind: 'refused-locally', code: 'HO-HTTP-ADDRESS', detail: 'The address is not a URL.' }
        : await http.request({
            method: call.method,
            url: call.url,
            headers: call.headers(token),
            body: call.body,
            ...(call.signal === undefined ? {} : { signal: call.signal }),
          })
    if (result.kind === 'answer' && result.status === 401) {
      call.drop(signedIn.token)
      if (attempt === 1) continue
    }
    return { kind: 'called', result, secrets: withToken(signedIn.token, call.secrets) }
  }
}

/** The same list for every call with a token, as long as the rest is: how its secrets are spelled is remembered by the list. */
function withToken(token: Secret, secrets: readonly string[]): readonly string[] {
  const known = LISTS.get(token)
  if (known?.rest === secrets) return known.all
  const all = [token.reveal(), ...secrets]
  LISTS.set(token, { rest: secrets, all })
  return all
}

const LISTS = new WeakMap<Secret, { rest: readonly string[]; all: readonly string[] }>()

import * as v from 'valibot'
import { YetiSecret } from '#shared/contract/connections.ts'
import type { Secret } from '../../vault/secret.ts'
import { endpoint } from '../endpoint.ts'
import type { Http } from '../http.ts'
import type { ConnectionFacts } from '../provider.ts'
import {
  asToken,
  createTokenKeeper,
  renewAt,
  signInRefused,
  signInWaits,
  type SignedIn,
} from '../token-keeper.ts'
import { SIGN_IN_PATH } from './paths.ts'
import { serverTime, type ServerClocks } from './server-clock.ts'
import { signInAnswer, signInDenied } from './sign-in-answers.ts'
import { lifeOfToken } from './token-life.ts'

type Where = Pick<ConnectionFacts, 'id' | 'baseUrl'>

export interface SignIn {
  /** The token in memory while it lasts, or a new one. Calls at the same time share one sign-in. */
  token(connection: Where, secret: Secret, signal?: AbortSignal): Promise<SignedIn>
  /** Drops a token that the service did not take, unless a newer one is there already. */
  drop(connectionId: string, token: Secret): void
  forget(connectionId: string): void
}

/**
 * Signs in as an admin user and keeps the token in memory only. There is nothing that renews one: one signs in again (yeti.md 1.2).
 * `clock` gives milliseconds since 1970.
 */
export function createSignIn(http: Http, clocks: ServerClocks, clock: () => number): SignIn {
  const keeper = createTokenKeeper(clock)
  return {
    token: (connection, secret, signal) =>
      keeper.token(
        connection.id,
        `${connection.baseUrl}\n${secret.reveal()}`,
        () => signIn(connection, secret),
        signal,
      ),
    drop: keeper.drop,
    forget: keeper.forget,
  }

  /** One call, plain JSON in and out (yeti.md 1.1, documented). */
  async function signIn({ id, baseUrl }: Where, secret: Secret): Promise<SignedIn> {
    const credentials = readCredentials(secret)
    if (credentials === null)
      return signInRefused('HO-YETI-SECRET', 'The stored sign-in details cannot be read.', null)
    const url = endpoint(baseUrl, SIGN_IN_PATH)
    if (url === null) return signInWaits('HO-HTTP-ADDRESS', 'The address is not a URL.', null, null)
    const result = await http.request({
      method: 'POST',
      url,
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: new TextEncoder().encode(JSON.stringify({ auth: credentials })),
    })
    clocks.note(id, result)
    const answer = signInAnswer(result, [credentials.password])
    if ('kind' in answer) return answer
    const { status, body } = answer
    const parsed = v.safeParse(Answer, body.kind === 'object' ? body.members : null)
    const token = parsed.success ? asToken(parsed.output.jwt) : null
    if (status < 200 || status >= 300 || token === null) return signInDenied(answer, clock())
    const life = lifeOfToken(token.reveal(), serverTime(result) ?? clock())
    return { kind: 'signed-in', token, until: renewAt(clock(), life) }
  }
}

const Answer = v.object({ jwt: v.string() })

/** What must not appear in any text. */
export function secretTexts(secret: Secret): string[] {
  const credentials = readCredentials(secret)
  return credentials === null ? [] : [credentials.password]
}

/** The connection's secret is the JSON text of YetiSecret. */
function readCredentials(secret: Secret): YetiSecret | null {
  try {
    const parsed = v.safeParse(YetiSecret, JSON.parse(secret.reveal()))
    return parsed.success ? parsed.output : null
  } catch {
    return null
  }
}

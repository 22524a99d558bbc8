import * as v from 'valibot'
import { CtrlHubSecret } from '#shared/contract/connections.ts'
import type { Secret } from '../../vault/secret.ts'
import type { Http } from '../http.ts'
import type { ConnectionFacts } from '../provider.ts'
import { createTokenKeeper, signInRefused, type SignedIn } from '../token-keeper.ts'
import { serviceAccountToken } from './service-account.ts'
import { endUserSession, userSessionToken } from './user-session.ts'

type Where = Pick<ConnectionFacts, 'id' | 'baseUrl' | 'authUrl'>

export interface SignIn {
  /** The token in memory while it lasts, or a new one. Calls at the same time share one sign-in. */
  token(connection: Where, secret: Secret, signal?: AbortSignal): Promise<SignedIn>
  /** Drops a token that the service did not take, unless a newer one is there already. */
  drop(connectionId: string, token: Secret): void
  forget(connectionId: string): void
  /** Tells the service that a user's session is over, if one is in memory, and forgets it. Best effort. */
  signOut(connection: Where): Promise<void>
}

/**
 * Signs in with a service account's key or as a user, whichever the secret is for, and keeps the token in memory only. `clock` gives
 * milliseconds since 1970.
 */
export function createSignIn(http: Http, clock: () => number): SignIn {
  const keeper = createTokenKeeper(clock)
  const sessions = new WeakSet<Secret>()

  return {
    token: (connection, secret, signal) =>
      keeper.token(
        connection.id,
        [connection.baseUrl, authUrlOf(connection), secret.reveal()].join('\n'),
        () => signIn(connection, secret),
        signal,
      ),
    drop: keeper.drop,
    forget: keeper.forget,
    async signOut(connection) {
      const token = keeper.kept(connection.id)
      keeper.forget(connection.id)
      if (token !== null && sessions.has(token)) await endUserSession(http, authUrlOf(connection), token)
    },
  }

  async function signIn(connection: Where, secret: Secret): Promise<SignedIn> {
    const credentials = readCredentials(secret)
    if (credentials === null)
      return signInRefused('HO-CH-SECRET', 'The stored sign-in details cannot be read.', null)
    const authUrl = authUrlOf(connection)
    if ('clientId' in credentials) return serviceAccountToken(http, authUrl, credentials, clock)
    const signedIn = await userSessionToken(http, authUrl, credentials, clock)
    if (signedIn.kind === 'signed-in') sessions.add(signedIn.token)
    return signedIn
  }
}

/** The header that carries a token: which, depends on what it was got with (documented both). */
export function tokenHeader(secret: Secret, token: string): Record<string, string> {
  const credentials = readCredentials(secret)
  return credentials !== null && 'clientId' in credentials
    ? { authorization: `Bearer ${token}` }
    : { 'x-session-token': token }
}

/** What must not appear in any text: the key's secret or the password. */
export function secretTexts(secret: Secret): string[] {
  const credentials = readCredentials(secret)
  if (credentials === null) return []
  return ['clientId' in credentials ? credentials.clientSecret : credentials.password]
}

/** The connection's secret is the JSON text of CtrlHubSecret. */
export function readCredentials(secret: Secret): CtrlHubSecret | null {
  try {
    const parsed = v.safeParse(CtrlHubSecret, JSON.parse(secret.reveal()))
    return parsed.success ? parsed.output : null
  } catch {
    return null
  }
}

function authUrlOf({ baseUrl, authUrl }: Pick<Where, 'baseUrl' | 'authUrl'>): string {
  return authUrl ?? baseUrl
}

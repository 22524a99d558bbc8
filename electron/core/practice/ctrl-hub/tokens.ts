import { randomBytes, randomInt, randomUUID } from 'node:crypto'

/** The key of the one service account, and the one person. They open nothing but the stand-in. */
export const CLIENT = { clientId: 'practice-handover', clientSecret: 'practice-opens-nothing' } as const
export const USER = { email: 'practice@example.com', password: 'practice-opens-nothing' } as const

export type Caller = 'service-account' | 'user'

export interface Session {
  readonly id: string
  readonly token: string
  authenticatedAt: Date
  expiresAt: Date
}

/** Who is signed in. Tokens and sessions end by themselves after `seconds`. */
export interface Tokens {
  readonly seconds: number
  issueAccess(): string
  openSession(): Session
  /** The live session of a token. */
  session(token: string): Session | null
  /** Starts the session's time anew. */
  renew(session: Session): void
  /** Ends a session. False when there never was one with this token. */
  endSession(token: string): boolean
  /** Whose live token came with a request. */
  callerOf(headers: Readonly<Record<string, string>>): Caller | null
  /** Ends the tokens that came with a request. */
  revoke(headers: Readonly<Record<string, string>>): void
}

export function createTokens(seconds: number, now: () => Date): Tokens {
  /** When each access token ends. */
  const access = new Map<string, Date>()
  const sessions = new Map<string, Session>()
  const end = () => new Date(now().getTime() + seconds * 1000)
  const session = (token: string) => {
    const found = sessions.get(token)
    return found !== undefined && found.expiresAt > now() ? found : null
  }
  const endSession = (token: string) => {
    const found = sessions.get(token)
    if (found === undefined) return false
    found.expiresAt = now()
    return true
  }
  return {
    seconds,
    issueAccess() {
      const token = `ory_at_${randomBytes(32).toString('base64url')}`
      access.set(token, end())
      return token
    },
    openSession() {
      const token = `ory_st_${randomBytes(24).toString('base64url')}`
      const opened = { id: randomUUID(), token, authenticatedAt: now(), expiresAt: end() }
      sessions.set(token, opened)
      return opened
    },
    session,
    renew(renewed) {
      renewed.authenticatedAt = now()
      renewed.expiresAt = end()
    },
    endSession,
    // Each kind of token in its own header only: that either header takes both is not documented.
    callerOf(headers) {
      const bearer = bearerOf(headers)
      if (bearer !== null) return (access.get(bearer) ?? now()) > now() ? 'service-account' : null
      return session(headers['x-session-token'] ?? '') === null ? null : 'user'
    },
    revoke(headers) {
      access.delete(bearerOf(headers) ?? '')
      endSession(headers['x-session-token'] ?? '')
    },
  }
}

/** The token of an Authorization header; null when there is no such header, empty when it holds something else. */
function bearerOf(headers: Readonly<Record<string, string>>): string | null {
  const header = headers['authorization']
  return header === undefined ? null : (/^Bearer +(\S+)$/i.exec(header)?.[1] ?? '')
}

/** RFC 3339 to the nanosecond, as sessions carry their times (fixture of the Kotlin SDK). */
export const nanoseconds = (date: Date): string =>
  date.toISOString().replace('Z', `${String(randomInt(1_000_000)).padStart(6, '0')}Z`)

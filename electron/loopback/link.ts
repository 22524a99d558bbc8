import { fingerprint, isAmong, newKey } from './keys.ts'

/** How long a link may be opened after it was issued. */
export const linkLifeMs = 10 * 60_000
/** Links that are open at once; the oldest gives way. Enough for somebody who asks again and again. */
const mostLinks = 8
/** Tabs that are signed in at once; the one that was silent longest gives way. */
const mostSessions = 32

/**
 * Who may come in. A link's key opens one session, once, within its life; a session's key opens every call of one
 * tab until the process ends. Only their fingerprints are kept.
 */
export class Links {
  readonly #now: () => number
  readonly #links = new Map<Buffer, { expires: number }>()
  readonly #sessions = new Set<Buffer>()

  /** @param now milliseconds of a clock that never jumps back */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now
  }

  /** A new key for a link's fragment. */
  issue(): string {
    const key = newKey()
    this.#links.set(fingerprint(key), { expires: this.#now() + linkLifeMs })
    dropOldest(this.#links, mostLinks)
    return key
  }

  /** Trades a link's key for a session key. Null when it is unknown, spent or too old. */
  spend(key: string): string | null {
    const link = isAmong(key, this.#links.keys())
    if (link === null) return null
    const inTime = (this.#links.get(link)?.expires ?? 0) >= this.#now()
    this.#links.delete(link)
    if (!inTime) return null
    const session = newKey()
    this.#sessions.add(fingerprint(session))
    dropOldest(this.#sessions, mostSessions)
    return session
  }

  /** Whether a session key opens calls. */
  admits(session: string): boolean {
    const known = isAmong(session, this.#sessions)
    if (known === null) return false
    // Move it to the end: the first is then the one that was silent longest.
    this.#sessions.delete(known)
    this.#sessions.add(known)
    return true
  }
}

function dropOldest(keys: Map<Buffer, unknown> | Set<Buffer>, most: number): void {
  for (const oldest of keys.keys()) {
    if (keys.size <= most) return
    keys.delete(oldest)
  }
}

import { createHash } from 'node:crypto'
import { Secret } from '../vault/secret.ts'
import type { HttpResult } from './http.ts'
import type { Outcome } from './provider.ts'

/** A sign-in that failed: what it means for a submission (nothing was sent), and what the call itself met. */
export interface SignInFailure {
  kind: 'failed'
  outcome: Extract<Outcome, { kind: 'waiting' | 'sign-in-refused' }>
  /** Null when it was not even tried. */
  result: HttpResult | null
}

/** `until`: when the token should be replaced, in milliseconds since 1970; null when only a refusal tells. */
export type SignedIn = { kind: 'signed-in'; token: Secret; until: number | null } | SignInFailure

export interface TokenKeeper {
  /**
   * The token in memory while it lasts, or a new one. Calls at the same time share one request. A token belongs to the address and
   * the secret it was got with: `belongsTo` has both, and only its hash is kept.
   */
  token(
    connectionId: string,
    belongsTo: string,
    signIn: () => Promise<SignedIn>,
    signal?: AbortSignal,
  ): Promise<SignedIn>
  /** The token in memory, whether or not its time is over; null when there is none. */
  kept(connectionId: string): Secret | null
  /** Drops a token that the service did not take, unless a newer one is there already. */
  drop: (connectionId: string, token: Secret) => void
  forget: (connectionId: string) => void
}

interface Kept {
  key: string
  signedIn: Promise<SignedIn>
  token: Secret | null
  until: number | null
}

/** Keeps one token per connection, in memory only. `clock` gives milliseconds since 1970. */
export function createTokenKeeper(clock: () => number): TokenKeeper {
  const all = new Map<string, Kept>()

  return {
    async token(connectionId, belongsTo, signIn, signal) {
      const key = createHash('sha256').update(belongsTo).digest('hex')
      const known = all.get(connectionId)
      const lasts = known?.key === key && (known.until === null || clock() < known.until)
      const entry = lasts ? known : start(connectionId, key, signIn)
      return signal === undefined ? entry.signedIn : unlessStopped(entry.signedIn, signal)
    },
    kept: (connectionId) => all.get(connectionId)?.token ?? null,
    drop(connectionId, token) {
      if (all.get(connectionId)?.token === token) all.delete(connectionId)
    },
    forget: (connectionId) => void all.delete(connectionId),
  }

  function start(connectionId: string, key: string, signIn: () => Promise<SignedIn>): Kept {
    const entry: Kept = { key, token: null, until: null, signedIn: signIn() }
    all.set(connectionId, entry)
    void entry.signedIn.then((signedIn) => {
      if (signedIn.kind === 'signed-in') {
        entry.token = signedIn.token
        entry.until = signedIn.until
      } else if (all.get(connectionId) === entry) all.delete(connectionId)
    })
    return entry
  }
}

/** Signing in met something that may pass: the submission waits. */
export function signInWaits(
  code: string,
  detail: string,
  retryAfterMs: number | null,
  result: HttpResult | null,
): SignInFailure {
  return { kind: 'failed', outcome: { kind: 'waiting', code, detail, retryAfterMs }, result }
}

/** Signing in was refused: somebody must mend the connection. */
export function signInRefused(code: string, detail: string, result: HttpResult | null): SignInFailure {
  return { kind: 'failed', outcome: { kind: 'sign-in-refused', code, detail }, result }
}

/** When a token should be replaced: a little before its time is over, so that none dies on its way. Null when it has no time of its own. */
export function renewAt(nowMs: number, lifeMs: number | null): number | null {
  if (lifeMs === null || !(lifeMs > 0)) return null
  return nowMs + lifeMs - Math.min(MARGIN_MS, lifeMs / 2)
}

const MARGIN_MS = 30_000

/** The token of an answer; null when it is none that fits into a header. */
export function asToken(value: unknown): Secret | null {
  if (typeof value !== 'string' || !/^[\x21-\x7E]{1,8000}$/.test(value.trim())) return null
  return Secret.of(value.trim())
}

/** Ends when the caller stops waiting; the shared sign-in goes on for the others. */
function unlessStopped(signedIn: Promise<SignedIn>, signal: AbortSignal): Promise<SignedIn> {
  return new Promise((resolve) => {
    const stop = () => resolve(signInWaits('HO-HTTP-STOPPED', 'Stopped while signing in.', null, null))
    if (signal.aborted) {
      stop()
      return
    }
    signal.addEventListener('abort', stop, { once: true })
    void signedIn.then((result) => {
      signal.removeEventListener('abort', stop)
      resolve(result)
    })
  })
}

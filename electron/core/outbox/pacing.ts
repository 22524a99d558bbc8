import type { Connection } from '#shared/contract/connections.ts'

/** How fast one connection is sent to. `perMinute` null: no limit. */
export interface Pace {
  perMinute: number | null
  burst: number
}

const USUAL_PER_MINUTE = 100
const LARGEST_BURST = 10
/** How many of one connection are sent at once, unless it says otherwise. */
const USUAL_CONCURRENCY = 4
/** How many of all connections together. */
export const MOST_AT_ONCE = 64

/** A rate that was asked for, as a pace. A slow one has no burst beyond what goes in a minute. */
export function paceOf(perMinute: number | null): Pace {
  return { perMinute, burst: Math.min(LARGEST_BURST, perMinute ?? LARGEST_BURST) }
}

/** How fast a connection is sent to and how many at once, by what is set for it. */
export function limitsOf({ pace }: Pick<Connection, 'pace'>): { pace: Pace; concurrency: number } {
  const perMinute = pace.perMinute === 0 ? null : (pace.perMinute ?? USUAL_PER_MINUTE)
  return { pace: paceOf(perMinute), concurrency: pace.concurrency ?? USUAL_CONCURRENCY }
}

/** One connection's allowance: full at first but for what was sent lately, refilled evenly, each request takes one. Times in milliseconds. */
export class TokenBucket {
  #pace: Pace
  #tokens: number
  #at: number

  /** @param lately how many left in the minute before */
  constructor(pace: Pace, now: number, lately = 0) {
    this.#pace = pace
    const left = pace.burst + (pace.perMinute ?? Infinity) - lately
    this.#tokens = Math.max(0, Math.min(pace.burst, left))
    this.#at = now
  }

  /** From now on at another pace; what was used up stays used up. */
  change(pace: Pace, now: number): void {
    if (pace.perMinute === this.#pace.perMinute && pace.burst === this.#pace.burst) return
    if (this.#pace.perMinute === null) {
      // Nothing was counted: nothing is left, and nothing is owed.
      this.#tokens = 0
      this.#at = now
    }
    this.available(now)
    this.#tokens = Math.min(this.#tokens, pace.burst)
    this.#pace = pace
  }

  /** How many requests may leave now. */
  available(now: number): number {
    if (this.#pace.perMinute === null) return Infinity
    const gained = (Math.max(0, now - this.#at) * this.#pace.perMinute) / 60_000
    this.#tokens = Math.min(this.#pace.burst, this.#tokens + gained)
    // Also when the clock was set back: what is refilled from here on counts, or nothing would leave until it caught up.
    this.#at = now
    // Sums of thirds and sevenths must not leave a token at 0.999…
    return Math.floor(this.#tokens + 1e-9)
  }

  take(count: number, now: number): void {
    if (this.available(now) < count) throw new RangeError('More was taken than there is.')
    this.#tokens -= count
  }

  /** When the next request may leave: `now` or later. */
  nextAt(now: number): number {
    if (this.available(now) >= 1 || this.#pace.perMinute === null) return now
    return now + Math.ceil(((1 - this.#tokens) * 60_000) / this.#pace.perMinute)
  }
}

/** Why a connection is held back: the service asked for it (or answered with nothing to use), or nobody could be reached. */
type Why = 'asked' | 'unreachable'

/**
 * When each connection may be sent to. After an attempt that came to nothing, the connection's queued rows are
 * held back as long as that row waits, instead of each of them running into the same wall.
 */
export class Pacing {
  readonly #buckets = new Map<string, TokenBucket>()
  readonly #held = new Map<string, { since: number; until: Readonly<Record<Why, number>> }>()
  readonly #lately: ReadonlyMap<string, number>

  /** @param lately how many each connection was sent in the minute before */
  constructor(lately: ReadonlyMap<string, number> = new Map()) {
    this.#lately = lately
  }

  /** To be called before the first question about a connection, and whenever its pace may be another. */
  setPace(connectionId: string, pace: Pace, now: number): void {
    const known = this.#buckets.get(connectionId)
    if (known !== undefined) known.change(pace, now)
    else this.#buckets.set(connectionId, new TokenBucket(pace, now, this.#lately.get(connectionId)))
  }

  available(connectionId: string, now: number): number {
    return this.#bucket(connectionId).available(now)
  }

  take(connectionId: string, count: number, now: number): void {
    this.#bucket(connectionId).take(count, now)
  }

  nextAt(connectionId: string, now: number): number {
    return this.#bucket(connectionId).nextAt(now)
  }

  /** Of two that could not be taken, the later time counts. */
  hold(connectionId: string, why: Why, until: number, now: number): void {
    const held = this.#held.get(connectionId)?.until ?? { asked: 0, unreachable: 0 }
    this.#held.set(connectionId, { since: now, until: { ...held, [why]: Math.max(until, held[why]) } })
  }

  /** The connection answered one that was sent at this time. Of what was on its way before it was held back, that tells nothing. */
  answered(connectionId: string, sentAt: number): void {
    if (sentAt >= (this.#held.get(connectionId)?.since ?? 0)) this.release(connectionId)
  }

  /** The connection was mended, or somebody asked to try now. */
  release(connectionId: string): void {
    this.#held.delete(connectionId)
  }

  /** What could not be reached may be tried at this time; what asked to be left alone may not. */
  reachable(at: number): void {
    for (const [id, { since, until }] of this.#held)
      this.#held.set(id, { since, until: { ...until, unreachable: Math.min(until.unreachable, at) } })
  }

  /** Until when queued rows are held back; 0 when they are not. */
  heldUntil(connectionId: string): number {
    const { asked = 0, unreachable = 0 } = this.#held.get(connectionId)?.until ?? {}
    return Math.max(asked, unreachable)
  }

  #bucket(connectionId: string): TokenBucket {
    const known = this.#buckets.get(connectionId)
    if (known === undefined) throw new Error(`Connection ${connectionId} has no pace yet.`)
    return known
  }
}

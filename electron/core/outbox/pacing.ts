/** How fast one connection is sent to. `perMinute` null: no limit. */
export interface Pace {
  perMinute: number | null
  burst: number
}

export const DEFAULT_PACE: Pace = { perMinute: 100, burst: 10 }
export const DEFAULT_CONCURRENCY = 4

/** One connection's allowance: full at first but for what was sent lately, refilled evenly, each request takes one. Times in milliseconds. */
export class TokenBucket {
  readonly #pace: Pace
  #tokens: number
  #at: number

  /** @param lately how many left in the minute before */
  constructor(pace: Pace, now: number, lately = 0) {
    this.#pace = pace
    const left = pace.burst + (pace.perMinute ?? Infinity) - lately
    this.#tokens = Math.max(0, Math.min(pace.burst, left))
    this.#at = now
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

/**
 * When each connection may be sent to. After an attempt that came to nothing, the connection's queued rows are
 * held back as long as that row waits, instead of each of them running into the same wall.
 */
export class Pacing {
  readonly #pace: Pace
  readonly #buckets = new Map<string, TokenBucket>()
  readonly #held = new Map<string, number>()
  readonly #lately: ReadonlyMap<string, number>

  /** @param lately how many each connection was sent in the minute before */
  constructor(pace: Pace, lately: ReadonlyMap<string, number> = new Map()) {
    this.#pace = pace
    this.#lately = lately
  }

  available(connectionId: string, now: number): number {
    return this.#bucket(connectionId, now).available(now)
  }

  take(connectionId: string, count: number, now: number): void {
    this.#bucket(connectionId, now).take(count, now)
  }

  nextAt(connectionId: string, now: number): number {
    return this.#bucket(connectionId, now).nextAt(now)
  }

  hold(connectionId: string, until: number): void {
    this.#held.set(connectionId, until)
  }

  /** The connection answered, or was mended, or somebody asked to try now. */
  release(connectionId: string): void {
    this.#held.delete(connectionId)
  }

  /** Until when queued rows are held back; 0 when they are not. */
  heldUntil(connectionId: string): number {
    return this.#held.get(connectionId) ?? 0
  }

  #bucket(connectionId: string, now: number): TokenBucket {
    const known = this.#buckets.get(connectionId)
    if (known !== undefined) return known
    const bucket = new TokenBucket(this.#pace, now, this.#lately.get(connectionId))
    this.#buckets.set(connectionId, bucket)
    return bucket
  }
}

import { setTimeout as sleep } from 'node:timers/promises'

/**
 * Slows down whoever guesses keys. A right key never meets it, so nobody can lock the real user out; a wrong one
 * waits, and when too many wait already it is turned away at once.
 */
export class Brake {
  readonly #delayMs: number
  readonly #most: number
  #waiting = 0

  constructor(delayMs: number, most: number) {
    this.#delayMs = delayMs
    this.#most = most
  }

  /** Waits its turn. False when there are too many. */
  async press(): Promise<boolean> {
    if (this.#waiting >= this.#most) return false
    this.#waiting++
    try {
      await sleep(this.#delayMs, undefined, { ref: false })
      return true
    } finally {
      this.#waiting--
    }
  }
}

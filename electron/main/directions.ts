import type { Direction } from '#shared/contract/desktop.ts'
import { Bell } from '#core/outbox/bell.ts'

/** A version that is new; `restart`: it is here, and a restart starts it. */
interface Update {
  version: string | null
  restart: boolean
}

/**
 * What the system asks of the page. Kept until a page follows, so that a link that started Handover, or one that was
 * clicked while no window was open, is not lost; the last one counts.
 */
export class Directions {
  #address: string | null = null
  #find = false
  #update: Update = { version: null, restart: false }
  #finishing = false
  /** What the page was told of. */
  #told = { update: this.#update, finishing: false }
  #follower: { bell: Bell } | null = null

  /** @param address of one of the page's places, such as `#/outbox` */
  go(address: string): void {
    this.#address = address
    this.#follower?.bell.ring()
  }

  /** To search over everything, wherever the page is. */
  find(): void {
    this.#find = true
    this.#follower?.bell.ring()
  }

  /**
   * @param version which is there, or null when none is any more
   * @param restart whether a restart starts it
   */
  offerUpdate(version: string | null, restart: boolean): void {
    if (version === this.#update.version && restart === this.#update.restart) return
    this.#update = { version, restart }
    this.#follower?.bell.ring()
  }

  /** Handover closes as soon as what is on its way has its answer. */
  finish(): void {
    this.#finishing = true
    this.#follower?.bell.ring()
  }

  /** A page that follows takes the place of the one before, which was loaded anew or has died. */
  async *follow(signal: AbortSignal | undefined): AsyncGenerator<Direction, void, void> {
    const bell = new Bell()
    const follower = { bell }
    this.#follower?.bell.ring()
    this.#follower = follower
    this.#told = { update: { version: null, restart: false }, finishing: false }
    const over = () => signal?.aborted === true || this.#follower !== follower
    const stop = () => bell.ring()
    signal?.addEventListener('abort', stop)
    try {
      while (!over()) {
        yield* this.#waiting()
        if (!over() && !this.#hasMore()) await bell.wait(Infinity)
      }
    } finally {
      signal?.removeEventListener('abort', stop)
      if (this.#follower === follower) this.#follower = null
    }
  }

  #hasMore(): boolean {
    return (
      this.#address !== null || this.#find || this.#hasNewUpdate() || this.#finishing !== this.#told.finishing
    )
  }

  #hasNewUpdate(): boolean {
    const [now, told] = [this.#update, this.#told.update]
    return now.version !== told.version || now.restart !== told.restart
  }

  *#waiting(): Generator<Direction, void, void> {
    const address = this.#address
    if (address !== null) {
      yield { kind: 'go', address }
      // Not before: a page that dies meanwhile has not been there.
      if (this.#address === address) this.#address = null
    }
    if (this.#find) {
      this.#find = false
      yield { kind: 'find' }
    }
    if (this.#hasNewUpdate()) {
      const update = this.#update
      this.#told.update = update
      yield { kind: 'update', ...update }
    }
    if (this.#finishing === this.#told.finishing) return
    this.#told.finishing = this.#finishing
    yield { kind: 'finishing' }
  }
}

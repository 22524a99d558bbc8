import type { Direction } from '#shared/contract/desktop.ts'
import { Bell } from '#core/outbox/bell.ts'

/**
 * What the system asks of the page. Kept until a page follows, so that a link that started Handover, or one that was
 * clicked while no window was open, is not lost; the last one counts.
 */
export class Directions {
  #address: string | null = null
  #update: string | null = null
  /** The version that the page was told of. */
  #toldUpdate: string | null = null
  #follower: { bell: Bell } | null = null

  /** @param address of one of the page's places, such as `#/outbox` */
  go(address: string): void {
    this.#address = address
    this.#follower?.bell.ring()
  }

  /** @param version which waits to be started, or null when none does any more */
  offerUpdate(version: string | null): void {
    this.#update = version
    this.#follower?.bell.ring()
  }

  /** A page that follows takes the place of the one before, which was loaded anew or has died. */
  async *follow(signal: AbortSignal | undefined): AsyncGenerator<Direction, void, void> {
    const bell = new Bell()
    const follower = { bell }
    this.#follower?.bell.ring()
    this.#follower = follower
    this.#toldUpdate = null
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
    return this.#address !== null || this.#update !== this.#toldUpdate
  }

  *#waiting(): Generator<Direction, void, void> {
    const [address, update] = [this.#address, this.#update]
    if (address !== null) {
      yield { kind: 'go', address }
      // Not before: a page that dies meanwhile has not been there.
      if (this.#address === address) this.#address = null
    }
    if (update === this.#toldUpdate) return
    this.#toldUpdate = update
    yield { kind: 'update', version: update }
  }
}

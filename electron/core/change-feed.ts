import type { Change } from '#shared/contract/submissions.ts'
import { Bell } from './outbox/bell.ts'

/** Whoever listens reads lists anew each time, and while hundreds are sent there is a change every few milliseconds. */
const PAUSE_MS = 100

/**
 * Tells listeners that something changed and ought to be read anew: the first change at once, those of the next tenth of a
 * second together. Several changes of one area between two looks are one, so a slow listener never falls behind.
 */
export class ChangeFeed {
  readonly #listeners = new Set<(area: Change['area']) => void>()

  tell(area: Change['area']): void {
    for (const listener of this.#listeners) listener(area)
  }

  /** Yields every area at once, then each one that changes, until the signal fires. */
  async *follow(signal: AbortSignal | undefined): AsyncGenerator<Change, void, void> {
    let areas = new Set<Change['area']>([
      'profile',
      'connections',
      'drafts',
      'submissions',
      'imports',
      'homes',
    ])
    const bell = new Bell()
    const ended = () => signal?.aborted === true
    const listener = (area: Change['area']): void => {
      areas.add(area)
      bell.ring()
    }
    const stop = (): void => bell.ring()
    this.#listeners.add(listener)
    signal?.addEventListener('abort', stop)
    try {
      while (!ended()) {
        const changed = areas
        areas = new Set()
        for (const area of changed) yield { area }
        const told = performance.now()
        while (areas.size === 0 && !ended()) await bell.wait(Infinity)
        const left = () => told + PAUSE_MS - performance.now()
        while (left() > 0 && !ended()) await bell.wait(left())
      }
    } finally {
      this.#listeners.delete(listener)
      signal?.removeEventListener('abort', stop)
    }
  }
}

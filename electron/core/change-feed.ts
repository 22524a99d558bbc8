import type { Change } from '#shared/contract/submissions.ts'

/**
 * Tells listeners that something changed and ought to be read anew. Several changes of one area between two
 * looks are one change, so a slow listener never falls behind.
 */
export class ChangeFeed {
  readonly #listeners = new Set<(area: Change['area']) => void>()

  tell(area: Change['area']): void {
    for (const listener of this.#listeners) listener(area)
  }

  /** Yields every area at once, then each one that changes, until the signal fires. */
  async *follow(signal: AbortSignal | undefined): AsyncGenerator<Change, void, void> {
    const areas = new Set<Change['area']>(['profile', 'connections', 'drafts', 'submissions', 'imports'])
    let wake: () => void = () => undefined
    const listener = (area: Change['area']): void => {
      areas.add(area)
      wake()
    }
    const stop = (): void => wake()
    this.#listeners.add(listener)
    signal?.addEventListener('abort', stop)
    try {
      while (signal?.aborted !== true) {
        for (const area of areas) {
          areas.delete(area)
          yield { area }
        }
        if (areas.size === 0)
          await new Promise<void>((resolve) => (signal?.aborted === true ? resolve() : (wake = resolve)))
      }
    } finally {
      this.#listeners.delete(listener)
      signal?.removeEventListener('abort', stop)
    }
  }
}

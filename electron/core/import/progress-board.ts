import type { ImportProgress } from '#shared/contract/imports.ts'

const GONE: ImportProgress = { stage: 'cancelled', done: 0, total: 0 }

/** How far each file is that is being worked on; whoever wants to know is told. */
export class ProgressBoard {
  readonly #now = new Map<string, ImportProgress>()
  /** How the last work on a file ended. */
  readonly #last = new Map<string, ImportProgress>()
  readonly #watchers = new Map<string, Set<() => void>>()

  tell(id: string, progress: ImportProgress): void {
    if (isLast(progress)) {
      this.#now.delete(id)
      this.#last.set(id, progress)
    } else this.#now.set(id, progress)
    for (const watcher of this.#watchers.get(id) ?? []) watcher()
  }

  isRunning(id: string): boolean {
    return this.#now.has(id)
  }

  /** The file is no more: who watches it is told that, and no more. */
  forget(id: string): void {
    this.tell(id, GONE)
    this.#last.delete(id)
  }

  /**
   * Yields at once, then as it goes on; several steps between two looks are one. Ends with the work.
   *
   * @param rest what is told while nothing is being done; null: nothing was done yet, so it waits
   */
  async *follow(
    id: string,
    rest: ImportProgress | null,
    signal: AbortSignal | undefined,
  ): AsyncGenerator<ImportProgress, void, void> {
    const running = this.#now.get(id)
    if (running === undefined && rest !== null) {
      yield this.#last.get(id) ?? rest
      return
    }
    const seen = { wake: (): void => undefined, news: false }
    const watcher = () => {
      seen.news = true
      seen.wake()
    }
    const watchers = this.#watchers.get(id) ?? new Set()
    watchers.add(watcher)
    this.#watchers.set(id, watchers)
    signal?.addEventListener('abort', watcher)
    try {
      yield running ?? { stage: 'reading', done: 0, total: 0 }
      while (signal?.aborted !== true) {
        if (!seen.news) await new Promise<void>((resolve) => (seen.wake = resolve))
        seen.news = false
        const now = this.#now.get(id)
        yield now ?? this.#last.get(id) ?? GONE
        if (now === undefined) return
      }
    } finally {
      watchers.delete(watcher)
      if (watchers.size === 0) this.#watchers.delete(id)
      signal?.removeEventListener('abort', watcher)
    }
  }
}

function isLast({ stage }: ImportProgress): boolean {
  return stage === 'done' || stage === 'cancelled' || stage === 'failed'
}

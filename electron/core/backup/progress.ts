import type { BackupProgress } from '#shared/contract/backup.ts'

const IDLE: BackupProgress = { stage: 'idle', done: 0, total: 0 }

/** How far the one piece of work is that may be going on; whoever wants to know is told. */
export class BackupBoard {
  #now = IDLE
  readonly #watchers = new Set<() => void>()

  get idle(): boolean {
    return this.#now.stage === 'idle'
  }

  readonly tell = (progress: BackupProgress): void => {
    this.#now = progress
    for (const watcher of this.#watchers) watcher()
  }

  end(): void {
    this.tell(IDLE)
  }

  /** Yields at once, then as it goes on; several steps between two looks are one. Ends when nothing is being done. */
  async *follow(signal: AbortSignal | undefined): AsyncGenerator<BackupProgress, void, void> {
    const seen = { wake: (): void => undefined, news: false }
    const watcher = () => {
      seen.news = true
      seen.wake()
    }
    this.#watchers.add(watcher)
    signal?.addEventListener('abort', watcher)
    try {
      for (;;) {
        const now = this.#now
        yield now
        if (now.stage === 'idle' || signal?.aborted === true) return
        if (!seen.news) await new Promise<void>((resolve) => (seen.wake = resolve))
        seen.news = false
      }
    } finally {
      this.#watchers.delete(watcher)
      signal?.removeEventListener('abort', watcher)
    }
  }
}

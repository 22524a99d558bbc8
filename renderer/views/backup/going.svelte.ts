import { pause } from './pause.ts'
import type { Session } from '#renderer/state/session.svelte.ts'
import { backupWords } from '#renderer/words/backup.ts'

/** How far something is, in words. */
export interface Told {
  words: string
  done: number
  /** 0: nobody knows how much there is. */
  total: number
}

/** The core tells nothing for a moment before it begins. */
const LOOK_AGAIN_MS = 300

/** How far the one piece of work with a backup is. */
export class Going {
  now = $state.raw<Told | null>(null)
  readonly #session: Session
  readonly #ended = new AbortController()

  constructor(session: Session) {
    this.#session = session
  }

  get signal(): AbortSignal {
    return this.#ended.signal
  }

  tell(now: Told | null): void {
    this.now = now
  }

  /** Follows the core's progress as long as the work goes on. */
  async during<T>(work: () => Promise<T>): Promise<T> {
    const done = new AbortController()
    const following = this.#follow(AbortSignal.any([done.signal, this.#ended.signal]))
    try {
      return await work()
    } finally {
      done.abort()
      await following
    }
  }

  stop(): void {
    this.#ended.abort()
  }

  async #follow(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      try {
        const progress = await this.#session.client.backup.progress(undefined, { signal })
        for await (const { stage, done, total } of progress)
          if (stage !== 'idle')
            this.tell({ words: backupWords().stages[stage], done, total: done === 0 ? 0 : total })
      } catch {
        // Whoever asked for the work is told of what fails.
      }
      await pause(LOOK_AGAIN_MS, signal)
    }
  }
}

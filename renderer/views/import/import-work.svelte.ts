import type { Failure } from '#renderer/api/errors.ts'
import type { Session } from '#renderer/state/session.svelte.ts'
import type { Import, ImportProgress } from '#shared/contract/imports.ts'

/** A file that is being prepared, and what is being done with it now. */
export class ImportWork {
  readonly session: Session
  readonly id: string
  /** Null until it was read. */
  file = $state.raw<Import | null>(null)
  /** How far what takes time is; null while nothing does. */
  progress = $state.raw<ImportProgress | null>(null)
  failure = $state.raw<Failure | null>(null)

  constructor(session: Session, id: string) {
    this.session = session
    this.id = id
  }

  /** Reads where it stands. */
  async load(): Promise<void> {
    try {
      this.file = await this.session.client.imports.get({ id: this.id })
    } catch (error) {
      this.failure = this.session.told(error)
    }
  }

  /** Does something that takes time, and follows how far it is; undefined when it failed, which is told in `failure`. */
  async during<Result>(work: () => Promise<Result>): Promise<Result | undefined> {
    this.failure = null
    const following = new AbortController()
    this.progress = { stage: 'reading', done: 0, total: 0 }
    void this.#follow(following.signal)
    try {
      return await work()
    } catch (error) {
      this.failure = this.session.told(error)
      return undefined
    } finally {
      following.abort()
      this.progress = null
    }
  }

  /** Waits for what another window, or this one before, has begun. */
  async waitForReading(): Promise<void> {
    await this.during(async () => {
      const progress = await this.session.client.imports.progress({ id: this.id })
      for await (const now of progress) this.progress = now
    })
    await this.load()
  }

  async stop(): Promise<void> {
    try {
      await this.session.client.imports.stop({ id: this.id })
    } catch (error) {
      this.failure = this.session.told(error)
    }
  }

  /** What is told before the work has begun is how the last work ended: then it is asked again. */
  async #follow(signal: AbortSignal): Promise<void> {
    while (!isOver(signal)) {
      try {
        const progress = await this.session.client.imports.progress({ id: this.id }, { signal })
        for await (const now of progress) {
          if (isOver(signal)) return
          if (GOING.includes(now.stage)) this.progress = now
        }
      } catch {
        // The bar alone is missing then: whether the work itself failed is told by the work.
        return
      }
      await new Promise((resolve) => setTimeout(resolve, ASK_AGAIN_MS))
    }
  }
}

const GOING: readonly ImportProgress['stage'][] = ['reading', 'checking', 'queuing']
const ASK_AGAIN_MS = 150

/** Asked anew after each wait, which the flow of types does not see. */
function isOver(signal: AbortSignal): boolean {
  return signal.aborted
}

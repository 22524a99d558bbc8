import { setImmediate as giveWay } from 'node:timers/promises'
import { nameOf, type Log } from '../../log.ts'
import type { Store } from '../../store/store.ts'
import type { Secret } from '../../vault/secret.ts'

export interface LearnerDeps {
  store: Store
  key: Secret
  log: Log
  /** Told when something was learned. */
  learned: () => void
}

/** Several submissions that are queued one after the other are learned from together. */
const PAUSE_MS = 400
/** So many are learned from while somebody who looks waits: what was queued just now is always there. */
const WAITED_FOR = 500
/** As long as somebody waits when there are more, of an import or of a store from before; the rest follows by itself. */
const PATIENCE_MS = 400
/** After so many were learned from at once, the search indexes are in many pieces. */
const MANY = 1_000

/**
 * Keeps the homes and people up with what was queued, beside everything else that goes on. Its code is loaded when there is something to learn.
 */
export class HomesLearner {
  readonly #deps: LearnerDeps
  #running: Promise<void> | null = null
  #timer: NodeJS.Timeout | undefined
  #closed = false
  #merging: Promise<void> = Promise.resolve()
  /** The indexes are merged once while a profile is open, and after very much. */
  #toMerge = true

  constructor(deps: LearnerDeps) {
    this.#deps = deps
  }

  /** Something may have been queued: learns from it in a moment. */
  soon(): void {
    if (this.#closed || this.#timer !== undefined) return
    this.#timer = setTimeout(() => {
      this.#timer = undefined
      void this.#run().then(() => this.#merge())
    }, PAUSE_MS).unref()
  }

  /** Before homes or people are looked at: waits for what there is to learn, but not long for very much. */
  async upToDate(): Promise<void> {
    const behind = await this.#behindBy()
    if (behind === 0) return
    if (behind <= WAITED_FOR) {
      await this.#run()
      // What was queued while an earlier run came to its end.
      if (!this.#closed && (await this.#behindBy()) > 0) await this.#run()
      return
    }
    let timer: NodeJS.Timeout | undefined
    const patience = new Promise<void>((resolve) => (timer = setTimeout(resolve, PATIENCE_MS)))
    await Promise.race([this.#run(), patience])
    clearTimeout(timer)
  }

  /** Before anything is erased: learns all there is to learn. */
  async all(): Promise<void> {
    await this.#run()
  }

  async close(): Promise<void> {
    this.#closed = true
    clearTimeout(this.#timer)
    await this.#running
    await this.#merging
  }

  /** So many submissions were not learned from, and so many homes are not up to date. */
  async #behindBy(): Promise<number> {
    const { queries } = this.#deps.store
    const [{ behindBy }, { staleUpTo }] = [await import('./learn.ts'), await import('./home-states.ts')]
    return (await behindBy(queries)) + (await staleUpTo(queries, WAITED_FOR + 1))
  }

  #run(): Promise<void> {
    this.#running ??= this.#learn().finally(() => (this.#running = null))
    return this.#running
  }

  /** Afterwards, so that nobody who looks at homes waits for it. */
  #merge(): void {
    if (!this.#toMerge || this.#closed) return
    this.#toMerge = false
    const { store, log } = this.#deps
    this.#merging = this.#merging.then(async () => {
      try {
        const { mergeSearchIndexes } = await import('../merge-search-indexes.ts')
        await mergeSearchIndexes(store, () => !this.#closed)
      } catch (error) {
        if (!this.#closed) log.error({ error: nameOf(error) }, 'The search indexes could not be merged.')
      }
    })
  }

  /** A store in trouble is told by whoever asks it next; the submissions are learned from another time. */
  async #learn(): Promise<void> {
    const { store, key, log, learned } = this.#deps
    try {
      const { isBehind, learnGroup } = await import('./learn.ts')
      const open = () => !this.#closed
      if (open() && (await isBehind(store.queries))) {
        const { jobOf } = await import('../../providers/jobs.ts')
        let all = 0
        for (let some = 1; open() && some > 0; all += some) {
          some = await learnGroup({ store, key, jobOf })
          if (some > 0) learned()
          await giveWay()
        }
        if (all >= MANY) this.#toMerge = true
      }
      const { freshenGroup } = await import('./home-states.ts')
      while (open() && (await freshenGroup(store)) > 0) {
        learned()
        await giveWay()
      }
    } catch (error) {
      if (!this.#closed) log.error({ error: nameOf(error) }, 'The homes could not be brought up to date.')
    }
  }
}

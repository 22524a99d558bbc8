import { nameOf, type Log } from '../log.ts'
import { CANNOT_ASK, type LookedUp } from './look-up.ts'

/** Looks again after so long each, for a server that was slow may have finished meanwhile. */
export const LOOK_AGAIN_MS = [60_000, 5 * 60_000, 30 * 60_000] as const

interface LookingUpTools {
  look: (id: string) => Promise<LookedUp>
  /** Called with whether it was settled, each time that a service was asked. */
  looked: (settled: boolean) => void
  log: Log
}

/**
 * Asks the services, where they can be asked, what became of submissions whose answers were lost, before anybody is asked. What is
 * found settles them; what is not leaves them as they are, to be looked up again a few times.
 */
export class LookingUp {
  readonly #tools: LookingUpTools
  readonly #asking = new Set<Promise<void>>()
  readonly #later = new Map<string, NodeJS.Timeout>()
  #closed = false

  constructor(tools: LookingUpTools) {
    this.#tools = tools
  }

  /** Whether nobody is being asked just now. */
  get idle(): boolean {
    return this.#asking.size === 0
  }

  /** Asks now. `times` is how often it was asked before. Never throws. */
  begin(id: string, times = 0): void {
    const asked = this.#ask(id, times).finally(() => this.#asking.delete(asked))
    this.#asking.add(asked)
  }

  async #ask(id: string, times: number): Promise<void> {
    const { look, looked, log } = this.#tools
    clearTimeout(this.#later.get(id))
    this.#later.delete(id)
    let settled = false
    try {
      const { submission, failure } = await look(id)
      settled = submission.state !== 'unconfirmed'
      if (!settled && failure?.code !== CANNOT_ASK) this.#again(id, times)
    } catch (error) {
      // Somebody has answered meanwhile, or store or vault are in trouble: the question stays on its page.
      log.warn({ submission: id, error: nameOf(error) }, 'Looking a submission up failed.')
    }
    looked(settled)
  }

  #again(id: string, times: number): void {
    const wait = LOOK_AGAIN_MS[times]
    if (wait === undefined || this.#closed) return
    this.#later.set(id, setTimeout(() => this.begin(id, times + 1), wait).unref())
  }

  /** Asks nobody any more, and waits for those who are being asked. */
  async close(): Promise<void> {
    this.#closed = true
    for (const timer of this.#later.values()) clearTimeout(timer)
    await Promise.all(this.#asking)
  }
}

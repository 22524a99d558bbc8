import { nameOf } from '../log.ts'
import type { OutboxDeps } from './deps.ts'
import { makeDueAgain } from './eligible.ts'
import { NOT_CONNECTED, systemNetwork } from './network.ts'
import type { Pacing } from './pacing.ts'
import type { Finished } from './settle.ts'

/** How often the system is asked for its networks, while something waits because it could not connect. */
const LOOK_MS = 2_000
/** When so much time has passed between two looks, the computer slept: a sender looks every five seconds. */
const SLEPT_MS = 60_000
/** Networks come and go one by one when a computer wakes up; not each of them is a reason to try everything. */
const APART_MS = 10_000
/** Twenty computers of one office wake up together, and need not ring at the same moment. */
const JITTER_MS = 3_000

/**
 * What waits because it could not connect is due again when there is a reason to think that it now can: this computer woke up, or is on
 * another network. What a service asked to be tried later is not.
 */
export class Waking {
  readonly #deps: OutboxDeps
  readonly #pacing: Pacing
  readonly #due: () => void
  /** Whether something may wait because it could not connect. It may have waited before this process began. */
  #watching = true
  #networks: string
  #lookedAt: number
  #looked = 0
  #triedAt = -Infinity
  #reason = false
  #restUntil = 0

  /** @param due is called when something may be due */
  constructor(deps: OutboxDeps, pacing: Pacing, due: () => void) {
    this.#deps = deps
    this.#pacing = pacing
    this.#due = due
    this.#networks = this.#network.interfaces()
    this.#lookedAt = deps.clock().getTime()
  }

  /** Whether nothing new may be sent just now: see `rest`. */
  get resting(): boolean {
    return performance.now() < this.#restUntil
  }

  /** Nothing new is sent for so long: the computer goes to sleep, and what is on its way then has its answer lost. */
  rest(ms: number): void {
    this.#restUntil = performance.now() + ms
  }

  /** What attempts met that are over. */
  note(finished: readonly Pick<Finished, 'settled'>[]): void {
    if (this.#watching || !finished.some(({ settled }) => NOT_CONNECTED.includes(settled.code))) return
    this.#watching = true
    this.#networks = this.#network.interfaces()
    this.#lookedAt = this.#deps.clock().getTime()
  }

  /** To be called at least every few seconds: tries again when this computer slept, or is on another network. */
  async look(): Promise<void> {
    const now = performance.now()
    if (!this.#watching || now - this.#looked < LOOK_MS) return
    this.#looked = now
    const lookedAt = this.#deps.clock().getTime()
    const networks = this.#network.interfaces()
    const slept = lookedAt - this.#lookedAt > SLEPT_MS
    const moved = networks !== '' && networks !== this.#networks
    this.#lookedAt = lookedAt
    this.#networks = networks
    this.#reason ||= slept || moved
    if (this.#reason && now - this.#triedAt > APART_MS) await this.tryNow()
  }

  /** This computer woke up, or is on another network: within three seconds everything that could not connect is tried. */
  async tryNow(): Promise<void> {
    this.#restUntil = 0
    await this.dueIn(this.#deps.random() * JITTER_MS)
  }

  /** What could not connect is due after so many milliseconds, if not before. */
  async dueIn(ms: number): Promise<void> {
    const { store, clock, log } = this.#deps
    this.#reason = false
    this.#triedAt = performance.now()
    const at = new Date(clock().getTime() + ms)
    this.#pacing.reachable(at.getTime())
    try {
      const made = await store.transaction((queries) => makeDueAgain(queries, NOT_CONNECTED, at))
      if (made === 0) this.#watching = false
    } catch (error) {
      log.error({ error: nameOf(error) }, 'What waited for the network waits for its time.')
    }
    this.#due()
  }

  get #network() {
    return this.#deps.network ?? systemNetwork
  }
}

import type { Change } from '#shared/contract/submissions.ts'
import { nameOf } from '../log.ts'
import type { Bell } from './bell.ts'
import type { OutboxDeps } from './deps.ts'
import { Sender, type SenderOptions } from './sender.ts'

/** How long a close waits for answers that are under way, unless whoever closes knows better. */
const CLOSE_MS = 10_000

/** The place of this process's sender: empty, or taken by one that holds the profile's lock. */
export class Seat {
  sender: Sender | null = null
  /** How long to wait for answers when it is left, in milliseconds. */
  patienceMs = CLOSE_MS
  readonly #deps: OutboxDeps
  readonly #bell: Bell
  readonly #changed: (area: Change['area']) => void

  constructor(deps: OutboxDeps, bell: Bell, changed: (area: Change['area']) => void) {
    this.#deps = deps
    this.#bell = bell
    this.#changed = changed
  }

  /** The sender that is there, or a new one if the lock is to be had, or null. */
  async take(options: SenderOptions): Promise<Sender | null> {
    this.sender ??= await Sender.open(this.#deps, options, this.#bell, this.#changed)
    return this.sender
  }

  /** Waits for what is being sent and gives the lock back. */
  async leave(): Promise<void> {
    const sender = this.sender
    if (sender === null) return
    try {
      await sender.close(this.patienceMs)
    } finally {
      this.sender = null
    }
  }

  /** The same after a failure, which is the error to tell: another one is only logged. */
  async abandon(): Promise<void> {
    try {
      await this.leave()
    } catch (error) {
      this.#deps.log.error(
        { error: nameOf(error) },
        'What was being sent could not be settled; left to recovery.',
      )
    }
  }
}

import { failureOf, type Failure } from '#renderer/api/errors.ts'
import { failureWords } from '#renderer/words/failures.ts'
import type { Found } from '#shared/contract/known-home.ts'

/** Asks the store. */
export type Ask = (text: string) => Promise<readonly Found[]>

/** How long typing has to rest before the store is asked, in milliseconds. */
export const TYPING_RESTS_MS = 120

/** What was typed into the search and what was found for it. Only the answer to the last question counts. */
export class Finding {
  readonly #ask: Ask
  text = $state('')
  /** What was found for the text that was asked last; it stays until the next answer is there. */
  results = $state.raw<readonly Found[]>([])
  /** Whether the text that stands there still waits for its answer. */
  busy = $state(false)
  failure = $state.raw<Failure | null>(null)
  #turn = 0
  #timer: ReturnType<typeof setTimeout> | undefined
  #settled: (() => void)[] = []

  constructor(ask: Ask) {
    this.#ask = ask
  }

  type(text: string): void {
    this.text = text
    this.#turn += 1
    clearTimeout(this.#timer)
    const asked = text.trim()
    if (asked === '') {
      this.#take([])
      return
    }
    this.busy = true
    const turn = this.#turn
    this.#timer = setTimeout(() => void this.#find(asked, turn), TYPING_RESTS_MS)
  }

  /** Asks once more what could not be answered. */
  retry(): void {
    this.type(this.text)
  }

  /** Once what was typed so far has its answer. */
  settled(): Promise<void> {
    return this.busy ? new Promise((resolve) => this.#settled.push(resolve)) : Promise.resolve()
  }

  /** From now on no answer counts. */
  leave(): void {
    this.#turn += 1
    clearTimeout(this.#timer)
  }

  async #find(text: string, turn: number): Promise<void> {
    try {
      const results = await this.#ask(text)
      if (turn === this.#turn) this.#take(results)
    } catch (error) {
      if (turn === this.#turn) this.#take([], failureOf(error, failureWords()))
    }
  }

  #take(results: readonly Found[], failure: Failure | null = null): void {
    this.results = results
    this.failure = failure
    this.busy = false
    for (const go of this.#settled.splice(0)) go()
  }
}

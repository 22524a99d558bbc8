import type { Client } from '#renderer/api/client.ts'
import type { Overview } from '#shared/contract/today.ts'

/** What there is to do, read anew whenever something changed; one reading at a time. */
export class TodayOverview {
  readonly #client: Client
  readonly #prepare: (value: Overview) => Promise<unknown>
  readonly #onfail: (error: unknown) => void
  /** Null until it was read. */
  value = $state.raw<Overview | null>(null)
  #reading = false
  #again = false

  /** `prepare` loads what shows it: whether that could be loaded is told by who shows it. */
  constructor(
    client: Client,
    how: { prepare: (value: Overview) => Promise<unknown>; onfail: (error: unknown) => void },
  ) {
    this.#client = client
    this.#prepare = how.prepare
    this.#onfail = how.onfail
  }

  async read(): Promise<void> {
    this.#again = this.#reading
    if (this.#reading) return
    this.#reading = true
    try {
      const value = await this.#client.today.overview()
      await this.#prepare(value).catch(() => undefined)
      this.value = value
    } catch (error) {
      this.#onfail(error)
    } finally {
      this.#reading = false
    }
    if (this.#again) await this.read()
  }
}

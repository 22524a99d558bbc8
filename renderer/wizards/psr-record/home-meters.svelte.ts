import type { Client } from '#renderer/api/client.ts'
import type { Failure, Tell } from '#renderer/api/errors.ts'
import type { Meter } from '#shared/contract/ctrl-hub.ts'
import type { Problem } from '#shared/domain/problem.ts'

/** The meters of a home, read from the service while the wizard is open. */
export class HomeMeters {
  readonly #client: Client
  readonly #told: Tell
  asking = $state(false)
  /** Null until they were read for this home. */
  list = $state.raw<readonly Meter[] | null>(null)
  /** What the service, or the way to it, said. */
  problem = $state.raw<Problem | null>(null)
  failure = $state.raw<Failure | null>(null)
  #asked = ''

  constructor(client: Client, told: Tell) {
    this.#client = client
    this.#told = told
  }

  /** Reads the meters of a home unless it has them. Never throws. */
  async ask(connectionId: string, propertyId: string): Promise<void> {
    const wanted = `${connectionId} ${propertyId}`
    if (this.#asked === wanted) return
    this.#asked = wanted
    this.asking = true
    this.list = null
    this.problem = null
    this.failure = null
    try {
      const { meters, failure } = await this.#client.ctrlHub.meters({ connectionId, propertyId })
      if (this.#asked !== wanted) return
      this.problem = failure
      if (failure === null) this.list = meters
    } catch (error) {
      if (this.#asked === wanted) this.failure = this.#told(error)
    } finally {
      if (this.#asked === wanted) this.asking = false
    }
  }

  /** Asks once more, after a failure. */
  async again(connectionId: string, propertyId: string): Promise<void> {
    this.#asked = ''
    await this.ask(connectionId, propertyId)
  }
}

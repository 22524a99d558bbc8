import type { Client } from '#renderer/api/client.ts'
import type { Failure, Tell } from '#renderer/api/errors.ts'
import type { Problem } from '#shared/domain/problem.ts'

/** The variables of a service: hidden until somebody asks to see them, which the core notes in the audit log. */
export class ShownVariables {
  readonly #client: Client
  readonly #ids: () => { connectionId: string; serviceId: string }
  readonly #told: Tell
  /** As indented JSON, '' when it has none; null while hidden. */
  text = $state<string | null>(null)
  problem = $state.raw<Problem | null>(null)
  failure = $state.raw<Failure | null>(null)
  busy = $state(false)

  constructor(client: Client, ids: () => { connectionId: string; serviceId: string }, told: Tell) {
    this.#client = client
    this.#ids = ids
    this.#told = told
  }

  /** Gives what is shown; null when it cannot be, and `problem` or `failure` tells why. */
  async show(): Promise<string | null> {
    if (this.busy) return null
    this.busy = true
    this.problem = null
    this.failure = null
    try {
      const { variables, failure } = await this.#client.yeti.revealVariables(this.#ids())
      this.text = variables
      this.problem = failure
    } catch (error) {
      this.failure = this.#told(error)
    } finally {
      this.busy = false
    }
    return this.text
  }

  hide(): void {
    this.text = null
  }
}

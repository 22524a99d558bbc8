import type { Client } from '#renderer/api/client.ts'
import type { Failure, Tell } from '#renderer/api/errors.ts'
import type { BilledService, ServiceTransaction } from '#shared/contract/yeti.ts'
import type { Problem } from '#shared/domain/problem.ts'
import { anotherOn } from './another.ts'

/** One billed service while its page is open, with what it charged. */
export class OpenedService {
  readonly #client: Client
  readonly #ids: { connectionId: string; serviceId: string }
  readonly #told: Tell
  service = $state.raw<BilledService | null>(null)
  charges = $state.raw<readonly ServiceTransaction[]>([])
  /** Whether these are all the charges there are. */
  allCharges = $state(true)
  /** What the service, or the way to it, said when it could not be read. */
  problem = $state.raw<Problem | null>(null)
  /** What the call itself failed with. */
  failure = $state.raw<Failure | null>(null)
  busy = $state(false)
  /** Whether the next service on its account is being begun. */
  beginning = $state(false)

  constructor(client: Client, ids: { connectionId: string; serviceId: string }, told: Tell) {
    this.#client = client
    this.#ids = ids
    this.#told = told
  }

  async read(): Promise<void> {
    this.busy = true
    this.problem = null
    this.failure = null
    try {
      const { service, charges, allCharges, failure } = await this.#client.yeti.service(this.#ids)
      this.service = service
      this.charges = charges
      this.allCharges = allCharges
      this.problem = failure
    } catch (error) {
      this.failure = this.#told(error)
    } finally {
      this.busy = false
    }
  }

  /** Begins another service on the same account, and gives the id of its draft; null when that failed, which is then told. */
  async beginAnother(): Promise<string | null> {
    const known = this.service?.account ?? null
    if (known === null || this.beginning) return null
    const { connectionId } = this.#ids
    this.beginning = true
    this.problem = null
    this.failure = null
    try {
      const { account, failure } = await this.#client.yeti.account({
        connectionId,
        accountId: known.id,
      })
      this.problem = failure
      if (failure !== null) return null
      // One that is not found is told where it would be charged.
      const charged = account ?? { ...known, balance: null, minBalance: null }
      const draft = await this.#client.drafts.save(anotherOn(charged, connectionId))
      return draft.id
    } catch (error) {
      this.failure = this.#told(error)
      return null
    } finally {
      this.beginning = false
    }
  }
}

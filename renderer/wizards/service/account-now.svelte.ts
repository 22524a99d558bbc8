import type { Client } from '#renderer/api/client.ts'
import type { Failure, Tell } from '#renderer/api/errors.ts'
import type { BillingAccount } from '#shared/contract/yeti.ts'
import type { Problem } from '#shared/domain/problem.ts'

/** What a read of something is told by that is not there. */
const MISSING = 'HO-YETI-READ-MISSING'

/** An account as it stands, read anew each time it is asked for. Only the answer to the last question counts. */
export class AccountNow {
  readonly #client: Client
  readonly #told: Tell
  #turn = 0
  isReading = $state(false)
  /** Null while it was not read, could not be, or is not there any more. */
  account = $state.raw<BillingAccount | null>(null)
  /** Yeti answered that it has none of that number. */
  isGone = $state(false)
  /** When it was read, ISO 8601; null while it was not. */
  readAt = $state<string | null>(null)
  /** What the service, or the way to it, said was wrong. */
  problem = $state.raw<Problem | null>(null)
  /** What the call itself failed with. */
  failure = $state.raw<Failure | null>(null)

  constructor(client: Client, told: Tell) {
    this.#client = client
    this.#told = told
  }

  /** Reads an account of a connection; null forgets. Gives what was read, unless something else was asked since. */
  async read(asked: { connectionId: string; accountId: string } | null): Promise<BillingAccount | null> {
    const turn = (this.#turn += 1)
    this.account = null
    this.isGone = false
    this.readAt = null
    this.problem = null
    this.failure = null
    this.isReading = asked !== null
    if (asked === null) return null
    try {
      const answer = await this.#client.yeti.account(asked)
      if (turn !== this.#turn) return null
      this.account = answer.account
      this.isGone = answer.account === null && (answer.failure === null || answer.failure.code === MISSING)
      this.problem = this.isGone ? null : answer.failure
      if (answer.account !== null) this.readAt = new Date().toISOString()
    } catch (error) {
      if (turn !== this.#turn) return null
      this.failure = this.#told(error)
    }
    this.isReading = false
    return this.account
  }
}

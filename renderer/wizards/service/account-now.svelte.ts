import type { Client } from '#renderer/api/client.ts'
import type { Failure, Tell } from '#renderer/api/errors.ts'
import { readAccount, type AccountRead } from './read-account.ts'

/** An account as it stands, read anew each time it is asked for. Only the answer to the last question counts. */
export class AccountNow {
  readonly #client: Client
  readonly #told: Tell
  #turn = 0
  isReading = $state(false)
  /** Null while there is no answer. */
  answer = $state.raw<AccountRead | null>(null)
  /** What the call itself failed with. */
  failure = $state.raw<Failure | null>(null)

  constructor(client: Client, told: Tell) {
    this.#client = client
    this.#told = told
  }

  /** Reads an account of a connection; null forgets. */
  async read(asked: { connectionId: string; accountId: string } | null): Promise<void> {
    const turn = (this.#turn += 1)
    this.answer = null
    this.failure = null
    this.isReading = asked !== null
    if (asked === null) return
    try {
      const answer = await readAccount(this.#client, asked)
      if (turn === this.#turn) this.answer = answer
    } catch (error) {
      if (turn === this.#turn) this.failure = this.#told(error)
    }
    if (turn === this.#turn) this.isReading = false
  }
}

import type { Client } from '#renderer/api/client.ts'
import type { Award } from '#shared/contract/ctrl-hub.ts'

/** Who might hold what already. */
export interface Holder {
  connectionId: string
  memberId: string
  qualificationId: string
}

/** As many pages of awards are looked through; a warning that is missing is no harm. */
const MOST_PAGES = 10

/** Whether a member holds a valid award of a qualification already, as far as the service says. Best effort: it never fails. */
export class HeldAward {
  readonly #client: Client
  #asked: Holder | null = null
  /** What they hold; null when it is nothing, or not known. */
  found = $state.raw<Award | null>(null)

  constructor(client: Client) {
    this.#client = client
  }

  /** Looks for it, unless that was done for the same two; null forgets. */
  async look(holder: Holder | null): Promise<void> {
    if (JSON.stringify(holder) === JSON.stringify(this.#asked)) return
    this.#asked = holder
    this.found = null
    if (holder === null) return
    const found = await this.#find(holder)
    if (holder === this.#asked) this.found = found
  }

  async #find({ connectionId, memberId, qualificationId }: Holder): Promise<Award | null> {
    let offset: number | null = 0
    try {
      for (let page = 0; page < MOST_PAGES && offset !== null; page += 1) {
        const answer: Awaited<ReturnType<Client['ctrlHub']['awards']>> = await this.#client.ctrlHub.awards({
          connectionId,
          offset,
          expiresWithinDays: null,
          notValid: false,
          latestOnly: true,
        })
        const held = answer.awards.find(
          ({ member, qualification, isValid }) =>
            isValid === true && member?.id === memberId && qualification?.id === qualificationId,
        )
        if (held !== undefined) return held
        offset = answer.failure === null ? answer.next : null
      }
    } catch {
      // It is a help, not a condition: whoever sends is told what stands in the way of that by sending.
    }
    return null
  }
}

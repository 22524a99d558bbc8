import type { Client } from '#renderer/api/client.ts'
import type { Failure, Tell } from '#renderer/api/errors.ts'
import type { Award } from '#shared/contract/ctrl-hub.ts'
import { byEnd } from '#shared/domain/award-words.ts'
import type { Problem } from '#shared/domain/problem.ts'

/** Which awards are asked for. `withinDays`: that end within so many days from today; null for all. */
export interface AwardFilter {
  withinDays: number | null
  notValid: boolean
  latestOnly: boolean
}

type AwardsPage = Awaited<ReturnType<Client['ctrlHub']['awards']>>

/** A page may hold none that match: as many are read on before one is asked whether to go on. */
const PAGES_AT_ONCE = 5

/** The awards of a connection that match a filter, a page at a time, what ends first on top. */
export class AwardsList {
  readonly #client: Client
  readonly #connectionId: string
  readonly #told: Tell
  /** Null before the first page was read. */
  awards = $state.raw<readonly Award[] | null>(null)
  /** What the service, or the way to it, said when the last read failed. */
  problem = $state.raw<Problem | null>(null)
  /** What the call itself failed with. */
  failure = $state.raw<Failure | null>(null)
  /** `anew`: another filter; `more`: the next page. */
  busy = $state<'no' | 'anew' | 'more'>('no')
  #next = $state<number | null>(null)
  #filter: AwardFilter | null = null
  /** Counts questions, so that the answer to an earlier one is dropped. */
  #question = 0

  constructor(client: Client, connectionId: string, told: Tell) {
    this.#client = client
    this.#connectionId = connectionId
    this.#told = told
  }

  readonly hasMore = $derived(this.#next !== null)

  /** Reads from the first page. What was shown stays until the answer is there. */
  async read(filter: AwardFilter): Promise<void> {
    this.#filter = filter
    await this.#readFrom(0, [])
  }

  /** Reads the next page. */
  async more(): Promise<void> {
    if (this.#next !== null && this.busy === 'no') await this.#readFrom(this.#next, this.awards ?? [])
  }

  /** Tries again what failed. */
  async retry(): Promise<void> {
    await this.#readFrom(this.#next ?? 0, this.awards ?? [])
  }

  async #readFrom(offset: number, before: readonly Award[]): Promise<void> {
    const filter = this.#filter
    if (filter === null) return
    const question = (this.#question += 1)
    this.busy = before.length === 0 && offset === 0 ? 'anew' : 'more'
    this.problem = null
    this.failure = null
    const found = [...before]
    let next: number | null = offset
    let failed = false
    for (let page = 0; page < PAGES_AT_ONCE && next !== null && found.length === before.length; page += 1) {
      const answer: AwardsPage | null = await this.#ask(filter, next, question)
      if (question !== this.#question) return
      failed = answer?.failure !== null
      if (answer === null) break
      found.push(...answer.awards)
      this.problem = answer.failure
      // Where it failed it goes on from.
      next = answer.failure === null ? answer.next : (answer.next ?? next)
      if (answer.failure !== null) break
    }
    this.awards = failed && found.length === 0 ? null : unique(found).toSorted(byEnd)
    this.#next = next
    this.busy = 'no'
  }

  /** One page; null when the call failed, which `failure` then tells. */
  async #ask(filter: AwardFilter, offset: number, question: number): Promise<AwardsPage | null> {
    try {
      return await this.#client.ctrlHub.awards({
        connectionId: this.#connectionId,
        offset,
        expiresWithinDays: filter.withinDays,
        notValid: filter.notValid,
        latestOnly: filter.latestOnly,
      })
    } catch (error) {
      if (question === this.#question) this.failure = this.#told(error)
      return null
    }
  }
}

/** Each award once: a page may begin with what the last one ended with, when something was added meanwhile. */
function unique(awards: readonly Award[]): Award[] {
  return [...new Map(awards.map((award) => [award.id, award])).values()]
}

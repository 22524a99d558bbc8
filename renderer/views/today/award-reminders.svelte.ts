import type { Client } from '#renderer/api/client.ts'
import type { Connection } from '#shared/contract/connections.ts'
import type { Award } from '#shared/contract/ctrl-hub.ts'
import { wantsReminding } from '#shared/domain/award-words.ts'
import { REMIND_WITHIN_DAYS, type Reminder } from './reminder-groups.ts'

type Asked = Pick<Connection, 'id' | 'label'>

/** As many pages are read for each question; whoever has more goes to Qualifications. */
const MOST_PAGES = 3
const ALL = { expiresWithinDays: null, notValid: false, latestOnly: true }

/** What should be done about awards soon, over all connections to Ctrl Hub. Best effort: it never fails, but tells who did not answer. */
export class AwardReminders {
  readonly #client: Client
  /** Null until everybody answered or failed to. */
  found = $state.raw<readonly Reminder[] | null>(null)
  /** Whether there are more than were read. */
  more = $state(false)
  /** The labels of the connections that did not answer. */
  silent = $state.raw<readonly string[]>([])
  #turn = 0

  constructor(client: Client) {
    this.#client = client
  }

  /** Reads anew. `today` is `yyyy-MM-dd`. */
  async read(connections: readonly Asked[], today: string): Promise<void> {
    const turn = (this.#turn += 1)
    const answers = await Promise.all(connections.map((connection) => this.#ofConnection(connection, today)))
    if (turn !== this.#turn) return
    this.silent = answers.flatMap(({ label, failed }) => (failed ? [label] : []))
    this.more = answers.some(({ more }) => more)
    this.found = answers.flatMap(({ reminders }) => reminders)
  }

  async #ofConnection({ id, label }: Asked, today: string) {
    const answers = await Promise.all([
      this.#pages(id, { ...ALL, expiresWithinDays: REMIND_WITHIN_DAYS }),
      this.#pages(id, { ...ALL, notValid: true }),
    ])
    const awards = answers.flatMap((answer) => answer.awards)
    const once = awards.filter(({ id }, at) => awards.findIndex((other) => other.id === id) === at)
    // What a service does not filter is filtered here.
    const wanted = once.filter(
      (award) => award.isLatest !== false && wantsReminding(award, today, REMIND_WITHIN_DAYS),
    )
    return {
      label,
      failed: answers.some((answer) => answer.failed),
      more: answers.some((answer) => answer.more),
      reminders: wanted.map((award): Reminder => ({ connectionId: id, award })),
    }
  }

  async #pages(
    connectionId: string,
    filter: { expiresWithinDays: number | null; notValid: boolean; latestOnly: boolean },
  ): Promise<{ awards: Award[]; failed: boolean; more: boolean }> {
    const awards: Award[] = []
    let offset: number | null = 0
    try {
      for (let page = 0; page < MOST_PAGES && offset !== null; page += 1) {
        const answer: Awaited<ReturnType<Client['ctrlHub']['awards']>> = await this.#client.ctrlHub.awards({
          connectionId,
          offset,
          ...filter,
        })
        awards.push(...answer.awards)
        if (answer.failure !== null) return { awards, failed: true, more: false }
        offset = answer.next
      }
      return { awards, failed: false, more: offset !== null }
    } catch {
      return { awards, failed: true, more: false }
    }
  }
}

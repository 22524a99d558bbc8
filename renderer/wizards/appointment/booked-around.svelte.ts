import type { Client } from '#renderer/api/client.ts'
import { appointmentWizardWords } from '#renderer/words/appointment-wizard.ts'
import { addDays } from '#shared/domain/calendar-date.ts'
import type { BookedVisit } from '#shared/domain/booked-visit.ts'

/** How far around the day of a visit it is looked for others, in days. */
const AROUND = 28

/** How many pages of a home's operations are read at most. */
const MOST_PAGES = 3

interface Asked {
  connectionId: string
  /** `yyyy-MM-dd` */
  day: string
  propertyId: string | null
}

/** What else is booked around a day, and which operations are at the same home. Best effort: it warns, and never stops anything. */
export class BookedAround {
  readonly #client: Client
  #askedFor = ''
  reading = $state(false)
  visits = $state.raw<readonly BookedVisit[]>([])
  homeOperationIds = $state.raw<readonly string[]>([])
  /** Why there may be clashes that were not seen, in words; '' when there are none. */
  gap = $state('')

  constructor(client: Client) {
    this.#client = client
  }

  /** Reads anew, unless it has just read the same. Never throws. */
  async read(asked: Asked): Promise<void> {
    const key = JSON.stringify(asked)
    if (this.#askedFor === key && this.gap === '') return
    this.#askedFor = key
    this.reading = true
    try {
      const [booked, operations] = await Promise.all([this.#readVisits(asked), this.#readOperations(asked)])
      if (this.#askedFor !== key) return
      this.visits = booked.visits
      this.homeOperationIds = operations
      this.gap = booked.gap
    } finally {
      if (this.#askedFor === key) this.reading = false
    }
  }

  async #readVisits({ connectionId, day }: Asked): Promise<{ visits: readonly BookedVisit[]; gap: string }> {
    const words = appointmentWizardWords()
    try {
      const { appointments, complete, failure } = await this.#client.ctrlHub.appointments({
        connectionId,
        from: addDays(day, -AROUND),
        to: addDays(day, AROUND),
      })
      if (failure !== null) return { visits: appointments, gap: failure.message }
      return { visits: appointments, gap: complete ? '' : words.gap.more }
    } catch {
      return { visits: [], gap: words.gap.noAnswer }
    }
  }

  /** Without them a visit at the same home is told only by its operation. */
  async #readOperations({ connectionId, propertyId }: Asked): Promise<string[]> {
    const ids: string[] = []
    if (propertyId === null) return ids
    try {
      let offset: number | null = 0
      for (let pages = 0; offset !== null && pages < MOST_PAGES; pages += 1) {
        const page = await this.#client.ctrlHub.search({
          connectionId,
          what: 'operation',
          text: '',
          offset,
          within: { propertyId },
        })
        ids.push(...page.items.map(({ id }) => id))
        offset = page.next
      }
    } catch {
      // As far as it was read.
    }
    return ids
  }
}

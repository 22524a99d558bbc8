import type { Client } from '#renderer/api/client.ts'
import type { Failure, Tell } from '#renderer/api/errors.ts'
import { weekOf } from '#shared/domain/booked-days.ts'
import type { BookedVisit } from '#shared/domain/booked-visit.ts'
import { addDays } from '#shared/domain/calendar-date.ts'
import type { Problem } from '#shared/domain/problem.ts'

/** What is booked in one week, as a connection's service tells it. */
export class BookedVisits {
  readonly #client: Client
  readonly #told: Tell
  readonly #connectionId: string
  #turn = 0
  reading = $state(false)
  /** The Monday of the week that was read, `yyyy-MM-dd`; '' before. */
  week = $state('')
  visits = $state.raw<readonly BookedVisit[]>([])
  /** Whether the service gave all of them. */
  complete = $state(true)
  /** What the service, or the way to it, said was wrong. */
  problem = $state.raw<Problem | null>(null)
  /** What the call itself failed with. */
  failure = $state.raw<Failure | null>(null)

  constructor(client: Client, told: Tell, connectionId: string) {
    this.#client = client
    this.#told = told
    this.#connectionId = connectionId
  }

  /** Reads the week of a day. Only the answer to the last question counts. Never throws. */
  async read(day: string): Promise<void> {
    const turn = (this.#turn += 1)
    const [monday = day, sunday = day] = [weekOf(day).at(0), weekOf(day).at(-1)]
    if (monday !== this.week) this.visits = []
    this.week = monday
    this.reading = true
    this.problem = null
    this.failure = null
    try {
      const told = await this.#client.ctrlHub.appointments({
        connectionId: this.#connectionId,
        // A visit of the night before goes on into the first morning.
        from: addDays(monday, -1),
        to: sunday,
      })
      if (turn !== this.#turn) return
      this.visits = told.appointments
      this.complete = told.complete
      this.problem = told.failure
    } catch (error) {
      if (turn === this.#turn) this.failure = this.#told(error)
    } finally {
      if (turn === this.#turn) this.reading = false
    }
  }
}

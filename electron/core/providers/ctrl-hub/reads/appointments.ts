import type { BookedAppointment } from '#shared/contract/ctrl-hub.ts'
import { addDays } from '#shared/domain/calendar-date.ts'
import type { Problem } from '#shared/domain/problem.ts'
import { timeAtHome } from '#shared/domain/zoned-time.ts'
import type { ListFeatures } from '../../json-api-lists.ts'
import type { Condition } from '../../json-api-query.ts'
import { readFailure } from '../failures.ts'
import { collectionPath, type Reader } from '../read.ts'
import { CLOCK } from './interaction.ts'
import { idOf, reference } from './item.ts'
import { readPages, type ListMemory, type ListPage } from './lists.ts'
import { showOperation } from './operation.ts'
import { inDialects } from './search-fields.ts'
import { showTimeBand } from './time-band.ts'
import { momentOf, timeAt } from './values.ts'

export interface AppointmentsRead {
  appointments: BookedAppointment[]
  complete: boolean
  failure: Problem | null
}

const LIMIT = 100
const MOST_PAGES = 20

/**
 * Visits that begin between two days, both included, the earliest first. The service narrows them where it offers to; else the
 * list is read through, up to a limit.
 */
export async function appointmentsBetween(
  memory: ListMemory,
  reader: Reader,
  days: { from: string; to: string },
): Promise<AppointmentsRead> {
  const path = collectionPath(reader.connection, 'appointment')
  if (path === null) return nothing(readFailure('HO-CH-ORGANISATION', null))
  const [begin, end] = [midnight(days.from), midnight(addDays(days.to, 1))]
  if (begin === null || end === null) return nothing(readFailure('HO-CH-READ-REFUSED', null))

  const request = {
    limit: LIMIT,
    include: ['operation', 'time_band'],
    filters: (features: ListFeatures) =>
      inDialects(startsWithin(begin, end, features), features).map((filter) => ({ filter })),
  }
  const { pages, complete, stopped } = await readPages(memory, reader, path, request, MOST_PAGES)
  const all = pages.flatMap(bookedOf)
  const starts = all.map((one) => ({ one, at: momentOf(one?.start ?? null) }))
  const within = starts.flatMap(({ one, at }) =>
    one !== null && at !== null && at >= begin && at < end ? [{ one, at }] : [],
  )
  return {
    appointments: within.sort((first, second) => first.at - second.at).map(({ one }) => one),
    // A visit without a beginning may be in these days or not.
    complete: complete && starts.every(({ at }) => at !== null),
    failure: stopped?.failure ?? null,
  }
}

function bookedOf({ document, secrets }: ListPage): (BookedAppointment | null)[] {
  return document.records.map((record) => {
    const id = idOf(record, secrets)
    const start = timeAt(record.attributes, 'start_time')
    const end = timeAt(record.attributes, 'end_time')
    if (id === null || start === null) return null
    return {
      id,
      start,
      end: end ?? start,
      operation: reference(record, 'operation', document, secrets, showOperation),
      timeBand: reference(record, 'time_band', document, secrets, showTimeBand),
      createdAt: timeAt(record.meta, 'created_at'),
    }
  })
}

/**
 * Bounds for the start, by what the list offers: `start_time.since` and `.until` after the documented example of `created_at`, or the
 * field itself, which only an expression can bound.
 */
function startsWithin(begin: number, end: number, { filter: offered }: ListFeatures): Condition[] {
  const [from, to] = [new Date(begin).toISOString(), new Date(end).toISOString()]
  if (offered.includes('start_time.since') && offered.includes('start_time.until')) {
    return [
      { field: 'start_time.since', is: 'eq', value: from },
      { field: 'start_time.until', is: 'eq', value: to },
    ]
  }
  if (!offered.includes('start_time')) return []
  return [
    { field: 'start_time', is: 'gte', value: from },
    { field: 'start_time', is: 'lte', value: to },
  ]
}

/** When a day begins at the homes, in milliseconds since 1970. */
function midnight(day: string): number | null {
  const time = timeAtHome(day, '00:00', CLOCK)
  return time.kind === 'one' ? momentOf(time.at) : null
}

function nothing(failure: Problem): AppointmentsRead {
  return { appointments: [], complete: false, failure }
}

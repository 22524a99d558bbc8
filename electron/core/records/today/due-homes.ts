import { sql } from 'kysely'
import type { Due } from '#shared/contract/today.ts'
import { holidaysAt } from '#shared/domain/bank-holidays.ts'
import { addDays } from '#shared/domain/calendar-date.ts'
import { letterAnswersBy } from '#shared/domain/chase.ts'
import { LONG_DAYS, type EmptyHome } from '#shared/domain/empty-home.ts'
import { GAS_REMIND_DAYS } from '#shared/domain/gas-due.ts'
import type { Queries } from '../../store/store.ts'
import { emptyHomeOf, emptyRows } from '../homes/empty-homes.ts'
import { addressLines } from '../tenancies/tenancy-row.ts'
import { isOpen } from './follow-ups.ts'

const homeAddress = (id: string) => `#/homes/${id}`

/** The letters that were sent and not answered, by the day on which their time is over: the longest due first. */
export async function unansweredLetters(queries: Queries, today: string, most: number): Promise<Due[]> {
  const rows = await queries
    .selectFrom('letters as l')
    .innerJoin('tenancies as t', 't.id', 'l.tenancy_id')
    .innerJoin('homes as h', 'h.id', 't.home_id')
    .select(['l.id', 'l.to_whom', 'l.sent_on', 'h.id as home_id', 'h.title', 'h.country', 'h.address'])
    .where('l.sent_on', 'is not', null)
    .where('l.answered_on', 'is', null)
    .where(isOpen('letter', 'l.id', today))
    .orderBy('l.sent_on')
    .limit(most)
    .execute()
  return rows
    .flatMap(({ sent_on, ...row }) => {
      if (sent_on === null) return []
      const holidays = holidaysAt(row.country, addressLines(row.address).postCode)
      return [
        {
          what: 'letter' as const,
          subject: row.id,
          title: row.title,
          since: letterAnswersBy(row.to_whom, sent_on, holidays),
          number: null,
          address: homeAddress(row.home_id),
        },
      ]
    })
    .toSorted((one, other) => (one.since < other.since ? -1 : 1))
}

/** The gas records that run out within the days of the first reminder, or ran out, and that no later check has followed. */
export async function endingGasRecords(queries: Queries, today: string, most: number): Promise<Due[]> {
  const rows = await queries
    .selectFrom('gas_records as g')
    .innerJoin('homes as h', 'h.id', 'g.home_id')
    .select(['g.id', 'g.next_due', 'h.id as home_id', 'h.title'])
    .where('g.next_due', '<=', addDays(today, GAS_REMIND_DAYS[0]))
    .where('h.merged_into', 'is', null)
    .where(
      sql<boolean>`NOT EXISTS (SELECT 1 FROM gas_records AS later WHERE later.home_id = g.home_id
        AND (later.checked_on > g.checked_on OR (later.checked_on = g.checked_on AND later.noted_at > g.noted_at)))`,
    )
    .where(isOpen('gas', 'g.id', today))
    .orderBy('g.next_due')
    .limit(most)
    .execute()
  return rows.map((row) => ({
    what: 'gas',
    subject: row.id,
    title: row.title,
    since: row.next_due,
    number: null,
    address: homeAddress(row.home_id),
  }))
}

/**
 * The homes that are empty for long, as far as nobody has put them off, and the other empty ones with how many they are: at most so many of
 * each, the longest empty first.
 */
export async function emptyForLong(
  queries: Queries,
  today: string,
  most: { due: number; others: number },
): Promise<{ due: Due[]; others: { total: number; homes: EmptyHome[] } }> {
  const longSince = addDays(today, -LONG_DAYS)
  const isDue = sql<boolean>`h.empty_since <= ${longSince} AND ${isOpen('void', 'h.empty_by', today)}`
  const rows = emptyRows(queries, today)
  const due = await rows.where(isDue).limit(most.due).execute()
  const others = await rows
    .where(sql<boolean>`NOT (${isDue})`)
    .limit(most.others)
    .execute()
  const { total } = await queries
    .selectFrom('homes as h')
    .select(sql<number>`count(*)`.as('total'))
    .where('h.empty_since', '<=', today)
    .where(sql<boolean>`NOT (${isDue})`)
    .executeTakeFirstOrThrow()
  return {
    due: due.flatMap(emptyHomeOf).map(({ homeId, begunBy, title, since }) => ({
      what: 'void' as const,
      subject: begunBy,
      title,
      since,
      number: null,
      address: homeAddress(homeId),
    })),
    others: { total, homes: others.flatMap(emptyHomeOf) },
  }
}

import { sql } from 'kysely'
import type { Due } from '#shared/contract/today.ts'
import { holidaysAt } from '#shared/domain/bank-holidays.ts'
import { addDays } from '#shared/domain/calendar-date.ts'
import { letterAnswersBy } from '#shared/domain/chase.ts'
import { daysEmpty, type EmptyHome } from '#shared/domain/empty-home.ts'
import { GAS_REMIND_DAYS } from '#shared/domain/gas-due.ts'
import type { Queries } from '../../store/store.ts'
import { emptyHomes } from '../handed-over.ts'
import { addressLines } from '../tenancies/tenancy-row.ts'
import { isOpen, openOf } from './follow-ups.ts'

const homeAddress = (id: string) => `#/homes/${id}`

/** The letters that were sent and not answered, by the day on which their time is over: the longest due first. */
export async function unansweredLetters(queries: Queries, today: string, most: number): Promise<Due[]> {
  const rows = await queries
    .selectFrom('letters as l')
    .innerJoin('tenancies as t', 't.id', 'l.tenancy_id')
    .innerJoin('homes as h', 'h.id', 't.home_id')
    .select(['l.id', 'l.to_whom', 'l.sent_at', 'h.id as home_id', 'h.title', 'h.country', 'h.address'])
    .where('l.sent_at', 'is not', null)
    .where('l.answered_at', 'is', null)
    .where(isOpen('letter', 'l.id', today))
    .orderBy('l.sent_at')
    .limit(most)
    .execute()
  return rows
    .flatMap(({ sent_at, ...row }) => {
      if (sent_at === null) return []
      const holidays = holidaysAt(row.country, addressLines(row.address).postCode)
      return [
        {
          what: 'letter' as const,
          subject: row.id,
          title: row.title,
          since: letterAnswersBy(row.to_whom, sent_at, holidays),
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

/** The homes that are empty for long, as far as nobody has put them off; and the other empty ones. The longest empty first. */
export async function emptyForLong(
  queries: Queries,
  today: string,
): Promise<{ due: Due[]; others: EmptyHome[] }> {
  const homes = await emptyHomes(queries)
  const long = homes.filter(({ since }) => daysEmpty(since, today).level !== 'short')
  const ids = long.map(({ submissionId }) => submissionId)
  const open = await openOf(queries, 'void', ids, today)
  return {
    due: long.flatMap(({ submissionId, receiptId, title, since }) =>
      open.has(submissionId)
        ? [
            {
              what: 'void' as const,
              subject: submissionId,
              title,
              since,
              number: null,
              address: receiptId === null ? `#/outbox/${submissionId}` : `#/receipts/${receiptId}`,
            },
          ]
        : [],
    ),
    others: homes.filter(({ submissionId }) => !open.has(submissionId)),
  }
}

import { sql } from 'kysely'
import * as v from 'valibot'
import type { Due } from '#shared/contract/today.ts'
import { holidaysAt } from '#shared/domain/bank-holidays.ts'
import { addDays } from '#shared/domain/calendar-date.ts'
import { chaseFrom, SUPPLIER_WEEKS, supplierBillsBy } from '#shared/domain/chase.ts'
import { FOLLOWED_FOR_DAYS } from '#shared/domain/follow-up.ts'
import { remoteNumber } from '#shared/domain/remote-ids.ts'
import { SWITCH_KINDS } from '#shared/domain/switch-kinds.ts'
import type { Queries } from '../../store/store.ts'
import { isOpen } from './follow-ups.ts'

/** Seven working days are never fewer days than these. */
const CHASE_DAYS = 9
const SUPPLIER_DAYS = SUPPLIER_WEEKS * 7

/** Which switches there is something to ask about: received before one day and after another, both `yyyy-MM-dd`. */
interface Window {
  what: 'chase' | 'supplier'
  after: string
  before: string
}

/** Until the suppliers' weeks are over one asks Acquaint, and then whether the bill came. What is more pressing comes first. */
function windows(today: string): Window[] {
  const supplier = addDays(today, -SUPPLIER_DAYS)
  return [
    { what: 'chase', after: addDays(supplier, 1), before: addDays(today, 1 - CHASE_DAYS) },
    { what: 'supplier', after: addDays(today, -FOLLOWED_FOR_DAYS), before: addDays(supplier, 1) },
  ]
}

/**
 * The switches and batches of switches to ask about: the more pressing sort first, of each sort the longest due; at most so many. Of the
 * bills nothing is read when there are as many to chase.
 */
export async function dueSwitches(queries: Queries, today: string, most: number): Promise<Due[]> {
  const found: Due[] = []
  for (const window of windows(today)) {
    const left = most - found.length
    if (left <= 0) break
    const both = [
      ...(await single(queries, window, today, left)),
      ...(await batches(queries, window, today, left)),
    ]
    found.push(
      ...both
        .filter(({ since }) => since <= today)
        .toSorted(bySince)
        .slice(0, left),
    )
  }
  return found
}

function bySince(one: Due, other: Due): number {
  if (one.since === other.since) return 0
  return one.since < other.since ? -1 : 1
}

const RemoteIds = v.record(v.string(), v.string())

async function single(
  queries: Queries,
  { what, after, before }: Window,
  today: string,
  most: number,
): Promise<Due[]> {
  const rows = await queries
    .selectFrom('switches_alone as alone')
    .innerJoin('receipts as r', 'r.number', 'alone.receipt_number')
    .innerJoin('submissions as s', 's.number', 'r.submission_number')
    .leftJoin('submission_subjects as about', 'about.number', 's.number')
    .leftJoin('homes as h', 'h.id', 'about.home_id')
    .select(['r.id', 'r.accepted_at', 's.id as submission_id', 's.title', 's.remote_ids', 'h.country'])
    .where('alone.accepted_at', '>=', after)
    .where('alone.accepted_at', '<', before)
    .where(isOpen(what, 's.id', today))
    .orderBy('alone.accepted_at')
    .limit(most)
    .execute()
  return rows.map((row) => ({
    what,
    subject: row.submission_id,
    title: row.title,
    since: dueFrom(what, row.accepted_at, row.country === null ? null : holidaysAt(row.country)),
    number:
      what === 'chase' ? (remoteNumber(v.parse(RemoteIds, JSON.parse(row.remote_ids)))?.value ?? null) : null,
    address: `#/receipts/${row.id}`,
  }))
}

/** A batch counts from when it was made; it is asked about as one. */
async function batches(
  queries: Queries,
  { what, after, before }: Window,
  today: string,
  most: number,
): Promise<Due[]> {
  const rows = await queries
    .selectFrom('batches as b')
    .select(['b.id', 'b.name', 'b.made_at'])
    .where('b.made_at', '>=', after)
    .where('b.made_at', '<', before)
    .where('b.kind', 'in', SWITCH_KINDS)
    .where(isOpen(what, 'b.id', today))
    .where(
      sql<boolean>`EXISTS (SELECT 1 FROM submissions AS s WHERE s.batch_id = b.id AND s.state = 'accepted')`,
    )
    .orderBy('b.made_at')
    .limit(most)
    .execute()
  return rows.map(({ id, name, made_at }) => ({
    what,
    subject: id,
    title: name,
    since: dueFrom(what, made_at, null),
    number: null,
    address: `#/batches/${id}`,
  }))
}

function dueFrom(what: Window['what'], at: string, holidays: Parameters<typeof chaseFrom>[1]): string {
  return what === 'chase' ? chaseFrom(at, holidays) : supplierBillsBy(at)
}

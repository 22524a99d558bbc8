import { sql, type Transaction } from 'kysely'
import type { Store } from '../../store/store.ts'
import type { Tables } from '../../store/tables.ts'
import type { Audit } from '../audit.ts'
import { removeUnused } from './erase-photos.ts'

type Queries = Transaction<Tables>

const DAY_MS = 86_400_000
const GROUP = 200

/** Removes drafts that nobody worked on for so many days. Gives their number. */
export function removeOldDrafts(store: Store, now: Date, days: number): Promise<number> {
  const before = new Date(now.getTime() - days * DAY_MS).toISOString()
  return store.transaction(async (queries) => {
    const old = await queries
      .selectFrom('drafts')
      .select(['id', 'answers'])
      .where('updated_at', '<=', before)
      .execute()
    if (old.length === 0) return 0
    await queries.deleteFrom('drafts').where('updated_at', '<=', before).execute()
    await removeUnused(
      queries,
      old.flatMap(({ answers }) => answers.match(/\b[0-9a-f]{64}\b/g) ?? []),
    )
    return old.length
  })
}

/** So many years before: of 29 February the 28th, where there is none. */
export function yearsBefore(now: Date, years: number): Date {
  const then = new Date(now)
  then.setUTCFullYear(now.getUTCFullYear() - years)
  if (then.getUTCMonth() !== now.getUTCMonth()) then.setUTCDate(0)
  return then
}

export interface Removed {
  receipts: number
  submissions: number
}

/**
 * Removes what was accepted, rejected or cancelled so many years ago, with its receipt and all that was left of it. The audit log says of each
 * that it was removed, so that what is gone without its time being over is told from it.
 */
export async function removeOldReceipts(
  { store, audit }: { store: Store; audit: Pick<Audit, 'append'> },
  now: Date,
  years: number,
): Promise<Removed> {
  const before = yearsBefore(now, years).toISOString()
  const removed: Removed = { receipts: 0, submissions: 0 }
  for (;;) {
    const group = await store.transaction((queries) => removeGroup(queries, audit, now, before))
    removed.receipts += group.receipts
    removed.submissions += group.submissions
    if (group.submissions === 0) return removed
  }
}

async function removeGroup(
  queries: Queries,
  audit: Pick<Audit, 'append'>,
  now: Date,
  before: string,
): Promise<Removed> {
  const rows = await oldOnes(queries, before)
  if (rows.length === 0) return { receipts: 0, submissions: 0 }
  const ids = rows.map(({ id }) => id)
  const numbers = rows.map(({ number }) => number)
  const receipts = rows.flatMap(({ receiptId, receiptNumber }) =>
    receiptId === null || receiptNumber === null ? [] : [{ id: receiptId, number: receiptNumber }],
  )
  const receiptIds = receipts.map(({ id }) => id)
  if (receiptIds.length > 0) {
    await queries.deleteFrom('withdrawals').where('receipt_id', 'in', receiptIds).execute()
    const receiptNumbers = receipts.map(({ number }) => number)
    await queries.deleteFrom('receipt_search').where('rowid', 'in', receiptNumbers).execute()
    await queries.deleteFrom('receipts').where('number', 'in', receiptNumbers).execute()
  }
  await queries.deleteFrom('dependencies').where('submission_id', 'in', ids).execute()
  await queries.deleteFrom('dependencies').where('on_id', 'in', ids).execute()
  await queries.deleteFrom('fingerprints').where('submission_id', 'in', ids).execute()
  const photos = await queries
    .selectFrom('submission_photos')
    .select('hash')
    .where('submission_id', 'in', ids)
    .execute()
  await queries.deleteFrom('submission_photos').where('submission_id', 'in', ids).execute()
  await removeUnused(
    queries,
    photos.map(({ hash }) => hash),
  )
  await queries
    .updateTable('home_readings')
    .set({ submission_id: null })
    .where('submission_id', 'in', ids)
    .execute()
  await queries.deleteFrom('submission_subjects').where('number', 'in', numbers).execute()
  await queries.deleteFrom('bodies').where('number', 'in', numbers).execute()
  await queries.deleteFrom('submissions').where('number', 'in', numbers).execute()
  await audit.append(
    queries,
    ...receiptIds.map((subject) => ({ at: now, event: 'receipt-removed' as const, subject, hash: null })),
    ...ids.map((subject) => ({ at: now, event: 'submission-removed' as const, subject, hash: null })),
  )
  return { receipts: receipts.length, submissions: rows.length }
}

interface Old {
  id: string
  number: number
  receiptId: string | null
  receiptNumber: number | null
}

/** Nothing that may still be sent or asked about, nor what such a one stands on. Each by the index of its times. */
async function oldOnes(queries: Queries, before: string): Promise<Old[]> {
  const needed = sql<boolean>`EXISTS (SELECT 1 FROM dependencies AS d JOIN submissions AS l ON l.id = d.submission_id
    WHERE d.on_id = s.id AND l.state IN ('queued', 'waiting', 'sending', 'unconfirmed'))`
  const received = await queries
    .selectFrom('receipts as r')
    .innerJoin('submissions as s', 's.number', 'r.submission_number')
    .select(['s.id', 's.number', 'r.id as receiptId', 'r.number as receiptNumber'])
    .where('r.accepted_at', '<=', before)
    .where(sql<boolean>`NOT ${needed}`)
    .orderBy('r.accepted_at')
    .limit(GROUP)
    .execute()
  if (received.length > 0) return received
  const ended = sql<
    Pick<Old, 'id' | 'number'>
  >`SELECT s.id, s.number FROM submissions AS s INDEXED BY submissions_to_erase
    WHERE s.state IN ('rejected', 'cancelled') AND s.updated_at <= ${before} AND NOT ${needed}
    ORDER BY s.updated_at LIMIT ${sql.lit(GROUP)}`
  return (await ended.execute(queries)).rows.map((row) => ({ ...row, receiptId: null, receiptNumber: null }))
}

import { sql } from 'kysely'
import type { FoundReceipt } from '#shared/contract/receipts.ts'
import { addDays } from '#shared/domain/calendar-date.ts'
import type { SubmissionKind } from '#shared/domain/submission.ts'
import type { Queries, Store } from '../store/store.ts'
import { indexNewReceipts } from './receipt-index.ts'
import { receiptsOf } from './receipts.ts'
import { receiptMatch, wordsIn } from './search-words.ts'

export interface ReceiptQuery {
  /** Words as they were typed; every receipt when it is blank. */
  text: string
  kind: SubmissionKind | null
  /** Days `yyyy-MM-dd` where this computer is, both included. */
  from: string | null
  to: string | null
  offset: number
  limit: number
}

/** Some of the receipts that have all the words, each as a whole or a beginning; newest first. `total` is of all that have them. */
export async function searchReceipts(
  store: Store,
  { text, kind, from, to, offset, limit }: ReceiptQuery,
): Promise<{ total: number; receipts: FoundReceipt[] }> {
  await indexNewReceipts(store)
  const { queries } = store
  const words = wordsIn(text)
  if (text.trim() !== '' && words.length === 0) return { total: 0, receipts: [] }
  const limits = {
    kind,
    since: from === null ? null : startOf(from),
    before: to === null ? null : startOf(addDays(to, 1)),
  }
  const found = words.length === 0 ? ofTime(queries, limits) : withWords(queries, receiptMatch(words), limits)
  const { total } = await found.count()
  const ids = total <= offset ? [] : await found.page(offset, limit)
  return { total, receipts: await receiptsOf(queries, ids) }
}

interface Limits {
  kind: SubmissionKind | null
  /** ISO 8601 in UTC, of the acceptance. */
  since: string | null
  before: string | null
}

interface Found {
  count(): Promise<{ total: number }>
  /** Ids, newest first. */
  page(offset: number, limit: number): Promise<string[]>
}

const count = sql<number>`count(*)`.as('total')

/** The receipts `r` within the limits. */
function within(queries: Queries, { kind, since, before }: Limits) {
  let rows = queries.selectFrom('receipts as r')
  if (kind !== null) rows = rows.where('r.kind', '=', kind)
  if (since !== null) rows = rows.where('r.accepted_at', '>=', since)
  if (before !== null) rows = rows.where('r.accepted_at', '<', before)
  return rows
}

function ofTime(queries: Queries, limits: Limits): Found {
  const rows = within(queries, limits)
  return {
    count: () => rows.select(count).executeTakeFirstOrThrow(),
    async page(offset, limit) {
      const newest = rows.select('r.id').orderBy('r.accepted_at', 'desc').orderBy('r.number', 'desc')
      return (await newest.limit(limit).offset(offset).execute()).map(({ id }) => id)
    },
  }
}

/** `match` is in FTS5's language. The order is that in which they were made. */
function withWords(queries: Queries, match: string, limits: Limits): Found {
  let words = queries.selectFrom('receipt_search as f').where(sql<boolean>`receipt_search MATCH ${match}`)
  if (limits.kind !== null || limits.since !== null || limits.before !== null) {
    const fits = within(queries, limits).select(sql`1`.as('one'))
    words = words.where((where) => where.exists(fits.where('r.number', '=', sql<number>`f.rowid`)))
  }
  return {
    count: () => words.select(count).executeTakeFirstOrThrow(),
    async page(offset, limit) {
      const newest = words.select('f.receipt_id as id').orderBy('f.rowid', 'desc')
      return (await newest.limit(limit).offset(offset).execute()).map(({ id }) => id)
    },
  }
}

/** The first moment of a day where this computer is. */
function startOf(day: string): string {
  return new Date(`${day}T00:00:00`).toISOString()
}

import { sql, type Transaction } from 'kysely'
import { setImmediate as giveWay } from 'node:timers/promises'
import * as v from 'valibot'
import { KIND_FACTS } from '#shared/domain/submission.ts'
import { compiled } from '../store/compiled.ts'
import type { Queries, Store } from '../store/store.ts'
import type { Tables } from '../store/tables.ts'

/*
 * What a receipt is found by: only what its page or the row in a list shows, so that no search tells more than they do. Of a receipt
 * that is about health that is the home, numbers and the kind: needs, notes and answers are never in here.
 */

const View = v.array(v.object({ label: v.string(), value: v.string() }))
const RemoteIds = v.record(v.string(), v.string())
/** So many take a few milliseconds. */
const GROUP = 100

/**
 * The token by which a meter is found whose whole number is typed: of that the receipt shows the last three digits. They come first,
 * so that no word that somebody types is the beginning of every such token.
 */
export const meterEnding = (digits: string) => `${digits.slice(-3)}ends`

/** Makes the receipts findable that are not yet. To be called before they are searched: what is sent need not wait for it. */
export async function indexNewReceipts(store: Store): Promise<void> {
  if ((await oneNotFindable(store.queries, {})).length === 0) return
  for (let count = GROUP; count === GROUP;) {
    count = await store.transaction(async (queries) => {
      const rows = await notFindable(queries, GROUP)
      if (rows.length === 0) return 0
      await queries
        .insertInto('receipt_search')
        .values(rows.map((row) => ({ rowid: row.number, receipt_id: row.id, words: wordsOf(row) })))
        .execute()
      return rows.length
    })
    await giveWay()
  }
}

/** Makes receipts findable by what they say now: of these submissions, by their numbers, as far as they were findable before. */
export async function indexAgain(
  queries: Transaction<Tables>,
  submissionNumbers: readonly number[],
): Promise<void> {
  if (submissionNumbers.length === 0) return
  const rows = await indexed(queries).where('r.submission_number', 'in', submissionNumbers).execute()
  for (const row of rows) {
    const gone = await queries.deleteFrom('receipt_search').where('rowid', '=', row.number).executeTakeFirst()
    if (gone.numDeletedRows === 0n) continue
    await queries
      .insertInto('receipt_search')
      .values({ rowid: row.number, receipt_id: row.id, words: wordsOf(row) })
      .execute()
  }
}

/** The number of the last that is findable. */
const last = sql<number>`coalesce((SELECT rowid FROM receipt_search ORDER BY rowid DESC LIMIT 1), 0)`

/** Asked before each search. */
const oneNotFindable = compiled<object>()((queries) =>
  queries.selectFrom('receipts').select('number').where('number', '>', last).limit(1),
)

function indexed(queries: Queries) {
  return queries
    .selectFrom('receipts as r')
    .innerJoin('submissions as s', 's.number', 'r.submission_number')
    .select(['r.number', 'r.id', 'r.submission_id', 'r.kind', 'r.connection_label', 'r.remote_ids', 'r.view'])
    .select('s.title')
}

function notFindable(queries: Queries, limit: number) {
  return indexed(queries).where('r.number', '>', last).orderBy('r.number').limit(limit).execute()
}

type Indexed = Awaited<ReturnType<typeof notFindable>>[number]

function wordsOf(receipt: Indexed): string {
  const { provider, title: kind } = KIND_FACTS[receipt.kind]
  const view = v.parse(View, JSON.parse(receipt.view))
  return [
    // The name of a billed service may be anybody's, and its receipt hides it.
    ...(provider === 'yeti' ? shownNumbers(view) : [receipt.title]),
    kind,
    receipt.connection_label,
    receipt.submission_id,
    receipt.id,
    ...Object.values(v.parse(RemoteIds, JSON.parse(receipt.remote_ids))),
    ...view.flatMap(({ value }) => {
      const [, digits] = /^•+(\d{3})$/.exec(value) ?? []
      return digits === undefined ? [] : [digits, meterEnding(digits)]
    }),
  ].join(' ')
}

/** By what a billed service is told apart. */
function shownNumbers(view: v.InferOutput<typeof View>): string[] {
  return view
    .filter(({ label }) => ['Account', 'Service', 'Reference'].includes(label))
    .map(({ value }) => value)
}

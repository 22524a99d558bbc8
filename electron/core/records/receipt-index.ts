import { sql, type Transaction } from 'kysely'
import * as v from 'valibot'
import { KIND_FACTS } from '#shared/domain/submission.ts'
import { compiled } from '../store/compiled.ts'
import type { Store } from '../store/store.ts'
import type { Tables } from '../store/tables.ts'

/*
 * What a receipt is found by: only what its page or the row in a list shows, so that no search tells more than they do. Of a receipt
 * that is about health that is the home, numbers and the kind: needs, notes and answers are never in here.
 */

type Indexed = Pick<
  Tables['receipts'],
  'id' | 'submission_id' | 'kind' | 'connection_label' | 'remote_ids' | 'view'
>

const View = v.array(v.object({ label: v.string(), value: v.string() }))
const RemoteIds = v.record(v.string(), v.string())
const GROUP = 1000

/**
 * The token by which a meter is found whose whole number is typed: of that the receipt shows the last three digits. They come first,
 * so that no word that somebody types is the beginning of every such token.
 */
export const meterEnding = (digits: string) => `${digits.slice(-3)}ends`

/** Makes a receipt findable, in the transaction that makes the receipt. */
export async function indexReceipt(queries: Transaction<Tables>, receipt: Indexed): Promise<void> {
  const [submission] = await titleOf(queries, { id: receipt.submission_id })
  if (submission === undefined) throw new Error(`Receipt ${receipt.id} has no submission.`)
  await insertWords(queries, { receipt_id: receipt.id, words: wordsOf(receipt, submission.title) })
}

const titleOf = compiled<{ id: string }>()((queries, value) =>
  queries.selectFrom('submissions').select('title').where('id', '=', value('id')),
)

const insertWords = compiled<Tables['receipt_search']>()((queries, value) =>
  queries.insertInto('receipt_search').values({ receipt_id: value('receipt_id'), words: value('words') }),
)

/** Makes the receipts findable that were made before there was a search. To be called when a profile is opened. */
export async function indexEarlierReceipts(store: Store): Promise<void> {
  if ((await store.queries.selectFrom('receipts').select('id').limit(1).execute()).length === 0) return
  const hasIndex = () => store.queries.selectFrom('receipt_search').select('receipt_id').limit(1).execute()
  if ((await hasIndex()).length > 0) return
  await store.transaction(async (queries) => {
    // Again, now that nobody else can write: another process may have been faster.
    const there = await queries.selectFrom('receipt_search').select('receipt_id').limit(1).execute()
    if (there.length > 0) return
    for (let from = 0; ; from += GROUP) {
      const rows = await queries
        .selectFrom('receipts as r')
        .innerJoin('submissions as s', 's.id', 'r.submission_id')
        .select([
          'r.id',
          'r.submission_id',
          'r.kind',
          'r.connection_label',
          'r.remote_ids',
          'r.view',
          's.title',
        ])
        .orderBy('r.accepted_at')
        // Those of one moment in the order in which they were made, as lists have them.
        .orderBy(sql`r.rowid`)
        .limit(GROUP)
        .offset(from)
        .execute()
      if (rows.length === 0) return
      await queries
        .insertInto('receipt_search')
        .values(rows.map((row) => ({ receipt_id: row.id, words: wordsOf(row, row.title) })))
        .execute()
    }
  })
}

function wordsOf(receipt: Indexed, title: string): string {
  const { provider, title: kind } = KIND_FACTS[receipt.kind]
  const view = v.parse(View, JSON.parse(receipt.view))
  return [
    // The name of a billed service may be anybody's, and its receipt hides it.
    ...(provider === 'yeti' ? shownNumbers(view) : [title]),
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

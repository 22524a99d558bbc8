import * as v from 'valibot'
import type { Batch } from '#shared/contract/batches.ts'
import { Problem } from '#shared/domain/problem.ts'
import type { SubmissionState } from '#shared/domain/submission.ts'
import type { Queries } from '../store/store.ts'
import { getBatch } from './batches.ts'

/** One row of the file and what became of it. Times are ISO 8601 in UTC; null is what there is not (yet). */
export interface ProofRow {
  line: number
  submissionId: string
  state: SubmissionState
  sentAt: string | null
  acceptedAt: string | null
  remoteIds: Record<string, string>
  receiptId: string | null
  onWhoseWord: string | null
  bodyHash: string | null
  answerHash: string | null
  /** What the receipt shows: it names nobody in full. */
  view: { label: string; value: string }[]
  /** Why it was not accepted: where and by which rule, without the texts, which may quote what was sent. */
  problems: { path: string; code: string }[]
  /** Null where it is not shown in full. */
  full: FullRow | null
}

/** What the redacted row hides. The answer is not among it: a service may repeat in it what it was signed in to with. */
export interface FullRow {
  home: string
  /** The bytes as they were sent; null once they were erased. */
  body: string | null
  problems: { path: string; message: string; code: string }[]
}

/** What can be proven of a batch. */
export interface BatchProof {
  batch: Batch
  practice: boolean
  rows: ProofRow[]
  /** Why, by whom and when it is shown in full; null when it is redacted. */
  disclosed: { reason: string; by: string; at: string } | null
}

const View = v.array(v.object({ label: v.string(), value: v.string() }))
const RemoteIds = v.record(v.string(), v.string())
const Problems = v.array(Problem)

/** Reads everything about a batch, in the order of the file. Throws NotFoundError when there is none with this id. */
export async function batchProof(
  queries: Queries,
  id: string,
  disclosed: BatchProof['disclosed'],
): Promise<BatchProof> {
  const batch = await getBatch(queries, id)
  const connection = await queries
    .selectFrom('connections')
    .select('practice')
    .where('id', '=', batch.connectionId)
    .executeTakeFirst()
  const rows = await rowsOf(queries, id).execute()
  return {
    batch,
    practice: connection?.practice === 1,
    disclosed,
    rows: rows.map((row) => ({
      line: row.batch_line ?? 0,
      submissionId: row.id,
      state: row.state,
      sentAt: row.sent_at,
      acceptedAt: row.accepted_at,
      remoteIds: v.parse(RemoteIds, JSON.parse(row.remote_ids)),
      receiptId: row.receipt_id,
      onWhoseWord: row.on_whose_word,
      bodyHash: row.body_hash,
      answerHash: row.answer_hash,
      view: v.parse(View, JSON.parse(row.view)),
      problems: v.parse(Problems, JSON.parse(row.errors)).map(({ path, code }) => ({ path, code })),
      full: disclosed === null ? null : fullRow(row),
    })),
  }
}

function rowsOf(queries: Queries, batchId: string) {
  return (
    queries
      .selectFrom('submissions as s')
      .leftJoin('receipts as r', 'r.submission_number', 's.number')
      .leftJoin('bodies as b', 'b.number', 's.number')
      .select(['s.batch_line', 's.id', 's.state', 's.title', 's.errors'])
      // What has a receipt is told by it: that is what the audit log vouches for.
      .select((select) => [
        select.fn.coalesce('r.sent_at', 's.sent_at').as('sent_at'),
        select.fn.coalesce('r.remote_ids', 's.remote_ids').as('remote_ids'),
        select.fn.coalesce('r.view', 's.view').as('view'),
      ])
      .select(['r.accepted_at', 'r.id as receipt_id', 'r.on_whose_word', 'r.body_hash', 'r.answer_hash'])
      .select('b.body')
      .where('s.batch_id', '=', batchId)
      .orderBy('s.batch_line')
  )
}

type Row = Awaited<ReturnType<ReturnType<typeof rowsOf>['executeTakeFirstOrThrow']>>

function fullRow(row: Row): FullRow {
  return {
    home: row.title,
    body: row.body === null ? null : new TextDecoder().decode(row.body),
    problems: v
      .parse(Problems, JSON.parse(row.errors))
      .map(({ path, message, code }) => ({ path, message, code })),
  }
}

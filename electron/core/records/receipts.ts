import type { Transaction } from 'kysely'
import * as v from 'valibot'
import type { FoundReceipt, Receipt } from '#shared/contract/receipts.ts'
import type { SubmissionKind } from '#shared/domain/submission.ts'
import { NotFoundError } from '../refusal.ts'
import { compiled } from '../store/compiled.ts'
import type { Queries } from '../store/store.ts'
import type { Tables } from '../store/tables.ts'
import { keptUntil } from './kept-until.ts'
import { receiptDigest } from './receipt-digest.ts'
import { saltedHash } from './salted-hash.ts'
import { newId, newIds } from './short-id.ts'

/** What a receipt is made of, at the moment that a submission is accepted. */
export interface Acceptance {
  submissionId: string
  submissionNumber: number
  kind: SubmissionKind
  connectionLabel: string
  /** Method and URL. */
  endpoint: string
  format: string
  sentAt: string
  acceptedAt: Date
  by: string
  onWhoseWord: string | null
  remoteIds: Record<string, string>
  salt: Uint8Array
  /** SHA-256(salt‖body). */
  bodyHash: string
  /** The answer as it came; null when somebody's word stands for it. */
  answer: Uint8Array | null
  /** Where the service says that it keeps what was made; null when it did not say. */
  location: string | null
  /** The redacted view, as the submission's row holds it: JSON. */
  view: string
  practice: boolean
}

export interface MadeReceipt {
  id: string
  /** For the audit log. */
  digest: string
}

/**
 * Makes receipts, in the transaction that makes their submissions accepted: rows without personal data but for the answer,
 * which is erased later, with the body.
 *
 * @returns them by their submissions
 */
export async function addReceipts(
  queries: Transaction<Tables>,
  all: readonly Acceptance[],
): Promise<Map<string, MadeReceipt>> {
  if (all.length === 0) return new Map()
  const ids = newIds(all.length)
  const made = new Map<string, MadeReceipt>()
  for (const [place, accepted] of all.entries()) {
    const row = rowOf(ids[place] ?? newId(), accepted)
    await insertReceipt(queries, row)
    made.set(row.submission_id, { id: row.id, digest: receiptDigest(row) })
  }
  return made
}

function rowOf(id: string, { salt, answer, acceptedAt, ...accepted }: Acceptance) {
  return {
    id,
    submission_id: accepted.submissionId,
    submission_number: accepted.submissionNumber,
    kind: accepted.kind,
    connection_label: accepted.connectionLabel,
    endpoint: accepted.endpoint,
    format: accepted.format,
    sent_at: accepted.sentAt,
    accepted_at: acceptedAt.toISOString(),
    by_whom: accepted.by,
    on_whose_word: accepted.onWhoseWord,
    remote_ids: JSON.stringify(accepted.remoteIds),
    body_hash: accepted.bodyHash,
    answer_hash: answer === null ? null : saltedHash(salt, answer),
    view: accepted.view,
    practice: accepted.practice ? (1 as const) : (0 as const),
    location: accepted.location,
    answer,
  }
}

const insertReceipt = compiled<Omit<Tables['receipts'], 'number' | 'keep_until'>>()((queries, value) =>
  queries.insertInto('receipts').values({
    id: value('id'),
    submission_id: value('submission_id'),
    submission_number: value('submission_number'),
    kind: value('kind'),
    connection_label: value('connection_label'),
    endpoint: value('endpoint'),
    format: value('format'),
    sent_at: value('sent_at'),
    accepted_at: value('accepted_at'),
    by_whom: value('by_whom'),
    on_whose_word: value('on_whose_word'),
    remote_ids: value('remote_ids'),
    body_hash: value('body_hash'),
    answer_hash: value('answer_hash'),
    view: value('view'),
    practice: value('practice'),
    location: value('location'),
    answer: value('answer'),
    keep_until: keptUntil(value('accepted_at'), value('kind')),
  }),
)

/** Every receipt, newest first. */
export async function listReceipts(queries: Queries): Promise<Receipt[]> {
  const rows = await receiptRows(queries)
    .orderBy('r.accepted_at', 'desc')
    .orderBy('r.number', 'desc')
    .execute()
  return rows.map(receiptOf)
}

/** Those with these ids, in their order. */
export async function receiptsOf(queries: Queries, ids: readonly string[]): Promise<FoundReceipt[]> {
  if (ids.length === 0) return []
  const rows = await receiptRows(queries).where('r.id', 'in', ids).execute()
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => byId.get(id) ?? []).map((row) => ({ ...receiptOf(row), title: row.title }))
}

/** Throws NotFoundError when there is none with this id. */
export async function getReceipt(queries: Queries, id: string): Promise<Receipt> {
  const row = await receiptRows(queries).where('r.id', '=', id).executeTakeFirst()
  if (row === undefined) throw new NotFoundError('receipt', id)
  return receiptOf(row)
}

function receiptRows(queries: Queries) {
  return queries
    .selectFrom('receipts as r')
    .innerJoin('submissions as s', 's.number', 'r.submission_number')
    .leftJoin('submission_subjects as about', 'about.number', 'r.submission_number')
    .leftJoin('homes as h', 'h.id', 'about.home_id')
    .leftJoin('withdrawals as w', 'w.receipt_id', 'r.id')
    .selectAll('r')
    .select(['s.has_basis', 's.title', 'h.country'])
    .select(['w.at as withdrawn_at', 'w.how as withdrawn_how', 'w.noted_at', 'w.noted_by'])
}

const View = v.array(v.object({ label: v.string(), value: v.string() }))
const RemoteIds = v.record(v.string(), v.string())

type ReceiptRow = Awaited<ReturnType<ReturnType<typeof receiptRows>['executeTakeFirstOrThrow']>>

function receiptOf(row: ReceiptRow): Receipt {
  return {
    id: row.id,
    submissionId: row.submission_id,
    kind: row.kind,
    country: row.country,
    connectionLabel: row.connection_label,
    endpoint: row.endpoint,
    format: row.format,
    sentAt: row.sent_at,
    acceptedAt: row.accepted_at,
    by: row.by_whom,
    onWhoseWord: row.on_whose_word,
    remoteIds: v.parse(RemoteIds, JSON.parse(row.remote_ids)),
    location: row.location,
    bodyHash: row.body_hash,
    answerHash: row.answer_hash,
    view: v.parse(View, JSON.parse(row.view)),
    bodyKept: row.keep_until !== null,
    bodyKeptUntil: row.keep_until,
    practice: row.practice === 1,
    hasBasis: row.has_basis === 1,
    withdrawn: withdrawalOf(row),
  }
}

function withdrawalOf({ withdrawn_at, withdrawn_how, noted_at, noted_by }: ReceiptRow): Receipt['withdrawn'] {
  if (withdrawn_at === null || withdrawn_how === null || noted_at === null || noted_by === null) return null
  return { at: withdrawn_at, how: withdrawn_how, notedAt: noted_at, notedBy: noted_by }
}

import { sql, type Insertable, type RawBuilder, type Transaction } from 'kysely'
import * as v from 'valibot'
import type { OutboxStatus, Submission } from '#shared/contract/submissions.ts'
import { Problem } from '#shared/domain/problem.ts'
import type { SubmissionState } from '#shared/domain/submission.ts'
import { NotFoundError } from '../../refusal.ts'
import type { Queries } from '../store.ts'
import type { Tables } from '../tables.ts'

const Problems = v.array(Problem)
const RemoteIds = v.record(v.string(), v.string())
const Ids = v.array(v.string())

/** Everything about a submission but its bytes, as the contract shows it. */
export function submissionRows(queries: Queries) {
  return queries
    .selectFrom('submissions as s')
    .leftJoin('receipts as r', 'r.submission_number', 's.number')
    .select(['s.id', 's.kind', 's.state', 's.connection_id', 's.connection_label', 's.title'])
    .select(['s.created_at', 's.updated_at', 's.sent_at', 's.next_try_at', 's.attempts', 's.remote_ids'])
    .select([
      's.errors',
      's.warnings',
      's.attempt_code',
      's.attempt_detail',
      's.set_aside',
      's.batch_id',
      's.batch_line',
      'r.id as receipt_id',
    ])
    .select(
      sql<string>`(SELECT json_group_array(d.on_id) FROM dependencies d WHERE d.submission_id = s.id)`.as(
        'depends_on',
      ),
    )
}

type SubmissionRow = Awaited<ReturnType<ReturnType<typeof submissionRows>['executeTakeFirstOrThrow']>>

/** A row of `submissionRows` as the contract shows it. */
export function submissionOf(row: SubmissionRow): Submission {
  return {
    id: row.id,
    kind: row.kind,
    state: row.state,
    connectionId: row.connection_id,
    connectionLabel: row.connection_label,
    title: row.title,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    sentAt: row.sent_at,
    nextTryAt: row.next_try_at,
    attempts: row.attempts,
    remoteIds: v.parse(RemoteIds, JSON.parse(row.remote_ids)),
    dependsOn: v.parse(Ids, JSON.parse(row.depends_on)),
    errors: v.parse(Problems, JSON.parse(row.errors)),
    warnings: v.parse(Problems, JSON.parse(row.warnings)),
    receiptId: row.receipt_id,
    setAside: row.set_aside === 1,
    batch: row.batch_id === null ? null : { id: row.batch_id, line: row.batch_line ?? 0 },
    lastAttempt:
      row.attempt_code === null ? null : { code: row.attempt_code, detail: row.attempt_detail ?? '' },
  }
}

/** Every submission, or those in one state; oldest first. */
export async function listSubmissions(
  queries: Queries,
  state: SubmissionState | null,
): Promise<Submission[]> {
  let rows = submissionRows(queries)
  if (state !== null) rows = rows.where('s.state', '=', state)
  return (await rows.orderBy('s.number').execute()).map(submissionOf)
}

export interface PageOf {
  states: readonly SubmissionState[] | null
  setAside: boolean | null
  newestFirst: boolean
  offset: number
  limit: number
}

/** Some of a list, and how many there are in all. */
export async function pageOfSubmissions(
  queries: Queries,
  { states, setAside, newestFirst, offset, limit }: PageOf,
): Promise<{ total: number; submissions: Submission[] }> {
  const rows = await submissionRows(queries)
    .$if(states !== null, (all) => all.where('s.state', 'in', states ?? []))
    .$if(setAside !== null, (all) => all.where('s.set_aside', '=', setAside === true ? 1 : 0))
    .orderBy('s.number', newestFirst ? 'desc' : 'asc')
    .limit(limit)
    .offset(offset)
    .execute()
  const { total } = await queries
    .selectFrom('submissions as s')
    .select(sql<number>`count(*)`.as('total'))
    .$if(states !== null, (all) => all.where('s.state', 'in', states ?? []))
    .$if(setAside !== null, (all) => all.where('s.set_aside', '=', setAside === true ? 1 : 0))
    .executeTakeFirstOrThrow()
  return { total, submissions: rows.map(submissionOf) }
}

/** Some of a batch, in the order of its file, and how many there are in all. */
export async function pageOfBatch(
  queries: Queries,
  { id, states, offset, limit }: { id: string } & Pick<PageOf, 'states' | 'offset' | 'limit'>,
): Promise<{ total: number; submissions: Submission[] }> {
  const rows = await submissionRows(queries)
    .where('s.batch_id', '=', id)
    .$if(states !== null, (all) => all.where('s.state', 'in', states ?? []))
    .orderBy('s.batch_line')
    .limit(limit)
    .offset(offset)
    .execute()
  const { total } = await queries
    .selectFrom('submissions as s')
    .select(sql<number>`count(*)`.as('total'))
    .where('s.batch_id', '=', id)
    .$if(states !== null, (all) => all.where('s.state', 'in', states ?? []))
    .executeTakeFirstOrThrow()
  return { total, submissions: rows.map(submissionOf) }
}

/** How many of the rejected ones were set aside. */
export async function countSetAside(queries: Queries): Promise<number> {
  const { count } = await queries
    .selectFrom('submissions')
    .select(sql<number>`count(*)`.as('count'))
    .where('state', '=', 'rejected')
    .where('set_aside', '=', 1)
    .executeTakeFirstOrThrow()
  return count
}

/**
 * True for a row that was settled at a time (ISO 8601) or later: accepted, rejected, cancelled or unconfirmed. In the words of the index
 * of those, which is named because SQLite would rather read everything that ever was.
 */
export function settledSince(table: string, since: RawBuilder<string>) {
  return sql<boolean>`${sql.ref(`${table}.number`)} IN (SELECT number FROM submissions INDEXED BY submissions_settled
    WHERE state IN ('accepted', 'rejected', 'cancelled', 'unconfirmed') AND updated_at >= ${since})`
}

/** Those that are not settled, and those that were since; oldest first. */
export async function liveSubmissions(queries: Queries, changedSince: Date): Promise<Submission[]> {
  const rows = await submissionRows(queries)
    .where((where) =>
      where.or([
        where('s.state', 'in', ['queued', 'waiting', 'sending', 'unconfirmed']),
        settledSince('s', sql`${changedSince.toISOString()}`),
      ]),
    )
    // Not by the index of numbers, which would have SQLite read everything there ever was.
    .orderBy(sql`+s.number`)
    .execute()
  return rows.map(submissionOf)
}

/** Throws NotFoundError when there is none with this id. */
export async function getSubmission(queries: Queries, id: string): Promise<Submission> {
  const row = await submissionRows(queries).where('s.id', '=', id).executeTakeFirst()
  if (row === undefined) throw new NotFoundError('submission', id)
  return submissionOf(row)
}

/** Adds a submission behind all others, with what is sent of it. */
export async function insertSubmission(
  queries: Transaction<Tables>,
  row: Omit<Insertable<Tables['submissions']>, 'number'>,
  bytes: Omit<Tables['bodies'], 'number'>,
): Promise<void> {
  const number = (await lastNumber(queries)) + 1
  await queries
    .insertInto('submissions')
    .values({ ...row, number })
    .execute()
  await queries
    .insertInto('bodies')
    .values({ ...bytes, number })
    .execute()
}

/** The place of the one that was queued last; 0 when there is none. */
export async function lastNumber(queries: Transaction<Tables>): Promise<number> {
  const { last } = await queries
    .selectFrom('submissions')
    .select(sql<number>`coalesce(max(number), 0)`.as('last'))
    .executeTakeFirstOrThrow()
  return last
}

/** How many there are in each state, and how many drafts. */
export async function countSubmissions(queries: Queries): Promise<OutboxStatus['counts']> {
  const counts = {
    drafts: 0,
    queued: 0,
    waiting: 0,
    sending: 0,
    unconfirmed: 0,
    rejected: 0,
    accepted: 0,
    cancelled: 0,
  }
  const count = sql<number>`count(*)`.as('count')
  const rows = await queries.selectFrom('submissions').select(['state', count]).groupBy('state').execute()
  for (const row of rows) counts[row.state] = row.count
  counts.drafts = (await queries.selectFrom('drafts').select(count).executeTakeFirstOrThrow()).count
  return counts
}

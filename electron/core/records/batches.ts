import { sql } from 'kysely'
import type { Batch } from '#shared/contract/batches.ts'
import type { SubmissionState } from '#shared/domain/submission.ts'
import { NotFoundError } from '../refusal.ts'
import type { Queries } from '../store/store.ts'
import type { Tables } from '../store/tables.ts'

/** Every batch, newest first. */
export async function listBatches(queries: Queries): Promise<Batch[]> {
  const rows = await queries
    .selectFrom('batches')
    .selectAll()
    .orderBy('made_at', 'desc')
    .orderBy('id')
    .execute()
  const standing = Map.groupBy(await standingOf(queries, null), ({ batch_id }) => batch_id)
  return rows.map((row) => batchOf(row, standing.get(row.id) ?? []))
}

/** Throws NotFoundError when there is none with this id. */
export async function getBatch(queries: Queries, id: string): Promise<Batch> {
  const row = await queries.selectFrom('batches').selectAll().where('id', '=', id).executeTakeFirst()
  if (row === undefined) throw new NotFoundError('batch', id)
  return batchOf(row, await standingOf(queries, id))
}

interface Standing {
  batch_id: string | null
  state: SubmissionState
  count: number
  changed_at: string
}

/** How many of a batch, or of each, are in each state, and when the last of them came to it. Read from an index alone. */
function standingOf(queries: Queries, id: string | null): Promise<Standing[]> {
  let rows = queries.selectFrom('submissions').where('batch_id', 'is not', null)
  if (id !== null) rows = rows.where('batch_id', '=', id)
  return rows
    .select([
      'batch_id',
      'state',
      sql<number>`count(*)`.as('count'),
      sql<string>`max(updated_at)`.as('changed_at'),
    ])
    .groupBy(['batch_id', 'state'])
    .execute()
}

const ANSWERED: readonly SubmissionState[] = ['accepted', 'rejected', 'cancelled']

function batchOf(row: Tables['batches'], standing: readonly Standing[]): Batch {
  const counts = { queued: 0, waiting: 0, sending: 0, unconfirmed: 0, rejected: 0, accepted: 0, cancelled: 0 }
  for (const { state, count } of standing) counts[state] = count
  const isDone = standing.length > 0 && standing.every(({ state }) => ANSWERED.includes(state))
  const times = standing.map(({ changed_at }) => changed_at).toSorted()
  return {
    id: row.id,
    kind: row.kind,
    connectionId: row.connection_id,
    connectionLabel: row.connection_label,
    name: row.name,
    madeAt: row.made_at,
    by: row.by_whom,
    total: standing.reduce((sum, { count }) => sum + count, 0),
    counts,
    doneAt: isDone ? (times.at(-1) ?? null) : null,
  }
}

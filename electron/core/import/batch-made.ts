import { sql } from 'kysely'
import type { Batch } from '#shared/contract/batches.ts'
import { NotFoundError } from '../refusal.ts'
import type { Queries } from '../store/store.ts'

/** A batch as it is just after its rows were queued. Throws NotFoundError. */
export async function batchMade(queries: Queries, id: string): Promise<Batch> {
  const batch = await queries.selectFrom('batches').selectAll().where('id', '=', id).executeTakeFirst()
  if (batch === undefined) throw new NotFoundError('batch', id)
  const states = await queries
    .selectFrom('submissions')
    .select(['state', sql<number>`count(*)`.as('count')])
    .where('batch_id', '=', id)
    .groupBy('state')
    .execute()
  const counts = { queued: 0, waiting: 0, sending: 0, unconfirmed: 0, rejected: 0, accepted: 0, cancelled: 0 }
  for (const { state, count } of states) counts[state] = count
  return {
    id,
    kind: batch.kind,
    connectionId: batch.connection_id,
    connectionLabel: batch.connection_label,
    name: batch.name,
    madeAt: batch.made_at,
    by: batch.by_whom,
    total: states.reduce((sum, { count }) => sum + count, 0),
    counts,
    doneAt: null,
  }
}

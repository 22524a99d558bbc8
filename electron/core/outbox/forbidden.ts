import { sql, type Transaction } from 'kysely'
import type { Queries } from '../store/store.ts'
import type { Tables } from '../store/tables.ts'
import { parked } from './parked.ts'

/** A connection that may not be sent to as things stand, and why: what belongs to it waits, and nothing of it is lost. */
export interface Forbidden {
  connectionId: string
  code: string
  /** For people, without personal data. */
  detail: string
}

/** Those of which something waits that was not told this reason yet. */
export async function untoldOf(queries: Queries, forbidden: readonly Forbidden[]): Promise<Forbidden[]> {
  const untold: Forbidden[] = []
  for (const one of forbidden) if (await isUntold(queries, one)) untold.push(one)
  return untold
}

async function isUntold(queries: Queries, { connectionId, code }: Forbidden): Promise<boolean> {
  const row = await queries
    .selectFrom('submissions')
    .select('id')
    .where('connection_id', '=', connectionId)
    .where(lacks(code))
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Has what is to go there wait with the reason. Without a time: it goes as soon as the connection may be sent to again. */
export async function parkForbidden(
  queries: Transaction<Tables>,
  forbidden: Forbidden,
  now: Date,
): Promise<void> {
  await queries
    .updateTable('submissions')
    .set(parked(forbidden, now))
    .where('connection_id', '=', forbidden.connectionId)
    .where(lacks(forbidden.code))
    .execute()
}

/** True for a row that is ready, or waits for another reason. */
function lacks(code: string) {
  return sql<boolean>`(state = 'queued' OR (state = 'waiting' AND attempt_code IS NOT ${code}))`
}

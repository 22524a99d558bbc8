import { sql } from 'kysely'
import { NotFoundError } from '../refusal.ts'
import type { Queries, Store } from '../store/store.ts'

/** The setting that pauses everything. No setting of the user's pages: it is there while it is paused, and gone else. */
const ALL_PAUSED = 'outboxPaused'

/** True while everything is paused. */
export const isAllPaused = sql<boolean>`EXISTS (SELECT 1 FROM settings WHERE name = ${sql.lit(ALL_PAUSED)})`

export async function readAllPaused(queries: Queries): Promise<boolean> {
  const row = await queries
    .selectFrom('settings')
    .select('name')
    .where('name', '=', ALL_PAUSED)
    .executeTakeFirst()
  return row !== undefined
}

/**
 * Pauses one connection, or everything when null, or lets it go on. In the store, so that it survives a restart and holds
 * in every process. What is being sent is not stopped. Throws NotFoundError when there is no such connection.
 */
export function setPaused(store: Store, connectionId: string | null, paused: boolean): Promise<void> {
  return store.transaction(async (queries) => {
    if (connectionId !== null) {
      const { numUpdatedRows } = await queries
        .updateTable('connections')
        .set({ paused: paused ? 1 : 0 })
        .where('id', '=', connectionId)
        .executeTakeFirst()
      if (numUpdatedRows === 0n) throw new NotFoundError('connection', connectionId)
      return
    }
    await queries.deleteFrom('settings').where('name', '=', ALL_PAUSED).execute()
    if (paused) await queries.insertInto('settings').values({ name: ALL_PAUSED, value: 'true' }).execute()
  })
}

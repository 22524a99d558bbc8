import type { Connection, Pace } from '#shared/contract/connections.ts'
import { NotFoundError } from '../refusal.ts'
import type { Store } from '../store/store.ts'
import { getConnection } from './connections.ts'

/** How fast a connection is sent to from now on. Throws NotFoundError. */
export function setPace(store: Store, id: string, { perMinute, concurrency }: Pace): Promise<Connection> {
  return store.transaction(async (queries) => {
    const { numUpdatedRows } = await queries
      .updateTable('connections')
      .set({ per_minute: perMinute, concurrency })
      .where('id', '=', id)
      .executeTakeFirst()
    if (numUpdatedRows === 0n) throw new NotFoundError('connection', id)
    return getConnection(queries, id)
  })
}

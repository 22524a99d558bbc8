import type { Queries } from '../store/store.ts'

/** Whether something is `sending`: at this moment, or since a process died over it. */
export async function anyLeftSending(queries: Queries): Promise<boolean> {
  const found = await queries
    .selectFrom('submissions')
    .select('id')
    .where('state', '=', 'sending')
    .limit(1)
    .execute()
  return found.length > 0
}

import { sql, type RawBuilder, type Transaction } from 'kysely'
import type { Tables } from '../store/tables.ts'

/**
 * The time until which the body of a receipt is kept, as SQL: so many days after it was accepted, whatever stands there. `acceptedAt`
 * is the SQL of the receipt's time. Every body has it at every time, so that one which has not was changed by somebody else.
 */
export const keptUntil = (acceptedAt: RawBuilder<unknown>) =>
  sql<string>`strftime('%Y-%m-%dT%H:%M:%fZ', ${acceptedAt}, coalesce((SELECT value FROM settings WHERE name = 'keepBodiesDays'), 30) || ' days')`

/** Brings a changed setting to the bodies that are kept, in the transaction that changes it. */
export async function redateBodies(queries: Transaction<Tables>): Promise<void> {
  const until = keptUntil(sql`accepted_at`)
  await queries
    .updateTable('receipts')
    .set({ keep_until: until })
    .where('keep_until', 'is not', null)
    .where('keep_until', '<>', until)
    .execute()
}

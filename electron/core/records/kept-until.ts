import { sql, type RawBuilder, type Transaction } from 'kysely'
import type { Tables } from '../store/tables.ts'

const setting = (name: string, otherwise: number) =>
  sql<number>`CAST(coalesce((SELECT value FROM settings WHERE name = ${sql.lit(name)}), ${sql.lit(otherwise)}) AS INTEGER)`

/**
 * The days for which what was sent is kept, as SQL: a Priority Services record tells of somebody's health, so it has a setting of its own and
 * is never kept longer than the rest. `kind` is the SQL of the submission's kind.
 */
export const daysKept = (kind: RawBuilder<unknown>) =>
  sql<number>`CASE WHEN ${kind} = 'psr-record' THEN min(${setting('keepBodiesDays', 30)}, ${setting('keepPsrDays', 30)})
    ELSE ${setting('keepBodiesDays', 30)} END`

/**
 * The time until which the body of a receipt is kept, as SQL: so many days after it was accepted, whatever stands there. Every body has it at
 * every time, so that one which has not was changed by somebody else.
 */
export const keptUntil = (acceptedAt: RawBuilder<unknown>, kind: RawBuilder<unknown>) =>
  sql<string>`strftime('%Y-%m-%dT%H:%M:%fZ', ${acceptedAt}, (${daysKept(kind)}) || ' days')`

/** Brings a changed setting to the bodies that are kept, in the transaction that changes it. */
export async function redateBodies(queries: Transaction<Tables>): Promise<void> {
  const until = keptUntil(sql`accepted_at`, sql`kind`)
  await queries
    .updateTable('receipts')
    .set({ keep_until: until })
    .where('keep_until', 'is not', null)
    .where('keep_until', '<>', until)
    .execute()
}

import { sql } from 'kysely'
import { bodyHashes } from '../records/bodies.ts'
import type { OutboxDeps } from './deps.ts'

/**
 * Makes the holder of the lock the sender: a new fencing number, by which every older sender is shut out, and
 * in the same transaction whatever was found `sending` becomes `unconfirmed`, because its bytes may have left.
 *
 * @returns the fencing number, and how many rows were found
 */
export function becomeSender(
  deps: Pick<OutboxDeps, 'store' | 'audit' | 'clock'>,
): Promise<{ fence: number; found: number }> {
  return deps.store.transaction(async (queries) => {
    const { fence } = await queries
      .updateTable('sender')
      .set({ fence: sql<number>`fence + 1` })
      .returning('fence')
      .executeTakeFirstOrThrow()
    const at = deps.clock()
    const rows = await queries
      .updateTable('submissions')
      .set({
        state: 'unconfirmed',
        fence: null,
        attempt_code: 'HO-OUTBOX-INTERRUPTED',
        attempt_detail: 'Handover ended while it was being sent.',
        updated_at: at.toISOString(),
      })
      .where('state', '=', 'sending')
      .returning(['id', 'number'])
      .execute()
    const hashes = await bodyHashes(
      queries,
      rows.map(({ number }) => number),
    )
    await deps.audit.append(
      queries,
      ...rows.map(({ id, number }) => ({
        at,
        event: 'unconfirmed' as const,
        subject: id,
        hash: hashes.get(number) ?? null,
      })),
    )
    return { fence, found: rows.length }
  })
}

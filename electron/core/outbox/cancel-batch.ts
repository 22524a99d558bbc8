import { setImmediate as giveWay } from 'node:timers/promises'
import type { AuditEntry } from '../records/audit.ts'
import { bodyHashes } from '../records/bodies.ts'
import { releaseFingerprints } from '../store/repositories/fingerprints.ts'
import type { OutboxDeps } from './deps.ts'
import { cancelDependents } from './dependents.ts'

/** How many are taken back in one transaction. */
const GROUP = 100

/** Takes back everything of a batch that has not left yet. Gives how many those were. */
export async function cancelBatch(deps: OutboxDeps, batchId: string): Promise<number> {
  for (let cancelled = 0; ;) {
    const group = await cancelGroup(deps, batchId)
    cancelled += group
    if (group < GROUP) return cancelled
    // What is being sent goes on between the groups.
    await giveWay()
  }
}

function cancelGroup(deps: OutboxDeps, batchId: string): Promise<number> {
  return deps.store.transaction(async (queries) => {
    const now = deps.clock()
    const rows = await queries
      .updateTable('submissions')
      .set({ state: 'cancelled', next_try_at: null, updated_at: now.toISOString() })
      .where('id', 'in', (waiting) =>
        waiting
          .selectFrom('submissions')
          .select('id')
          .where('batch_id', '=', batchId)
          .where('state', 'in', ['queued', 'waiting'])
          .limit(GROUP),
      )
      .returning(['id', 'number'])
      .execute()
    const hashes = await bodyHashes(
      queries,
      rows.map(({ number }) => number),
    )
    const entries: AuditEntry[] = []
    for (const { id, number } of rows) {
      await releaseFingerprints(queries, id)
      entries.push({ at: now, event: 'cancelled', subject: id, hash: hashes.get(number) ?? null })
      entries.push(...(await cancelDependents(queries, id, now)))
    }
    await deps.audit.append(queries, ...entries)
    return rows.length
  })
}

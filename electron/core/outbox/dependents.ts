import { sql, type Transaction } from 'kysely'
import type { AuditEntry } from '../records/audit.ts'
import { saltedHash } from '../records/salted-hash.ts'
import { releaseFingerprints } from '../store/repositories/fingerprints.ts'
import { compiled } from '../store/compiled.ts'
import type { Tables } from '../store/tables.ts'
import { hashOf, type RowWithBytes } from './row-for.ts'
import { withRemoteId } from './step-ids.ts'

/** Puts the id that an accepted submission got into the bytes of those that wait for it. Gives what the audit log is to say. */
export async function handOnId(
  queries: Transaction<Tables>,
  id: string,
  remoteId: string | undefined,
  at: Date,
): Promise<AuditEntry[]> {
  const waiting = await dependentsOf(queries, id)
  if (waiting.length > 0 && remoteId === undefined) throw new Error(`Submission ${id} has no id to hand on.`)
  const entries: AuditEntry[] = []
  for (const row of waiting) {
    if (row.body === null || row.salt === null || remoteId === undefined) continue
    const body = withRemoteId(row.body, id, remoteId)
    await queries.updateTable('bodies').set({ body }).where('number', '=', row.number).execute()
    entries.push({ at, event: 'id-taken', subject: row.id, hash: saltedHash(row.salt, body) })
  }
  return entries
}

/** Takes back those that wait for the id of one that will never get any, and those that wait for them. */
export async function cancelDependents(
  queries: Transaction<Tables>,
  id: string,
  at: Date,
): Promise<AuditEntry[]> {
  const entries: AuditEntry[] = []
  for (const row of await dependentsOf(queries, id)) {
    await queries
      .updateTable('submissions')
      .set({
        state: 'cancelled',
        next_try_at: null,
        attempt_code: 'HO-OUTBOX-CHAIN',
        attempt_detail: `It needed the id of ${id}, which was not accepted.`,
        updated_at: at.toISOString(),
      })
      .where('id', '=', row.id)
      .execute()
    await releaseFingerprints(queries, row.id)
    entries.push({ at, event: 'cancelled', subject: row.id, hash: hashOf(row) })
    entries.push(...(await cancelDependents(queries, row.id, at)))
  }
  return entries
}

function dependentsOf(
  queries: Transaction<Tables>,
  id: string,
): Promise<Pick<RowWithBytes, 'id' | 'number' | 'body' | 'salt'>[]> {
  return waitingFor(queries, { id })
}

const waitingFor = compiled<{ id: string }>()((queries, value) =>
  queries
    .selectFrom('submissions as s')
    .innerJoin('dependencies as d', 'd.submission_id', 's.id')
    .leftJoin('bodies as b', 'b.number', 's.number')
    .select(['s.id', 's.number', 'b.body', 'b.salt'])
    .where('d.on_id', '=', value('id'))
    .where('s.state', 'in', ['queued', 'waiting']),
)

/** Which of these some others wait for. */
export async function idsWithDependents(
  queries: Transaction<Tables>,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await dependedOn(queries, { ids: JSON.stringify(ids) })
  return new Set(rows.map(({ id }) => id))
}

const dependedOn = compiled<{ ids: string }>()((queries, value) =>
  queries
    .selectFrom('dependencies')
    .select('on_id as id')
    .distinct()
    .where(sql<boolean>`on_id IN (SELECT value FROM json_each(${value('ids')}))`),
)

/** True for a row `s` that waits for the id of one that has none yet. */
export const needsAnId = sql<boolean>`EXISTS (
  SELECT 1 FROM dependencies d JOIN submissions needed ON needed.id = d.on_id
  WHERE d.submission_id = s.id AND needed.state <> 'accepted')`

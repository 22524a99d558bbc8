import { sql, type Transaction } from 'kysely'
import type { SubmissionState } from '#shared/domain/submission.ts'
import type { AuditEntry } from '../records/audit.ts'
import { saltedHash } from '../records/salted-hash.ts'
import { releaseFingerprints } from '../store/repositories/fingerprints.ts'
import { compiled } from '../store/compiled.ts'
import type { Tables } from '../store/tables.ts'
import { hashOf, type RowWithBytes } from './row-for.ts'
import { withRemoteId } from './step-ids.ts'

/**
 * Puts the id that an accepted submission got into the bytes of those that wait for it, or would if somebody said that they are to be
 * sent (after a restoring, everything that waited is unconfirmed). Gives what the audit log is to say.
 */
export async function handOnId(
  queries: Transaction<Tables>,
  id: string,
  remoteId: string | undefined,
  at: Date,
): Promise<AuditEntry[]> {
  const waiting = await neededBy(queries, { id })
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
        ...withoutItsNeed(id),
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

/** Why a submission is cancelled that needed the id of one that was not accepted. */
export function withoutItsNeed(id: string) {
  return {
    attempt_code: 'HO-OUTBOX-CHAIN',
    attempt_detail: `It needed the id of ${id}, which was not accepted.`,
  } as const
}

function dependentsOf(
  queries: Transaction<Tables>,
  id: string,
): Promise<Pick<RowWithBytes, 'id' | 'number' | 'body' | 'salt'>[]> {
  return waitingFor(queries, { id })
}

const dependentsIn = (...states: readonly SubmissionState[]) =>
  compiled<{ id: string }>()((queries, value) =>
    queries
      .selectFrom('submissions as s')
      .innerJoin('dependencies as d', 'd.submission_id', 's.id')
      .leftJoin('bodies as b', 'b.number', 's.number')
      .select(['s.id', 's.number', 'b.body', 'b.salt'])
      .where('d.on_id', '=', value('id'))
      .where('s.state', 'in', states),
  )
const waitingFor = dependentsIn('queued', 'waiting')
const neededBy = dependentsIn('queued', 'waiting', 'unconfirmed')

/** Which submission it needs the id of, and will never get it; null when there is none. */
export async function deadNeedOf(queries: Transaction<Tables>, id: string): Promise<string | null> {
  const found = await queries
    .selectFrom('dependencies as d')
    .innerJoin('submissions as needed', 'needed.id', 'd.on_id')
    .select('needed.id')
    .where('d.submission_id', '=', id)
    .where('needed.state', 'in', ['rejected', 'cancelled'])
    .executeTakeFirst()
  return found?.id ?? null
}

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

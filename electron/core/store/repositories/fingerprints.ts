import { type Transaction } from 'kysely'
import * as v from 'valibot'
import type { Duplicate } from '#shared/contract/submissions.ts'
import { LIVE_STATES } from '#shared/domain/submission.ts'
import type { Queries } from '../store.ts'
import type { Tables } from '../tables.ts'

const RemoteIds = v.record(v.string(), v.string())

/** The live submission that holds one of these fingerprints, or null. The oldest, when there are several. */
export async function findDuplicate(
  queries: Queries,
  fingerprints: readonly string[],
  personKey: string,
): Promise<Duplicate | null> {
  if (fingerprints.length === 0) return null
  const row = await queries
    .selectFrom('fingerprints as f')
    .innerJoin('submissions as s', 's.id', 'f.submission_id')
    .leftJoin('receipts as r', 'r.submission_id', 's.id')
    .select(['s.id', 's.state', 's.created_at', 's.remote_ids', 's.person_key', 'r.id as receipt_id'])
    .where('f.guard', '=', 1)
    .where('f.value', 'in', fingerprints)
    .orderBy('s.number')
    .executeTakeFirst()
  if (row === undefined) return null
  return {
    submissionId: row.id,
    state: row.state,
    receiptId: row.receipt_id,
    createdAt: row.created_at,
    remoteIds: v.parse(RemoteIds, JSON.parse(row.remote_ids)),
    samePerson: row.person_key === personKey,
  }
}

/**
 * Takes the fingerprints for a submission. One that a live submission holds already (a duplicate that was
 * meant) is noted without guarding, to take over when the other lets go.
 */
export async function takeFingerprints(
  queries: Transaction<Tables>,
  submissionId: string,
  fingerprints: readonly string[],
): Promise<void> {
  if (fingerprints.length === 0) return
  const held = await queries
    .selectFrom('fingerprints')
    .select('value')
    .where('guard', '=', 1)
    .where('value', 'in', fingerprints)
    .execute()
  const taken = new Set(held.map(({ value }) => value))
  const rows = [...new Set(fingerprints)].map((value) => ({
    submission_id: submissionId,
    value,
    guard: taken.has(value) ? (0 as const) : (1 as const),
  }))
  await queries.insertInto('fingerprints').values(rows).execute()
}

/** Lets go of the fingerprints of a submission that is no longer live; the next live one of each takes over. */
export async function releaseFingerprints(queries: Transaction<Tables>, submissionId: string): Promise<void> {
  const released = await queries
    .deleteFrom('fingerprints')
    .where('submission_id', '=', submissionId)
    .returning(['value', 'guard'])
    .execute()
  for (const { value, guard } of released) {
    if (guard === 0) continue
    const heir = await queries
      .selectFrom('fingerprints as f')
      .innerJoin('submissions as s', 's.id', 'f.submission_id')
      .select('s.id')
      .where('f.value', '=', value)
      .where('s.state', 'in', LIVE_STATES)
      .orderBy('s.number')
      .executeTakeFirst()
    if (heir === undefined) continue
    await queries
      .updateTable('fingerprints')
      .set({ guard: 1 })
      .where('submission_id', '=', heir.id)
      .where('value', '=', value)
      .execute()
  }
}

import { type Transaction } from 'kysely'
import * as v from 'valibot'
import type { Duplicate } from '#shared/contract/submissions.ts'
import type { TextCode } from '#shared/domain/problem-texts.ts'
import { LIVE_STATES } from '#shared/domain/submission.ts'
import type { Queries } from '../store.ts'
import type { Tables } from '../tables.ts'

const RemoteIds = v.record(v.string(), v.string())

/** By what an earlier submission of the same thing is found: a keyed hash, and the member of the body that is told. */
export interface Fingerprint {
  path: string
  value: string
  /** Null: only one live submission may have it. Else the code of the warning when another live one has it. */
  warning: TextCode | null
}

/** The live submission that holds one of these fingerprints, or null. The oldest, when there are several. */
export async function findDuplicate(
  queries: Queries,
  fingerprints: readonly Fingerprint[],
  personKey: string,
): Promise<Duplicate | null> {
  const guarding = fingerprints.filter(({ warning }) => warning === null)
  if (guarding.length === 0) return null
  const rows = await queries
    .selectFrom('fingerprints as f')
    .innerJoin('submissions as s', 's.id', 'f.submission_id')
    .leftJoin('receipts as r', 'r.submission_number', 's.number')
    .select([
      's.id',
      's.state',
      's.created_at',
      's.remote_ids',
      's.person_key',
      'r.id as receipt_id',
      'f.value',
    ])
    .where('f.guard', '=', 1)
    .where(
      'f.value',
      'in',
      guarding.map(({ value }) => value),
    )
    .orderBy('s.number')
    .execute()
  const row = rows[0]
  if (row === undefined) return null
  const held = new Set(rows.filter(({ id }) => id === row.id).map(({ value }) => value))
  return {
    submissionId: row.id,
    state: row.state,
    receiptId: row.receipt_id,
    createdAt: row.created_at,
    remoteIds: v.parse(RemoteIds, JSON.parse(row.remote_ids)),
    samePerson: row.person_key === personKey,
    path: guarding.find(({ value }) => held.has(value))?.path ?? '',
  }
}

/** Those of the fingerprints that are only warned about and that a live submission has already. */
export async function findAlike(
  queries: Queries,
  fingerprints: readonly Fingerprint[],
): Promise<{ path: string; warning: TextCode }[]> {
  const alike: { path: string; warning: TextCode }[] = []
  for (const { path, value, warning } of fingerprints) {
    if (warning === null) continue
    const row = await queries
      .selectFrom('fingerprints as f')
      .innerJoin('submissions as s', 's.id', 'f.submission_id')
      .select('s.id')
      .where('f.value', '=', value)
      .where('s.state', 'in', LIVE_STATES)
      .executeTakeFirst()
    if (row !== undefined) alike.push({ path, warning })
  }
  return alike
}

/**
 * Takes the fingerprints for a submission. One that a live submission holds already (a duplicate that was
 * meant) is noted without guarding, to take over when the other lets go.
 */
export async function takeFingerprints(
  queries: Transaction<Tables>,
  submissionId: string,
  fingerprints: readonly Fingerprint[],
): Promise<void> {
  if (fingerprints.length === 0) return
  const warned = new Set(fingerprints.flatMap(({ value, warning }) => (warning === null ? [] : value)))
  const values = [...new Set(fingerprints.map(({ value }) => value))]
  const held = await queries
    .selectFrom('fingerprints')
    .select('value')
    .where('guard', '=', 1)
    .where('value', 'in', values)
    .execute()
  const taken = new Set(held.map(({ value }) => value))
  const rows = values.map((value) => ({
    submission_id: submissionId,
    value,
    guard: taken.has(value) || warned.has(value) ? (0 as const) : (1 as const),
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

import type { Transaction } from 'kysely'
import { setImmediate as giveWay } from 'node:timers/promises'
import type { SubmissionKind } from '#shared/domain/submission.ts'
import { saltedHash } from '../records/salted-hash.ts'
import { holdersOf } from '../store/repositories/fingerprints-in-bulk.ts'
import { lastNumber } from '../store/repositories/submissions.ts'
import type { Tables } from '../store/tables.ts'
import type { OutboxDeps } from './deps.ts'
import { keysOfTexts, type KeyTexts, type SubmissionKeys } from './keys.ts'
import type { NewBytes, NewRow } from './new-row.ts'

/** A row of the file, checked and encoded. */
export interface BatchRow {
  line: number
  row: NewRow
  bytes: NewBytes
  keys: KeyTexts
}

export interface NewBatch {
  /** Rows that come later from the same file join their batch. */
  id: string
  kind: SubmissionKind
  connectionId: string
  /** The file’s. */
  name: string
  rows: readonly BatchRow[]
  /** Done in the same transaction. */
  alongside: (queries: Transaction<Tables>) => Promise<void>
  /** Told after each group. */
  onProgress: (done: number) => void
  /** Stops it: then nothing of it is left. */
  signal: AbortSignal
}

/** How many rows are written before others may go on: about five milliseconds’ work. */
const GROUP = 25

/**
 * Queues many checked and encoded submissions, all or none, in one transaction: the same rows, fingerprints and audit entries as one by
 * one. It gives way to everything else between groups; only the store has to wait. What another process took meanwhile is left out.
 *
 * @returns the lines that were queued with their submissions; empty when none was, and then nothing was stored
 * @throws the signal’s reason when it was stopped, and then nothing was stored
 */
export async function createBatch(
  deps: OutboxDeps,
  { id, kind, connectionId, name, rows, alongside, onProgress, signal }: NewBatch,
): Promise<{ line: number; submissionId: string }[]> {
  const keyed: Keyed[] = []
  for (const [place, { keys, ...row }] of rows.entries()) {
    keyed.push({ ...row, keys: keysOfTexts(deps.jobs(kind), keys, connectionId, deps.fingerprintKey) })
    if (place % 25 === 24) await giveWay()
  }
  const by = await deps.by()
  const at = deps.clock()
  try {
    return await deps.store.transaction(async (queries) => {
      const { label } = await deps.connections.get(queries, connectionId)
      await queries
        .insertInto('batches')
        .values({
          id,
          kind,
          connection_id: connectionId,
          connection_label: label,
          name,
          made_at: at.toISOString(),
          by_whom: by,
        })
        .onConflict((conflict) => conflict.doNothing())
        .execute()
      let number = await lastNumber(queries)
      const queued: { line: number; submissionId: string }[] = []
      for (let from = 0; from < keyed.length; from += GROUP) {
        signal.throwIfAborted()
        const group = await stillFree(queries, keyed.slice(from, from + GROUP))
        if (group.length > 0) {
          await insertGroup(queries, deps, group, { id, connectionId, label, number, at })
          number += group.length
          queued.push(...group.map(({ line, row }) => ({ line, submissionId: row.id })))
        }
        onProgress(Math.min(from + GROUP, keyed.length))
        await giveWay()
      }
      signal.throwIfAborted()
      if (queued.length === 0) throw new NothingLeft()
      await deps.audit.append(queries, { at, event: 'batch-queued', subject: id, hash: null })
      await alongside(queries)
      return queued
    })
  } catch (error) {
    if (error instanceof NothingLeft) return []
    throw error
  }
}

/** Rolls the transaction back: everything was queued by somebody else meanwhile. */
class NothingLeft extends Error {}

type Keyed = Omit<BatchRow, 'keys'> & { keys: SubmissionKeys }

/** Those whose fingerprints nobody holds: another window or process may have been faster, and a file may repeat itself. */
async function stillFree(queries: Transaction<Tables>, group: readonly Keyed[]): Promise<Keyed[]> {
  const guarding = ({ keys }: Keyed) =>
    keys.fingerprints.flatMap(({ value, warning }) => (warning === null ? [value] : []))
  const held = new Set((await holdersOf(queries, group.flatMap(guarding))).keys())
  return group.filter((one) => {
    const values = guarding(one)
    if (values.some((value) => held.has(value))) return false
    for (const value of values) held.add(value)
    return true
  })
}

async function insertGroup(
  queries: Transaction<Tables>,
  deps: OutboxDeps,
  group: readonly Keyed[],
  batch: { id: string; connectionId: string; label: string; number: number; at: Date },
): Promise<void> {
  await queries
    .insertInto('submissions')
    .values(
      group.map(({ line, row, keys }, place) => ({
        ...row,
        number: batch.number + 1 + place,
        connection_id: batch.connectionId,
        connection_label: batch.label,
        home_key: keys.home,
        person_key: keys.person,
        batch_id: batch.id,
        batch_line: line,
      })),
    )
    .execute()
  await queries
    .insertInto('bodies')
    .values(group.map(({ bytes }, place) => ({ ...bytes, number: batch.number + 1 + place })))
    .execute()
  const prints = group.flatMap(({ row, keys }) =>
    keys.fingerprints.map(({ value, warning }) => ({
      submission_id: row.id,
      value,
      guard: warning === null ? (1 as const) : (0 as const),
    })),
  )
  if (prints.length > 0) await queries.insertInto('fingerprints').values(prints).execute()
  await deps.audit.append(
    queries,
    ...group.map(({ row, bytes }) => ({
      at: batch.at,
      event: 'created' as const,
      subject: row.id,
      hash: saltedHash(bytes.salt, bytes.body),
    })),
  )
}

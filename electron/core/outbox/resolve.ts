import type { Transaction } from 'kysely'
import type { Submission } from '#shared/contract/submissions.ts'
import { KIND_FACTS, type ProviderName } from '#shared/domain/submission.ts'
import { releaseFingerprints } from '../store/repositories/fingerprints.ts'
import { getSubmission } from '../store/repositories/submissions.ts'
import type { Tables } from '../store/tables.ts'
import { acceptUnconfirmed } from './accept.ts'
import type { OutboxDeps } from './deps.ts'
import { cancelDependents, deadNeedOf, withoutItsNeed } from './dependents.ts'
import { hashOf, rowFor, type RowWithBytes } from './row-for.ts'

/** What somebody found out about an unconfirmed one. */
export type Resolution = { answer: 'received'; caseNumber: string } | { answer: 'resend' }

/** The name by which each remote system calls the number that people read out on the phone. */
const CASE_NAME: Record<ProviderName, string> = { acquaint: 'caseID', 'ctrl-hub': 'id', yeti: 'id' }

/**
 * Answers the question for an unconfirmed one. `received`: accepted, with a receipt that says on whose word.
 * `resend`: queued again, with its fingerprints kept; cancelled when it needs the id of one that will never get any. NotNowError when it is not unconfirmed.
 */
export async function resolve(deps: OutboxDeps, id: string, how: Resolution): Promise<Submission> {
  // Both may read the store, which is not to be had inside its transaction.
  const by = await deps.by()
  return deps.store.transaction(async (queries) => {
    const row = await rowFor('resolve', queries, id)
    const now = deps.clock()
    const resolved = { at: now, event: 'resolved' as const, subject: id, hash: hashOf(row) }
    if (how.answer === 'resend') {
      const dead = await deadNeedOf(queries, id)
      if (dead !== null) return cancelWithout(queries, deps, row, dead)
      await queries
        .updateTable('submissions')
        .set({ state: 'queued', next_try_at: null, updated_at: now.toISOString() })
        .where('id', '=', id)
        .execute()
      await deps.audit.append(queries, resolved)
      return getSubmission(queries, id)
    }

    const connection = await deps.connections.get(queries, row.connection_id)
    const remoteIds = { [CASE_NAME[KIND_FACTS[row.kind].provider]]: how.caseNumber }
    const said = { remoteIds, onWhoseWord: by, answer: null, location: null }
    await acceptUnconfirmed(queries, deps, row, { ...said, connection, by })
    return getSubmission(queries, id)
  })
}

/** They do not have it, and it cannot be sent: only a store that was restored has such a one. */
async function cancelWithout(
  queries: Transaction<Tables>,
  { audit, clock }: OutboxDeps,
  row: RowWithBytes,
  needed: string,
): Promise<Submission> {
  const at = clock()
  await queries
    .updateTable('submissions')
    .set({ state: 'cancelled', next_try_at: null, ...withoutItsNeed(needed), updated_at: at.toISOString() })
    .where('id', '=', row.id)
    .execute()
  await releaseFingerprints(queries, row.id)
  const entry = { at, subject: row.id, hash: hashOf(row) }
  const others = await cancelDependents(queries, row.id, at)
  await audit.append(queries, { ...entry, event: 'resolved' }, { ...entry, event: 'cancelled' }, ...others)
  return getSubmission(queries, row.id)
}

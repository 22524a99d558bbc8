import type { Submission } from '#shared/contract/submissions.ts'
import { NotNowError } from '../refusal.ts'
import { releaseFingerprints } from '../store/repositories/fingerprints.ts'
import { getSubmission } from '../store/repositories/submissions.ts'
import type { OutboxDeps } from './deps.ts'
import { cancelDependents } from './dependents.ts'
import { hashOf, rowFor } from './row-for.ts'

/** Takes a submission back before it is sent. NotNowError when it has gone. */
export function cancel(deps: OutboxDeps, id: string): Promise<Submission> {
  return deps.store.transaction(async (queries) => {
    const row = await rowFor('cancel', queries, id)
    const now = deps.clock()
    await queries
      .updateTable('submissions')
      .set({ state: 'cancelled', next_try_at: null, updated_at: now.toISOString() })
      .where('id', '=', id)
      .execute()
    await releaseFingerprints(queries, id)
    const cancelled = { at: now, event: 'cancelled' as const, subject: id, hash: hashOf(row) }
    await deps.audit.append(queries, cancelled, ...(await cancelDependents(queries, id, now)))
    return getSubmission(queries, id)
  })
}

/** Takes a rejected submission out of what needs attention. NotNowError when it was not rejected. */
export function setAside(deps: OutboxDeps, id: string): Promise<Submission> {
  return deps.store.transaction(async (queries) => {
    await rowFor('setAside', queries, id)
    await queries.updateTable('submissions').set({ set_aside: 1 }).where('id', '=', id).execute()
    return getSubmission(queries, id)
  })
}

/**
 * Makes a submission due at once. It is left `waiting`, not `queued`, because queued rows of a connection may
 * be held back after a failure, and this one was asked for. NotNowError when it has gone, or when its
 * connection must be mended first.
 */
export function sendNow(deps: OutboxDeps, id: string): Promise<Submission> {
  return deps.store.transaction(async (queries) => {
    const row = await rowFor('sendNow', queries, id)
    const connection = await deps.connections.get(queries, row.connection_id)
    if (connection.signIn === 'refused' || !connection.secret.stored)
      throw new NotNowError(
        'HO-OUTBOX-CONNECTION',
        `${connection.label} cannot be signed in to.`,
        'Open the connection, enter its secret again or test it. What waits for it goes by itself then.',
      )
    const now = deps.clock().toISOString()
    await queries
      .updateTable('submissions')
      .set({ state: 'waiting', next_try_at: now, updated_at: now })
      .where('id', '=', id)
      .execute()
    return getSubmission(queries, id)
  })
}

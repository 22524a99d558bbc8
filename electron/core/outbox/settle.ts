import type { Transaction } from 'kysely'
import type { AuditEntry } from '../records/audit.ts'
import { addReceipt } from '../records/receipts.ts'
import { releaseFingerprints } from '../store/repositories/fingerprints.ts'
import type { Tables } from '../store/tables.ts'
import type { Outcome } from '../providers/provider.ts'
import { fenceHolds, StaleSenderError, type Claimed } from './claim.ts'
import type { OutboxDeps } from './deps.ts'
import { cancelDependents, handOnId } from './dependents.ts'
import { endpointOf, formatOf } from './endpoint.ts'
import type { Settled } from './states.ts'

/** One attempt that is over. */
export interface Finished {
  claimed: Claimed
  outcome: Outcome
  settled: Settled
}

export interface SettleContext {
  deps: OutboxDeps
  fence: number
  now: Date
  by: string
  keepBodiesDays: number
}

/**
 * Writes down what became of a group of attempts, in the caller's transaction: states, receipts, fingerprints
 * let go, what the connections said, and the audit log. Throws StaleSenderError when another has become the sender.
 *
 * @returns whether the sign-in state of a connection changed
 */
export async function settle(
  queries: Transaction<Tables>,
  finished: readonly Finished[],
  context: SettleContext,
): Promise<boolean> {
  const entries: AuditEntry[] = []
  for (const one of finished) entries.push(...(await settleOne(queries, one, context)))
  await context.deps.audit.append(queries, ...entries)
  return noteAnswers(queries, finished, context)
}

async function settleOne(
  queries: Transaction<Tables>,
  { claimed, outcome, settled }: Finished,
  { fence, now, by, keepBodiesDays }: SettleContext,
): Promise<AuditEntry[]> {
  const { id, bodyHash } = claimed
  // The body goes to the receipt, so that it is kept, and erased, in one place.
  const body = settled.state === 'accepted' ? { body: null, salt: null } : {}
  const row = await queries
    .updateTable('submissions')
    .set({
      ...body,
      state: settled.state,
      fence: null,
      errors: JSON.stringify(settled.errors),
      remote_ids: JSON.stringify(settled.remoteIds),
      attempt_code: settled.code,
      attempt_detail: settled.detail,
      next_try_at: settled.nextTryAt?.toISOString() ?? null,
      updated_at: now.toISOString(),
    })
    .where('id', '=', id)
    .where('state', '=', 'sending')
    .where('fence', '=', fence)
    .where(fenceHolds(fence))
    .returning('id')
    .executeTakeFirst()
  if (row === undefined) throw new StaleSenderError(fence)
  const entry = (event: AuditEntry['event']): AuditEntry => ({ at: now, event, subject: id, hash: bodyHash })

  switch (settled.state) {
    case 'accepted': {
      const { connection } = claimed.ready
      const receipt = await addReceipt(queries, {
        submissionId: id,
        kind: claimed.kind,
        connectionLabel: connection.label,
        endpoint: endpointOf(claimed.request, connection.baseUrl),
        format: formatOf(claimed.request.contentType),
        sentAt: claimed.sentAt,
        acceptedAt: now,
        by,
        onWhoseWord: null,
        remoteIds: settled.remoteIds,
        salt: claimed.salt,
        body: claimed.request.body,
        answer: outcome.kind === 'accepted' ? outcome.answer : null,
        location: outcome.kind === 'accepted' ? outcome.location : null,
        view: claimed.view,
        practice: connection.practice,
        keepBodiesDays,
      })
      return [
        entry('accepted'),
        { at: now, event: 'receipt-made', subject: receipt.id, hash: receipt.digest },
        ...(await handOnId(queries, id, settled.remoteIds['id'], now)),
      ]
    }
    case 'rejected':
      await releaseFingerprints(queries, id)
      return [entry('rejected'), ...(await cancelDependents(queries, id, now))]
    case 'unconfirmed':
      return [entry('unconfirmed')]
    case 'waiting':
      return []
  }
}

/** The last answer of each connection. A refusal counts only for the secret that was refused, not for a newer one. */
async function noteAnswers(
  queries: Transaction<Tables>,
  finished: readonly Finished[],
  { deps, now }: SettleContext,
): Promise<boolean> {
  const byConnection = Map.groupBy(finished, (one) => one.claimed.ready.connection.id)
  let changed = false
  for (const [id, group] of byConnection) {
    // Of a group, a refusal is what must be told.
    const told = group.find((one) => one.settled.signInRefused) ?? group.at(-1)
    if (told === undefined) continue
    const { claimed, settled } = told
    const before = await deps.connections.get(queries, id)
    const ours = before.secret.since === claimed.ready.connection.secret.since
    if (!ours) continue
    const answered = settled.state === 'accepted' || settled.state === 'rejected'
    const signIn = settled.signInRefused ? 'refused' : answered ? 'ok' : null
    await deps.connections.noteAnswer(queries, id, {
      at: now.toISOString(),
      ok: answered,
      code: settled.code,
      message: settled.detail,
    })
    if (signIn === null || signIn === before.signIn) continue
    await deps.connections.setSignIn(queries, id, signIn)
    changed = true
  }
  return changed
}

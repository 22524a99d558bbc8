import { sql, type Transaction } from 'kysely'
import * as v from 'valibot'
import type { SubmissionState } from '#shared/domain/submission.ts'
import type { AuditEntry } from '../records/audit.ts'
import { addReceipts, type Acceptance, type MadeReceipt } from '../records/receipts.ts'
import { releaseFingerprints } from '../store/repositories/fingerprints.ts'
import { compiled } from '../store/compiled.ts'
import type { Tables } from '../store/tables.ts'
import type { Outcome } from '../providers/provider.ts'
import { fenceHolds, StaleSenderError, type Claimed } from './claim.ts'
import type { OutboxDeps } from './deps.ts'
import { cancelDependents, handOnId, idsWithDependents } from './dependents.ts'
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
}

/**
 * Writes down what became of a group of attempts, in the caller's transaction: states, receipts, fingerprints
 * let go, and what the connections said. Throws StaleSenderError when another has become the sender.
 *
 * @returns what the audit log is to say, and whether the sign-in state of a connection changed
 */
export async function settle(
  queries: Transaction<Tables>,
  finished: readonly Finished[],
  context: SettleContext,
): Promise<{ entries: AuditEntry[]; connectionsChanged: boolean }> {
  if (finished.length === 0) return { entries: [], connectionsChanged: false }
  await updateStates(queries, finished, context)
  const dependedOn = await idsWithDependents(
    queries,
    finished.map(({ claimed }) => claimed.id),
  )
  const receipts = await addReceipts(
    queries,
    finished.flatMap((one) => acceptanceOf(one, context) ?? []),
  )
  const entries: AuditEntry[] = []
  for (const one of finished) {
    if (one.settled.state === 'rejected') await releaseFingerprints(queries, one.claimed.id)
    entries.push(...entriesOf(one, receipts.get(one.claimed.id), context.now))
    if (dependedOn.has(one.claimed.id)) entries.push(...(await tellDependents(queries, one, context.now)))
  }
  return { entries, connectionsChanged: await noteAnswers(queries, finished, context) }
}

async function updateStates(
  queries: Transaction<Tables>,
  finished: readonly Finished[],
  { fence, now }: SettleContext,
): Promise<void> {
  const rows = finished.map(({ claimed, settled }) => ({
    id: claimed.id,
    state: settled.state,
    errors: JSON.stringify(settled.errors),
    remoteIds: JSON.stringify(settled.remoteIds),
    code: settled.code,
    detail: settled.detail,
    nextTryAt: settled.nextTryAt?.toISOString() ?? null,
  }))
  const updated = await settleRows(queries, { rows: JSON.stringify(rows), fence, now: now.toISOString() })
  if (updated.length < rows.length) throw new StaleSenderError(fence)
}

/** All of a group in one statement: each is written for every submission that is sent. */
const settleRows = compiled<{ rows: string; fence: number; now: string }>()((queries, value) => {
  const given = (name: string) => sql<string>`one.value ->> ${sql.lit(name)}`
  return queries
    .updateTable('submissions')
    .from(sql<{ value: string }>`json_each(${value('rows')})`.as('one'))
    .set({
      state: sql<SubmissionState>`${given('state')}`,
      fence: null,
      errors: given('errors'),
      remote_ids: given('remoteIds'),
      attempt_code: given('code'),
      attempt_detail: given('detail'),
      next_try_at: given('nextTryAt'),
      updated_at: value('now'),
    })
    .where('submissions.id', '=', given('id'))
    .where(sql<SubmissionState>`+state`, '=', 'sending')
    .where('fence', '=', value('fence'))
    .where(fenceHolds(value('fence')))
    .returning('submissions.id')
})

/** What its receipt is made of; null when it was not accepted. */
function acceptanceOf(
  { claimed, outcome, settled }: Finished,
  { now, by }: SettleContext,
): Acceptance | null {
  if (settled.state !== 'accepted') return null
  const { connection } = claimed.ready
  return {
    submissionId: claimed.id,
    submissionNumber: claimed.number,
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
    bodyHash: claimed.bodyHash,
    answer: outcome.kind === 'accepted' ? outcome.answer : null,
    location: outcome.kind === 'accepted' ? outcome.location : null,
    view: claimed.view,
    practice: connection.practice,
  }
}

function entriesOf(
  { claimed: { id, bodyHash }, settled: { state } }: Finished,
  receipt: MadeReceipt | undefined,
  at: Date,
): AuditEntry[] {
  // What waits is tried again; the next attempt tells of itself.
  if (state === 'waiting') return []
  const entries: AuditEntry[] = [{ at, event: state, subject: id, hash: bodyHash }]
  if (receipt !== undefined)
    entries.push({ at, event: 'receipt-made', subject: receipt.id, hash: receipt.digest })
  return entries
}

/** What an outcome means for those that need the id of the one it is of. */
async function tellDependents(
  queries: Transaction<Tables>,
  { claimed: { id }, settled }: Finished,
  now: Date,
): Promise<AuditEntry[]> {
  if (settled.state === 'accepted') return handOnId(queries, id, settled.remoteIds['id'], now)
  return settled.state === 'rejected' ? cancelDependents(queries, id, now) : []
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
    const [before] = await signInOf(queries, { id })
    if (before?.since !== claimed.ready.connection.secret.since) continue
    const answered = settled.state === 'accepted' || settled.state === 'rejected'
    const signIn = settled.signInRefused ? 'refused' : answered ? 'ok' : null
    const answer = { ok: answered, code: settled.code, message: settled.detail }
    if (!isSameAsLately(before.last_answer, answer, now))
      await deps.connections.noteAnswer(queries, id, { at: now.toISOString(), ...answer })
    if (signIn === null || signIn === before.sign_in) continue
    await deps.connections.setSignIn(queries, id, signIn)
    changed = true
  }
  return changed
}

const signInOf = compiled<{ id: string }>()((queries, value) =>
  queries
    .selectFrom('connections')
    .select(['secret_since as since', 'sign_in', 'last_answer'])
    .where('id', '=', value('id')),
)

const Noted = v.object({ at: v.string(), ok: v.boolean(), code: v.string(), message: v.string() })
const LATELY_MS = 1_000

/** While hundreds are answered alike, the connection's row is not written for each group. */
function isSameAsLately(
  lastAnswer: string | null,
  answer: Omit<v.InferOutput<typeof Noted>, 'at'>,
  now: Date,
): boolean {
  if (lastAnswer === null) return false
  const { at, ok, code, message } = v.parse(Noted, JSON.parse(lastAnswer))
  const since = now.getTime() - Date.parse(at)
  if (since < 0 || since >= LATELY_MS) return false
  return ok === answer.ok && code === answer.code && message === answer.message
}

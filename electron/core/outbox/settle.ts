import type { Transaction } from 'kysely'
import * as v from 'valibot'
import type { AuditEntry } from '../records/audit.ts'
import { addReceipt } from '../records/receipts.ts'
import { releaseFingerprints } from '../store/repositories/fingerprints.ts'
import { compiled } from '../store/compiled.ts'
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

interface SettledValues {
  id: string
  fence: number
  state: Settled['state']
  errors: string
  remoteIds: string
  code: string
  detail: string
  nextTryAt: string | null
  now: string
}

const settledAs = (erased: { body?: null; salt?: null }) =>
  compiled<SettledValues>()((queries, value) =>
    queries
      .updateTable('submissions')
      .set({
        ...erased,
        state: value('state'),
        fence: null,
        errors: value('errors'),
        remote_ids: value('remoteIds'),
        attempt_code: value('code'),
        attempt_detail: value('detail'),
        next_try_at: value('nextTryAt'),
        updated_at: value('now'),
      })
      .where('id', '=', value('id'))
      .where('state', '=', 'sending')
      .where('fence', '=', value('fence'))
      .where(fenceHolds(value('fence')))
      .returning('id'),
  )
// The body goes to the receipt, so that it is kept, and erased, in one place.
const settleAccepted = settledAs({ body: null, salt: null })
const settleOther = settledAs({})

async function settleOne(
  queries: Transaction<Tables>,
  { claimed, outcome, settled }: Finished,
  { fence, now, by }: SettleContext,
): Promise<AuditEntry[]> {
  const { id, bodyHash } = claimed
  const rows = await (settled.state === 'accepted' ? settleAccepted : settleOther)(queries, {
    id,
    fence,
    state: settled.state,
    errors: JSON.stringify(settled.errors),
    remoteIds: JSON.stringify(settled.remoteIds),
    code: settled.code,
    detail: settled.detail,
    nextTryAt: settled.nextTryAt?.toISOString() ?? null,
    now: now.toISOString(),
  })
  if (rows.length === 0) throw new StaleSenderError(fence)
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

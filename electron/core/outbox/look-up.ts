import type { Candidate, Submission } from '#shared/contract/submissions.ts'
import type { Problem } from '#shared/domain/problem.ts'
import { KIND_FACTS, receiverOf } from '#shared/domain/submission.ts'
import type { LookUp, Match } from '../providers/provider.ts'
import { NotFoundError, NotNowError } from '../refusal.ts'
import { getSubmission } from '../store/repositories/submissions.ts'
import { acceptUnconfirmed } from './accept.ts'
import type { OutboxDeps } from './deps.ts'
import { notNow, rowFor } from './row-for.ts'
import { mayDo } from './states.ts'

/** What asking the service gave. `candidates` are to be chosen from when there is any doubt. */
export interface LookedUp {
  submission: Submission
  candidates: Candidate[]
  failure: Problem | null
  /** How many there are, made since, that can be no other one's. */
  there: number
}

/**
 * Asks the service what became of an unconfirmed submission. Exactly one certain match that was made since the sending began, and
 * that is no other submission's, settles it: then it is accepted, on the service's own word.
 *
 * @throws NotFoundError; NotNowError when it is not unconfirmed; TroubleError of store or vault
 */
export async function lookUp(deps: OutboxDeps, id: string, signal: AbortSignal): Promise<LookedUp> {
  const row = await unconfirmedRow(deps, id)
  const answer = await ask(deps, row, signal)
  if (answer.kind !== 'looked') {
    const submission = await getSubmission(deps.store.queries, id)
    return { submission, candidates: [], failure: failureOf(answer, submission), there: 0 }
  }
  const free = await notTaken(deps, row, answer.matches)
  const since = free.filter(({ certain, madeSince }) => certain && madeSince)
  const [only] = since
  const submission =
    only !== undefined && since.length === 1
      ? await settleWith(deps, id, only)
      : await getSubmission(deps.store.queries, id)
  const candidates = submission.state === 'unconfirmed' ? free.map(candidateOf) : []
  return { submission, candidates, failure: null, there: since.length }
}

/**
 * Before something is sent again: the submission when the service has it after all, null when it may be sent again.
 *
 * @throws NotNowError when the service could not be asked this time, may still be at work on it, or has several that are it
 */
export async function foundInsteadOfResending(
  deps: OutboxDeps,
  id: string,
  signal: AbortSignal,
): Promise<Submission | null> {
  const { submission, failure, there } = await lookUp(deps, id, signal)
  if (submission.state === 'accepted') return submission
  if (there > 1)
    throw new NotNowError(
      'HO-OUTBOX-THERE',
      `${submission.connectionLabel} has ${there} that are it, so it is not sent once more.`,
      'Look which of them stays, and give its number.',
    )
  if (mayBeAtWork(deps, submission))
    throw new NotNowError(
      'HO-OUTBOX-AT-WORK',
      `${submission.connectionLabel} took too long to answer and may still be at work on it, so it is not sent again yet.`,
      'Look again in ten minutes.',
    )
  if (failure === null || failure.code === CANNOT_ASK) return null
  throw new NotNowError(
    'HO-OUTBOX-LOOK-FIRST',
    `${submission.connectionLabel} could not be asked whether they have it, so it is not sent again yet.`,
    'Try again in a few minutes. If they tell you on the telephone that they have it, enter their number instead.',
  )
}

/** The failure of a service that offers no way to ask. */
export const CANNOT_ASK = 'HO-OUTBOX-NO-LOOK-UP'

/** A server that was slow may finish long after nobody waits for its answer any more. */
const AT_WORK_MS = 10 * 60_000

function mayBeAtWork({ jobs, clock }: OutboxDeps, { kind, sentAt, lastAttempt }: Submission): boolean {
  const { notSoonAfter = [] } = jobs(kind)
  if (sentAt === null || lastAttempt === null || !notSoonAfter.includes(lastAttempt.code)) return false
  return clock().getTime() - Date.parse(sentAt) < AT_WORK_MS
}

type Row = Awaited<ReturnType<typeof unconfirmedRow>>

async function unconfirmedRow(deps: OutboxDeps, id: string) {
  const row = await deps.store.queries
    .selectFrom('submissions as s')
    .leftJoin('bodies as b', 'b.number', 's.number')
    .select(['s.id', 's.kind', 's.state', 's.connection_id', 'b.body', 's.sent_at', 's.created_at'])
    .where('s.id', '=', id)
    .executeTakeFirst()
  if (row === undefined) throw new NotFoundError('submission', id)
  if (!mayDo('resolve', row.state)) throw notNow('resolve')
  return row
}

async function ask(deps: OutboxDeps, row: Row, signal: AbortSignal): Promise<LookUp> {
  const connection = await deps.connections.get(deps.store.queries, row.connection_id)
  const provider = deps.providers(connection.provider)
  if (provider.lookUp === undefined || row.body === null)
    return { kind: 'cannot', code: CANNOT_ASK, detail: 'There is no way to look it up.' }
  const secret = connection.secret.stored ? await deps.connections.secret(connection.id) : null
  if (secret === null)
    return { kind: 'failed', code: 'HO-OUTBOX-NO-SECRET', detail: 'The connection has no secret stored.' }
  const sent = { kind: row.kind, body: row.body, sentAt: row.sent_at ?? row.created_at }
  return provider.lookUp(connection, secret, sent, signal)
}

/** One that another submission was answered with cannot be what became of this one, unless both only change what is there. */
async function notTaken(deps: OutboxDeps, row: Row, matches: readonly Match[]): Promise<readonly Match[]> {
  if (KIND_FACTS[row.kind].changes === true) return matches
  const rows = await deps.store.queries
    .selectFrom('submissions')
    .select('remote_ids')
    .where('kind', '=', row.kind)
    .where('connection_id', '=', row.connection_id)
    .where('state', '=', 'accepted')
    .execute()
  const taken = new Set(rows.map(({ remote_ids }) => remote_ids))
  return matches.filter(({ remoteIds }) => !taken.has(JSON.stringify(remoteIds)))
}

async function settleWith(deps: OutboxDeps, id: string, match: Match): Promise<Submission> {
  // Both may read the store, which is not to be had inside its transaction.
  const by = await deps.by()
  return deps.store.transaction(async (queries) => {
    const row = await rowFor('resolve', queries, id)
    const connection = await deps.connections.get(queries, row.connection_id)
    const { remoteIds, answer, location } = match
    const onWhoseWord = receiverOf(row.kind)
    const said = { remoteIds, onWhoseWord, answer, location }
    await acceptUnconfirmed(queries, deps, row, { ...said, connection, by })
    return getSubmission(queries, id)
  })
}

function candidateOf({ remoteIds, label, createdAt, madeSince, certain }: Match): Candidate {
  return { remoteIds, label, createdAt, madeSince, certain }
}

function failureOf(answer: Exclude<LookUp, { kind: 'looked' }>, submission: Submission): Problem {
  const receiver = submission.connectionLabel
  return {
    path: '',
    message:
      answer.kind === 'cannot'
        ? `${receiver} offers no way to look it up.`
        : `${receiver} could not be asked just now.`,
    fix: answer.kind === 'cannot' ? 'Ring them before it is sent again.' : 'Look again in a few minutes.',
    from: 'handover',
    code: answer.kind === 'cannot' ? CANNOT_ASK : answer.code,
  }
}

import type { CreateOutcome, Duplicate } from '#shared/contract/submissions.ts'
import { today } from '#shared/domain/calendar-date.ts'
import type { Consent } from '#shared/domain/consent.ts'
import { problem } from '#shared/domain/problem-codes.ts'
import type { Findings } from '#shared/domain/problem.ts'
import type { SubmissionKind } from '#shared/domain/submission.ts'
import type { AuditEntry } from '../records/audit.ts'
import { newSalt, saltedHash } from '../records/salted-hash.ts'
import { newId } from '../records/short-id.ts'
import { findAlike, findDuplicate, takeFingerprints } from '../store/repositories/fingerprints.ts'
import { getSubmission, insertSubmission } from '../store/repositories/submissions.ts'
import type { OutboxDeps } from './deps.ts'
import { keysOf } from './keys.ts'

export interface CheckInput {
  kind: SubmissionKind
  connectionId: string
  /** A request body in the seed's shape, as parsed JSON. */
  body: unknown
  consent: Consent | null
}

export interface CreateInput extends CheckInput {
  /** Why a duplicate is meant; null stops at one. */
  allowDuplicate: string | null
  draftId: string | null
  answers: Record<string, string> | null
}

/** Checks a body and looks for a live submission of the same thing. Stores nothing. */
export async function check(
  deps: OutboxDeps,
  input: CheckInput,
): Promise<Findings & { duplicate: Duplicate | null }> {
  const { queries } = deps.store
  const connection = await deps.connections.get(queries, input.connectionId)
  const job = deps.jobs(input.kind)
  const findings = job.check(input.body, {
    codes: connection.codes,
    consent: input.consent,
    format: connection.format,
    today: today(deps.clock()),
  })
  if (findings.errors.length > 0) return { ...findings, duplicate: null }
  const keys = keysOf(job, input.body, deps.fingerprintKey)
  const duplicate = await findDuplicate(queries, keys.fingerprints, keys.person)
  if (duplicate !== null) return { ...findings, duplicate }
  const alike = await findAlike(queries, keys.fingerprints)
  const warnings = [...findings.warnings, ...alike.map(({ warning, path }) => problem(warning, path))]
  return { errors: [], warnings, duplicate }
}

/**
 * Checks, encodes and queues: the row with the exact bytes, its fingerprints, its audit entries and the
 * removal of its draft are one transaction. A refused body or a duplicate stores nothing.
 */
export async function create(deps: OutboxDeps, input: CreateInput): Promise<CreateOutcome> {
  const { errors, warnings, duplicate } = await check(deps, input)
  if (errors.length > 0) return { outcome: 'refused', errors, warnings }
  if (duplicate !== null && input.allowDuplicate === null)
    return { outcome: 'duplicate', of: duplicate, errors, warnings }

  const job = deps.jobs(input.kind)
  const connection = await deps.connections.get(deps.store.queries, input.connectionId)
  const request = job.encode(input.body, connection)
  const keys = keysOf(job, input.body, deps.fingerprintKey)
  const id = newId()
  const salt = newSalt()
  const now = deps.clock()
  const row = {
    id,
    kind: input.kind,
    connection_id: connection.id,
    connection_label: connection.label,
    state: 'queued' as const,
    depends_on: null,
    title: job.title(input.body),
    home_key: keys.home,
    person_key: keys.person,
    method: request.method,
    path: request.path,
    content_type: request.contentType,
    accept: request.accept,
    body: request.body,
    salt,
    answers: input.answers === null ? null : JSON.stringify(input.answers),
    consent: input.consent === null ? null : JSON.stringify(input.consent),
    view: JSON.stringify(job.redactedView(input.body, connection.codes, input.answers)),
    warnings: JSON.stringify(warnings),
    errors: '[]',
    remote_ids: '{}',
    attempts: 0,
    set_aside: 0 as const,
    created_at: now.toISOString(),
    updated_at: now.toISOString(),
  }

  return deps.store.transaction(async (queries): Promise<CreateOutcome> => {
    // Both again, now that nobody else can write: another window or process may have been faster.
    await deps.connections.get(queries, connection.id)
    const of = await findDuplicate(queries, keys.fingerprints, keys.person)
    if (of !== null && input.allowDuplicate === null) return { outcome: 'duplicate', of, errors, warnings }
    // A reason given where there is no duplicate explains nothing.
    await insertSubmission(queries, { ...row, duplicate_reason: of === null ? null : input.allowDuplicate })
    await takeFingerprints(queries, id, keys.fingerprints)
    if (input.draftId !== null) await queries.deleteFrom('drafts').where('id', '=', input.draftId).execute()
    const hash = saltedHash(salt, request.body)
    const events: AuditEntry['event'][] = of === null ? ['created'] : ['created', 'duplicate-allowed']
    await deps.audit.append(queries, ...events.map((event) => ({ at: now, event, subject: id, hash })))
    return { outcome: 'queued', submission: await getSubmission(queries, id) }
  })
}

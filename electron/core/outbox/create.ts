import type { Connection } from '#shared/contract/connections.ts'
import type { CreateOutcome, Duplicate, TogetherOutcome } from '#shared/contract/submissions.ts'
import { today } from '#shared/domain/calendar-date.ts'
import type { Consent } from '#shared/domain/consent.ts'
import { problem } from '#shared/domain/problem-codes.ts'
import type { Findings, Problem } from '#shared/domain/problem.ts'
import type { SubmissionKind } from '#shared/domain/submission.ts'
import type { Job, WizardAnswers } from '../providers/provider.ts'
import type { AuditEntry } from '../records/audit.ts'
import { attachPhotos } from '../records/photos/attached-photos.ts'
import { newId } from '../records/short-id.ts'
import { InvalidInputError } from '../refusal.ts'
import { findAlike, findDuplicate, takeFingerprints } from '../store/repositories/fingerprints.ts'
import { getSubmission, insertSubmission } from '../store/repositories/submissions.ts'
import type { Queries } from '../store/store.ts'
import type { Tables } from '../store/tables.ts'
import type { OutboxDeps } from './deps.ts'
import { keysOf, type SubmissionKeys } from './keys.ts'
import { newRow, type NewBytes, type NewRow } from './new-row.ts'
import { hashOf } from './row-for.ts'
import { checkableId, pendingId, stepsNeeded, withStepIds } from './step-ids.ts'

export interface Part {
  kind: SubmissionKind
  /** A request body in the seed's shape, as parsed JSON. */
  body: unknown
  consent: Consent | null
  answers: WizardAnswers | null
}

export interface CheckInput extends Omit<Part, 'answers'> {
  connectionId: string
}

export interface CreateInput extends CheckInput, Part {
  /** Why a duplicate is meant; null stops at one. */
  allowDuplicate: string | null
  draftId: string | null
}

export interface TogetherInput extends Pick<CreateInput, 'connectionId' | 'allowDuplicate' | 'draftId'> {
  parts: readonly Part[]
}

/** Checks a body and looks for a live submission of the same thing. Stores nothing. */
export async function check(
  deps: OutboxDeps,
  input: CheckInput,
): Promise<Findings & { duplicate: Duplicate | null }> {
  const connection = await deps.connections.get(deps.store.queries, input.connectionId)
  const one = checkedPart(deps, connection, { ...input, answers: null }, [])
  if (one.findings.errors.length > 0) return { ...one.findings, duplicate: null }
  const { duplicate, warnings } = await findEarlier(deps.store.queries, [one], connection.id, deps)
  return { errors: [], warnings: warnings.flat(), duplicate: duplicate?.of ?? null }
}

/** The same for several parts at once; paths are below `KIND/`. */
export async function checkTogether(
  deps: OutboxDeps,
  { connectionId, parts }: Pick<TogetherInput, 'connectionId' | 'parts'>,
): Promise<Findings & { duplicate: FoundDuplicate | null }> {
  const connection = await deps.connections.get(deps.store.queries, connectionId)
  const checked = allParts(deps, connection, parts)
  const refused = together(checked)
  if (refused.errors.length > 0) return { ...refused, duplicate: null }
  const { duplicate, warnings } = await findEarlier(deps.store.queries, checked, connection.id, deps)
  return { errors: [], warnings: allBelowKinds(checked, warnings), duplicate }
}

/**
 * Checks, encodes and queues: the row with the exact bytes, its fingerprints, its audit entries and the
 * removal of its draft are one transaction. A refused body or a duplicate stores nothing.
 */
export async function create(deps: OutboxDeps, input: CreateInput): Promise<CreateOutcome> {
  const connection = await deps.connections.get(deps.store.queries, input.connectionId)
  const one = checkedPart(deps, connection, input, [])
  if (one.findings.errors.length > 0) return { outcome: 'refused', ...one.findings }
  const stored = await store(deps, connection, [one], input)
  if ('of' in stored) {
    const { of, warnings } = stored
    return { outcome: 'duplicate', of, errors: [], warnings: warnings.flat() }
  }
  const [submission] = stored.submissions
  if (submission === undefined) throw new Error('Nothing was stored.')
  return { outcome: 'queued', submission }
}

/** The same for several parts, all or none. */
export async function createTogether(deps: OutboxDeps, input: TogetherInput): Promise<TogetherOutcome> {
  const connection = await deps.connections.get(deps.store.queries, input.connectionId)
  const checked = allParts(deps, connection, input.parts)
  const refused = together(checked)
  if (refused.errors.length > 0) return { outcome: 'refused', ...refused }
  const stored = await store(deps, connection, checked, input)
  if ('submissions' in stored) return { outcome: 'queued', submissions: stored.submissions }
  const { of, part, warnings } = stored
  return { outcome: 'duplicate', of, part, errors: [], warnings: allBelowKinds(checked, warnings) }
}

/** A part with what its check found, and the places of the parts it stands on. */
interface CheckedPart extends Part {
  job: Job
  findings: Findings
  /** The body as it was checked, with an id in place of each that is still to come. */
  whole: unknown
  needs: readonly number[]
  /** Whether another part stands on it: then it is only the means, and may be like an earlier one. */
  needed: boolean
}

interface FoundDuplicate {
  of: Duplicate
  part: number
}

function allParts(deps: OutboxDeps, connection: Connection, parts: readonly Part[]): CheckedPart[] {
  const needed = new Set(parts.flatMap(({ body }) => stepsNeeded(body)))
  return parts.map((part, place) => {
    const needs = stepsNeeded(part.body)
    if (needs.some((step) => step >= place))
      throw new InvalidInputError([
        { path: `parts.${place}.body`, message: 'A part can take the id of an earlier one only.' },
      ])
    return { ...checkedPart(deps, connection, part, needs), needed: needed.has(place) }
  })
}

function checkedPart(
  deps: OutboxDeps,
  connection: Connection,
  { kind, body, consent, answers }: Part,
  needs: readonly number[],
): CheckedPart {
  const job = deps.jobs(kind)
  const whole = needs.length === 0 ? body : withStepIds(body, checkableId)
  const basis = consent ?? job.consentIn?.(body) ?? null
  const findings = job.check(whole, { ...connection, consent: basis, today: today(deps.clock()) })
  return { kind, body, consent: basis, answers, job, findings, whole, needs, needed: false }
}

function together(parts: readonly CheckedPart[]): Findings {
  return {
    errors: allBelowKinds(
      parts,
      parts.map(({ findings }) => findings.errors),
    ),
    warnings: allBelowKinds(
      parts,
      parts.map(({ findings }) => findings.warnings),
    ),
  }
}

/** The problems of all parts in one list, each path below its part's kind. */
function allBelowKinds(parts: readonly CheckedPart[], problems: readonly (readonly Problem[])[]): Problem[] {
  return parts.flatMap(({ kind }, place) =>
    (problems[place] ?? []).map((one) => ({ ...one, path: `${kind}/${one.path}` })),
  )
}

/** The first live submission that one of the parts repeats, and the warnings of each part, with what is only alike. */
async function findEarlier(
  queries: Queries,
  parts: readonly CheckedPart[],
  connectionId: string,
  deps: Pick<OutboxDeps, 'fingerprintKey'>,
): Promise<{ duplicate: FoundDuplicate | null; warnings: Problem[][] }> {
  const warnings: Problem[][] = []
  let duplicate: FoundDuplicate | null = null
  for (const [part, one] of parts.entries()) {
    const keys = keysOf(one.job, one.whole, connectionId, deps.fingerprintKey)
    const of = one.needed ? null : await findDuplicate(queries, keys.fingerprints, keys.person)
    if (of !== null) duplicate ??= { of, part }
    const alike = of === null ? await findAlike(queries, keys.fingerprints) : []
    warnings.push([...one.findings.warnings, ...alike.map(({ warning, path }) => problem(warning, path))])
  }
  return { duplicate, warnings }
}

type Stored =
  { submissions: Awaited<ReturnType<typeof getSubmission>>[] } | (FoundDuplicate & { warnings: Problem[][] })

async function store(
  deps: OutboxDeps,
  connection: Connection,
  parts: readonly CheckedPart[],
  { allowDuplicate, draftId }: Pick<CreateInput, 'allowDuplicate' | 'draftId'>,
): Promise<Stored> {
  const earlier = await findEarlier(deps.store.queries, parts, connection.id, deps)
  const { warnings } = earlier
  if (earlier.duplicate !== null && allowDuplicate === null) return { ...earlier.duplicate, warnings }

  const ids = parts.map(() => newId())
  const prepared = parts.map((part, place) =>
    prepare(deps, connection, part, ids, place, warnings[place] ?? []),
  )
  return deps.store.transaction(async (queries): Promise<Stored> => {
    // Both again, now that nobody else can write: another window or process may have been faster.
    await deps.connections.get(queries, connection.id)
    const { duplicate } = await findEarlier(queries, parts, connection.id, deps)
    if (duplicate !== null && allowDuplicate === null) return { ...duplicate, warnings }
    for (const { row, bytes, keys, needs, meant, answers } of prepared) {
      const of = meant ? null : await findDuplicate(queries, keys.fingerprints, keys.person)
      // A reason given where there is no duplicate explains nothing.
      await insertSubmission(
        queries,
        { ...row, duplicate_reason: of === null ? null : allowDuplicate },
        bytes,
      )
      await attachPhotos(queries, row.id, answers)
      await takeFingerprints(queries, row.id, keys.fingerprints)
      if (needs.length > 0)
        await queries
          .insertInto('dependencies')
          .values(needs.map((on_id) => ({ submission_id: row.id, on_id })))
          .execute()
      const events: AuditEntry['event'][] = of === null ? ['created'] : ['created', 'duplicate-allowed']
      const subject = row.id
      const hash = hashOf(bytes)
      const at = new Date(row.created_at)
      await deps.audit.append(queries, ...events.map((event) => ({ at, event, subject, hash })))
    }
    if (draftId !== null) await queries.deleteFrom('drafts').where('id', '=', draftId).execute()
    const submissions = []
    for (const id of ids) submissions.push(await getSubmission(queries, id))
    return { submissions }
  })
}

interface Prepared {
  row: NewRow & Pick<Tables['submissions'], 'connection_id' | 'connection_label' | 'home_key' | 'person_key'>
  bytes: NewBytes
  keys: SubmissionKeys
  /** The submissions whose ids it takes. */
  needs: string[]
  /** Whether being like an earlier one needs no reason. */
  meant: boolean
  answers: WizardAnswers | null
}

function prepare(
  deps: OutboxDeps,
  connection: Connection,
  part: CheckedPart,
  ids: readonly string[],
  place: number,
  warnings: readonly Problem[],
): Prepared {
  const { job, body, consent, answers, needs, needed } = part
  const idOf = (step: number) => {
    const id = ids[step]
    if (id === undefined) throw new Error(`There is no part ${step}.`)
    return id
  }
  const whole = needs.length === 0 ? body : withStepIds(body, (step) => pendingId(idOf(step)))
  // Of what was given: a reference that a body brought along is known again, though it was not sent.
  const keys = keysOf(job, whole, connection.id, deps.fingerprintKey)
  const { row, bytes } = newRow({
    id: idOf(place),
    job,
    body: whole,
    connection,
    consent,
    answers,
    warnings,
    now: deps.clock(),
  })
  return {
    bytes,
    keys,
    needs: needs.map(idOf),
    meant: needed,
    answers,
    row: {
      ...row,
      connection_id: connection.id,
      connection_label: connection.label,
      home_key: keys.home,
      person_key: keys.person,
    },
  }
}

import type { Consent } from '#shared/domain/consent.ts'
import type { Problem } from '#shared/domain/problem.ts'
import { photoLines } from '#shared/domain/reading-photos.ts'
import type { Job, JobConnection, WizardAnswers } from '../providers/provider.ts'
import { newSalt } from '../records/salted-hash.ts'
import { referenceOfId } from '../records/short-id.ts'
import type { Tables } from '../store/tables.ts'

type Row = Tables['submissions']

/** The row of a new submission but for the connection it belongs to and the keyed hashes of what it is about. */
export type NewRow = Pick<
  Row,
  | 'id'
  | 'kind'
  | 'state'
  | 'title'
  | 'method'
  | 'path'
  | 'content_type'
  | 'accept'
  | 'answers'
  | 'consent'
  | 'view'
  | 'warnings'
  | 'errors'
  | 'remote_ids'
  | 'attempts'
  | 'created_at'
  | 'updated_at'
  | 'set_aside'
> & {
  has_basis: 0 | 1
  handed_on: string | null
  readings: string | null
}

/** What is sent of a new submission; it is stored beside its row. */
export type NewBytes = Omit<Tables['bodies'], 'number'>

export interface NewSubmission {
  id: string
  job: Job
  /** As it was checked without errors. */
  body: unknown
  connection: JobConnection
  consent: Consent | null
  answers: WizardAnswers | null
  warnings: readonly Problem[]
  now: Date
}

/** Encodes a submission, once and for all: `bytes` are what will be sent. */
export function newRow({ id, job, body, connection, consent, answers, warnings, now }: NewSubmission): {
  row: NewRow
  bytes: NewBytes
} {
  // The part of its id that can be read out: whoever sees the reference at the service finds the submission here.
  const complete = job.withReference?.(body, referenceOfId(id), answers) ?? body
  const request = job.encode(complete, connection)
  const handed = job.handsOver?.(complete) ?? null
  const at = now.toISOString()
  const row: NewRow = {
    id,
    kind: job.kind,
    state: 'queued',
    title: job.title(complete, answers),
    method: request.method,
    path: request.path,
    content_type: request.contentType,
    accept: request.accept,
    answers: answers === null ? null : JSON.stringify(answers),
    consent: consent === null ? null : JSON.stringify(consent),
    has_basis: consent === null ? 0 : 1,
    view: JSON.stringify([...job.redactedView(complete, connection, answers), ...photoLines(answers ?? {})]),
    handed_on: handed?.day ?? null,
    readings: handed === null ? null : JSON.stringify(handed.readings),
    warnings: JSON.stringify(warnings),
    errors: '[]',
    remote_ids: '{}',
    attempts: 0,
    set_aside: 0,
    created_at: at,
    updated_at: at,
  }
  return { row, bytes: { body: request.body, salt: newSalt() } }
}

import type { Transaction } from 'kysely'
import type { CodeTable } from '#shared/domain/codes.ts'
import type { Job, WizardAnswers } from '../../providers/provider.ts'
import type { SubmissionKind } from '#shared/domain/submission.ts'
import type { Tables } from '../../store/tables.ts'
import type { Secret } from '../../vault/secret.ts'

/** What is at hand while people are learned. */
export interface LearningPeople {
  queries: Transaction<Tables>
  /** Keys the hashes by which people are known again. */
  key: Secret
  /** Of those who were erased: when, by the hash; the last time of each. */
  tombstones: ReadonlyMap<string, string>
}

/** What is at hand while a group of submissions is learned from. */
export interface Learning extends LearningPeople {
  jobOf: (kind: SubmissionKind) => Job
}

/** A submission as it is learned from. */
export interface LearnedRow {
  id: string
  number: number
  kind: SubmissionKind
  homeKey: string
  createdAt: string
  handedOn: string | null
  /** JSON of KnownReadings. */
  readings: string | null
  answers: WizardAnswers | null
  /** Null once it was erased. */
  body: Uint8Array | null
  codes: CodeTable
}

export interface Subjects {
  home_id: string | null
  tenancy_id: string | null
  person_id: string | null
  landlord_id: string | null
}

export const NOBODY: Readonly<Subjects> = {
  home_id: null,
  tenancy_id: null,
  person_id: null,
  landlord_id: null,
}

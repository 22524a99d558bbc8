import type { Generated } from 'kysely'
import type { SignInWith } from '#shared/contract/connections.ts'
import type { Country, MeterMeaning, SwitchMeaning } from '#shared/domain/codes.ts'
import type { FollowUp } from '#shared/domain/follow-up.ts'
import type { ReadingField } from '#shared/domain/meter-readings.ts'
import type { SubmissionKind, SubmissionState, ProviderName } from '#shared/domain/submission.ts'
import type { TenancyTask } from '#shared/domain/tenancy-task.ts'

/** The store's tables as SQLite returns them: times are ISO 8601 UTC text, JSON is text, flags are 0 or 1. */
export interface Tables {
  settings: { name: string; value: string }
  connections: {
    id: string
    provider: ProviderName
    label: string
    base_url: string
    format: 'json' | 'xml'
    codes: string
    practice: 0 | 1
    secret_since: string | null
    sign_in: 'untried' | 'ok' | 'refused'
    last_answer: string | null
    created_at: string
    auth_url: string | null
    sign_in_with: SignInWith | null
    /** JSON of {id, label}. */
    organisation: string | null
    resources: Generated<string>
    /** Null: as usual; 0: no limit. */
    per_minute: Generated<number | null>
    /** Null: as usual. */
    concurrency: Generated<number | null>
    paused: Generated<0 | 1>
  }
  drafts: {
    id: string
    kind: SubmissionKind
    connection_id: string | null
    step: string
    answers: string
    title: string
    blocked: string | null
    created_at: string
    updated_at: string
  }
  submissions: {
    id: string
    number: number
    kind: SubmissionKind
    connection_id: string
    connection_label: string
    state: SubmissionState
    title: string
    home_key: string
    person_key: string
    duplicate_reason: string | null
    method: 'POST' | 'PATCH'
    path: string
    content_type: string
    accept: string
    answers: string | null
    consent: string | null
    view: string
    warnings: string
    errors: string
    remote_ids: string
    attempts: number
    fence: number | null
    attempt_code: string | null
    attempt_detail: string | null
    created_at: string
    updated_at: string
    sent_at: string | null
    next_try_at: string | null
    set_aside: 0 | 1
    has_basis: Generated<0 | 1>
    batch_id: Generated<string | null>
    batch_line: Generated<number | null>
    /** Of a switch: `yyyy-MM-dd`. */
    handed_on: Generated<string | null>
    /** Of a switch: JSON of the readings and their day. */
    readings: Generated<string | null>
  }
  batches: {
    id: string
    kind: SubmissionKind
    connection_id: string
    connection_label: string
    name: string
    made_at: string
    by_whom: string
  }
  imports: {
    id: string
    kind: SubmissionKind
    connection_id: string
    name: string
    whole: 0 | 1
    settings: string | null
    batch_id: string | null
    created_at: string
    updated_at: string
  }
  import_pieces: { import_id: string; number: number; bytes: Uint8Array }
  import_fixes: { import_id: string; line: number; cells: string }
  column_mappings: { kind: SubmissionKind; headers: string; settings: string; used_at: string }
  disclosures: {
    /** The number of its entry in the audit log. */
    entry: number
    batch_id: string
    at: string
    by_whom: string
    form: 'html' | 'csv' | 'json'
    reason: string
    salt: Uint8Array
  }
  receipt_search: { rowid: number; receipt_id: string; words: string }
  dependencies: { submission_id: string; on_id: string }
  fingerprints: { submission_id: string; value: string; guard: 0 | 1 }
  /** The bytes of a submission as they are or were sent, until they are erased. */
  bodies: { number: number; salt: Uint8Array; body: Uint8Array }
  receipts: {
    number: Generated<number>
    id: string
    submission_id: string
    submission_number: number
    kind: SubmissionKind
    connection_label: string
    endpoint: string
    format: string
    sent_at: string
    accepted_at: string
    by_whom: string
    on_whose_word: string | null
    remote_ids: string
    body_hash: string
    answer_hash: string | null
    view: string
    practice: 0 | 1
    location: string | null
    answer: Uint8Array | null
    /** Null once the body and the answer were erased. */
    keep_until: string | null
  }
  /** Kept by triggers. */
  switches_alone: { accepted_at: string; receipt_number: number }
  withdrawals: { receipt_id: string; at: string; how: string; noted_at: string; noted_by: string }
  audit: { number: number; at: string; event: string; subject: string; hash: string | null; mac: string }
  sender: { one: 1; fence: number }
  homes: {
    number: Generated<number>
    id: string
    country: Country | null
    /** JSON of an Address. */
    address: string
    title: string
    alike: string
    mprn: string | null
    gprn: string | null
    mpan: string | null
    gas_mprn: string | null
    supply: SwitchMeaning | null
    meter_type: MeterMeaning | null
    pay_as_you_go: 0 | 1 | null
    landlord_id: string | null
    acquaint_id: string | null
    ctrl_hub_id: string | null
    merged_into: string | null
    created_at: string
    updated_at: string
    state: Generated<'let' | 'void' | 'sold' | 'unknown'>
    since: Generated<string | null>
    tenancy_id: Generated<string | null>
    changes_on: Generated<string | null>
    empty_since: Generated<string | null>
    empty_by: Generated<string | null>
    stale: Generated<0 | 1>
  }
  home_keys: { home_key: string; home_id: string }
  people: {
    number: Generated<number>
    id: string
    title: string
    first_name: string
    last_name: string
    phone: string
    email: string
    date_of_birth: string | null
    /** JSON of wizard answers. */
    details: Generated<string>
    name_key: string
    person_key: string | null
    restricted: Generated<0 | 1>
    merged_into: string | null
    created_at: string
    updated_at: string
  }
  tenancies: {
    id: string
    home_id: string
    starts_on: string
    ends_on: string | null
    created_at: string
  }
  tenancy_people: { tenancy_id: string; person_id: string; lead: 0 | 1 }
  home_readings: {
    id: string
    home_id: string
    read_on: string
    /** JSON of KnownReadings. */
    readings: string
    submission_id: string | null
    created_at: string
  }
  submission_subjects: {
    number: number
    home_id: string | null
    tenancy_id: string | null
    person_id: string | null
    landlord_id: string | null
  }
  home_search: { rowid: number; home_id: string; words: string }
  person_search: { rowid: number; person_id: string; words: string }
  tenancy_tasks: {
    tenancy_id: string
    task: TenancyTask
    state: 'blocked' | 'not-needed' | 'done'
    why: string
    noted_at: string
    noted_by: string
  }
  letters: {
    id: string
    tenancy_id: string
    to_whom: 'council' | 'water'
    occasion: 'move-in' | 'move-out'
    subject: string
    text: string
    made_at: string
    sent_on: string | null
    sent_how: string | null
    sent_by: string | null
    answered_on: string | null
  }
  gas_records: {
    id: string
    home_id: string
    checked_on: string
    due_before: string | null
    next_due: string
    engineer: string
    engineer_number: string
    record_number: string
    noted_at: string
    noted_by: string
  }
  photos: {
    hash: string
    media_type: string
    width: number
    height: number
    /** As EXIF counts, 1 to 8. */
    orientation: number
    added_at: string
    bytes: Uint8Array
  }
  submission_photos: { submission_id: string; hash: string; reading: ReadingField }
  tombstones: {
    id: string
    person_hash: string
    reason: string
    at: string
    by_whom: string
    systems: string
    counts: string
  }
  follow_ups: {
    what: FollowUp
    subject: string
    /** `yyyy-MM-dd`; null: it is over with. */
    until: string | null
    noted_at: string
    noted_by: string
  }
  retention_reports: { number: Generated<number>; at: string; counts: string }
}

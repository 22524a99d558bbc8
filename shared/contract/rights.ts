import * as v from 'valibot'
import { Consent } from '../domain/consent.ts'
import { SubmissionKind, SubmissionState } from '../domain/submission.ts'
import { ToldSystem } from '../domain/told-system.ts'
import { procedure } from './errors.ts'

const id = v.object({ id: v.pipe(v.string(), v.maxLength(64)) })
const count = v.pipe(v.number(), v.integer(), v.minValue(0))

/** How many of each were taken away, by what they are called in the table of words (`shared/domain/removed-words.ts`). */
export const Counts = v.record(v.string(), count)
export type Counts = v.InferOutput<typeof Counts>

/** An agreement, or another basis, that something was sent on. */
export const RecordedBasis = v.object({
  receiptId: v.nullable(v.string()),
  submissionId: v.string(),
  kind: SubmissionKind,
  connectionLabel: v.string(),
  /** When it was sent, or queued as long as it was not. */
  at: v.string(),
  /** As it was recorded; null once it was erased with what was sent. */
  basis: v.nullable(v.object({ ...Consent.entries })),
  /** What was read out, word for word; null when the version is none of ours. */
  wordingText: v.nullable(v.string()),
  withdrawn: v.nullable(
    v.object({ at: v.string(), how: v.string(), notedAt: v.string(), notedBy: v.string() }),
  ),
})
export type RecordedBasis = v.InferOutput<typeof RecordedBasis>

/** Somebody who was erased: names nobody. */
export const Tombstone = v.object({
  id: v.string(),
  at: v.string(),
  by: v.string(),
  reason: v.string(),
  counts: Counts,
  systems: v.array(ToldSystem),
})
export type Tombstone = v.InferOutput<typeof Tombstone>

const Prepared = v.array(v.object({ id: v.string(), title: v.string() }))

export const ErasePreview = v.object({
  /** First and last name. */
  name: v.string(),
  goes: Counts,
  /** Drafts, and files with many rows, that name them: each goes as a whole. */
  drafts: Prepared,
  imports: Prepared,
  /** What has to be settled first: nothing is erased while one of these is there. */
  blockedBy: v.array(
    v.object({ id: v.string(), kind: SubmissionKind, state: SubmissionState, title: v.string() }),
  ),
  /** What stays, and why, in words. */
  stays: v.array(v.string()),
  systems: v.array(ToldSystem),
})
export type ErasePreview = v.InferOutput<typeof ErasePreview>

/** What was taken away because its time was over. */
export const RetentionReport = v.object({ number: v.number(), at: v.string(), counts: Counts })
export type RetentionReport = v.InferOutput<typeof RetentionReport>

export const rights = {
  /** Every basis that something about them was sent on, newest first. Taken back with `receipts.withdraw`. */
  bases: procedure.input(id).output(v.array(RecordedBasis)),
  /** Everything about them, as JSON and as a page that stands by itself. That it was exported goes into the audit log. */
  exportPerson: procedure
    .input(id)
    .output(v.object({ fileName: v.string(), json: v.string(), html: v.string() })),
  /** That something of them which is masked was shown goes into the audit log. */
  revealed: procedure.input(id).output(v.object({ noted: v.literal(true) })),
  /** Whether nothing more is to be done with their data; the wizards warn. */
  restrict: procedure
    .input(v.object({ ...id.entries, restricted: v.boolean() }))
    .output(v.object({ restricted: v.boolean() })),
  /** Whether somebody of this name, and day of birth where one is given, is restricted: before something is sent about them. */
  isRestricted: procedure
    .input(
      v.object({
        firstName: v.pipe(v.string(), v.maxLength(200)),
        lastName: v.pipe(v.string(), v.maxLength(200)),
        dateOfBirth: v.nullable(v.pipe(v.string(), v.maxLength(40))),
      }),
    )
    .output(v.object({ restricted: v.boolean() })),
  erasePreview: procedure.input(id).output(ErasePreview),
  /** Cannot be undone. NOT_NOW (HO-PERSON-IN-OUTBOX) while something about them is not settled. */
  erase: procedure
    .input(
      v.object({ ...id.entries, reason: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(300)) }),
    )
    .output(Tombstone),
  tombstones: procedure.output(v.array(Tombstone)),
  /** Notes that a system (`key`) of a tombstone was written to. */
  noteWritten: procedure
    .input(v.object({ ...id.entries, key: v.pipe(v.string(), v.maxLength(100)) }))
    .output(Tombstone),
  /** Newest first. */
  retentionReports: procedure.output(v.array(RetentionReport)),
  /** Takes away now what the next day would; null when there is nothing. */
  runRetention: procedure.output(v.nullable(RetentionReport)),
}

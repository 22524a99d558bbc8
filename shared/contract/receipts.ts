import * as v from 'valibot'
import { readCalendarDate } from '../domain/calendar-date.ts'
import { COUNTRIES } from '../domain/codes.ts'
import { SubmissionKind } from '../domain/submission.ts'
import { procedure } from './errors.ts'

const id = v.object({ id: v.pipe(v.string(), v.maxLength(64)) })
const day = v.pipe(
  v.string(),
  v.regex(/^\d{4}-\d{2}-\d{2}$/),
  v.check((text) => readCalendarDate(text) !== null),
)

/** Proof of an accepted submission. `view` is redacted: it names nobody in full. */
export const Receipt = v.object({
  id: v.string(),
  submissionId: v.string(),
  kind: SubmissionKind,
  /** That of the home it is about, by which the working days until somebody asks are counted; null when it is not known. */
  country: v.nullable(v.picklist(COUNTRIES)),
  connectionLabel: v.string(),
  /** Method and URL that it was sent to. */
  endpoint: v.string(),
  format: v.string(),
  sentAt: v.string(),
  acceptedAt: v.string(),
  /** Who sent it: the name in Settings, else the system's user. */
  by: v.string(),
  /** Who said that it arrived, when no answer did; null when the service answered. */
  onWhoseWord: v.nullable(v.string()),
  remoteIds: v.record(v.string(), v.string()),
  /** The address that the service gives what was made (`Location`); null when it gave none. */
  location: v.nullable(v.string()),
  /** Hex SHA-256 of salt‖body, for the body sent and the answer received. */
  bodyHash: v.string(),
  answerHash: v.nullable(v.string()),
  view: v.array(v.object({ label: v.string(), value: v.string() })),
  /** Whether the sent body is still kept, and until when. */
  bodyKept: v.boolean(),
  bodyKeptUntil: v.nullable(v.string()),
  practice: v.boolean(),
  /** Whether it stands on somebody's recorded agreement, which can be taken back. */
  hasBasis: v.boolean(),
  /** That the agreement was taken back, as somebody noted it; null when it was not. */
  withdrawn: v.nullable(
    v.object({ at: v.string(), how: v.string(), notedAt: v.string(), notedBy: v.string() }),
  ),
})
export type Receipt = v.InferOutput<typeof Receipt>

/** A receipt in a list of what was looked for; `title` is the home in short, as in the outbox. */
export const FoundReceipt = v.object({ ...Receipt.entries, title: v.string() })
export type FoundReceipt = v.InferOutput<typeof FoundReceipt>

export const receipts = {
  list: procedure.output(v.array(Receipt)),
  /** By words of the home's address, numbers of the service, or the last digits of a meter; every one when `text` is blank. Newest first. */
  search: procedure
    .input(
      v.object({
        text: v.pipe(v.string(), v.maxLength(200)),
        kind: v.nullable(SubmissionKind),
        /** Days `yyyy-MM-dd`, both included; null: from the first, to the last. */
        from: v.nullable(day),
        to: v.nullable(day),
        offset: v.pipe(v.number(), v.integer(), v.minValue(0)),
        limit: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(200)),
      }),
    )
    .output(v.object({ total: v.number(), receipts: v.array(FoundReceipt) })),
  get: procedure.input(id).output(Receipt),
  /** Shows what the receipt hides, while the body is kept. That it was shown goes into the audit log. NOT_NOW once it is erased. */
  reveal: procedure
    .input(id)
    .output(v.object({ lines: v.array(v.object({ label: v.string(), value: v.string() })) })),
  /** Notes that the agreement was taken back: `at` is the day, `how` a way of HOW_GIVEN. NOT_NOW without one, or a second time. */
  withdraw: procedure
    .input(
      v.object({
        ...id.entries,
        at: day,
        how: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(100)),
      }),
    )
    .output(Receipt),
  /** A printable page that stands by itself. */
  html: procedure.input(id).output(v.object({ html: v.string() })),
}

export const audit = {
  /** `place` is the number of the first entry that does not hold; null when all do. */
  verify: procedure.output(
    v.object({
      ok: v.boolean(),
      entries: v.number(),
      problems: v.array(
        v.object({
          place: v.number(),
          what: v.picklist(['changed', 'cut-off', 'body-changed', 'body-erased']),
          message: v.string(),
        }),
      ),
    }),
  ),
}

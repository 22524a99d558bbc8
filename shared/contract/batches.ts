import * as v from 'valibot'
import { SubmissionKind, SubmissionState } from '../domain/submission.ts'
import { procedure } from './errors.ts'
import { Submission } from './submissions.ts'

const shortId = v.pipe(v.string(), v.maxLength(64))
const id = v.object({ id: shortId })
const count = v.number()

/** Submissions that came in together, from one file. Times are ISO 8601 in UTC. */
export const Batch = v.object({
  id: v.string(),
  kind: SubmissionKind,
  connectionId: v.string(),
  connectionLabel: v.string(),
  /** The file's; it may name a person, so it is shown only where rows are. */
  name: v.string(),
  madeAt: v.string(),
  /** Who queued it. */
  by: v.string(),
  total: count,
  /** How many are in each state. */
  counts: v.object({
    queued: count,
    waiting: count,
    sending: count,
    unconfirmed: count,
    rejected: count,
    accepted: count,
    cancelled: count,
  }),
  /** When everything in it had its answer; null before. */
  doneAt: v.nullable(v.string()),
})
export type Batch = v.InferOutput<typeof Batch>

/** Why what a receipt hides is to be shown: it goes into the audit log. Null: redacted. */
const full = v.nullable(v.pipe(v.string(), v.trim(), v.minLength(3), v.maxLength(500)))

export const batches = {
  /** Newest first. */
  list: procedure.output(v.array(Batch)),
  get: procedure.input(id).output(Batch),
  /** In the order of the file. */
  submissions: procedure
    .input(
      v.object({
        id: shortId,
        states: v.nullable(v.pipe(v.array(SubmissionState), v.maxLength(7))),
        offset: v.pipe(v.number(), v.integer(), v.minValue(0)),
        limit: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(200)),
      }),
    )
    .output(v.object({ total: v.number(), submissions: v.array(Submission) })),
  /** Cancels what has not left yet. */
  cancel: procedure.input(id).output(v.object({ batch: Batch, cancelled: v.number() })),
  /** The receipt of the whole batch: a printable page that stands by itself. */
  html: procedure.input(v.object({ id: shortId, full })).output(v.object({ html: v.string() })),
  /** The same as a file; `name` holds no personal data. */
  export: procedure
    .input(v.object({ id: shortId, as: v.picklist(['csv', 'json']), full }))
    .output(v.object({ name: v.string(), text: v.string() })),
}

import * as v from 'valibot'
import { SubmissionKind } from '../domain/submission.ts'
import { procedure } from './errors.ts'

const id = v.object({ id: v.pipe(v.string(), v.maxLength(64)) })

/**
 * What was typed, as it was typed. Keys are paths of the request body (`property.mprn`, `tenant.firstName`)
 * or the wizard's own questions (`country`, `supply`, `meterType`, `consent.how`).
 */
export const Answers = v.pipe(
  v.record(v.pipe(v.string(), v.maxLength(80)), v.pipe(v.string(), v.maxLength(10_000))),
  v.check((answers) => Object.keys(answers).length <= 150),
)
export type Answers = v.InferOutput<typeof Answers>

const content = {
  kind: SubmissionKind,
  connectionId: v.nullable(v.pipe(v.string(), v.maxLength(64))),
  /** The wizard's current step, or `quick` for the quick form. */
  step: v.pipe(v.string(), v.maxLength(40)),
  answers: Answers,
}

export const Draft = v.object({
  id: v.string(),
  ...content,
  /** The home in short, for lists. */
  title: v.string(),
  /** Why it cannot be sent yet though it is filled in, or null. */
  blocked: v.nullable(v.string()),
  createdAt: v.string(),
  updatedAt: v.string(),
})
export type Draft = v.InferOutput<typeof Draft>

export const drafts = {
  list: procedure.output(v.array(Draft)),
  get: procedure.input(id).output(Draft),
  /** Creates (id null) or replaces a draft. */
  save: procedure
    .input(
      v.object({
        id: v.nullable(v.pipe(v.string(), v.maxLength(64))),
        ...content,
        blocked: v.nullable(v.pipe(v.string(), v.maxLength(500))),
      }),
    )
    .output(Draft),
  /** A new draft with the answers of a rejected or cancelled submission. */
  fromSubmission: procedure
    .input(v.object({ submissionId: v.pipe(v.string(), v.maxLength(64)) }))
    .output(Draft),
  /** Notes in the audit log that what a draft hides was shown. */
  noteRevealed: procedure.input(id).output(v.object({ noted: v.literal(true) })),
  remove: procedure.input(id).output(v.object({ removed: v.literal(true) })),
}

import * as v from 'valibot'
import { SubmissionKind } from './submission.ts'

/**
 * Somebody outside who was told of a person that was erased here. They have to be asked themselves: nothing that was sent can be called
 * back. `told` says by which numbers they know it; the numbers are forgotten once they were written to.
 */
export const ToldSystem = v.object({
  /** Tells it from the others of one erasure. */
  key: v.string(),
  /** `Acquaint`, `The council`. */
  system: v.string(),
  /** What the connection was called; '' where there was none. */
  connectionLabel: v.string(),
  told: v.array(
    v.object({
      /** Null: a letter. */
      kind: v.nullable(SubmissionKind),
      /** yyyy-MM-dd */
      on: v.string(),
      numbers: v.record(v.string(), v.string()),
    }),
  ),
  written: v.nullable(v.object({ at: v.string(), by: v.string() })),
})
export type ToldSystem = v.InferOutput<typeof ToldSystem>

import * as v from 'valibot'

/**
 * One thing that is wrong, or suspicious, told so that it can be mended.
 * `path` names the field in the request body (`property.mprn`), or is '' for the whole body.
 * `message` says what is wrong, `fix` how to mend it. `from` says who found it.
 * `code` is stable (`HO-MPRN-LENGTH`) and shown on screen, in logs and in the help.
 * Neither text may hold the value that was refused when that value is a secret.
 */
export const Problem = v.object({
  path: v.string(),
  message: v.string(),
  fix: v.string(),
  from: v.picklist(['handover', 'service']),
  code: v.string(),
})
export type Problem = v.InferOutput<typeof Problem>

/** What a check of a body found: errors stop it, warnings are told and may be passed over. */
export interface Findings {
  errors: Problem[]
  warnings: Problem[]
}

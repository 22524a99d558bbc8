import { oc } from '@orpc/contract'
import * as v from 'valibot'
import { InputIssue, Trouble } from './error-data.ts'

/** Every procedure may answer with these and with nothing else. */
export const procedure = oc.errors({
  INVALID_INPUT: { status: 400, data: v.object({ issues: v.array(InputIssue) }) },
  NOT_FOUND: { status: 404, data: v.object({ what: v.string(), id: v.string() }) },
  /** The profile is not open: new, locked, or in trouble. */
  CLOSED: { status: 409, data: v.object({ trouble: v.nullable(Trouble) }) },
  /** The thing asked for cannot be done in the state it is in; `code` is stable. */
  NOT_NOW: { status: 409, data: v.object({ code: v.string(), fix: v.string() }) },
  /** Our own defect; `id` is the same in the log. */
  INTERNAL: { status: 500, data: v.object({ id: v.string() }) },
})

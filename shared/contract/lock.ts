import * as v from 'valibot'
import { procedure } from './errors.ts'
import { ProfileStatus } from './profile.ts'

/** Four to eight digits. */
export const Pin = v.pipe(v.string(), v.regex(/^\d{4,8}$/))
/** As somebody typed it: a wrong one may be anything. */
const typed = v.pipe(v.string(), v.maxLength(1024))

export const lock = {
  /** Locks at once. NOT_NOW (HO-LOCK-NO-WAY) when there is neither a passphrase nor a PIN to open it with. */
  now: procedure.output(ProfileStatus),
  /** Opens it again. CLOSED with a trouble when it is the wrong one, or too soon after several wrong ones. */
  open: procedure
    .input(
      v.variant('with', [
        v.object({ with: v.literal('pin'), pin: typed }),
        v.object({ with: v.literal('passphrase'), passphrase: typed }),
      ]),
    )
    .output(ProfileStatus),
  /** Somebody is there: the time until it locks itself begins anew. Does not open it. */
  stillHere: procedure.output(v.object({ locked: v.boolean() })),
  /** Sets a PIN, or another one; `current` is the one before, null when there is none. */
  setPin: procedure.input(v.object({ pin: Pin, current: v.nullable(typed) })).output(ProfileStatus),
  removePin: procedure.input(v.object({ current: typed })).output(ProfileStatus),
}

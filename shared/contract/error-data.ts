import * as v from 'valibot'

export const TROUBLE_KINDS = ['vault', 'store'] as const
export const TROUBLE_STATES = [
  'locked',
  'unavailable',
  'denied',
  'lost',
  'passphrase-needed',
  'passphrase-wrong',
  'damaged',
  'newer',
  'busy',
  'read-only',
  'full',
  'misplaced',
  'failed',
] as const

/**
 * Trouble with the vault or the store: a typed state, each told in one line and mended on its own page.
 * `code` is stable (`HO-VAULT-LOCKED`); `detail` is technical, without personal data or secrets.
 */
export const Trouble = v.object({
  kind: v.picklist(TROUBLE_KINDS),
  state: v.picklist(TROUBLE_STATES),
  code: v.string(),
  message: v.string(),
  fix: v.string(),
  detail: v.string(),
  /** After wrong passphrases: the seconds until another one is tried. Absent when there is nothing to wait for. */
  waitSeconds: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
})
export type Trouble = v.InferOutput<typeof Trouble>

/** A refused input, told by field. Never holds the refused value or its siblings. */
export const InputIssue = v.object({ path: v.string(), message: v.string() })
export type InputIssue = v.InferOutput<typeof InputIssue>

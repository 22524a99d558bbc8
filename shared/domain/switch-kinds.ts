import type { SubmissionKind } from './submission.ts'

/** The kinds of submission that change who pays for a home's supplies. */
export const SWITCH_KINDS = [
  'tenant-switch',
  'landlord-switch',
  'purchaser-switch',
] as const satisfies readonly SubmissionKind[]
export type SwitchKind = (typeof SWITCH_KINDS)[number]

/** Whether a kind is a switch of supplies. */
export function isSwitchKind(kind: SubmissionKind): kind is SwitchKind {
  return SWITCH_KINDS.some((one) => one === kind)
}

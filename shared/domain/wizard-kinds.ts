import type { SubmissionKind } from './submission.ts'

/** The kinds that have a wizard of their own. */
export const WIZARD_KINDS = [
  'tenant-switch',
  'landlord-switch',
  'purchaser-switch',
  'psr-record',
  'appointment',
  'qualification-award',
  'service',
] as const satisfies readonly SubmissionKind[]
export type WizardKind = (typeof WIZARD_KINDS)[number]

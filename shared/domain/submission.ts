import * as v from 'valibot'

/** What can be sent. Each kind has one wizard, one encoder and one receipt. */
export const SubmissionKind = v.picklist(['tenant-switch'])
export type SubmissionKind = v.InferOutput<typeof SubmissionKind>

/**
 * Where a submission stands.
 * `waiting` goes back to `queued` by itself; `unconfirmed` was sent and its answer is unknown, so it never does.
 */
export const SubmissionState = v.picklist([
  'queued',
  'sending',
  'waiting',
  'accepted',
  'rejected',
  'unconfirmed',
  'cancelled',
])
export type SubmissionState = v.InferOutput<typeof SubmissionState>

/** The states that stop a second submission with the same fingerprint. */
export const LIVE_STATES = [
  'queued',
  'waiting',
  'sending',
  'unconfirmed',
  'accepted',
] as const satisfies readonly SubmissionState[]

/** The remote systems. */
export const ProviderName = v.picklist(['acquaint'])
export type ProviderName = v.InferOutput<typeof ProviderName>

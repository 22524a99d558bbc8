import type { SubmissionState } from './submission.ts'

/** The user's words for where a submission stands. */
export const SUBMISSION_STATE_WORDS: Readonly<Record<SubmissionState, string>> = {
  queued: 'Waiting to send',
  sending: 'Sending',
  waiting: 'Waiting to try again',
  accepted: 'Received',
  rejected: 'Needs mending',
  unconfirmed: 'Unconfirmed',
  cancelled: 'Cancelled',
}

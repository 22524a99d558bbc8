import { SUBMISSION_STATE_WORDS } from '#shared/domain/state-words.ts'
import type { SubmissionState } from '#shared/domain/submission.ts'

/** What may stand in a badge: a submission's state, or that it is still a draft. */
export type BadgeState = SubmissionState | 'draft' | 'blocked'

/** The user's words for each state. */
export const STATE_WORDS: Readonly<Record<BadgeState, string>> = {
  draft: 'Draft',
  blocked: 'Blocked',
  ...SUBMISSION_STATE_WORDS,
}

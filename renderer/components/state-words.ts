import { componentsWords } from '#renderer/words/components.ts'
import { SUBMISSION_STATE_WORDS } from '#shared/domain/state-words.ts'
import type { SubmissionState } from '#shared/domain/submission.ts'

/** What may stand in a badge: a submission's state, or that it is still a draft. */
export type BadgeState = SubmissionState | 'draft' | 'blocked'

/** The user's words for a state. */
export function stateWords(state: BadgeState): string {
  const { draft, blocked } = componentsWords().states
  return { draft, blocked, ...SUBMISSION_STATE_WORDS }[state]
}

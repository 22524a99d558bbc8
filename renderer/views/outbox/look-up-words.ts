import type { Candidate } from '#shared/contract/submissions.ts'
import type { SubmissionKind } from '#shared/domain/submission.ts'

/** What is said when a look-up found nothing, and what is best done next. A billing service that is still being set up has no number yet, and charges twice. */
export function notThereWords(
  kind: SubmissionKind,
  receiver: string,
): { title: string; text: string; next: 'look' | 'send' } {
  return kind === 'service'
    ? {
        title: `${receiver} has no service with the reference`,
        text: 'It may still be at work on it: look again in a few minutes before you send it again.',
        next: 'look',
      }
    : {
        title: `${receiver} does not have it`,
        text: 'Nothing there is the same as what was sent, so it can be sent again.',
        next: 'send',
      }
}

/**
 * What the candidates of a look-up are. Of services they are all that the account got, since the one with the reference that was sent
 * would have settled it; several that are certain are one that was taken more than once.
 */
export function candidatesWords(
  kind: SubmissionKind,
  receiver: string,
  candidates: readonly Pick<Candidate, 'certain'>[],
): string {
  if (kind !== 'service')
    return `${receiver} has these, which say the same. Handover cannot tell which of them it is.`
  return candidates.some(({ certain }) => certain)
    ? 'Some of these have the reference that was sent, so it was probably set up, and charged, more than once. Look at them in Yeti before you send anything again.'
    : 'These were set up on the account since. None has the reference that was sent, so yours is probably not there.'
}

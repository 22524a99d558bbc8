import { outboxWords } from '#renderer/words/outbox.ts'
import type { Candidate } from '#shared/contract/submissions.ts'
import type { SubmissionKind } from '#shared/domain/submission.ts'

/** What is said when a look-up found nothing, and what is best done next. A billing service that is still being set up has no number yet, and charges twice. */
export function notThereWords(
  kind: SubmissionKind,
  receiver: string,
): { title: string; text: string; next: 'look' | 'send' } {
  const { noService, notThere } = outboxWords().lookUp
  return kind === 'service'
    ? { title: noService.title(receiver), text: noService.text, next: 'look' }
    : { title: notThere.title(receiver), text: notThere.text, next: 'send' }
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
  const words = outboxWords().lookUp.candidates
  if (kind !== 'service') return words.same(receiver)
  return candidates.some(({ certain }) => certain) ? words.certainServices : words.services
}

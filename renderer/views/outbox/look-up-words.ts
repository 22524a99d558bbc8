import type { SubmissionKind } from '#shared/domain/submission.ts'

/** What is said when a look-up found nothing. A billing service that is still being set up has no number yet, and charges twice. */
export function notThereWords(kind: SubmissionKind, receiver: string): { title: string; text: string } {
  return kind === 'service'
    ? {
        title: `${receiver} has no service with the reference`,
        text: 'It may still be at work on it: look again in a few minutes before you send it again.',
      }
    : {
        title: `${receiver} does not have it`,
        text: 'Nothing there is the same as what was sent, so it can be sent again.',
      }
}

/**
 * What the candidates of a look-up are. Of services they are all that the account got, since the one with the reference that was sent
 * would have settled it; two that have the same reference are one that was taken twice.
 *
 * @param labels the candidates' labels, in which a service's name ends with its reference
 */
export function candidatesWords(kind: SubmissionKind, receiver: string, labels: readonly string[]): string {
  if (kind !== 'service')
    return `${receiver} has these, which say the same. Handover cannot tell which of them it is.`
  const references = labels.flatMap((label) => REFERENCE.exec(label)?.[0] ?? [])
  return new Set(references).size < references.length
    ? 'Some of these have the same reference, so what was sent was probably set up, and charged, more than once. Look at them in Yeti before you send anything again.'
    : 'These were set up on the account since. None has the reference that was sent, so yours is probably not there.'
}

const REFERENCE = /\[ho-[0-9a-z]{8}\]/

import { timeWords, whenWords } from '#renderer/components/when.ts'
import { submissionsWords } from '#renderer/words/submissions.ts'
import type { Submission } from '#shared/contract/submissions.ts'
import { receivedWords } from '#shared/domain/remote-ids.ts'
import {
  KIND_FACTS,
  type ProviderName,
  type SubmissionKind,
  type SubmissionState,
} from '#shared/domain/submission.ts'

/** What to do before one whose answer was lost is sent again, by who should have it. */
export const unconfirmedWords = (provider: ProviderName): string => submissionsWords().unconfirmed[provider]

/** What people call one of a kind. */
export const nounOf = (kind: SubmissionKind): string => submissionsWords().nouns[kind]

/** Whether it was taken back because what it needed the number of was not accepted. */
export function isBrokenOff({ state, lastAttempt }: Pick<Submission, 'state' | 'lastAttempt'>): boolean {
  return state === 'cancelled' && lastAttempt?.code === 'HO-OUTBOX-CHAIN'
}

/** One line about where a submission stands, for a row: what it is, and how it stands. */
export function standingWords(submission: Submission, now: Date = new Date()): string {
  return `${KIND_FACTS[submission.kind].title} · ${standingOnly(submission, now)}`
}

/** How a submission stands, where its kind is told already. */
export function standingOnly(submission: Submission, now: Date = new Date()): string {
  const words = submissionsWords().standing
  switch (submission.state) {
    case 'queued':
      if (submission.dependsOn.length > 0) return words.afterNeeded
      return words.ready(whenWords(submission.updatedAt, now))
    case 'sending':
      return words.sending(submission.connectionLabel)
    case 'waiting':
      if (submission.lastAttempt?.code.startsWith('HO-POLICY-')) return words.policy
      return submission.nextTryAt === null
        ? words.waiting(submission.connectionLabel)
        : words.waitingUntil(submission.connectionLabel, nextTryWords(submission.nextTryAt, now))
    case 'accepted': {
      const received = receivedWords(submission.connectionLabel, submission.remoteIds)
      return `${received} · ${whenWords(submission.updatedAt, now)}`
    }
    case 'rejected':
      if (submission.setAside) return words.setAside
      return submission.errors[0]?.message ?? words.rejected
    case 'unconfirmed':
      return unconfirmedWords(KIND_FACTS[submission.kind].provider)
    case 'cancelled':
      if (isBrokenOff(submission)) return words.brokenOff
      return words.cancelled(whenWords(submission.updatedAt, now))
  }
}

/** "in a moment", "at 9:30am", "tomorrow at 9:30am". */
export function nextTryWords(iso: string, now: Date = new Date()): string {
  const { nextTry } = submissionsWords()
  const inMs = new Date(iso).getTime() - now.getTime()
  if (inMs <= 0) return nextTry.now
  if (inMs < 60_000) return nextTry.seconds(Math.ceil(inMs / 1000))
  const words = whenWords(iso, now)
  return words.startsWith('today') ? nextTry.at(timeWords(iso)) : words
}

/** A submission's title, or what to call one that has none yet. */
export function homeWords(title: string, kind: SubmissionKind = 'tenant-switch'): string {
  return title.trim() === '' ? submissionsWords().untitled[kind] : title
}

/** How something that another one needs stands, as the end of a sentence. */
export function needWords(state: SubmissionState): string {
  const { needed } = submissionsWords()
  switch (state) {
    case 'rejected':
      return needed.rejected
    case 'cancelled':
      return needed.cancelled
    case 'unconfirmed':
      return needed.unconfirmed
    default:
      return needed.other
  }
}

import { timeWords, whenWords } from '#renderer/components/when.ts'
import type { Submission } from '#shared/contract/submissions.ts'
import { receivedWords } from '#shared/domain/remote-ids.ts'
import {
  KIND_FACTS,
  type ProviderName,
  type SubmissionKind,
  type SubmissionState,
} from '#shared/domain/submission.ts'
import { KIND_NOUNS } from './kind-words.ts'

/** What to do before one whose answer was lost is sent again, by who should have it. */
export const UNCONFIRMED_WORDS: Readonly<Record<ProviderName, string>> = {
  acquaint: 'They may have it. Ring them before sending again.',
  'ctrl-hub': 'They may have it. Look it up before sending again.',
  yeti: 'They may have it. Look it up before sending again.',
}

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
  const { provider } = KIND_FACTS[submission.kind]
  switch (submission.state) {
    case 'queued':
      if (submission.dependsOn.length > 0) return 'goes after what it needs'
      return `ready since ${whenWords(submission.updatedAt, now)}`
    case 'sending':
      return `on its way to ${submission.connectionLabel}`
    case 'waiting':
      if (submission.lastAttempt?.code.startsWith('HO-POLICY-'))
        return 'waiting for your office’s policy to allow it'
      return submission.nextTryAt === null
        ? `waiting for ${submission.connectionLabel}`
        : `waiting for ${submission.connectionLabel}, next try ${nextTryWords(submission.nextTryAt, now)}`
    case 'accepted': {
      const received = receivedWords(submission.connectionLabel, submission.remoteIds)
      return `${received} · ${whenWords(submission.updatedAt, now)}`
    }
    case 'rejected':
      if (submission.setAside) return 'not accepted, set aside'
      return submission.errors[0]?.message ?? 'Not accepted'
    case 'unconfirmed':
      return UNCONFIRMED_WORDS[provider]
    case 'cancelled':
      if (isBrokenOff(submission)) return 'taken back: what it needed was not accepted'
      return `cancelled ${whenWords(submission.updatedAt, now)}`
  }
}

/** "in a moment", "at 9:30am", "tomorrow at 9:30am". */
export function nextTryWords(iso: string, now: Date = new Date()): string {
  const inMs = new Date(iso).getTime() - now.getTime()
  if (inMs <= 0) return 'in a moment'
  if (inMs < 60_000) return `in ${Math.ceil(inMs / 1000)} seconds`
  const words = whenWords(iso, now)
  return words.startsWith('today') ? `at ${timeWords(iso)}` : words
}

/** A submission's title, or what to call one that has none yet. */
export function homeWords(title: string, kind: SubmissionKind = 'tenant-switch'): string {
  return title.trim() === '' ? KIND_NOUNS[kind].untitled : title
}

/** How something that another one needs stands, as the end of a sentence. */
export function needWords(state: SubmissionState): string {
  switch (state) {
    case 'rejected':
      return 'which was not accepted'
    case 'cancelled':
      return 'which was cancelled'
    case 'unconfirmed':
      return 'of which nobody knows yet whether it arrived'
    default:
      return 'which is not accepted yet'
  }
}

import { timeWords, whenWords } from '#renderer/components/when.ts'
import type { Submission } from '#shared/contract/submissions.ts'
import { KIND_FACTS } from '#shared/domain/submission.ts'

/** One line about where a submission stands, for a row. */
export function standingWords(submission: Submission, now: Date = new Date()): string {
  const kind = KIND_FACTS[submission.kind].title
  switch (submission.state) {
    case 'queued':
      return `${kind} · ready since ${whenWords(submission.updatedAt, now)}`
    case 'sending':
      return `${kind} · on its way to ${submission.connectionLabel}`
    case 'waiting':
      return submission.nextTryAt === null
        ? `${kind} · waiting for ${submission.connectionLabel}`
        : `${kind} · waiting for ${submission.connectionLabel}, next try ${nextTryWords(submission.nextTryAt, now)}`
    case 'accepted': {
      const number = submission.remoteIds['caseID']
      const received = `Received by ${submission.connectionLabel}${number === undefined ? '' : `, case ${number}`}`
      return `${kind} · ${received} · ${whenWords(submission.updatedAt, now)}`
    }
    case 'rejected':
      if (submission.setAside) return `${kind} · not accepted, set aside`
      return `${kind} · ${submission.errors[0]?.message ?? 'Not accepted'}`
    case 'unconfirmed':
      return `${kind} · They may have it. Ring them before sending again.`
    case 'cancelled':
      return `${kind} · cancelled ${whenWords(submission.updatedAt, now)}`
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

/** A submission's title, or what to call one whose home has no address yet. */
export function homeWords(title: string): string {
  return title.trim() === '' ? 'A home without an address yet' : title
}

import { dayWords, timeWords } from '#renderer/components/when.ts'
import { outboxWords } from '#renderer/words/outbox.ts'
import type { Submission } from '#shared/contract/submissions.ts'
import { KIND_FACTS } from '#shared/domain/submission.ts'
import { isSwitchKind } from '#shared/domain/switch-kinds.ts'
import { homeWords } from './submission-words.ts'

type Line = Readonly<{ label: string; value: string }>

/** "for MPRN ending 0101", by the last digits that the summary shows; null when it shows no meter. */
function meterWords(summary: readonly Line[]): string | null {
  for (const { label, value } of summary) {
    const name = /\b(MPRN|GPRN|MPAN)\b/.exec(label)?.[1]
    const digits = /(\d+)\D*$/.exec(value)?.[1]
    if (name !== undefined && digits !== undefined) return outboxWords().phone.meter(name, digits)
  }
  return null
}

/** What to ask, as one would say it: "Did you receive a tenant switch for MPRN ending 0101 at 3:12pm on 21 November 2026?" */
export function questionWords(
  submission: Pick<Submission, 'kind' | 'sentAt' | 'title'>,
  summary: readonly Line[],
): string {
  const { kind, sentAt, title } = submission
  const words = outboxWords().phone
  const what = isSwitchKind(kind) ? words.asked[kind] : words.asked.other(KIND_FACTS[kind].title)
  const about = meterWords(summary) ?? words.home(homeWords(title, kind))
  return sentAt === null
    ? words.question(what, about)
    : words.questionOf(what, about, timeWords(sentAt), dayWords(sentAt))
}

/** Everything that somebody needs at the phone, line by line. */
export function phoneLines(submission: Submission, summary: readonly Line[]): Line[] {
  const { id, kind, title, sentAt, connectionLabel, lastAttempt } = submission
  const words = outboxWords().phone.lines
  return [
    { label: words.ask, value: questionWords(submission, summary) },
    { label: words.number, value: id },
    { label: words.what, value: KIND_FACTS[kind].title },
    { label: words.home, value: homeWords(title, kind) },
    ...summary.filter(({ label }) => label !== 'Home'),
    { label: words.to, value: connectionLabel },
    ...(sentAt === null
      ? []
      : [{ label: words.sent, value: words.sentAt(dayWords(sentAt), timeWords(sentAt)) }]),
    {
      label: words.answer,
      value: lastAttempt === null ? words.noAnswer : words.notTaken(lastAttempt.detail),
    },
  ]
}

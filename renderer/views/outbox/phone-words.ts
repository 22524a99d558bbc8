import { dayWords, timeWords } from '#renderer/components/when.ts'
import type { Submission } from '#shared/contract/submissions.ts'
import { KIND_FACTS } from '#shared/domain/submission.ts'
import { homeWords } from './submission-words.ts'

type Line = Readonly<{ label: string; value: string }>

/** "for MPRN ending 0101", by the last digits that the summary shows; null when it shows no meter. */
function meterWords(summary: readonly Line[]): string | null {
  for (const { label, value } of summary) {
    const name = /\b(MPRN|GPRN|MPAN)\b/.exec(label)?.[1]
    const digits = /(\d+)\D*$/.exec(value)?.[1]
    if (name !== undefined && digits !== undefined) return `for ${name} ending ${digits}`
  }
  return null
}

/** What to ask, as one would say it: "Did you receive a tenant switch for MPRN ending 0101 at 3:12pm on 21 November 2026?" */
export function questionWords(
  submission: Pick<Submission, 'kind' | 'sentAt' | 'title'>,
  summary: readonly Line[],
): string {
  const { kind, sentAt, title } = submission
  const what = ASKED[kind] ?? `“${KIND_FACTS[kind].title}”`
  const about = meterWords(summary) ?? `for ${homeWords(title, kind)}`
  const when = sentAt === null ? '' : ` at ${timeWords(sentAt)} on ${dayWords(sentAt)}`
  return `Did you receive ${what} ${about}${when}?`
}

/** What the people at the other end call each kind. */
const ASKED: Readonly<Partial<Record<Submission['kind'], string>>> = {
  'tenant-switch': 'a tenant switch',
  'landlord-switch': 'a landlord switch',
  'purchaser-switch': 'a purchaser switch',
}

/** Everything that somebody needs at the phone, line by line. */
export function phoneLines(submission: Submission, summary: readonly Line[]): Line[] {
  const { id, kind, title, sentAt, connectionLabel, lastAttempt } = submission
  return [
    { label: 'Ask', value: questionWords(submission, summary) },
    { label: 'Our number for it', value: id },
    { label: 'What', value: KIND_FACTS[kind].title },
    { label: 'Home', value: homeWords(title, kind) },
    ...summary.filter(({ label }) => label !== 'Home'),
    { label: 'Sent to', value: connectionLabel },
    ...(sentAt === null ? [] : [{ label: 'Sent', value: `${dayWords(sentAt)} at ${timeWords(sentAt)}` }]),
    {
      label: 'Last answer',
      value: lastAttempt === null ? 'None came' : `None that says it was taken (${lastAttempt.detail})`,
    },
  ]
}

import { countWords } from '#renderer/components/count-words.ts'
import { timeWords } from '#renderer/components/when.ts'
import type { Progress } from '#shared/contract/submissions.ts'

/** "less than a minute", "about 4 minutes", "about 2 hours". */
export function durationWords(seconds: number): string {
  if (seconds < 60) return 'less than a minute'
  const minutes = Math.round(seconds / 60)
  if (minutes < 90) return `about ${countWords(minutes, 'minute')}`
  return `about ${countWords(Math.round(minutes / 60), 'hour')}`
}

/** "212 of 500 sent · about 4 minutes left · 96 a minute". */
export function progressWords({ total, settled, secondsLeft, perMinute }: Progress): string {
  const parts = [`${settled.toLocaleString('en-GB')} of ${total.toLocaleString('en-GB')} sent`]
  if (secondsLeft !== null) parts.push(`${durationWords(secondsLeft)} left`)
  if (perMinute !== null && perMinute > 0)
    parts.push(`${Math.round(perMinute).toLocaleString('en-GB')} a minute`)
  return parts.join(' · ')
}

/** What holds the sending up, as a title and a sentence; null when nothing does. */
export function heldWords(
  { paused, offline, heldUntil, left }: Pick<Progress, 'paused' | 'offline' | 'heldUntil' | 'left'>,
  now: Date = new Date(),
): { title: string; text: string } | null {
  if (paused)
    return { title: 'Paused', text: 'Nothing more is sent until you resume. Answers still come in.' }
  if (offline)
    return {
      title: 'Offline',
      text: `This computer has no network. ${left === 1 ? '1 waits and goes by itself' : `${left.toLocaleString('en-GB')} wait and go by themselves`} when it is back.`,
    }
  if (heldUntil !== null && new Date(heldUntil).getTime() > now.getTime())
    return {
      title: `Held until ${timeWords(heldUntil)}`,
      text: 'The service asked to be left alone until then. Handover goes on by itself.',
    }
  return null
}

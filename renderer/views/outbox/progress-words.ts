import { timeWords } from '#renderer/components/when.ts'
import { progressWords as wordsNow } from '#renderer/words/progress.ts'
import type { Progress } from '#shared/contract/submissions.ts'

/** "less than a minute", "about 4 minutes", "about 2 hours". */
export function durationWords(seconds: number): string {
  const words = wordsNow()
  if (seconds < 60) return words.underMinute
  const minutes = Math.round(seconds / 60)
  if (minutes < 90) return words.minutes(minutes)
  return words.hours(Math.round(minutes / 60))
}

/** "212 of 500 sent · about 4 minutes left · 96 a minute". */
export function progressWords({ total, settled, secondsLeft, perMinute }: Progress): string {
  const words = wordsNow()
  const parts = [words.sent(settled, total)]
  if (secondsLeft !== null) parts.push(words.left(durationWords(secondsLeft)))
  if (perMinute !== null && perMinute > 0) parts.push(words.pace(Math.round(perMinute)))
  return parts.join(' · ')
}

/** What holds the sending up, as a title and a sentence; null when nothing does. */
export function heldWords(
  { paused, offline, heldUntil, left }: Pick<Progress, 'paused' | 'offline' | 'heldUntil' | 'left'>,
  now: Date = new Date(),
): { title: string; text: string } | null {
  const words = wordsNow()
  if (paused) return words.paused
  if (offline) return { title: words.offline.title, text: words.offline.text(left) }
  if (heldUntil !== null && new Date(heldUntil).getTime() > now.getTime())
    return { title: words.held.title(timeWords(heldUntil)), text: words.held.text }
  return null
}

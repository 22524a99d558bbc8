import { dayOfInstant } from './award-dates.ts'
import type { AwardTimes } from './award-risk.ts'
import { CTRL_HUB_TEXTS } from './ctrl-hub-texts.ts'
import { dateInWords, daysBetween, daysInWords } from './calendar-date.ts'

/** Days ahead that are counted out; what is further off is told by its date. */
const COUNTED_DAYS = 90

/** The day that matters of an award: when it stops being valid, or, while it is only assigned, when it is due. */
export interface AwardEnd {
  kind: 'expires' | 'due'
  /** `yyyy-MM-dd` */
  day: string
}

/** Null when the service gave neither date. */
export function endOf(award: Pick<AwardTimes, 'awardedAt' | 'due' | 'expiresAt'>): AwardEnd | null {
  const expires = dayOfInstant(award.expiresAt)
  if (expires !== null) return { kind: 'expires', day: expires }
  const due = dayOfInstant(award.due)
  return award.awardedAt === null && due !== null ? { kind: 'due', day: due } : null
}

/**
 * Where an award stands in time, in a few words: `Expires in 12 days`, `Expired 3 days ago`, `Due tomorrow`, `Expires 3 March 2029`.
 * Whether it is valid is another question, which the service answers.
 */
export function standingWords(
  award: Pick<AwardTimes, 'awardedAt' | 'due' | 'expiresAt'>,
  today: string,
): string {
  const end = endOf(award)
  if (end === null) return award.awardedAt === null ? 'Not awarded yet' : 'No expiry date'
  const days = daysBetween(today, end.day)
  if (end.kind === 'due') return days < 0 ? `Overdue by ${daysInWords(-days)}` : `Due ${ahead(days, end.day)}`
  if (days < 0) return days === -1 ? 'Expired yesterday' : `Expired ${daysInWords(-days)} ago`
  return `Expires ${ahead(days, end.day)}`
}

/** The award's dates in one sentence, for those who hear the chart. */
export function datesInWords(award: Pick<AwardTimes, 'awardedAt' | 'due' | 'expiresAt'>): string {
  const told: [string, string | null][] = [
    ['awarded', dayOfInstant(award.awardedAt)],
    ['due', dayOfInstant(award.due)],
    ['expires', dayOfInstant(award.expiresAt)],
  ]
  const words = told
    .flatMap(([name, day]) => (day === null ? [] : [`${name} ${dateInWords(day)}`]))
    .join(', ')
  return words === '' ? 'No dates are known.' : `${words.charAt(0).toUpperCase()}${words.slice(1)}.`
}

/** What to say before a member gets an award of what they validly hold already. */
export function heldWords(memberName: string, award: Pick<AwardTimes, 'expiresAt'>): string {
  const day = dayOfInstant(award.expiresAt)
  const until = day === null ? '' : `, which expires ${dateInWords(day)}`
  const { fix } = CTRL_HUB_TEXTS['HO-CH-AWARD-HELD']
  return `${memberName} holds a valid award of this qualification already${until}. ${fix}`
}

/** Whether somebody should be reminded of it: it is not valid, it has run out, or it does so soon. */
export function wantsReminding(award: AwardTimes, today: string, withinDays: number): boolean {
  const end = endOf(award)
  return award.isValid === false || (end !== null && daysBetween(today, end.day) <= withinDays)
}

/** An order for lists: what ends first comes first, what never ends last. */
export function byEnd(a: AwardTimes, b: AwardTimes): number {
  const [first, second] = [endOf(a)?.day ?? NEVER, endOf(b)?.day ?? NEVER]
  return first < second ? -1 : first > second ? 1 : 0
}

const NEVER = '9999-12-31'

function ahead(days: number, day: string): string {
  if (days === 0) return 'today'
  if (days === 1) return 'tomorrow'
  return days > COUNTED_DAYS ? dateInWords(day) : `in ${daysInWords(days)}`
}

import { addDays, dateInWords } from '../calendar-date.ts'
import { addMonths } from '../month-axis.ts'
import { timeAtHome, type HomeZone } from '../zoned-time.ts'

/** How often a service is charged again; `one-time` never is. */
export const RENEWALS = ['one-time', 'daily', 'monthly'] as const
export type Renewal = (typeof RENEWALS)[number]

/** What Yeti is sent for each; a service that is charged once is sent neither period nor date (yeti.md 0.1, SDK source). */
export const PERIODS = { daily: 'Day', monthly: 'Month' } as const

/** Renewal dates are days to people and instants to Yeti. Between the two stands the wall clock of London, which Dublin shares. */
export const SERVICE_ZONE: HomeZone = 'Europe/London'

/**
 * The time of day of a first renewal. Midday falls on the same day by the clock of any server from the west of America to the east of
 * Asia. Midnight would not: in summer it is 11pm of the day before for a server on UTC, which then renews again at its own midnight, an
 * hour later, and for a month that begins that day charges both (deduced from yeti.md 4.2).
 */
const FIRST_RENEWAL_CLOCK = '12:00'

/** A first renewal on a day (`yyyy-MM-dd`) as RFC 3339 with its offset; null for what is not a day. */
export function firstRenewalAt(day: string): string | null {
  const time = timeAtHome(day, FIRST_RENEWAL_CLOCK, SERVICE_ZONE)
  return time.kind === 'one' ? time.at : null
}

/** When a first renewal is charged that does not wait for a later day. */
export type DueWhen = 'within the hour' | 'today'

/**
 * When a first renewal is charged as soon as the service is there; null when its day is still to come. One of today counts as well,
 * for at any time after midday Yeti charges it within the hour.
 */
export function dueWhen(first: string, today: string): DueWhen | null {
  if (first > today) return null
  return first < today ? 'within the hour' : 'today'
}

/**
 * The days of the first charges by renewal, `yyyy-MM-dd`. A first day that is past is charged within the hour, which is today. After
 * that Yeti renews at midnight: a daily service the next day, a monthly one on the 1st of the next month, whatever day it was before
 * (yeti.md 4.2: documented, and SDK source). Its midnight is that of its own clock.
 */
export function renewalDays(
  first: string,
  renewal: keyof typeof PERIODS,
  { today, count }: { today: string; count: number },
): string[] {
  const days = [first < today ? today : first]
  for (let last = days[0] ?? first; days.length < count; days.push(last))
    last = renewal === 'daily' ? addDays(last, 1) : addMonths(last, 1)
  return days
}

/** What to say of a monthly service that does not begin on the 1st: it is charged in full twice in less than a month. */
export function shortMonthWords(first: string, today: string): string | null {
  const [begins = first, next = ''] = renewalDays(first, 'monthly', { today, count: 2 })
  if (begins.endsWith('-01')) return null
  return `After ${dateInWords(begins)} it is charged again on ${dateInWords(next)}: Yeti renews monthly services on the 1st, and in full.`
}

import { readCalendarDate } from './calendar-date.ts'
import { clockAtHome, timeAtHome } from './zoned-time.ts'

/** Award dates are days to people and instants to Ctrl Hub. Between the two stands the wall clock of London, which Dublin shares. */
export const AWARD_ZONE = 'Europe/London'

/**
 * The last second of a day as an RFC 3339 instant with its offset: what is due on a day is in time all that day. That the time of
 * day is 23:59:59 is ours; the service's pages only say "date-time". Null for what is not a day (`yyyy-MM-dd`).
 */
export function endOfDay(day: string): string | null {
  const lastMinute = timeAtHome(day, '23:59', AWARD_ZONE)
  return lastMinute.kind === 'one' ? lastMinute.at.replace('T23:59:00', 'T23:59:59') : null
}

/**
 * The day on which an instant falls in London, `yyyy-MM-dd`; a day, or a time without an offset, is taken as it is written, and what
 * is no date gives null.
 */
export function dayOfInstant(instant: string | null): string | null {
  if (instant === null) return null
  return clockAtHome(instant, AWARD_ZONE)?.day ?? readCalendarDate(instant)?.day ?? null
}

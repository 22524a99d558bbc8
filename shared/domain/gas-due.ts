import { addMonths, daysBetween } from './calendar-date.ts'

/*
 * When the next gas safety check is due in Great Britain (Gas Safety (Installation and Use) Regulations 1998, regulation 36 and 36A):
 * every 12 months. A check in the last two months before it is due keeps the day of the year; an earlier or a late one begins anew.
 * Days are `yyyy-MM-dd`.
 */

const MONTHS_A_ROUND = 12
const MONTHS_EARLY = 2

/**
 * The day by which the next check is due. A day that a month does not have is its last one: 29 February is followed by 28 February,
 * and two months before 30 April is 28 or 29 February.
 *
 * @param checkedOn when it was checked
 * @param dueBefore until when the check before that one held, or null for a first one
 */
export function nextGasDue(checkedOn: string, dueBefore: string | null): string {
  const isEarly =
    dueBefore !== null && checkedOn <= dueBefore && checkedOn >= addMonths(dueBefore, -MONTHS_EARLY)
  return addMonths(isEarly ? dueBefore : checkedOn, MONTHS_A_ROUND)
}

/** From when a check keeps the day of the year, of one that is due on a day. */
export function earliestKeepingDay(due: string): string {
  return addMonths(due, -MONTHS_EARLY)
}

/** How many days before it is due one is reminded, least pressing first. */
export const GAS_REMIND_DAYS = [60, 30, 7] as const

/** How a record stands on a day: `soon` from 60 days before it is due, `pressing` from 7 days before; over on the day after. */
export function gasStanding(
  nextDue: string,
  today: string,
): { days: number; level: 'good' | 'soon' | 'near' | 'pressing' | 'over' } {
  const days = daysBetween(today, nextDue)
  const [soon, near, pressing] = GAS_REMIND_DAYS
  if (days < 0) return { days, level: 'over' }
  if (days <= pressing) return { days, level: 'pressing' }
  if (days <= near) return { days, level: 'near' }
  return { days, level: days <= soon ? 'soon' : 'good' }
}

/**
 * Whether there is a record that holds on the day a tenancy begins: the one with the latest check before or on that day.
 * `expired` has the day by which it ran out.
 */
export function gasRecordOn(
  day: string,
  records: readonly { checkedOn: string; nextDue: string }[],
): { standing: 'good' | 'expired'; nextDue: string } | { standing: 'missing'; nextDue: null } {
  const latest = records
    .filter(({ checkedOn }) => checkedOn <= day)
    .toSorted((one, other) => (one.checkedOn < other.checkedOn ? 1 : -1))[0]
  if (latest === undefined) return { standing: 'missing', nextDue: null }
  return { standing: latest.nextDue < day ? 'expired' : 'good', nextDue: latest.nextDue }
}

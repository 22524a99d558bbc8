import { isBankHoliday, type HolidaySet } from './bank-holidays.ts'
import { addDays, weekday } from './calendar-date.ts'

/*
 * Working days: Monday to Friday but for the bank holidays of a part of the islands. Days are `yyyy-MM-dd`; nothing here looks at a clock.
 */

/** Whether offices there are open on that day. */
export function isWorkingDay(day: string, holidays: HolidaySet): boolean {
  return !isWeekend(day) && !isBankHoliday(day, holidays)
}

/**
 * The working day that comes so many working days after a day, which itself does not count. With 0: the day itself, or the next
 * working day when it is none.
 *
 * @param count a whole number, 0 or more
 */
export function addWorkingDays(day: string, count: number, holidays: HolidaySet): string {
  if (!Number.isInteger(count) || count < 0) throw new RangeError('Working days are counted in whole numbers')
  let at = day
  let left = count
  while (left > 0 || !isWorkingDay(at, holidays)) {
    at = addDays(at, 1)
    if (left > 0 && isWorkingDay(at, holidays)) left -= 1
  }
  return at
}

/** How many working days there are after `from`, up to and with `to`; 0 when `to` is not later. */
export function workingDaysBetween(from: string, to: string, holidays: HolidaySet): number {
  let count = 0
  for (let at = addDays(from, 1); at <= to; at = addDays(at, 1)) {
    if (isWorkingDay(at, holidays)) count += 1
  }
  return count
}

function isWeekend(day: string): boolean {
  return weekday(day) === 'Saturday' || weekday(day) === 'Sunday'
}

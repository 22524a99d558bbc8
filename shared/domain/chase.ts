import { today } from './calendar-date.ts'

/** Working days after which one asks the service what became of a switch (deduced: nothing documents how long they take). */
export const CHASE_AFTER_WORKING_DAYS = 7

/**
 * The day from which one should ask, as `yyyy-MM-dd`: seven days after, Saturdays and Sundays not counted.
 * Bank holidays are not known here, so it may be a day or two early.
 */
export function chaseFrom(acceptedAt: string): string {
  const day = new Date(acceptedAt)
  let left = CHASE_AFTER_WORKING_DAYS
  while (left > 0) {
    day.setDate(day.getDate() + 1)
    const weekday = day.getDay()
    if (weekday !== 0 && weekday !== 6) left -= 1
  }
  return today(day)
}

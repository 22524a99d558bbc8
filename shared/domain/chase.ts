import type { HolidaySet } from './bank-holidays.ts'
import { addDays, today } from './calendar-date.ts'
import { addWorkingDays } from './working-days.ts'

/*
 * When one should ask what became of something that was sent. Nothing documents how long a service takes: the working days until one
 * chases and the council's are those of people in the trade, the suppliers' weeks those of Just Move In's help.
 */

/** Working days after which one asks the service what became of a switch. */
export const CHASE_AFTER_WORKING_DAYS = 7

/** Working days that a council may take to answer. */
export const COUNCIL_WORKING_DAYS = 20

/** Weeks until the suppliers' bills should show a switch. */
export const SUPPLIER_WEEKS = 6

/** Where Acquaint's homes are: they are chased once it is late in both parts of the island, when nobody knows in which a home is. */
const ISLAND: readonly HolidaySet[] = ['ireland', 'northern-ireland']

/**
 * The day from which one should ask about a switch, as `yyyy-MM-dd`: the seventh working day after it was received.
 *
 * @param acceptedAt ISO 8601; its day is that of this computer's clock
 * @param holidays those at the home; null when nobody knows in which part of the island it is
 */
export function chaseFrom(acceptedAt: string, holidays: HolidaySet | null): string {
  const day = today(new Date(acceptedAt))
  const sets = holidays === null ? ISLAND : [holidays]
  return sets.map((set) => addWorkingDays(day, CHASE_AFTER_WORKING_DAYS, set)).reduce(later)
}

/**
 * The day by which a letter sent on `sentOn` should have been answered, both `yyyy-MM-dd`. A water company is asked as early as a service
 * is: nobody says how long they take.
 */
export function letterAnswersBy(to: 'council' | 'water', sentOn: string, holidays: HolidaySet): string {
  return addWorkingDays(sentOn, to === 'council' ? COUNCIL_WORKING_DAYS : CHASE_AFTER_WORKING_DAYS, holidays)
}

/** The day by which a supplier's bill should show what was received then: six weeks after, in calendar days. */
export function supplierBillsBy(acceptedAt: string): string {
  return addDays(today(new Date(acceptedAt)), SUPPLIER_WEEKS * 7)
}

function later(one: string, other: string): string {
  return one > other ? one : other
}

import { readDecimal, significantDigits } from '../decimal.ts'
import { isPlainObject } from '../parse-body.ts'
import { WrittenNumber } from '../written-number.ts'

/** As many digits of a number survive every reader of JSON. */
export const MOST_DIGITS = 15

/** Whether a number means the same after it was read as a number of JavaScript. */
export function isKept(digits: string): boolean {
  const decimal = readDecimal(digits)
  return decimal === null ? Number.isFinite(Number(digits)) : significantDigits(decimal) <= MOST_DIGITS
}

/** Whether every written number in it is kept. */
export function allKept(value: unknown): boolean {
  if (value instanceof WrittenNumber) return isKept(value.digits)
  if (Array.isArray(value)) return value.every(allKept)
  return !isPlainObject(value) || Object.values(value).every(allKept)
}

/** The same with numbers of JavaScript in place of written ones. */
export function withNumbers(value: unknown): unknown {
  if (value instanceof WrittenNumber) return Number(value.digits)
  if (Array.isArray(value)) return value.map(withNumbers)
  if (!isPlainObject(value)) return value
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, withNumbers(member)]))
}

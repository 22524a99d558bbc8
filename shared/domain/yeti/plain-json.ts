import { isPlainObject } from '../parse-body.ts'
import { keepsItsValue, WrittenNumber } from '../written-number.ts'

/** Whether every written number in it has the same value as a number of JavaScript. */
export function allKept(value: unknown): boolean {
  if (value instanceof WrittenNumber) return keepsItsValue(value.digits)
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

import type { Decimal } from '#shared/domain/decimal.ts'
import { decimal, decimalIn, writeDecimal } from '../decimal.ts'
import { Digits, writeJson, type JsonValue, type Out } from '../json-value.ts'
import type { Column } from '../kind.ts'

/** A whole number as a column. */
export const decimalOf = (number: number): Decimal => decimal(String(number))

/** A value that is kept as it was sent, or as a decimal, as documents have it. */
export const written = (value: Decimal | JsonValue | undefined): Out =>
  isDecimal(value) ? writeDecimal(value) : (value ?? null)

/** The same as a column: a list counts by its text. */
export function column(value: Decimal | JsonValue | undefined): Column {
  if (value === undefined || value === null) return null
  if (isDecimal(value) || typeof value !== 'object') return value
  return value instanceof Digits ? decimalIn(value.text) : writeJson(value)
}

const isDecimal = (value: Decimal | JsonValue | undefined): value is Decimal =>
  typeof value === 'object' && value !== null && 'units' in value

import type { Decimal } from '#shared/domain/decimal.ts'
import { decimalIn } from './decimal.ts'
import { isBlank, Digits, writeJson, type JsonValue } from './json-value.ts'

/** A text column takes anything: what is no text is written as one. */
export function readText(value: JsonValue | undefined): string | null {
  if (value === undefined || value === null || typeof value === 'string') return value ?? null
  if (typeof value === 'boolean') return value ? 't' : 'f'
  return value instanceof Digits ? value.text : writeJson(value)
}

/** A number that was sent as one or as a text, or the service's word for what is wrong with it. Null where nothing was sent. */
export function readNumber(value: JsonValue | undefined): { number: Decimal | null } | { message: string } {
  if (value === undefined || value === null) return { number: null }
  if (typeof value === 'string' && isBlank(value)) return { number: null }
  const text = value instanceof Digits ? value.text : value
  const number = typeof text === 'string' ? decimalIn(text) : null
  return number === null ? { message: 'is not a number' } : { number }
}

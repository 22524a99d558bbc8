import { isDigits } from './meter-number.ts'
import { MAX_READING } from './meter-readings.ts'

/** What was typed as a reading: nothing, a whole number, or something else. An empty field and 0 are different things. */
export type TypedReading = { kind: 'none' } | { kind: 'reading'; value: number } | { kind: 'wrong' }

/**
 * Reads a meter reading as people type it: digits, with leading zeros, and spaces or commas between thousands. Decimals are refused rather
 * than cut off: 123.4 may be a misread red digit, and 1234 another reading altogether.
 */
export function readTypedReading(text: string): TypedReading {
  const trimmed = text.trim()
  if (trimmed === '') return { kind: 'none' }
  const plain = /^\d{1,3}([ ,\u00A0\u202F]\d{3})+$/.test(trimmed)
    ? trimmed.replace(/[ ,\u00A0\u202F]/g, '')
    : trimmed
  if (!isDigits(plain)) return { kind: 'wrong' }
  const value = Number(plain)
  return isReading(value) ? { kind: 'reading', value } : { kind: 'wrong' }
}

/** Whether a number can be a reading: whole, 0 to 9,999,999. */
export function isReading(value: number): boolean {
  return Number.isInteger(value) && value >= 0 && value <= MAX_READING
}

import * as v from 'valibot'
import { readDecimal, significantDigits } from '../decimal.ts'
import { MOST_DIGITS, WrittenNumber } from '../written-number.ts'

/**
 * A price as a body gives it, text or number, which leaves as text with its digits as they were written (yeti.md 0.4: the service takes
 * both, and answers with text). `range`: a number of more digits than a number keeps.
 */
export const Price = v.optional(
  v.pipe(
    v.unknown(),
    v.check((value) => textOf(value) !== null, 'text'),
    v.check((value) => typeof value === 'string' || isShort(textOf(value)), 'range'),
    v.transform((value) => textOf(value) ?? ''),
  ),
)

function textOf(value: unknown): string | null {
  const text =
    typeof value === 'string'
      ? value
      : value instanceof WrittenNumber
        ? value.digits
        : typeof value === 'number'
          ? String(value)
          : null
  return text === null || readDecimal(text) === null ? null : text
}

/** Of a number, zeros at its end count as well: whoever wrote them meant them. */
function isShort(text: string | null): boolean {
  const decimal = text === null ? null : readDecimal(text)
  return decimal === null || significantDigits(decimal) <= MOST_DIGITS
}

import { isDigits, tidyMeterNumber } from './meter-number.ts'

/**
 * MPRN as Great Britain uses the word: the gas meter point number, up to 10 digits of which the last two are a check.
 * Not the Irish MPRN, which is the electricity number. No official text of the check was found; the public descriptions agree.
 */

const SHORTEST = 6
const LONGEST = 10

/** Whether a text is a well-formed gas MPRN of Great Britain: 6 to 10 digits and their check. */
export function isWellFormedGasMprn(text: string): boolean {
  const digits = tidyMeterNumber(text)
  if (!isDigits(digits) || digits.length < SHORTEST || digits.length > LONGEST) return false
  const body = digits.slice(0, -2)
  const sum = Array.from(body).reduce(
    (total, digit, index) => total + Number(digit) * (body.length - index),
    0,
  )
  return String(sum % 11).padStart(2, '0') === digits.slice(-2)
}

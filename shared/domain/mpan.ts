import { isDigits, tidyMeterNumber } from './meter-number.ts'

/**
 * MPAN, the electricity number of Great Britain: a core of 13 digits, or the 21 of the whole S number that end in it. The check digit is
 * the rule of the open-source mpan libraries; it lets some slips pass (the last two digits swapped, for one).
 */

const WEIGHTS = [3, 5, 7, 13, 17, 19, 23, 29, 31, 37, 41, 43]

/** The 13-digit core of a text as typed, or null when it has neither 13 nor 21 digits. */
export function mpanCore(text: string): string | null {
  const digits = tidyMeterNumber(text).replace(/^S/i, '')
  if (!isDigits(digits)) return null
  if (digits.length === 13) return digits
  return digits.length === 21 ? digits.slice(-13) : null
}

/** Whether a text is a well-formed MPAN: length and check digit. Never a proof that it is the right meter. */
export function isWellFormedMpan(text: string): boolean {
  const core = mpanCore(text)
  if (core === null) return false
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(core[index]), 0)
  return (sum % 11) % 10 === Number(core[12])
}

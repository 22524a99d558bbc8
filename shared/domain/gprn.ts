import { isDigits, tidyMeterNumber, type MeterNumberCheck } from './meter-number.ts'
import { MPRN_LENGTH } from './mprn.ts'

export const GPRN_LENGTH = 7

export type GprnRefusal = 'HO-GPRN-CHARACTERS' | 'HO-GPRN-LENGTH' | 'HO-GPRN-IS-MPRN'

/**
 * Checks a GPRN, the Irish gas number, as typed: 7 digits, spaces and hyphens allowed, leading zeros kept. There is no published
 * check digit. A meter's serial number can have 7 digits too and cannot be told from it.
 */
export function checkGprn(text: string): MeterNumberCheck<GprnRefusal> {
  const digits = tidyMeterNumber(text)
  if (!isDigits(digits)) return { wellFormed: false, why: 'HO-GPRN-CHARACTERS' }
  if (digits.length === GPRN_LENGTH) return { wellFormed: true, digits, suspicion: null }
  return { wellFormed: false, why: digits.length === MPRN_LENGTH ? 'HO-GPRN-IS-MPRN' : 'HO-GPRN-LENGTH' }
}

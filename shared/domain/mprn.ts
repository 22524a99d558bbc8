import { isWellFormedGasMprn } from './gas-mprn.ts'
import { isDigits, tidyMeterNumber, type MeterNumberCheck } from './meter-number.ts'
import { isWellFormedMpan, mpanCore } from './mpan.ts'

export const MPRN_LENGTH = 11

export type MprnRefusal =
  'HO-MPRN-CHARACTERS' | 'HO-MPRN-LENGTH' | 'HO-MPRN-IS-GPRN' | 'HO-MPRN-IS-GB-MPAN' | 'HO-MPRN-IS-GB-GAS'

/**
 * Checks an MPRN of Ireland or Northern Ireland, as typed: 11 digits, spaces and hyphens allowed. There is no published check digit, so none
 * is checked. That Irish numbers start with 10 and Northern Irish ones with 81 is common knowledge, not documented: a suspicion only.
 */
export function checkMprn(text: string): MeterNumberCheck<MprnRefusal, 'HO-MPRN-PREFIX'> {
  const digits = tidyMeterNumber(text)
  if (digits.length === MPRN_LENGTH && isDigits(digits)) {
    const usual = digits.startsWith('10') || digits.startsWith('81')
    return { wellFormed: true, digits, suspicion: usual ? null : 'HO-MPRN-PREFIX' }
  }
  return { wellFormed: false, why: mistake(digits) }
}

function mistake(digits: string): MprnRefusal {
  if (mpanCore(digits) !== null && (digits.length === 21 || isWellFormedMpan(digits)))
    return 'HO-MPRN-IS-GB-MPAN'
  if (!isDigits(digits)) return 'HO-MPRN-CHARACTERS'
  if (digits.length === 7) return 'HO-MPRN-IS-GPRN'
  return isWellFormedGasMprn(digits) ? 'HO-MPRN-IS-GB-GAS' : 'HO-MPRN-LENGTH'
}

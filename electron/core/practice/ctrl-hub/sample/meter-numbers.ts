import { isWellFormedGasMprn } from '#shared/domain/gas-mprn.ts'
import { isWellFormedMpan } from '#shared/domain/mpan.ts'
import type { Place } from './places.ts'
import type { Random } from './random.ts'

export interface MeterNumber {
  /** In capitals, as on a meter; a property's own list has it in small letters. */
  readonly type: 'MPAN' | 'MPRN' | 'GPRN'
  readonly number: string
}

/** The electricity number: an MPAN with its check digit in Great Britain, the 11-digit MPRN in Ireland. */
export function electricityNumber({ distributor, country }: Place, random: Random): MeterNumber {
  if (distributor !== null)
    return { type: 'MPAN', number: checked(distributor + random.digits(10), isWellFormedMpan) }
  return { type: 'MPRN', number: (country === 'Ireland' ? '10' : '81') + random.digits(9) }
}

/** The gas number: a ten-digit MPRN with its two check digits in Great Britain, the seven-digit GPRN in Ireland. */
export function gasNumber({ distributor }: Place, random: Random): MeterNumber {
  return distributor === null
    ? { type: 'GPRN', number: random.digits(7) }
    : { type: 'MPRN', number: checked(random.digits(8), isWellFormedGasMprn) }
}

/** The number with the check digits that its rule asks for: one for an MPAN, two for a gas MPRN. */
function checked(body: string, isRight: (number: string) => boolean): string {
  const length = body.length === 12 ? 1 : 2
  for (let check = 0; check < 10 ** length; check += 1) {
    const number = body + String(check).padStart(length, '0')
    if (isRight(number)) return number
  }
  throw new Error(`No check digits fit ${body}.`)
}

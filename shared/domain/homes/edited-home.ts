import type { Country, MeterMeaning, SwitchMeaning } from '../codes.ts'
import { formatEircode, isWellFormedEircode } from '../eircode.ts'
import { isWellFormedGasMprn } from '../gas-mprn.ts'
import { checkGprn } from '../gprn.ts'
import { tidyMeterNumber } from '../meter-number.ts'
import { isWellFormedMpan, mpanCore } from '../mpan.ts'
import { checkMprn } from '../mprn.ts'
import { formatPostcode, isWellFormedPostcode } from '../postcode.ts'
import { problem } from '../problem-codes.ts'
import type { Problem } from '../problem.ts'
import type { AddressLines } from './home-words.ts'

/** What can be typed of a home; numbers as they were typed, spaces and all. */
export interface TypedHome {
  country: Country | null
  address: AddressLines
  mprn: string | null
  gprn: string | null
  mpan: string | null
  gasMprn: string | null
  supply: SwitchMeaning | null
  meterType: MeterMeaning | null
  payAsYouGo: boolean | null
}

/** What was typed, tidied, and what is wrong with it by its member (`address.postCode`); suspicious is nothing of it. */
export function editedHome<Typed extends TypedHome>(typed: Typed): { home: Typed; problems: Problem[] } {
  const address = tidyAddress(typed)
  const home = {
    ...typed,
    address,
    mprn: tidyNumber(typed.mprn),
    gprn: tidyNumber(typed.gprn),
    mpan: tidyNumber(typed.mpan),
    gasMprn: tidyNumber(typed.gasMprn),
  }
  if (home.mpan !== null) home.mpan = mpanCore(home.mpan) ?? home.mpan
  return { home, problems: problemsOf(home) }
}

function problemsOf({ country, address, mprn, gprn, mpan, gasMprn }: TypedHome): Problem[] {
  const problems: Problem[] = []
  if (!isFound(address) && [mprn, gprn, mpan, gasMprn].every((number) => number === null))
    problems.push(problem('HO-HOME-ADDRESS', 'address'))
  if (mprn !== null) {
    const checked = checkMprn(mprn)
    if (!checked.wellFormed) problems.push(problem(checked.why, 'mprn'))
  }
  if (gprn !== null) {
    const checked = checkGprn(gprn)
    if (!checked.wellFormed) problems.push(problem(checked.why, 'gprn'))
  }
  if (mpan !== null && !isWellFormedMpan(mpan)) problems.push(problem('HO-HOME-MPAN', 'mpan'))
  if (gasMprn !== null && !isWellFormedGasMprn(gasMprn)) problems.push(problem('HO-HOME-GAS-MPRN', 'gasMprn'))
  if (address.postCode !== '' && country === 'IE' && !isWellFormedEircode(address.postCode))
    problems.push(
      problem(
        isWellFormedPostcode(address.postCode) ? 'HO-SWITCH-POSTCODE-COUNTRY' : 'HO-SWITCH-EIRCODE',
        'address.postCode',
      ),
    )
  if (
    address.postCode !== '' &&
    country !== null &&
    country !== 'IE' &&
    isWellFormedEircode(address.postCode) &&
    !isWellFormedPostcode(address.postCode)
  )
    problems.push(problem('HO-SWITCH-POSTCODE-COUNTRY', 'address.postCode'))
  return problems
}

/** Whether the address says enough to tell the home from others. */
function isFound({ propertyName, street, town, postCode }: AddressLines): boolean {
  return postCode !== '' || ((propertyName !== '' || street !== '') && town !== '')
}

function tidyAddress({ address, country }: Pick<TypedHome, 'address' | 'country'>): AddressLines {
  const tidy = (text: string) => text.replaceAll(/\s+/g, ' ').trim()
  const postCode = tidy(address.postCode)
  return {
    propertyName: tidy(address.propertyName),
    street: tidy(address.street),
    locality: tidy(address.locality),
    town: tidy(address.town),
    region: tidy(address.region),
    postCode:
      country !== 'GB' && isWellFormedEircode(postCode)
        ? formatEircode(postCode)
        : isWellFormedPostcode(postCode)
          ? formatPostcode(postCode)
          : postCode.toUpperCase(),
  }
}

function tidyNumber(number: string | null): string | null {
  return number === null || number.trim() === '' ? null : tidyMeterNumber(number.trim())
}

import { contradict, countryByNumber, countryInWords, countryOfAddress } from '../address-country.ts'
import type { CodeTable } from '../codes.ts'
import { rowByNumber } from '../codes.ts'
import { isWellFormedEircode } from '../eircode.ts'
import { isNorthernIrishPostcode, isWellFormedPostcode } from '../postcode.ts'
import { problem } from '../problem-codes.ts'
import type { Findings } from '../problem.ts'
import type { SwitchBody } from '../switch-facts.ts'
import type { SwitchAddress } from '../switch-members.ts'
import { isFilled } from './filled.ts'

/** Addresses of the home and of the landlord. No document says which parts are required, so a thin address is only told. */
export function checkAddresses(body: SwitchBody, codes: CodeTable): Findings {
  const found: Findings = { errors: [], warnings: [] }
  if (body.property !== undefined) {
    const address = body.property.address ?? {}
    if (isThin(address)) found.warnings.push(problem('HO-SWITCH-ADDRESS-THIN', 'property.address'))
    checkPlace('property.address', address, codes, found)
    if (countryOfAddress(address, codes) === 'GB') {
      found.warnings.push(problem('HO-SWITCH-COUNTRY-GB', 'property.address.country'))
    }
  }
  if (body.landlord !== undefined) {
    const address = body.landlord.address
    if (address === undefined) found.warnings.push(problem('HO-SWITCH-LANDLORD-ADDRESS', 'landlord.address'))
    else checkPlace('landlord.address', address, codes, found)
  }
  return found
}

function isThin(address: SwitchAddress): boolean {
  if (isFilled(address.postCode)) return false
  return !(isFilled(address.propertyName) || isFilled(address.street)) || !isFilled(address.town)
}

function checkPlace(path: string, address: SwitchAddress, codes: CodeTable, found: Findings): void {
  if (address.countryCode !== undefined && rowByNumber(codes, 'country', address.countryCode) === undefined) {
    found.warnings.push(problem('HO-SWITCH-COUNTRY-UNKNOWN', `${path}.countryCode`))
  }
  if (contradict(countryInWords(address), countryByNumber(address, codes))) {
    found.warnings.push(problem('HO-SWITCH-COUNTRY-CONTRADICTS', `${path}.country`))
  }
  if (isFilled(address.postCode)) checkPostCode(`${path}.postCode`, address.postCode, address, codes, found)
}

/** Only Irish addresses have Eircodes and only UK ones postcodes; what cannot be told from the country is let be. */
function checkPostCode(
  path: string,
  text: string,
  address: SwitchAddress,
  codes: CodeTable,
  found: Findings,
): void {
  switch (countryOfAddress(address, codes)) {
    case null:
      return
    case 'IE':
      if (isWellFormedEircode(text)) return
      found.errors.push(
        problem(isWellFormedPostcode(text) ? 'HO-SWITCH-POSTCODE-COUNTRY' : 'HO-SWITCH-EIRCODE', path),
      )
      return
    case 'GB-NIR':
      if (isWellFormedEircode(text)) found.errors.push(problem('HO-SWITCH-POSTCODE-COUNTRY', path))
      else if (!isWellFormedPostcode(text)) found.warnings.push(problem('HO-SWITCH-POSTCODE', path))
      else if (!isNorthernIrishPostcode(text))
        found.warnings.push(problem('HO-SWITCH-POSTCODE-COUNTRY', path))
      return
    case 'GB':
    case 'UK':
      if (isWellFormedEircode(text)) found.errors.push(problem('HO-SWITCH-POSTCODE-COUNTRY', path))
      else if (!isWellFormedPostcode(text)) found.warnings.push(problem('HO-SWITCH-POSTCODE', path))
  }
}

import { countryOfAddress, type ToldCountry } from '../address-country.ts'
import { dayOf, daysBetween, yearsBetween } from '../calendar-date.ts'
import { rowByNumber, type CodeTable, type Country } from '../codes.ts'
import { isWellFormedEmail, sameEmail } from '../email.ts'
import { sameName } from '../person-name.ts'
import { checkPhone } from '../phone.ts'
import { problem } from '../problem-codes.ts'
import type { Findings } from '../problem.ts'
import type { SwitchAddress, SwitchLandlord, SwitchTenant, TenantSwitch } from '../tenant-switch.ts'
import type { CheckContext } from './context.ts'
import { isFilled } from './filled.ts'

const ADULT = 18
const OLDEST = 110

/** Tenant and landlord: their names, how to reach them, and whether they were mixed up. */
export function checkPeople(body: TenantSwitch, context: CheckContext): Findings {
  const found: Findings = { errors: [], warnings: [] }
  const { tenant, landlord } = body
  const home = phoneCountry(body.property?.address, context.codes)
  if (tenant !== undefined) checkTenant(tenant, context.today, found)
  if (landlord !== undefined) checkLandlord(landlord, found)
  for (const [who, person, country] of [
    ['tenant', tenant, home],
    ['landlord', landlord, phoneCountry(landlord?.address, context.codes) ?? home],
  ] as const) {
    if (person !== undefined) checkContact(who, person, country, context.codes, found)
  }
  if (tenant !== undefined && landlord !== undefined) checkBoth(tenant, landlord, home, found)
  return found
}

function checkTenant(tenant: SwitchTenant, today: string, found: Findings): void {
  if (!isFilled(tenant.firstName))
    found.warnings.push(problem('HO-SWITCH-TENANT-FIRST-NAME', 'tenant.firstName'))
  if (!isFilled(tenant.lastName))
    found.errors.push(nameMissing('tenant.lastName', 'The tenant’s last name is missing.'))
  if (!isFilled(tenant.telephoneNumber) && !isFilled(tenant.email)) {
    found.warnings.push(problem('HO-SWITCH-NO-CONTACT', 'tenant.telephoneNumber'))
  }
  const path = 'tenant.dateOfBirth'
  const birth = dayOf(tenant.dateOfBirth)
  if (birth === null) found.warnings.push(problem('HO-SWITCH-BIRTH-MISSING', path))
  else if (daysBetween(today, birth) > 0) found.errors.push(problem('HO-SWITCH-BIRTH-FUTURE', path))
  else if (yearsBetween(birth, today) < ADULT) found.warnings.push(problem('HO-SWITCH-BIRTH-UNDER-18', path))
  else if (yearsBetween(birth, today) > OLDEST) found.warnings.push(problem('HO-SWITCH-BIRTH-LONG-AGO', path))
}

function checkLandlord(landlord: SwitchLandlord, found: Findings): void {
  if (!isFilled(landlord.lastName)) {
    found.errors.push(
      nameMissing('landlord.lastName', 'The landlord’s last name, or the company’s name, is missing.'),
    )
  }
  if (!isFilled(landlord.firstName)) {
    found.warnings.push(problem('HO-SWITCH-LANDLORD-FIRST-NAME', 'landlord.firstName'))
  }
}

function nameMissing(path: string, message: string) {
  return problem('HO-SWITCH-MISSING', path, {
    message,
    fix: 'Give it as it stands on the tenancy agreement.',
  })
}

function checkContact(
  who: 'tenant' | 'landlord',
  person: SwitchTenant | SwitchLandlord,
  country: Country | null,
  codes: CodeTable,
  found: Findings,
): void {
  if (isFilled(person.email) && !isWellFormedEmail(person.email)) {
    found.errors.push(problem('HO-SWITCH-EMAIL', `${who}.email`))
  }
  if (isFilled(person.telephoneNumber) && !checkPhone(person.telephoneNumber, country).plausible) {
    found.warnings.push(problem('HO-SWITCH-PHONE', `${who}.telephoneNumber`))
  }
  if (person.titleId !== undefined && rowByNumber(codes, 'title', person.titleId) === undefined) {
    found.warnings.push(problem('HO-SWITCH-TITLE-UNKNOWN', `${who}.titleId`))
  }
}

function checkBoth(
  tenant: SwitchTenant,
  landlord: SwitchLandlord,
  country: Country | null,
  found: Findings,
): void {
  if (isFilled(tenant.email) && isFilled(landlord.email) && sameEmail(tenant.email, landlord.email)) {
    found.warnings.push(problem('HO-SWITCH-SAME-EMAIL', 'tenant.email'))
  }
  if (isFilled(tenant.telephoneNumber) && isFilled(landlord.telephoneNumber)) {
    const [one, other] = [
      checkPhone(tenant.telephoneNumber, country),
      checkPhone(landlord.telephoneNumber, country),
    ]
    if ((one.international ?? one.tidy) === (other.international ?? other.tidy)) {
      found.warnings.push(problem('HO-SWITCH-SAME-PHONE', 'tenant.telephoneNumber'))
    }
  }
  if (sameName(tenant, landlord)) found.warnings.push(problem('HO-SWITCH-SAME-PERSON', 'landlord.lastName'))
}

/** Whose numbering plan a telephone number without a country code follows. */
function phoneCountry(address: SwitchAddress | undefined, codes: CodeTable): Country | null {
  const told: ToldCountry | null = address === undefined ? null : countryOfAddress(address, codes)
  return told === 'UK' ? 'GB' : told
}

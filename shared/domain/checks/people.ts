import { countryOfAddress, type ToldCountry } from '../address-country.ts'
import { dayOf, daysBetween, yearsBetween } from '../calendar-date.ts'
import { rowByNumber, type CodeTable, type Country } from '../codes.ts'
import { isWellFormedEmail, sameEmail } from '../email.ts'
import { sameName } from '../person-name.ts'
import { checkPhone } from '../phone.ts'
import { problem } from '../problem-codes.ts'
import type { Findings } from '../problem.ts'
import type { PayerMember, SwitchBody } from '../switch-facts.ts'
import type { SwitchAddress, SwitchLandlord, SwitchOccupier } from '../switch-members.ts'
import type { CheckContext } from './context.ts'
import { isFilled } from './filled.ts'

const ADULT = 18
const OLDEST = 110

/** Tenant or purchaser, and landlord: their names, how to reach them, and whether they were mixed up. */
export function checkPeople(body: SwitchBody, context: CheckContext): Findings {
  const found: Findings = { errors: [], warnings: [] }
  const { tenant, purchaser, landlord } = body
  const home = phoneCountry(body.property?.address, context.codes)
  if (tenant !== undefined) checkOccupier('tenant', tenant, context.today, found)
  if (purchaser !== undefined) checkOccupier('purchaser', purchaser, context.today, found)
  if (landlord !== undefined) checkLandlord(landlord, found)
  for (const [who, person, country] of [
    ['tenant', tenant, home],
    ['purchaser', purchaser, home],
    ['landlord', landlord, phoneCountry(landlord?.address, context.codes) ?? home],
  ] as const) {
    if (person !== undefined) checkContact(who, person, country, context.codes, found)
  }
  if (tenant !== undefined && landlord !== undefined) checkBoth(tenant, landlord, home, found)
  return found
}

type Occupier = Exclude<PayerMember, 'landlord'>

const FIRST_NAME = {
  tenant: 'HO-SWITCH-TENANT-FIRST-NAME',
  purchaser: 'HO-SWITCH-PURCHASER-FIRST-NAME',
} as const

function checkOccupier(who: Occupier, person: SwitchOccupier, today: string, found: Findings): void {
  if (!isFilled(person.firstName)) found.warnings.push(problem(FIRST_NAME[who], `${who}.firstName`))
  if (!isFilled(person.lastName))
    found.errors.push(
      nameMissing(
        `${who}.lastName`,
        `The ${who}’s last name is missing.`,
        who === 'tenant' ? 'tenancy agreement' : 'contract',
      ),
    )
  if (!isFilled(person.telephoneNumber) && !isFilled(person.email)) {
    found.warnings.push(problem('HO-SWITCH-NO-CONTACT', `${who}.telephoneNumber`))
  }
  const trouble = birthTrouble(dayOf(person.dateOfBirth), today)
  if (trouble === null) return
  const list = trouble === 'HO-SWITCH-BIRTH-FUTURE' ? found.errors : found.warnings
  list.push(problem(trouble, `${who}.dateOfBirth`))
}

/** What is wrong with, or suspicious about, the day on which somebody was born. Both `yyyy-MM-dd`. */
export function birthTrouble(birth: string | null, today: string) {
  if (birth === null) return 'HO-SWITCH-BIRTH-MISSING'
  if (daysBetween(today, birth) > 0) return 'HO-SWITCH-BIRTH-FUTURE'
  const age = yearsBetween(birth, today)
  if (age < ADULT) return 'HO-SWITCH-BIRTH-UNDER-18'
  return age > OLDEST ? 'HO-SWITCH-BIRTH-LONG-AGO' : null
}

function checkLandlord(landlord: SwitchLandlord, found: Findings): void {
  if (!isFilled(landlord.lastName)) {
    found.errors.push(
      nameMissing(
        'landlord.lastName',
        'The landlord’s last name, or the company’s name, is missing.',
        'tenancy agreement',
      ),
    )
  }
  if (!isFilled(landlord.firstName)) {
    found.warnings.push(problem('HO-SWITCH-LANDLORD-FIRST-NAME', 'landlord.firstName'))
  }
}

function nameMissing(path: string, message: string, paper: string) {
  return problem('HO-SWITCH-MISSING', path, {
    message,
    fix: `Give it as it stands on the ${paper}.`,
  })
}

function checkContact(
  who: PayerMember,
  person: SwitchOccupier | SwitchLandlord,
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
  tenant: SwitchOccupier,
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

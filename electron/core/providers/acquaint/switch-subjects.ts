import { countryOfAddress } from '#shared/domain/address-country.ts'
import { dayOf } from '#shared/domain/calendar-date.ts'
import {
  METER_MEANINGS,
  rowByNumber,
  SWITCH_MEANINGS,
  type CodeTable,
  type Country,
} from '#shared/domain/codes.ts'
import type { AddressLines } from '#shared/domain/homes/home-words.ts'
import { otherTenants } from '#shared/domain/homes/other-tenants.ts'
import { tidyMeterNumber } from '#shared/domain/meter-number.ts'
import { countryOf, meterOf, supplyOf } from '#shared/domain/switch-answers-words.ts'
import { SWITCH_FACTS, type SwitchBody } from '#shared/domain/switch-facts.ts'
import type { SwitchKind } from '#shared/domain/switch-kinds.ts'
import type { SwitchAddress } from '#shared/domain/switch-members.ts'
import { parseSwitch } from '#shared/domain/switch-parse.ts'
import type { JobSubjects, SubjectPerson, WizardAnswers } from '../provider.ts'
import { SWITCH_WIRE } from './fields.ts'
import { decodeJson } from './json.ts'
import { decodeKnownXml } from './xml.ts'

interface Context {
  codes: CodeTable
  answers: WizardAnswers | null
}

/**
 * The home and the people of a switch, of the bytes as they were sent, in JSON or XML. A number or name of the service that its table no longer
 * has says nothing; the wizard's own words for it are taken before.
 */
export function switchSubjects(kind: SwitchKind, sent: Uint8Array, { codes, answers }: Context): JobSubjects {
  const text = new TextDecoder().decode(sent)
  const { fields, root } = SWITCH_WIRE[kind]
  const members = text.trimStart().startsWith('<')
    ? decodeKnownXml(text, fields, root, codes)
    : decodeJson(text)
  const { body } = parseSwitch(kind, members)
  const said = answers ?? {}
  const { payer } = SWITCH_FACTS[kind]
  return {
    home: homeOf(body, codes, said),
    payer: payer === 'landlord' ? null : personOf(body[payer], codes, said[`${payer}.title`]),
    others: kind === 'tenant-switch' ? otherTenants(said['otherTenants'] ?? '').map(named) : [],
    landlord: landlordOf(body, codes, said),
  }
}

function homeOf(
  { property, switchType }: SwitchBody,
  codes: CodeTable,
  said: WizardAnswers,
): JobSubjects['home'] {
  const { address = {}, mprn, gprn, electricMeterType, payAsYouGoGasMeter, propertyId } = property ?? {}
  const meaning = (group: 'switchType' | 'electricMeterType', number: number | undefined) =>
    number === undefined ? undefined : rowByNumber(codes, group, number)?.meaning
  return {
    country: countryOf(said, 'country') ?? countryIn(address, codes),
    address: linesOf(address),
    mprn: numberOf(mprn),
    gprn: numberOf(gprn),
    supply:
      supplyOf(said) ?? SWITCH_MEANINGS.find((one) => one === meaning('switchType', switchType)) ?? null,
    meterType:
      meterOf(said) ??
      METER_MEANINGS.find((one) => one === meaning('electricMeterType', electricMeterType)) ??
      null,
    payAsYouGo: payAsYouGoGasMeter ?? null,
    propertyId: propertyId === undefined || propertyId === 0 ? null : String(propertyId),
  }
}

function countryIn(address: SwitchAddress, codes: CodeTable): Country | null {
  const country = countryOfAddress(address, codes)
  return country === 'UK' ? null : country
}

function landlordOf(
  { landlord }: SwitchBody,
  codes: CodeTable,
  said: WizardAnswers,
): JobSubjects['landlord'] {
  const person = personOf(landlord, codes, said['landlord.title'])
  if (landlord === undefined || person === null) return null
  const lines = Object.entries(linesOf(landlord.address ?? {})).map(
    ([part, line]) => [`landlord.address.${part}`, line] as const,
  )
  const country = countryOf(said, 'landlord.country') ?? countryIn(landlord.address ?? {}, codes) ?? ''
  const { landlordId } = landlord
  const details = Object.fromEntries(
    [
      ...lines,
      ['landlord.country', country] as const,
      [
        'landlord.landlordId',
        landlordId === undefined || landlordId === 0 ? '' : String(landlordId),
      ] as const,
    ].filter(([, value]) => value !== ''),
  )
  return { ...person, details }
}

interface NamedMember {
  titleId?: number | undefined
  firstName?: string | undefined
  lastName?: string | undefined
  telephoneNumber?: string | undefined
  email?: string | undefined
  dateOfBirth?: string | undefined
}

/** Null for nobody: without a name nobody can be known again. */
function personOf(
  member: NamedMember | undefined,
  codes: CodeTable,
  saidTitle: string | undefined,
): SubjectPerson | null {
  if (member === undefined) return null
  const firstName = tidy(member.firstName)
  const lastName = tidy(member.lastName)
  if (firstName === '' && lastName === '') return null
  const row = member.titleId === undefined ? undefined : rowByNumber(codes, 'title', member.titleId)
  return {
    title: tidy(saidTitle) || (row?.label ?? ''),
    firstName,
    lastName,
    phone: tidy(member.telephoneNumber),
    email: tidy(member.email),
    dateOfBirth: dayOf(member.dateOfBirth),
  }
}

function named(name: { firstName: string; lastName: string }): SubjectPerson {
  return { title: '', ...name, phone: '', email: '', dateOfBirth: null }
}

function linesOf(address: SwitchAddress): AddressLines {
  return {
    propertyName: tidy(address.propertyName),
    street: tidy(address.street),
    locality: tidy(address.locality),
    town: tidy(address.town),
    region: tidy(address.region),
    postCode: tidy(address.postCode),
  }
}

function numberOf(text: string | undefined): string | null {
  const number = tidyMeterNumber((text ?? '').trim())
  return number === '' ? null : number
}

function tidy(text: string | undefined): string {
  return (text ?? '').replaceAll(/\s+/g, ' ').trim()
}

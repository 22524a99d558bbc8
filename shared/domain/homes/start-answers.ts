import type { Country, MeterMeaning, SwitchMeaning } from '../codes.ts'
import { RESOURCES } from '../resources.ts'
import type { SubmissionKind } from '../submission.ts'
import { isSwitchKind } from '../switch-kinds.ts'
import type { Answers } from '../wizard-form.ts'
import type { AddressLines } from './home-words.ts'

/** What a wizard needs to know of a home. */
export interface StartingHome {
  id: string
  title: string
  country: Country | null
  address: AddressLines
  mprn: string | null
  gprn: string | null
  supply: SwitchMeaning | null
  meterType: MeterMeaning | null
  payAsYouGo: boolean | null
  acquaintId: string | null
  ctrlHubId: string | null
}

export interface StartingPerson {
  id: string
  title: string
  firstName: string
  lastName: string
  phone: string
  email: string
  /** `yyyy-MM-dd` */
  dateOfBirth: string | null
}

export interface StartingLandlord extends Omit<StartingPerson, 'id' | 'dateOfBirth'> {
  /** The answers of a landlord step (`landlord.address.town`) that were given before. */
  details: Answers
}

export interface StartFacts {
  home: StartingHome | null
  /** Whom the wizard is about; of a tenant switch the one who moves in. */
  person: StartingPerson | null
  landlord: StartingLandlord | null
}

/**
 * The answers that a wizard begins with: whatever is known, under the questions that ask for it, and `home.id` and `person.id`, which
 * stay among the answers and link what is sent. Readings, needs, critical care, agreements and dates are never among them: they are asked
 * each time.
 */
export function startAnswers(kind: SubmissionKind, { home, person, landlord }: StartFacts): Answers {
  return given({
    'home.id': home?.id,
    'person.id': person?.id,
    ...(isSwitchKind(kind)
      ? {
          ...(home === null ? {} : homeAnswers(home)),
          ...(kind === 'tenant-switch' && person !== null ? personAnswers('tenant', person) : {}),
          ...(kind === 'purchaser-switch' && person !== null ? personAnswers('purchaser', person) : {}),
          ...(kind !== 'purchaser-switch' && landlord !== null ? landlordAnswers(landlord) : {}),
        }
      : {}),
    ...(kind === 'psr-record' || kind === 'appointment'
      ? { 'home.label': home?.title, ...pickedHome(home) }
      : {}),
    ...(kind === 'appointment' && person !== null ? contactAnswers(person) : {}),
    ...(kind === 'appointment' && home !== null ? { zone: zoneOf(home) } : {}),
  })
}

function homeAnswers(home: StartingHome): Record<string, string | null | undefined> {
  return {
    country: home.country,
    ...Object.fromEntries(
      Object.entries(home.address).map(([part, text]) => [`property.address.${part}`, text]),
    ),
    'property.mprn': home.mprn,
    'property.gprn': home.gprn,
    'property.propertyId': home.acquaintId,
    supply: home.supply ?? supplyBy(home),
    meterType: home.meterType,
    'property.payAsYouGoGasMeter': home.payAsYouGo === null ? null : home.payAsYouGo ? 'yes' : 'no',
  }
}

/** A home with both numbers has both supplies. */
function supplyBy({ mprn, gprn }: StartingHome): SwitchMeaning | null {
  if (mprn === null) return gprn === null ? null : 'gas'
  return gprn === null ? null : 'electricity-and-gas'
}

function personAnswers(who: 'tenant' | 'purchaser', person: StartingPerson) {
  return {
    [`${who}.title`]: person.title,
    [`${who}.firstName`]: person.firstName,
    [`${who}.lastName`]: person.lastName,
    [`${who}.telephoneNumber`]: person.phone,
    [`${who}.email`]: person.email,
    [`${who}.dateOfBirth`]: person.dateOfBirth,
  }
}

/** What is known of the person is newer than what was once answered. */
function landlordAnswers({ details, ...landlord }: StartingLandlord) {
  return {
    ...details,
    ...given({
      'landlord.title': landlord.title,
      'landlord.firstName': landlord.firstName,
      'landlord.lastName': landlord.lastName,
      'landlord.telephoneNumber': landlord.phone,
      'landlord.email': landlord.email,
    }),
  }
}

/** Only a home that was picked once in Ctrl Hub is known there; else its wizard asks for it, beginning with `home.label`. */
function pickedHome(home: StartingHome | null) {
  if (home === null || home.ctrlHubId === null) return {}
  return {
    'property.id': home.ctrlHubId,
    'property.type': RESOURCES.property.type,
    'property.label': home.title,
  }
}

/** Whether there is such a contact already is still asked. */
function contactAnswers(person: StartingPerson) {
  return {
    'contact.salutation': person.title,
    'contact.first_name': person.firstName,
    'contact.last_name': person.lastName,
    'contact.email': person.email,
    'contact.telephone': person.phone,
  }
}

function zoneOf({ country }: StartingHome): string | null {
  return country === null ? null : country === 'IE' ? 'Europe/Dublin' : 'Europe/London'
}

function given(answers: Readonly<Record<string, string | null | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(answers).flatMap(([question, answer]) =>
      answer === undefined || answer === null || answer === '' ? [] : [[question, answer]],
    ),
  )
}

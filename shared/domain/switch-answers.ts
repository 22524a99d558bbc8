import { answered } from './answered.ts'
import { blockedAnswers } from './blocked-answers.ts'
import { rowByMeaning, type CodeGroup, type CodeTable } from './codes.ts'
import { consentOf } from './consent-answers.ts'
import type { Consent } from './consent.ts'
import type { ReadingField } from './meter-readings.ts'
import { hasElectricity, hasGas, readingsAsked } from './supply-answers.ts'
import { COUNTRY_NAMES, billToOf, countryOf, meterOf, supplyOf } from './switch-answers-words.ts'
import { SWITCH_FACTS } from './switch-facts.ts'
import type { SwitchKind } from './switch-kinds.ts'
import type { Answers, BlockedAnswer } from './wizard-form.ts'

/** A request body as parsed JSON. Its shape is that of seed 001; what was mistyped stays as text, for the checks to name. */
export interface JsonObject {
  [name: string]: JsonValue
}
export type JsonValue = string | number | boolean | JsonObject

export interface SwitchFromAnswers {
  body: JsonObject
  /** The recorded basis for saying that someone depends on powered equipment; null when nothing of it was sent or filled in. */
  consent: Consent | null
  blocked: BlockedAnswer[]
}

/** One field of the body: where it goes, which question fills it, and what of the answers goes there. */
interface Field {
  path: string
  question: string
  value: (answers: Answers, codes: CodeTable) => JsonValue | undefined
}

/**
 * Turns the answers of a switch's wizard into its body, in the documented shape and order. A key of the answers is the path of a
 * body field (`property.mprn`) or one of the wizard's own questions (`country`, `supply`, `meterType`, `tenant.title`,
 * `landlord.title`, `landlord.country`, `consent.*`, `otherTenants`, `lookup.passed`). An absent key and '' mean the same: not answered.
 * What does not apply (no gas: no GPRN) or was not answered is left out, never null. '0' is a reading of 0; '' is no reading.
 */
export function toSwitchBody(kind: SwitchKind, answers: Answers, codes: CodeTable): SwitchFromAnswers {
  const body: JsonObject = {}
  for (const field of fieldsOf(kind)) {
    const value = field.value(answers, codes)
    if (value !== undefined) put(body, field.path, value)
  }
  return { body, consent: toConsent(kind, answers), blocked: blockedAnswers(kind, answers, codes) }
}

/** Every path of the body with the question that fills it, in documented order. */
export function bodyPaths(kind: SwitchKind): { path: string; question: string }[] {
  return fieldsOf(kind).map(({ path, question }) => ({ path, question }))
}

/** Every question that fills the body, in documented order. */
export function bodyQuestions(kind: SwitchKind): string[] {
  return [...new Set(fieldsOf(kind).map((field) => field.question))]
}

/** The fields of a kind: the members of its body say which. */
function fieldsOf(kind: SwitchKind): readonly Field[] {
  const members = Object.keys(SWITCH_FACTS[kind].schema.entries)
  return FIELDS.filter(({ path }) => members.includes(path.split('.')[0] ?? ''))
}

const text =
  (question: string, applies: (answers: Answers) => boolean = always) =>
  (answers: Answers): string | undefined => {
    const typed = answered(answers, question)
    return applies(answers) ? typed : undefined
  }

/** Whole numbers become numbers; anything else stays as typed, so that the check of the body can name it. */
const whole =
  (question: string, applies: (answers: Answers) => boolean = always) =>
  (answers: Answers): JsonValue | undefined => {
    const typed = answered(answers, question)?.replaceAll(' ', '')
    if (typed === undefined || !applies(answers)) return undefined
    return /^[0-9]{1,15}$/.test(typed) ? Number(typed) : typed
  }

/** Meter numbers are printed in groups and sent as digits. */
const meterNumber = (question: string, applies: (answers: Answers) => boolean) => (answers: Answers) =>
  applies(answers) ? answered(answers, question)?.replaceAll(/[\s-]/g, '') : undefined

const code =
  (group: CodeGroup, meaning: (answers: Answers) => string | undefined) =>
  (answers: Answers, codes: CodeTable) => {
    const word = meaning(answers)
    return word === undefined ? undefined : rowByMeaning(codes, group, word)?.number
  }

const title = (question: string) => (answers: Answers, codes: CodeTable) => {
  const word = answered(answers, question)?.toLowerCase()
  return codes.title.find((row) => row.meaning.toLowerCase() === word || row.label.toLowerCase() === word)
    ?.number
}

const landlordCountry = (answers: Answers): string | undefined => {
  const country = countryOf(answers, 'landlord.country')
  return country === null ? answered(answers, 'landlord.address.country') : COUNTRY_NAMES[country].onTheWire
}

const field = (path: string, question: string, value: Field['value']): Field => ({ path, question, value })
const same = (path: string, make: (question: string) => Field['value'] = text): Field =>
  field(path, path, make(path))
const reading = (name: ReadingField): Field => {
  const path = `meterReadings.${name}`
  return field(
    path,
    path,
    whole(path, (answers) => readingsAsked(answers).includes(name)),
  )
}

/** Whoever lives there and pays. */
const occupier = (who: 'tenant' | 'purchaser'): Field[] => [
  field(`${who}.titleId`, `${who}.title`, title(`${who}.title`)),
  same(`${who}.firstName`),
  same(`${who}.lastName`),
  same(`${who}.telephoneNumber`),
  same(`${who}.email`),
  same(`${who}.dateOfBirth`),
  field(`${who}.criticalCare`, `${who}.criticalCare`, (answers) => yesOrNo(answers, `${who}.criticalCare`)),
  same(`${who}.${who}Id`, whole),
]

/** The fields of all switches, each kind's in its documented order. */
const FIELDS: readonly Field[] = [
  field(
    'property.address.countryCode',
    'country',
    code('country', (answers) => countryOf(answers, 'country') ?? undefined),
  ),
  field('property.address.postCode', 'property.address.postCode', (answers) =>
    postCode(answers, 'property.address.postCode'),
  ),
  same('property.address.propertyName'),
  same('property.address.street'),
  same('property.address.locality'),
  same('property.address.town'),
  same('property.address.region'),
  field('property.address.country', 'country', (answers) => {
    const country = countryOf(answers, 'country')
    return country === null ? undefined : COUNTRY_NAMES[country].onTheWire
  }),
  same('property.mprn', (question) => meterNumber(question, hasElectricity)),
  same('property.gprn', (question) => meterNumber(question, hasGas)),
  field(
    'property.electricMeterType',
    'meterType',
    code('electricMeterType', (answers) =>
      hasElectricity(answers) ? (meterOf(answers) ?? undefined) : undefined,
    ),
  ),
  same(
    'property.payAsYouGoGasMeter',
    (question) => (answers) => (hasGas(answers) ? yesOrNo(answers, question) : undefined),
  ),
  same('property.propertyId', whole),
  field(
    'switchType',
    'supply',
    code('switchType', (answers) => supplyOf(answers) ?? undefined),
  ),
  reading('twentyFourHourMeterRead'),
  reading('nightSaverMeterRead'),
  reading('dayMeterRead'),
  reading('nightMeterRead'),
  reading('peakMeterRead'),
  same('meterReadings.meterReadingDate'),
  reading('gasMeterRead'),
  same('tenancyStartDate'),
  ...occupier('tenant'),
  ...occupier('purchaser'),
  field('landlord.titleId', 'landlord.title', title('landlord.title')),
  same('landlord.firstName'),
  same('landlord.lastName'),
  same('landlord.telephoneNumber'),
  same('landlord.email'),
  field(
    'landlord.address.countryCode',
    'landlord.country',
    code('country', (answers) => countryOf(answers, 'landlord.country') ?? undefined),
  ),
  field('landlord.address.postCode', 'landlord.address.postCode', (answers) =>
    postCode(answers, 'landlord.address.postCode'),
  ),
  same('landlord.address.propertyName'),
  same('landlord.address.street'),
  same('landlord.address.locality'),
  same('landlord.address.town'),
  same('landlord.address.region'),
  field('landlord.address.country', 'landlord.country', landlordCountry),
  same('landlord.landlordId', whole),
  field(
    'billTo',
    'billTo',
    code('billTo', (answers) => billToOf(answers) ?? undefined),
  ),
  same('tenancyId', whole),
]

function always(): boolean {
  return true
}

/** `prefer-not-to-say` is sent as No, and the screen says so where it is asked. */
function yesOrNo(answers: Answers, question: string): boolean | undefined {
  const typed = answered(answers, question)
  return typed === undefined ? undefined : typed === 'yes'
}

/** Letters in capitals; spaces are only tidied, because what one postcode means is for the checks. */
function postCode(answers: Answers, question: string): string | undefined {
  return answered(answers, question)?.toUpperCase().replaceAll(/\s+/g, ' ')
}

/** Asked only of someone who said yes. */
function toConsent(kind: SwitchKind, answers: Answers): Consent | null {
  return answered(answers, `${SWITCH_FACTS[kind].payer}.criticalCare`) === 'yes' ? consentOf(answers) : null
}

function put(body: JsonObject, path: string, value: JsonValue): void {
  const names = path.split('.')
  const last = names.pop() ?? ''
  let place = body
  for (const name of names) {
    const inner = place[name]
    const next = typeof inner === 'object' ? inner : {}
    place[name] = next
    place = next
  }
  place[last] = value
}

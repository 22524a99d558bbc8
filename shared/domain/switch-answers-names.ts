import { CONSENT_NAMES } from './consent-answers.ts'
import { READING_FIELDS } from './meter-readings.ts'
import { photoLabel, photoQuestion } from './reading-photos.ts'
import { READING_NAMES } from './switch-answers-words.ts'
import type { QuestionName } from './wizard-form.ts'

const named = (label: string, inSentence: string): QuestionName => ({ label, inSentence })

const address = (owner: 'property' | 'landlord', whose: string): Record<string, QuestionName> => ({
  [`${owner}.address.propertyName`]: named('House number or name', `${whose} house number or name`),
  [`${owner}.address.street`]: named('Street', `${whose} street`),
  [`${owner}.address.locality`]: named('Area or townland', `${whose} area or townland`),
  [`${owner}.address.town`]: named('Town or city', `${whose} town or city`),
  [`${owner}.address.region`]: named('County', `${whose} county`),
  [`${owner}.address.postCode`]: named('Postcode', `${whose} postcode`),
})

const person = (who: 'tenant' | 'purchaser' | 'landlord'): Record<string, QuestionName> => ({
  [`${who}.title`]: named('Title', `the ${who}’s title`),
  [`${who}.firstName`]: named('First name', `the ${who}’s first name`),
  [`${who}.lastName`]: named('Last name', `the ${who}’s last name`),
  [`${who}.telephoneNumber`]: named('Telephone', `the ${who}’s telephone number`),
  [`${who}.email`]: named('E-mail', `the ${who}’s e-mail address`),
})

const occupier = (who: 'tenant' | 'purchaser', capital: string): Record<string, QuestionName> => ({
  ...person(who),
  [`${who}.dateOfBirth`]: named('Date of birth', `the ${who}’s date of birth`),
  [`${who}.criticalCare`]: named(
    'Depends on powered equipment',
    'whether anyone depends on powered equipment',
  ),
  [`${who}.${who}Id`]: named(`${capital} number in Acquaint`, `the ${who} number in Acquaint`),
})

const readings = Object.fromEntries(
  Object.entries(READING_NAMES).map(([name, label]) => [
    `meterReadings.${name}`,
    named(label, `the ${label.toLowerCase()}`),
  ]),
)

const photos = Object.fromEntries(
  READING_FIELDS.map((reading) => [
    photoQuestion(reading),
    named(photoLabel(reading), `the photos of the ${READING_NAMES[reading].toLowerCase()}`),
  ]),
)

const NAMES: Readonly<Record<string, QuestionName>> = {
  country: named('Country', 'the country'),
  ...address('property', 'the home’s'),
  'property.mprn': named('Electricity meter point number (MPRN)', 'the MPRN'),
  'property.gprn': named('Gas point number (GPRN)', 'the GPRN'),
  'property.propertyId': named('Property number in Acquaint', 'the property number in Acquaint'),
  'lookup.passed': named('What the lookup found', 'what the lookup found'),
  supply: named('What is switched', 'what is switched'),
  meterType: named('Electricity meter', 'the kind of electricity meter'),
  'property.payAsYouGoGasMeter': named('Pay-as-you-go gas meter', 'whether the gas meter is pay-as-you-go'),
  ...readings,
  ...photos,
  'meterReadings.meterReadingDate': named('Reading date', 'the day the meters were read'),
  tenancyStartDate: named('Tenancy start', 'the day the tenancy starts'),
  tenancyId: named('Tenancy number in Acquaint', 'the tenancy number in Acquaint'),
  ...occupier('tenant', 'Tenant'),
  ...occupier('purchaser', 'Purchaser'),
  otherTenants: named('Other tenants', 'the other tenants'),
  ...CONSENT_NAMES,
  ...person('landlord'),
  ...address('landlord', 'the landlord’s'),
  'landlord.country': named('Country', 'the landlord’s country'),
  'landlord.address.country': named('Name of the country', 'the name of the landlord’s country'),
  'landlord.landlordId': named('Landlord number in Acquaint', 'the landlord number in Acquaint'),
  billTo: named('Billed from now on', 'who is billed from now on'),
}

/** What a question is called; the key itself for one that has no name. */
export function nameOfQuestion(question: string): QuestionName {
  return NAMES[question] ?? named(question, question)
}

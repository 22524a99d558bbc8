import { ctrlHubFieldWords } from './ctrl-hub-field-words.ts'

/** The words people know a field of what is sent by; the path itself for one we do not know. */
export function fieldWords(path: string): string {
  const words = WORDS[path] ?? ctrlHubFieldWords(path) ?? undefined
  if (words !== undefined) return words
  const [owner = '', ...rest] = path.split('.')
  const within = WORDS[rest.join('.')]
  const whose = OWNERS[owner]
  return within !== undefined && whose !== undefined ? `${whose}: ${within.toLowerCase()}` : path
}

const OWNERS: Readonly<Record<string, string>> = { property: 'Home', tenant: 'Tenant', landlord: 'Landlord' }

const WORDS: Readonly<Record<string, string>> = {
  switchType: 'What is switched',
  tenancyStartDate: 'Start of the tenancy',
  tenancyId: 'Tenancy number',
  property: 'Home',
  'property.mprn': 'Electricity meter point number (MPRN)',
  'property.gprn': 'Gas point number (GPRN)',
  'property.electricMeterType': 'Kind of electricity meter',
  'property.payAsYouGoGasMeter': 'Pay-as-you-go gas meter',
  'property.propertyId': 'Home number in Acquaint',
  meterReadings: 'Readings',
  'meterReadings.twentyFourHourMeterRead': '24-hour reading',
  'meterReadings.nightSaverMeterRead': 'Night saver reading',
  'meterReadings.dayMeterRead': 'Day reading',
  'meterReadings.nightMeterRead': 'Night reading',
  'meterReadings.peakMeterRead': 'Peak reading',
  'meterReadings.gasMeterRead': 'Gas reading',
  'meterReadings.meterReadingDate': 'Date of the readings',
  tenant: 'Tenant',
  landlord: 'Landlord',
  titleId: 'Title',
  firstName: 'First name',
  lastName: 'Last name',
  telephoneNumber: 'Telephone',
  email: 'E-mail',
  dateOfBirth: 'Date of birth',
  criticalCare: 'Depends on powered equipment',
  tenantId: 'Number in Acquaint',
  landlordId: 'Number in Acquaint',
  address: 'Address',
  'address.countryCode': 'Country number',
  'address.postCode': 'Eircode or postcode',
  'address.propertyName': 'House number or name',
  'address.street': 'Street',
  'address.locality': 'Area or townland',
  'address.town': 'Town or city',
  'address.region': 'County',
  'address.country': 'Country',
  consent: 'Basis for sending health data',
}

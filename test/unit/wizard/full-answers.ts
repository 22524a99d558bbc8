import { practiceCodes } from '#core/practice/codes.ts'
import { READINGS_OF_METER } from '#shared/domain/meter-readings.ts'
import type { MeterMeaning } from '#shared/domain/codes.ts'

export const CODES = practiceCodes()
export const TODAY = '2026-11-22'

/** Everything that the wizard can ask, answered, for one kind of meter. */
export function fullAnswers(meter: MeterMeaning = 'smart'): Record<string, string> {
  const readings = READINGS_OF_METER[meter].map((name, index): [string, string] => [
    `meterReadings.${name}`,
    String(3120 + index),
  ])
  return {
    country: 'IE',
    'property.address.propertyName': '14',
    'property.address.street': 'Linnet Row',
    'property.address.locality': 'Phibsborough',
    'property.address.town': 'Dublin 7',
    'property.address.region': 'Co. Dublin',
    'property.address.postCode': 'D07 P2K8',
    'property.mprn': '10 000 000 101',
    'property.gprn': '1000101',
    'property.propertyId': '4001',
    supply: 'electricity-and-gas',
    meterType: meter,
    'property.payAsYouGoGasMeter': 'no',
    ...Object.fromEntries(readings),
    'meterReadings.gasMeterRead': '7754',
    'meterReadings.meterReadingDate': '2026-11-20',
    tenancyStartDate: '2026-11-19',
    tenancyId: '4002',
    'tenant.title': 'Ms',
    'tenant.firstName': 'Aoife',
    'tenant.lastName': 'Brannigan',
    'tenant.telephoneNumber': '+353 20 910 1284',
    'tenant.email': 'aoife.brannigan@example.com',
    'tenant.dateOfBirth': '1993-04-17',
    'tenant.criticalCare': 'yes',
    'tenant.tenantId': '4003',
    'consent.basis': 'explicit-consent',
    'consent.wording': 'critical-care-1',
    'consent.givenBy': 'Aoife Brannigan',
    'consent.how': 'in-person',
    'consent.at': '2026-11-20',
    'consent.record': 'yes',
    'consent.share': 'yes',
    'landlord.title': 'Mr',
    'landlord.firstName': 'Declan',
    'landlord.lastName': 'Hennessy',
    'landlord.telephoneNumber': '+353 20 910 4417',
    'landlord.email': 'declan.hennessy@example.org',
    'landlord.country': 'GB-NIR',
    'landlord.address.propertyName': '8',
    'landlord.address.street': 'Orchard Close',
    'landlord.address.locality': 'Ballymacash',
    'landlord.address.town': 'Lisburn',
    'landlord.address.region': 'Co. Antrim',
    'landlord.address.postCode': 'BT28 1AA',
    'landlord.landlordId': '4004',
  }
}

/** The answers without some of them. */
export function without(answers: Record<string, string>, ...questions: string[]): Record<string, string> {
  return Object.fromEntries(Object.entries(answers).filter(([question]) => !questions.includes(question)))
}

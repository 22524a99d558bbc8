import { readFileSync } from 'node:fs'
import { today } from '#shared/domain/calendar-date.ts'

const seed = (name: string) => readFileSync(new URL(`../support/seeds/${name}`, import.meta.url), 'utf8')
export const SEED_JSON = seed('tenant-switch-request.json')
export const SEED_XML = seed('tenant-switch-request.xml')

/** What must be nowhere in plain text afterwards. */
export const PERSONAL = {
  firstName: 'Wilhelmina',
  lastName: 'Quigglesworth',
  email: 'wilhelmina.q@example.net',
  mprn: '10987650321',
} as const

/** A body in the documented shape with real values and every member. Electricity and gas, 24-hour meter. */
export function tenantSwitch() {
  const address = {
    countryCode: 1,
    postCode: 'D02 AF30',
    propertyName: '12',
    street: 'Smith & <Sons> Row',
    locality: 'Docklands',
    town: 'Dublin 2',
    region: 'Co. Dublin',
    country: 'Ireland',
  }
  return {
    property: {
      address,
      mprn: PERSONAL.mprn as string,
      gprn: '0765432',
      electricMeterType: 0,
      payAsYouGoGasMeter: false,
      propertyId: 41,
    },
    switchType: 1,
    meterReadings: {
      twentyFourHourMeterRead: 45210,
      meterReadingDate: `${today()}T00:00`,
      gasMeterRead: 0,
    },
    tenancyStartDate: `${today()}T00:00`,
    tenant: {
      titleId: 1,
      firstName: PERSONAL.firstName,
      lastName: PERSONAL.lastName,
      telephoneNumber: '+353 20 910 1284',
      email: PERSONAL.email,
      dateOfBirth: '1991-04-17T00:00',
      criticalCare: false,
      tenantId: 7,
    },
    landlord: {
      titleId: 2,
      firstName: 'Declan',
      lastName: 'Hennessy',
      telephoneNumber: '+353 20 910 4417',
      email: 'declan.hennessy@example.org',
      address: { ...address, propertyName: 'Mill House', postCode: 'A65 F4E2' },
      landlordId: 9,
    },
    tenancyId: 3,
  }
}

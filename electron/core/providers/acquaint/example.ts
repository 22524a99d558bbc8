import type { LandlordSwitch } from '#shared/domain/landlord-switch.ts'
import type { PurchaserSwitch } from '#shared/domain/purchaser-switch.ts'
import type { TenantSwitch } from '#shared/domain/tenant-switch.ts'

/*
 * Switches of real-looking values that pass every check on the day `today` (`yyyy-MM-dd`) and that practice accepts.
 * The ids of Acquaint's own records (tenancyId, titleId…) are left out: they are made for nobody's database.
 * The numbers are Ofcom's and ComReg's for drama, the domain is IANA's for examples.
 */

/** The home, what is switched, and its meters read today; a gas meter and a 24-hour electricity meter. */
const home = (today: string) =>
  ({
    property: {
      address: {
        postCode: 'D02 X285',
        propertyName: '12',
        street: 'Harbour Row',
        locality: 'Grand Canal Dock',
        town: 'Dublin 2',
        region: 'Dublin',
        country: 'Ireland',
      },
      mprn: '10123456789',
      gprn: '1234567',
      electricMeterType: 0,
      payAsYouGoGasMeter: false,
    },
    switchType: 1,
    meterReadings: {
      twentyFourHourMeterRead: 45210,
      meterReadingDate: `${today}T00:00`,
      gasMeterRead: 8123,
    },
  }) satisfies TenantSwitch

const landlord: TenantSwitch['landlord'] = {
  firstName: 'Declan',
  lastName: 'Walsh',
  telephoneNumber: '+353 1 234 5678',
  email: 'declan.walsh@example.com',
  address: {
    postCode: 'A65 F4E2',
    propertyName: 'Rose Cottage',
    street: 'Mill Lane',
    town: 'Navan',
    region: 'Co. Meath',
    country: 'Ireland',
  },
}

export function exampleTenantSwitch(today: string): TenantSwitch {
  return {
    ...home(today),
    tenancyStartDate: `${today}T00:00`,
    tenant: {
      firstName: 'Aoife',
      lastName: 'Byrne',
      telephoneNumber: '+353 87 123 4567',
      email: 'aoife.byrne@example.com',
      dateOfBirth: '1991-04-17T00:00',
      criticalCare: false,
    },
    landlord,
  }
}

/** `billTo` is the one number that a document shows. */
export function exampleLandlordSwitch(today: string): LandlordSwitch {
  return { ...home(today), landlord, billTo: 0 }
}

export function examplePurchaserSwitch(today: string): PurchaserSwitch {
  return {
    ...home(today),
    purchaser: {
      firstName: 'Niall',
      lastName: 'Kearney',
      telephoneNumber: '+353 86 123 4567',
      email: 'niall.kearney@example.com',
      dateOfBirth: '1984-09-23T00:00',
      criticalCare: false,
    },
  }
}

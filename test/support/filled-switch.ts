import type { LandlordSwitch } from '#shared/domain/landlord-switch.ts'
import type { PurchaserSwitch } from '#shared/domain/purchaser-switch.ts'
import type { SwitchKind } from '#shared/domain/switch-kinds.ts'
import type { TenantSwitch } from '#shared/domain/tenant-switch.ts'

/** A tenant switch with a value in every member there is, each one different from the others of its kind. */
export function filledSwitch(): TenantSwitch {
  return {
    property: {
      address: {
        countryCode: 101,
        postCode: 'D02 X285',
        propertyName: 'Flat 3',
        street: 'Harbour Row',
        locality: 'Grand Canal Dock',
        town: 'Dublin',
        region: 'Leinster',
        country: 'Ireland',
      },
      mprn: '10123456789',
      gprn: '1234567',
      electricMeterType: 0,
      payAsYouGoGasMeter: false,
      propertyId: 102,
    },
    switchType: 1,
    meterReadings: {
      twentyFourHourMeterRead: 45210,
      nightSaverMeterRead: 103,
      dayMeterRead: 104,
      nightMeterRead: 105,
      peakMeterRead: 0,
      meterReadingDate: '2026-11-20T00:00',
      gasMeterRead: 8123,
    },
    tenancyStartDate: '2026-11-19T09:30',
    tenant: {
      titleId: 106,
      firstName: 'Aoife',
      lastName: 'Byrne',
      telephoneNumber: '+353 87 123 4567',
      email: 'aoife.byrne@example.com',
      dateOfBirth: '1991-04-17T00:00',
      criticalCare: true,
      tenantId: 107,
    },
    landlord: {
      titleId: 108,
      firstName: 'Declan',
      lastName: 'Walsh',
      telephoneNumber: '+353 1 234 5678',
      email: 'declan.walsh@example.com',
      address: {
        countryCode: 109,
        postCode: 'A65 F4E2',
        propertyName: 'Rose Cottage',
        street: 'Mill Lane',
        locality: 'Athlumney',
        town: 'Navan',
        region: 'Co. Meath',
        country: 'Éire',
      },
      landlordId: 110,
    },
    tenancyId: 111,
  }
}

/** As `filledSwitch`, of any kind. */
export function filledSwitchOf(kind: SwitchKind): TenantSwitch | LandlordSwitch | PurchaserSwitch {
  const { property, switchType, meterReadings, tenant, landlord, tenancyId } = filledSwitch()
  switch (kind) {
    case 'tenant-switch':
      return filledSwitch()
    case 'landlord-switch':
      return { property, switchType, meterReadings, landlord, billTo: 0, tenancyId }
    case 'purchaser-switch': {
      const { tenantId: purchaserId, ...person } = tenant ?? {}
      return { property, switchType, meterReadings, purchaser: { ...person, purchaserId } }
    }
  }
}

/** The value at a path such as `property.address.town`, or undefined. */
export function valueAt(body: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (place, name) => (typeof place === 'object' && place !== null ? Reflect.get(place, name) : undefined),
      body,
    )
}

/** A copy of a body without the member at a path. */
export function remove(body: object, path: string): object {
  const copy = structuredClone(body)
  const names = path.split('.')
  const last = names.pop() ?? ''
  const parent = names.length === 0 ? copy : valueAt(copy, names.join('.'))
  if (typeof parent === 'object' && parent !== null) Reflect.deleteProperty(parent, last)
  return copy
}

/** A copy of a body with another value at a path; missing objects on the way are made. */
export function change(body: object, path: string, value: unknown): object {
  const copy = structuredClone(body)
  const names = path.split('.')
  const last = names.pop() ?? ''
  let place: object = copy
  for (const name of names) {
    const next: unknown = Reflect.get(place, name)
    const inner: object = typeof next === 'object' && next !== null ? next : {}
    Reflect.set(place, name, inner)
    place = inner
  }
  Reflect.set(place, last, value)
  return copy
}

/** A body whose type nobody told, as an object. */
export function objectOf(value: unknown): object {
  if (typeof value === 'object' && value !== null) return value
  throw new TypeError('This is no object.')
}

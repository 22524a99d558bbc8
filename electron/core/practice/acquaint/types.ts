import { enumOf, practiceCodes } from '../codes.ts'
import type { ObjectType } from '../model.ts'

// Names, order, Required and lengths: the service's help pages (acquaint.md 1.1 to 1.4, 3.1). Which members are value
// types is deduced from their samples (1.6).
const codes = practiceCodes()
const switchType = enumOf('SwitchType', codes, 'switchType')
const electricMeterType = enumOf('ElectricMeterType', codes, 'electricMeterType')
const billTo = enumOf('SwitchBillTo', codes, 'billTo')

export const ADDRESS: ObjectType = {
  object: 'Address',
  members: [
    { name: 'CountryCode', type: 'int' },
    { name: 'PostCode', type: 'string' },
    { name: 'PropertyName', type: 'string' },
    { name: 'Street', type: 'string' },
    { name: 'Locality', type: 'string' },
    { name: 'Town', type: 'string' },
    { name: 'Region', type: 'string' },
    { name: 'Country', type: 'string' },
  ],
}

const PROPERTY: ObjectType = {
  object: 'Property',
  members: [
    { name: 'Address', type: ADDRESS },
    { name: 'Mprn', type: 'string' },
    { name: 'Gprn', type: 'string' },
    { name: 'ElectricMeterType', type: electricMeterType },
    { name: 'PayAsYouGoGasMeter', type: 'bool' },
    { name: 'PropertyId', type: 'int' },
  ],
}

const METER_READINGS: ObjectType = {
  object: 'MeterReadings',
  members: [
    { name: 'TwentyFourHourMeterRead', type: 'int' },
    { name: 'NightSaverMeterRead', type: 'int' },
    { name: 'DayMeterRead', type: 'int' },
    { name: 'NightMeterRead', type: 'int' },
    { name: 'PeakMeterRead', type: 'int' },
    { name: 'MeterReadingDate', type: 'date' },
    { name: 'GasMeterRead', type: 'int' },
  ],
}

/** Tenant and Purchaser differ in their name and in the name of their id only. */
const person = (object: 'Tenant' | 'Purchaser'): ObjectType => ({
  object,
  members: [
    { name: 'TitleId', type: 'int' },
    { name: 'FirstName', type: 'string' },
    { name: 'LastName', type: 'string' },
    { name: 'TelephoneNumber', type: 'string' },
    { name: 'Email', type: 'string' },
    { name: 'DateOfBirth', type: 'date' },
    { name: 'CriticalCare', type: 'bool' },
    { name: `${object}Id`, type: 'int' },
  ],
})

const LANDLORD: ObjectType = {
  object: 'Landlord',
  members: [
    { name: 'TitleId', type: 'int' },
    { name: 'FirstName', type: 'string' },
    { name: 'LastName', type: 'string' },
    { name: 'TelephoneNumber', type: 'string' },
    { name: 'Email', type: 'string' },
    { name: 'Address', type: ADDRESS },
    { name: 'LandlordId', type: 'int' },
  ],
}

export const NEW_TENANT_SWITCH: ObjectType = {
  object: 'NewTenantSwitch',
  members: [
    { name: 'Property', type: PROPERTY, required: true },
    { name: 'SwitchType', type: switchType, required: true },
    { name: 'MeterReadings', type: METER_READINGS, required: true },
    { name: 'TenancyStartDate', type: 'date', required: true },
    { name: 'Tenant', type: person('Tenant'), required: true },
    { name: 'Landlord', type: LANDLORD, required: true },
    { name: 'TenancyId', type: 'int' },
  ],
}

export const NEW_LANDLORD_SWITCH: ObjectType = {
  object: 'NewLandlordSwitch',
  members: [
    { name: 'Property', type: PROPERTY, required: true },
    { name: 'SwitchType', type: switchType, required: true },
    { name: 'MeterReadings', type: METER_READINGS, required: true },
    { name: 'Landlord', type: LANDLORD, required: true },
    { name: 'BillTo', type: billTo, required: true },
    { name: 'TenancyId', type: 'int' },
  ],
}

export const NEW_PURCHASER_SWITCH: ObjectType = {
  object: 'NewPurchaserSwitch',
  members: [
    { name: 'Property', type: PROPERTY, required: true },
    { name: 'SwitchType', type: switchType, required: true },
    { name: 'MeterReadings', type: METER_READINGS, required: true },
    { name: 'Purchaser', type: person('Purchaser'), required: true },
  ],
}

export const SITE_CREDENTIALS: ObjectType = {
  object: 'SiteCredentials',
  members: [
    { name: 'SitePrefix', type: 'string', required: true, length: { min: 4, max: 4 } },
    { name: 'AppPassword', type: 'string', required: true },
  ],
}

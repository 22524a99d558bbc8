import * as v from 'valibot'
import { readCalendarDate } from './calendar-date.ts'

/**
 * A tenant switch as the service takes it: the members and names of Acquaint's documented JSON sample, in its order.
 * Every member may be left out here, so that half a body can be read and checked; REQUIRED_MEMBERS says which the service needs.
 * The ranges (32-bit whole numbers) are deduced from the samples; the lengths are ours, the documents give none.
 */

const MAX_TEXT = 500
const INT32 = 2_147_483_647

const text = v.optional(
  v.pipe(
    v.string(),
    v.maxLength(MAX_TEXT),
    v.check((value) => value.isWellFormed(), 'broken'),
  ),
)
const whole = v.optional(v.pipe(v.number(), v.integer(), v.minValue(-INT32 - 1), v.maxValue(INT32)))
const code = v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(INT32)))
const yesNo = v.optional(v.boolean())
const date = v.optional(
  v.pipe(
    v.string(),
    v.maxLength(40),
    v.check((value) => readCalendarDate(value) !== null, 'date'),
    v.metadata({ description: 'A calendar date: yyyy-MM-dd or yyyy-MM-ddTHH:mm.' }),
  ),
)

export const SwitchAddress = v.strictObject({
  countryCode: whole,
  postCode: text,
  propertyName: text,
  street: text,
  locality: text,
  town: text,
  region: text,
  country: text,
})
export type SwitchAddress = v.InferOutput<typeof SwitchAddress>

const Property = v.strictObject({
  address: v.optional(SwitchAddress),
  mprn: text,
  gprn: text,
  electricMeterType: code,
  payAsYouGoGasMeter: yesNo,
  propertyId: whole,
})

const MeterReadings = v.strictObject({
  twentyFourHourMeterRead: whole,
  nightSaverMeterRead: whole,
  dayMeterRead: whole,
  nightMeterRead: whole,
  peakMeterRead: whole,
  meterReadingDate: date,
  gasMeterRead: whole,
})

const Tenant = v.strictObject({
  titleId: whole,
  firstName: text,
  lastName: text,
  telephoneNumber: text,
  email: text,
  dateOfBirth: date,
  criticalCare: yesNo,
  tenantId: whole,
})
export type SwitchTenant = v.InferOutput<typeof Tenant>

const Landlord = v.strictObject({
  titleId: whole,
  firstName: text,
  lastName: text,
  telephoneNumber: text,
  email: text,
  address: v.optional(SwitchAddress),
  landlordId: whole,
})
export type SwitchLandlord = v.InferOutput<typeof Landlord>

export const TenantSwitch = v.strictObject({
  property: v.optional(Property),
  switchType: code,
  meterReadings: v.optional(MeterReadings),
  tenancyStartDate: date,
  tenant: v.optional(Tenant),
  landlord: v.optional(Landlord),
  tenancyId: whole,
})
export type TenantSwitch = v.InferOutput<typeof TenantSwitch>

/** The members that the service's own table calls Required (the help page of POST 17.0/app/utilityswitching/switches/tenant). */
export const REQUIRED_MEMBERS = [
  'property',
  'switchType',
  'meterReadings',
  'tenancyStartDate',
  'tenant',
  'landlord',
] as const satisfies readonly (keyof TenantSwitch)[]

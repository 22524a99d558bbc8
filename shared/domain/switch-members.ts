import * as v from 'valibot'
import { readCalendarDate } from './calendar-date.ts'

/**
 * What the bodies of all switches are made of: the members and names of Acquaint's documented JSON samples, in their order.
 * Every member may be left out here, so that half a body can be read and checked.
 * The ranges (32-bit whole numbers) are deduced from the samples; the lengths are ours, the documents give none.
 */

/** The longest text of a member. */
export const MAX_TEXT = 500
const INT32 = 2_147_483_647

export const text = v.optional(
  v.pipe(
    v.string(),
    v.maxLength(MAX_TEXT),
    v.check((value) => value.isWellFormed(), 'broken'),
  ),
)
export const whole = v.optional(v.pipe(v.number(), v.integer(), v.minValue(-INT32 - 1), v.maxValue(INT32)))
/** The number of a row of the connection's codes. */
export const code = v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(INT32)))
export const yesNo = v.optional(v.boolean())
export const date = v.optional(
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

export const SwitchProperty = v.strictObject({
  address: v.optional(SwitchAddress),
  mprn: text,
  gprn: text,
  electricMeterType: code,
  payAsYouGoGasMeter: yesNo,
  propertyId: whole,
})

export const SwitchReadings = v.strictObject({
  twentyFourHourMeterRead: whole,
  nightSaverMeterRead: whole,
  dayMeterRead: whole,
  nightMeterRead: whole,
  peakMeterRead: whole,
  meterReadingDate: date,
  gasMeterRead: whole,
})

/** A tenant and a purchaser differ in the name of their id alone. */
const occupier = {
  titleId: whole,
  firstName: text,
  lastName: text,
  telephoneNumber: text,
  email: text,
  dateOfBirth: date,
  criticalCare: yesNo,
}

export const SwitchTenant = v.strictObject({ ...occupier, tenantId: whole })
export const SwitchPurchaser = v.strictObject({ ...occupier, purchaserId: whole })
/** Whoever pays from now on and lives there. */
export type SwitchOccupier = Omit<v.InferOutput<typeof SwitchTenant>, 'tenantId'>

export const SwitchLandlord = v.strictObject({
  titleId: whole,
  firstName: text,
  lastName: text,
  telephoneNumber: text,
  email: text,
  address: v.optional(SwitchAddress),
  landlordId: whole,
})
export type SwitchLandlord = v.InferOutput<typeof SwitchLandlord>

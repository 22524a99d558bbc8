import * as v from 'valibot'
import { SwitchLandlord, SwitchProperty, SwitchReadings, code, whole } from './switch-members.ts'

/**
 * A landlord switch as the service takes it (help page of POST 17.0/app/utilityswitching/switches/landlord, documented).
 * It has no start date: the day of the readings is its day.
 */
export const LandlordSwitch = v.strictObject({
  property: v.optional(SwitchProperty),
  switchType: code,
  meterReadings: v.optional(SwitchReadings),
  landlord: v.optional(SwitchLandlord),
  billTo: code,
  tenancyId: whole,
})
export type LandlordSwitch = v.InferOutput<typeof LandlordSwitch>

import * as v from 'valibot'
import {
  SwitchLandlord,
  SwitchProperty,
  SwitchReadings,
  SwitchTenant,
  code,
  date,
  whole,
} from './switch-members.ts'

/** A tenant switch as the service takes it (help page of POST 17.0/app/utilityswitching/switches/tenant, documented). */
export const TenantSwitch = v.strictObject({
  property: v.optional(SwitchProperty),
  switchType: code,
  meterReadings: v.optional(SwitchReadings),
  tenancyStartDate: date,
  tenant: v.optional(SwitchTenant),
  landlord: v.optional(SwitchLandlord),
  tenancyId: whole,
})
export type TenantSwitch = v.InferOutput<typeof TenantSwitch>

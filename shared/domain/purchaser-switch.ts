import * as v from 'valibot'
import { SwitchProperty, SwitchPurchaser, SwitchReadings, code } from './switch-members.ts'

/**
 * A purchaser switch as the service takes it (help page of POST 17.0/app/utilityswitching/switches/Purchaser, documented).
 * It has no landlord, start date or tenancy id.
 */
export const PurchaserSwitch = v.strictObject({
  property: v.optional(SwitchProperty),
  switchType: code,
  meterReadings: v.optional(SwitchReadings),
  purchaser: v.optional(SwitchPurchaser),
})
export type PurchaserSwitch = v.InferOutput<typeof PurchaserSwitch>

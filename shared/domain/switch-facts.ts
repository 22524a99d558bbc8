import { LandlordSwitch } from './landlord-switch.ts'
import type { BodySchema } from './parse-body.ts'
import { PurchaserSwitch } from './purchaser-switch.ts'
import type { SwitchKind } from './switch-kinds.ts'
import { TenantSwitch } from './tenant-switch.ts'

/** Any switch, as rules and encoders look at it: what a kind does not have is never there. */
export type SwitchBody = TenantSwitch & LandlordSwitch & PurchaserSwitch

/** Who pays from now on, by the member of the body that holds them. */
export type PayerMember = 'tenant' | 'landlord' | 'purchaser'

interface SwitchFacts {
  schema: BodySchema<SwitchBody>
  /** The members that the service's own table calls Required, in its order (the kind's help page). */
  required: readonly (keyof SwitchBody)[]
  payer: PayerMember
  /** In the middle of a sentence, with its article. */
  noun: string
}

export const SWITCH_FACTS: Readonly<Record<SwitchKind, SwitchFacts>> = {
  'tenant-switch': {
    schema: TenantSwitch,
    required: ['property', 'switchType', 'meterReadings', 'tenancyStartDate', 'tenant', 'landlord'],
    payer: 'tenant',
    noun: 'a tenant switch',
  },
  'landlord-switch': {
    schema: LandlordSwitch,
    required: ['property', 'switchType', 'meterReadings', 'landlord', 'billTo'],
    payer: 'landlord',
    noun: 'a landlord switch',
  },
  'purchaser-switch': {
    schema: PurchaserSwitch,
    required: ['property', 'switchType', 'meterReadings', 'purchaser'],
    payer: 'purchaser',
    noun: 'a purchaser switch',
  },
}

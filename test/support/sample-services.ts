import type { Connection } from '#shared/contract/connections.ts'
import type { BillingAccount, ServiceType } from '#shared/contract/yeti.ts'
import type { Answers } from '#shared/domain/wizard-form.ts'
import { CTRL_HUB } from './sample-ctrl-hub.ts'

/** The day on which the tests of billed services stand. */
export const TODAY = '2026-11-29'

/** A connection to Yeti that works. */
export const YETI: Connection = {
  ...CTRL_HUB,
  id: 'c-yeti',
  provider: 'yeti',
  label: 'Billing',
  baseUrl: 'https://billing.example/',
  authUrl: null,
  signInWith: null,
  organisation: null,
}

export const ACCOUNT: BillingAccount = {
  id: '90',
  name: 'Harbour Lets, client account',
  currency: 'EUR',
  balance: '120.5',
  minBalance: '0.0',
}

export const LOGGING: ServiceType = {
  id: '16',
  name: 'Broadband 100',
  forceRenew: false,
  provisioning: 'logging',
}

/** Every question of the wizard answered, for a service of every month. */
export const FULL: Answers = {
  reference: 'ho-7k2m9x4q',
  'account.id': '90',
  'account.type': 'accounts',
  'account.label': 'Harbour Lets, client account',
  'account.currency': 'EUR',
  'account.balance': '120.5',
  'account.minBalance': '0.0',
  'serviceType.id': '16',
  'serviceType.type': 'service-types',
  'serviceType.label': 'Broadband 100',
  'serviceType.forceRenew': 'no',
  'serviceType.provisioning': 'logging',
  name: ' Broadband, 2 Main Street ',
  initialPrice: '12,50',
  renewPrice: '3.24',
  renewPeriod: 'monthly',
  renewDate: '2027-07-01',
  variables: '{"router": {"serial": "A-1"}}',
}

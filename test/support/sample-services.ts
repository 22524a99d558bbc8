import type { Answers } from '#shared/domain/wizard-form.ts'

/** The day on which the tests of billed services stand. */
export const TODAY = '2026-11-29'

/** Every question of the wizard answered, for a service of every month. */
export const FULL: Answers = {
  reference: 'ho-7k2m9x4q',
  'account.id': '90',
  'account.type': 'accounts',
  'account.label': 'Harbour Lets, Kinsale',
  'account.currency': 'EUR',
  'account.balance': '120.50',
  'account.minBalance': '0.0',
  'type.id': '16',
  'type.type': 'service-types',
  'type.label': 'Broadband',
  'type.forceRenew': 'no',
  'type.provisioning': 'logging',
  name: ' Broadband, 2 Main Street ',
  initialPrice: '12,50',
  renewPrice: '3.24',
  renewPeriod: 'monthly',
  renewDate: '2027-07-01',
  variables: '{"router": {"serial": "A-1"}}',
}

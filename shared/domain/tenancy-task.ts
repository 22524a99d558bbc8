/** What is to be done for a tenancy, in the order of its checklist. */
export const TENANCY_TASKS = [
  'electricity',
  'gas',
  'water',
  'council',
  'psr',
  'gas-record',
  'appointment',
] as const
export type TenancyTask = (typeof TENANCY_TASKS)[number]

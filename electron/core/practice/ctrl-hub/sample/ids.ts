/** Second group of the sample ids, by kind. Number 1 of every kind up to `time-band` is what `handover example` writes. */
const KINDS = {
  organisation: '0001',
  property: '0002',
  meter: '0003',
  user: '0004',
  qualification: '0005',
  contact: '0006',
  account: '0007',
  interaction: '0008',
  operation: '0009',
  'time-band': '000a',
  award: '000b',
  psr: '000c',
  appointment: '000d',
  street: '000e',
  scheme: '000f',
  'work-order': '0010',
  team: '0011',
  'awarding-body': '0012',
  assessment: '0013',
  identity: '0014',
  form: '0015',
  'service-account': '0016',
} as const

/** A version 4 UUID that says what it is: `3f8e2c10-KIND-4a00-8000-NUMBER`, numbers from 1. */
export const sampleId = (kind: keyof typeof KINDS, number: number): string =>
  `3f8e2c10-${KINDS[kind]}-4a00-8000-${String(number).padStart(12, '0')}`

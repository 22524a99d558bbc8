import { EXAMPLE_GIVER, type Consent } from '#shared/domain/consent.ts'
import type { Identifier } from '#shared/domain/ctrl-hub/document.ts'
import { RESOURCES, type ResourceName } from '#shared/domain/resources.ts'
import { timeAtHome } from '#shared/domain/zoned-time.ts'

/** The records that examples name. They are practice's sample records, and nobody's in the real Ctrl Hub. */
const EXAMPLE_IDS = {
  organisation: '3f8e2c10-0001-4a00-8000-000000000001',
  property: '3f8e2c10-0002-4a00-8000-000000000001',
  meter: '3f8e2c10-0003-4a00-8000-000000000001',
  member: '3f8e2c10-0004-4a00-8000-000000000001',
  qualification: '3f8e2c10-0005-4a00-8000-000000000001',
  contact: '3f8e2c10-0006-4a00-8000-000000000001',
  account: '3f8e2c10-0007-4a00-8000-000000000001',
  interaction: '3f8e2c10-0008-4a00-8000-000000000001',
  operation: '3f8e2c10-0009-4a00-8000-000000000001',
  'time-band': '3f8e2c10-000a-4a00-8000-000000000001',
} as const satisfies Partial<Record<ResourceName, string>>

/** One of practice's sample records, as a body links to it. */
export function exampleRecord(name: keyof typeof EXAMPLE_IDS): { data: Identifier } {
  return { data: { type: RESOURCES[name].type, id: EXAMPLE_IDS[name] } }
}

/** A clock time in London that no clock change touches. `day` is `yyyy-MM-dd`, `clock` `HH:mm`. */
export function exampleTime(day: string, clock: string): string {
  const time = timeAtHome(day, clock, 'Europe/London')
  if (time.kind !== 'one') throw new RangeError('An example must have one time.')
  return time.at
}

/** A basis that nobody gave: only practice takes it. */
export function exampleConsent(today: string): Consent {
  return {
    basis: 'explicit-consent',
    wording: 'psr-1',
    givenBy: EXAMPLE_GIVER,
    how: 'in-person',
    at: today,
    scope: ['record', 'share'],
  }
}

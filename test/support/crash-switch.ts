import { today } from '#shared/domain/calendar-date.ts'
import type { TenantSwitch } from '#shared/domain/tenant-switch.ts'
import { exampleTenantSwitch } from '#core/providers/acquaint/example.ts'

/** A switch of its own for each meter. */
export function switchOf(mprn: string): TenantSwitch {
  const example = exampleTenantSwitch(today())
  return { ...example, property: { ...example.property, mprn, gprn: mprn.slice(-7) } }
}

/** The n-th meter number that cannot be told from a real one. */
export function mprnOf(number: number): string {
  return String(10_200_000_000 + number)
}

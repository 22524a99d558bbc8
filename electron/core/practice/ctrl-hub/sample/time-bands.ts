import type { Records } from '../records.ts'
import { modified } from './days.ts'
import { sampleId } from './ids.ts'

/** Clock times as the fixture has them. The fourth crosses midnight, as one of the fixture's does. */
const BANDS = [
  ['Morning', '07:00+0000', '11:00+0000'],
  ['Midday', '11:00+0000', '15:00+0000'],
  ['Avoiding the school run', '09:30+0000', '14:30+0000'],
  ['Out of hours', '15:00+0000', '07:00+0000'],
  ['All day', '08:00+0000', '18:00+0000'],
] as const

/** All of the first organisation. */
export function addTimeBands(records: Records, now: Date): void {
  const owner = sampleId('organisation', 1)
  for (const [at, [name, start, end]] of BANDS.entries()) {
    records.add({
      type: 'time-bands',
      id: sampleId('time-band', at + 1),
      owner,
      attributes: { name, start, end },
      meta: modified(now, 400),
      links: { users: [], teams: [], organisation: { type: 'organisations', id: owner } },
    })
  }
}

import { risksOf } from '../award-risks.ts'
import type { Linkage, Resource } from '../document.ts'
import type { Records } from '../records.ts'
import { modified, moment } from './days.ts'
import { sampleId } from './ids.ts'
import type { Random } from './random.ts'

export const AWARDS = 100

/** Days to their end, by the level of risk that makes; some of the critical ones are over. */
const DAYS_TO_END = [
  [200, 700],
  [92, 178],
  [32, 88],
  [9, 28],
  [-60, 6],
] as const

/** The last ten were renewed by the first ten. */
const RENEWED = 10

/** Eighteen latest awards at each level of risk, and ten that are not the latest any more. */
export function addAwards(records: Records, random: Random, now: Date): void {
  for (let number = 1; number <= AWARDS; number += 1) {
    const renewedBy = number > AWARDS - RENEWED ? number - (AWARDS - RENEWED) : null
    const [from, to] = DAYS_TO_END[number % DAYS_TO_END.length] ?? [0, 0]
    const days = renewedBy === null ? random.whole(from, to) : random.whole(-200, -70)
    records.add(award(number, renewedBy, days, random, now))
  }
}

function award(number: number, renewedBy: number | null, days: number, random: Random, now: Date): Resource {
  // A renewal is for the same person and qualification.
  const subject = renewedBy ?? number
  const user = subject % 15 === 14 ? 33 + (subject % 5) : (subject % 30) + 1
  const awarded = moment(now, days - 1095, '14:30')
  const end = moment(now, days, '23:59')
  const one = (of: number | null): Linkage =>
    of === null ? null : { type: 'qualification-awards', id: sampleId('award', of) }
  return {
    type: 'qualification-awards',
    id: sampleId('award', number),
    owner: sampleId('organisation', user > 32 ? 2 : 1),
    // The one status that is documented.
    attributes: { status: 'assigned', due: end, awarded_at: awarded },
    meta: {
      ...modified(now, Math.max(1, Math.min(1095 - days, 1095))),
      expires_at: end,
      is_valid: Date.parse(end) > now.getTime(),
      is_latest: renewedBy === null,
      risks: risksOf({ start: awarded, end }, now),
    },
    links: {
      user: { type: 'users', id: sampleId('user', user) },
      author: { type: 'users', id: sampleId('user', 2) },
      qualification: { type: 'qualifications', id: sampleId('qualification', ((subject * 7) % 100) + 1) },
      assessments: Array.from({ length: random.whole(0, 2) }, (_, at) => ({
        type: 'qualification-award-assessments',
        id: sampleId('assessment', number * 3 + at),
      })),
      renewed_by: one(renewedBy),
      renews: one(number <= RENEWED ? number + (AWARDS - RENEWED) : null),
      folder: null,
    },
  }
}

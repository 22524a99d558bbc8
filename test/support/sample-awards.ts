import type { Award } from '#shared/contract/ctrl-hub.ts'
import { addDays } from '#shared/domain/calendar-date.ts'

export const TODAY = '2026-11-29'
export const NO_THRESHOLDS = { none: null, low: null, medium: null, high: null, critical: null }

/** A valid award that ends in three weeks, at high risk, with some of it in place of that. */
export function award(some: Partial<Award> = {}): Award {
  return {
    id: 'award-1',
    status: 'assigned',
    member: { id: 'member-1', label: 'Aoife Byrne' },
    qualification: { id: 'qualification-1', label: 'Gas Safe: domestic boilers' },
    due: null,
    awardedAt: '2023-12-20T10:00:00Z',
    expiresAt: '2026-12-20T23:59:59Z',
    isValid: true,
    isLatest: true,
    risk: 'high',
    thresholds: {
      none: '2023-12-20T10:00:00Z',
      low: '2026-09-21T00:00:00Z',
      medium: '2026-10-21T00:00:00Z',
      high: '2026-11-20T00:00:00Z',
      critical: '2026-12-13T00:00:00Z',
    },
    nextCheck: '2026-12-13T00:00:00Z',
    ...some,
  }
}

/** A team's awards around a day (`yyyy-MM-dd`): one of each level, what ran out, what is only assigned, and what has no end. */
export function sampleAwards(today: string = TODAY): Award[] {
  const at = (days: number) => `${addDays(today, days)}T23:59:59Z`
  /** Ends so many days from now, after so many years; each level begins as the service's own thresholds would. */
  const ends = (days: number, years: number, risk: Award['risk'], some: Partial<Award>): Award =>
    award({
      awardedAt: at(days - years * 365),
      expiresAt: at(days),
      risk,
      isValid: days >= 0,
      thresholds: {
        none: at(days - years * 365),
        low: at(days - 180),
        medium: at(days - 90),
        high: at(days - 30),
        critical: at(days - 7),
      },
      nextCheck: at(1),
      ...some,
    })
  const who = (id: string, label: string) => ({ id: `member-${id}`, label })
  const what = (id: string, label: string) => ({ id: `qualification-${id}`, label })
  const gas = what('gas', 'Domestic natural gas: core safety (CCN1)')
  const wiring = what('wiring', 'Level 3 Award in the Requirements for Electrical Installations (BS 7671)')
  const height = what('height', 'Working at height')
  return [
    ends(4, 5, 'critical', { id: 'a-critical', member: who('byrne', 'Aoife Byrne'), qualification: gas }),
    ends(-9, 5, 'critical', { id: 'a-over', member: who('okafor', 'Daniel Okafor'), qualification: gas }),
    ends(24, 3, 'high', { id: 'a-high', member: who('nowak', 'Katarzyna Nowak'), qualification: height }),
    ends(62, 3, 'medium', { id: 'a-medium', member: who('byrne', 'Aoife Byrne'), qualification: wiring }),
    ends(140, 3, 'low', { id: 'a-low', member: who('reid', 'Callum Reid'), qualification: wiring }),
    ends(410, 5, 'none', { id: 'a-none', member: who('reid', 'Callum Reid'), qualification: gas }),
    ends(780, 3, 'none', {
      id: 'a-revoked',
      member: who('singh', 'Harpreet Singh'),
      qualification: height,
      isValid: false,
    }),
    award({
      id: 'a-assigned',
      member: who('singh', 'Harpreet Singh'),
      qualification: wiring,
      awardedAt: null,
      expiresAt: null,
      due: at(45),
      isValid: null,
      risk: null,
      thresholds: NO_THRESHOLDS,
    }),
    award({
      id: 'a-endless',
      member: who('nowak', 'Katarzyna Nowak'),
      qualification: what('aid', 'Emergency first aid at work'),
      awardedAt: at(-200),
      expiresAt: null,
      risk: 'none',
      thresholds: NO_THRESHOLDS,
    }),
  ]
}

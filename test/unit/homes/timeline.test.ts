import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { timelineOf, type HandOver } from '#shared/domain/homes/timeline.ts'
import { addDays } from '#shared/domain/calendar-date.ts'

let order = 0
const tenant = (id: string, day: string, endsOn: string | null = null): HandOver => ({
  who: 'tenant',
  day,
  order: (order += 1),
  id,
  tenancyId: id,
  endsOn,
})
const landlord = (day: string): HandOver => ({
  ...{ who: 'landlord', day, order: (order += 1), id: `from ${day}`, tenancyId: null, endsOn: null },
})
const purchaser = (day: string): HandOver => ({ ...landlord(day), who: 'purchaser' })

const TODAY = '2026-11-30'
const at = (all: HandOver[], day = TODAY) => timelineOf(all, day)

describe('who pays', () => {
  test.each<[string, HandOver[], Partial<ReturnType<typeof timelineOf>>]>([
    ['nothing is known', [], { state: 'unknown', since: null, tenancies: [], voids: [] }],
    [
      'a tenancy that lasts',
      [tenant('a', '2026-01-01')],
      { state: 'let', since: '2026-01-01', tenancies: [{ id: 'a', startsOn: '2026-01-01', endsOn: null }] },
    ],
    [
      'the landlord ends it',
      [tenant('a', '2026-01-01'), landlord('2026-11-16')],
      {
        state: 'void',
        since: '2026-11-16',
        tenancies: [{ id: 'a', startsOn: '2026-01-01', endsOn: '2026-11-16' }],
        voids: [{ from: '2026-11-16', until: null, days: 14 }],
      },
    ],
    [
      'the next tenant ends the void',
      [landlord('2026-11-01'), tenant('b', '2026-11-20')],
      { state: 'let', since: '2026-11-20', voids: [{ from: '2026-11-01', until: '2026-11-20', days: 19 }] },
    ],
    [
      'the landlord twice is one void from the first day',
      [landlord('2026-11-01'), landlord('2026-11-10')],
      { state: 'void', since: '2026-11-01', voids: [{ from: '2026-11-01', until: null, days: 29 }] },
    ],
    [
      'one tenant after the other without a void between',
      [tenant('a', '2026-01-01'), tenant('b', '2026-06-01')],
      { state: 'let', tenancyId: 'b', voids: [] },
    ],
    [
      'an end that somebody said',
      [tenant('a', '2026-01-01', '2026-11-20')],
      { state: 'void', since: '2026-11-20', voids: [{ from: '2026-11-20', until: null, days: 10 }] },
    ],
    [
      'an end that somebody said before the landlord took over',
      [tenant('a', '2026-01-01', '2026-11-20'), landlord('2026-11-25')],
      { state: 'void', since: '2026-11-20', voids: [{ from: '2026-11-20', until: null, days: 10 }] },
    ],
    [
      'an end before the first day says nothing',
      [tenant('a', '2026-06-01', '2026-01-01')],
      { state: 'let', tenancies: [{ id: 'a', startsOn: '2026-06-01', endsOn: null }] },
    ],
    [
      'it is sold',
      [tenant('a', '2026-01-01'), purchaser('2026-10-01')],
      { state: 'sold', since: '2026-10-01', tenancyId: null, voids: [] },
    ],
    [
      'what begins later is not so yet',
      [tenant('a', '2026-01-01'), landlord('2026-12-15')],
      {
        state: 'let',
        tenancyId: 'a',
        tenancies: [{ id: 'a', startsOn: '2026-01-01', endsOn: '2026-12-15' }],
        voids: [{ from: '2026-12-15', until: null, days: 0 }],
      },
    ],
    [
      'of two on one day the later one counts, and the void between is none',
      [landlord('2026-11-10'), tenant('a', '2026-11-10')],
      { state: 'let', voids: [] },
    ],
  ])('%s', (_name, all, expected) => {
    expect(at(all)).toMatchObject(expected)
    // The order in which they are given does not matter.
    expect(at(all.toReversed())).toEqual(at(all))
  })
})

describe('what is next', () => {
  test.each<[string, HandOver[], Pick<ReturnType<typeof timelineOf>, 'changesOn' | 'openVoid'>]>([
    ['nothing', [tenant('a', '2026-01-01')], { changesOn: null, openVoid: null }],
    [
      'a landlord takes over',
      [tenant('a', '2026-01-01'), landlord('2026-12-05')],
      { changesOn: '2026-12-05', openVoid: { from: '2026-12-05', begunBy: 'from 2026-12-05' } },
    ],
    [
      'the tenants left, and the landlord takes over: one void, from the tenants’ last day',
      [tenant('a', '2026-01-01', '2026-11-01'), landlord('2026-11-10')],
      { changesOn: null, openVoid: { from: '2026-11-01', begunBy: 'a' } },
    ],
    [
      'somebody moves into what is empty',
      [landlord('2026-11-01'), tenant('b', '2026-12-24')],
      { changesOn: '2026-12-24', openVoid: null },
    ],
    ['it is sold', [landlord('2026-11-01'), purchaser('2026-11-20')], { changesOn: null, openVoid: null }],
  ])('%s', (_name, all, expected) => {
    expect(at(all)).toMatchObject(expected)
  })
})

test('whatever happened: voids never overlap, and no tenancy ends before it begins', () => {
  const one = fc.record({
    who: fc.constantFrom('tenant' as const, 'landlord' as const, 'purchaser' as const),
    ago: fc.integer({ min: -20, max: 60 }),
    ends: fc.option(fc.integer({ min: -20, max: 60 })),
  })
  fc.assert(
    fc.property(fc.array(one, { maxLength: 8 }), (all) => {
      const handOvers = all.map(({ who, ago, ends }, place): HandOver => ({
        who,
        day: addDays(TODAY, -ago),
        order: place,
        id: `h${place}`,
        tenancyId: who === 'tenant' ? `t${place}` : null,
        endsOn: who === 'tenant' && ends !== null ? addDays(TODAY, -ends) : null,
      }))
      const { voids, tenancies, state, since } = at(handOvers)
      for (const [place, { from, until }] of voids.entries()) {
        if (until !== null) expect(until > from).toBe(true)
        const next = voids[place + 1]
        if (next !== undefined) expect(until !== null && until <= next.from).toBe(true)
      }
      for (const { startsOn, endsOn } of tenancies) expect(endsOn === null || endsOn >= startsOn).toBe(true)
      expect(state === 'unknown').toBe(since === null)
      if (since !== null) expect(since <= TODAY).toBe(true)
    }),
  )
})

import { describe, expect, test } from 'vitest'
import { barOf, occupations, windowOfHome } from '#renderer/views/homes/occupation.ts'

const TODAY = '2026-11-22'
const tenancy = (startsOn: string, endsOn: string | null, name = 'Aoife Byrne') => ({
  id: startsOn,
  startsOn,
  endsOn,
  people: [
    { id: 'p2', name: 'Brian Byrne', lead: false },
    { id: 'p1', name, lead: true },
  ],
})

describe('who lived in a home when', () => {
  test('tenancies and the empty times between them, newest first, with their lengths', () => {
    const all = occupations(
      [tenancy('2026-11-01', null), tenancy('2025-11-01', '2026-09-12', 'Declan Hennessy')],
      [{ from: '2026-09-12', until: '2026-11-01', days: 50 }],
      TODAY,
    )
    expect(all.map(({ kind, who, days, level }) => [kind, who, days, level])).toEqual([
      ['let', 'Aoife Byrne', 21, 'short'],
      ['void', '', 50, 'very-long'],
      ['let', 'Declan Hennessy', 315, 'short'],
    ])
  })

  test('the chart shows half a year at least, four years at most, and today with a month after it', () => {
    expect(windowOfHome(occupations([tenancy('2026-11-01', null)], [], TODAY), TODAY)).toEqual({
      from: '2026-07-01',
      to: '2027-01-01',
    })
    expect(windowOfHome(occupations([tenancy('2010-01-01', null)], [], TODAY), TODAY)).toEqual({
      from: '2023-01-01',
      to: '2027-01-01',
    })
  })

  test('a bar begins at the edge when it began before, and one that is over since then is not drawn', () => {
    const window = { from: '2026-01-01', to: '2026-12-31' }
    expect(barOf({ from: '2025-01-01', until: '2025-12-01' }, window, TODAY)).toBeNull()
    expect(barOf({ from: '2025-01-01', until: '2026-07-02' }, window, TODAY)).toEqual({
      from: 0,
      width: 50,
      cutStart: true,
      lasts: false,
    })
  })

  test('what lasts reaches to today, and what is still to begin to the edge', () => {
    const window = { from: '2026-01-01', to: '2026-12-31' }
    const lasting = barOf({ from: '2026-07-02', until: null }, window, TODAY)
    expect(lasting).toMatchObject({ from: 50, lasts: true })
    expect((lasting?.from ?? 0) + (lasting?.width ?? 0)).toBeCloseTo(89.3, 1)
    const coming = barOf({ from: '2026-12-01', until: null }, window, TODAY)
    expect((coming?.from ?? 0) + (coming?.width ?? 0)).toBe(100)
  })
})

import { describe, expect, test } from 'vitest'
import fc from 'fast-check'
import { HOLIDAY_SETS } from '#shared/domain/bank-holidays.ts'
import { addDays } from '#shared/domain/calendar-date.ts'
import { addWorkingDays, isWorkingDay, workingDaysBetween } from '#shared/domain/working-days.ts'

test.each([
  // Over a weekend, and over the May holiday.
  ['2026-05-01', 1, 'england-and-wales', '2026-05-05'],
  ['2026-05-01', 7, 'england-and-wales', '2026-05-13'],
  // From a Saturday as from the Friday before it.
  ['2026-05-02', 1, 'england-and-wales', '2026-05-05'],
  // Good Friday is a working day in Ireland, Easter Monday is not; in Northern Ireland neither is; in Scotland the Monday is.
  ['2026-04-02', 1, 'ireland', '2026-04-03'],
  ['2026-04-02', 2, 'ireland', '2026-04-07'],
  ['2026-04-02', 1, 'northern-ireland', '2026-04-07'],
  ['2026-04-02', 1, 'scotland', '2026-04-06'],
  // Over Christmas and into the next year.
  ['2026-12-24', 3, 'ireland', '2026-12-31'],
  ['2026-12-31', 1, 'england-and-wales', '2027-01-04'],
  ['2026-12-31', 1, 'scotland', '2027-01-05'],
  // None: the day itself, or the next that is one.
  ['2026-05-01', 0, 'ireland', '2026-05-01'],
  ['2026-05-02', 0, 'ireland', '2026-05-05'],
] as const)('%s and %i working days in %s is %s', (day, count, set, then) => {
  expect(addWorkingDays(day, count, set)).toBe(then)
})

test.each([-1, 1.5, Number.NaN])('%d working days are refused', (count) => {
  expect(() => addWorkingDays('2026-05-01', count, 'ireland')).toThrow(RangeError)
})

describe('counting', () => {
  test.each([
    ['2026-05-01', '2026-05-01', 0],
    ['2026-05-01', '2026-05-04', 0],
    ['2026-05-01', '2026-05-05', 1],
    ['2026-05-01', '2026-05-13', 7],
    ['2026-05-13', '2026-05-01', 0],
  ])('from %s to %s there are %i', (from, to, count) => {
    expect(workingDaysBetween(from, to, 'england-and-wales')).toBe(count)
  })

  test('is what adding undoes, and adding ends on a working day', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 4000 }),
        fc.integer({ min: 1, max: 40 }),
        fc.constantFrom(...HOLIDAY_SETS),
        (after, count, set) => {
          const day = addDays('2024-01-01', after)
          const then = addWorkingDays(day, count, set)
          expect(isWorkingDay(then, set)).toBe(true)
          expect(workingDaysBetween(day, then, set)).toBe(count)
        },
      ),
    )
  })
})

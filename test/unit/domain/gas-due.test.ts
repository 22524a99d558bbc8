import { describe, expect, test } from 'vitest'
import { addMonths } from '#shared/domain/calendar-date.ts'
import { earliestKeepingDay, gasRecordOn, gasStanding, nextGasDue } from '#shared/domain/gas-due.ts'

describe('the two-month rule', () => {
  test.each([
    // Within the last two months the day is kept, earlier it is not.
    ['2026-05-05', '2026-06-30', '2027-06-30'],
    ['2026-04-29', '2026-06-30', '2027-04-29'],
    ['2026-04-30', '2026-06-30', '2027-06-30'],
    ['2026-06-30', '2026-06-30', '2027-06-30'],
    // A late check begins anew, and so does a first one.
    ['2026-07-01', '2026-06-30', '2027-07-01'],
    ['2026-05-05', null, '2027-05-05'],
    // Two months before the end of April is the end of February.
    ['2026-02-28', '2026-04-30', '2027-04-30'],
    ['2026-02-27', '2026-04-30', '2027-02-27'],
    ['2028-02-29', '2028-04-30', '2029-04-30'],
    ['2028-02-28', '2028-04-30', '2029-02-28'],
    // A leap day is followed by 28 February.
    ['2028-02-29', null, '2029-02-28'],
    ['2028-01-10', '2028-02-29', '2029-02-28'],
    // Over the turn of the year.
    ['2026-12-01', '2027-01-31', '2028-01-31'],
    ['2026-11-30', '2027-01-31', '2028-01-31'],
  ])('checked on %s, due before by %s: due next by %s', (checkedOn, dueBefore, next) => {
    expect(nextGasDue(checkedOn, dueBefore)).toBe(next)
  })

  test('the first day that keeps the day of the year', () => {
    expect(earliestKeepingDay('2026-06-30')).toBe('2026-04-30')
    expect(earliestKeepingDay('2026-04-30')).toBe('2026-02-28')
  })
})

test.each([
  ['2026-01-31', 1, '2026-02-28'],
  ['2028-01-31', 1, '2028-02-29'],
  ['2026-03-31', -1, '2026-02-28'],
  ['2026-12-15', 1, '2027-01-15'],
  ['2026-01-15', -1, '2025-12-15'],
  ['2026-05-31', -12, '2025-05-31'],
  ['2026-05-31', 0, '2026-05-31'],
])('%s and %i months is %s', (day, months, then) => {
  expect(addMonths(day, months)).toBe(then)
})

test.each([
  ['2026-03-01', 121, 'good'],
  ['2026-04-30', 61, 'good'],
  ['2026-05-01', 60, 'soon'],
  ['2026-05-30', 31, 'soon'],
  ['2026-05-31', 30, 'near'],
  ['2026-06-22', 8, 'near'],
  ['2026-06-23', 7, 'pressing'],
  ['2026-06-30', 0, 'pressing'],
  ['2026-07-01', -1, 'over'],
] as const)('on %s a record due by 30 June 2026 has %i days and is %s', (today, days, level) => {
  expect(gasStanding('2026-06-30', today)).toEqual({ days, level })
})

describe('the record of a tenancy’s first day', () => {
  const records = [
    { checkedOn: '2025-06-20', nextDue: '2026-06-30' },
    { checkedOn: '2026-05-05', nextDue: '2027-06-30' },
  ]
  test.each([
    ['2025-06-19', { standing: 'missing', nextDue: null }],
    ['2025-06-20', { standing: 'good', nextDue: '2026-06-30' }],
    ['2026-05-04', { standing: 'good', nextDue: '2026-06-30' }],
    ['2026-05-05', { standing: 'good', nextDue: '2027-06-30' }],
    ['2027-06-30', { standing: 'good', nextDue: '2027-06-30' }],
    ['2027-07-01', { standing: 'expired', nextDue: '2027-06-30' }],
  ])('on %s', (day, standing) => {
    expect(gasRecordOn(day, records)).toEqual(standing)
  })
  test('there is none', () => {
    expect(gasRecordOn('2026-01-01', [])).toEqual({ standing: 'missing', nextDue: null })
  })
})

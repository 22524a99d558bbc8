import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, daysBetween, readCalendarDate } from '#shared/domain/calendar-date.ts'
import { readInstant } from '#shared/domain/instant.ts'
import { clockAtHome } from '#shared/domain/zoned-time.ts'
import { firstRenewalAt, renewalDays, SERVICE_ZONE, shortMonthWords } from '#shared/domain/yeti/renewal.ts'

const TODAY = '2026-11-29'
const next = (first: string, renewal: 'daily' | 'monthly', today = TODAY) =>
  renewalDays(first, renewal, { today, count: 3 })

describe('the next three charges', () => {
  test.each([
    ['2027-01-01', ['2027-01-01', '2027-02-01', '2027-03-01']],
    ['2027-01-31', ['2027-01-31', '2027-02-01', '2027-03-01']],
    ['2028-02-29', ['2028-02-29', '2028-03-01', '2028-04-01']],
    ['2027-02-28', ['2027-02-28', '2027-03-01', '2027-04-01']],
    ['2026-12-15', ['2026-12-15', '2027-01-01', '2027-02-01']],
    ['2027-12-31', ['2027-12-31', '2028-01-01', '2028-02-01']],
  ])('by the month from %s', (first, days) => {
    expect(next(first, 'monthly')).toEqual(days)
  })

  test.each([
    ['2027-01-31', ['2027-01-31', '2027-02-01', '2027-02-02']],
    ['2028-02-28', ['2028-02-28', '2028-02-29', '2028-03-01']],
    // The clocks go forward on 28 March 2027, and back on 31 October.
    ['2027-03-27', ['2027-03-27', '2027-03-28', '2027-03-29']],
    ['2027-10-30', ['2027-10-30', '2027-10-31', '2027-11-01']],
    ['2026-12-31', ['2026-12-31', '2027-01-01', '2027-01-02']],
  ])('by the day from %s', (first, days) => {
    expect(next(first, 'daily')).toEqual(days)
  })

  test('begin today when the first day is past, and go on from today', () => {
    expect(next('2025-03-15', 'monthly')).toEqual(['2026-11-29', '2026-12-01', '2027-01-01'])
    expect(next('2026-11-28', 'daily')).toEqual(['2026-11-29', '2026-11-30', '2026-12-01'])
    expect(next(TODAY, 'daily')).toEqual(['2026-11-29', '2026-11-30', '2026-12-01'])
  })

  test('after the first are the 1st of each month, or every day', () => {
    const day = fc.integer({ min: 0, max: 40_000 }).map((days) => addDays('2000-01-01', days))
    fc.assert(
      fc.property(day, day, (first, today) => {
        const [begins = '', ...months] = renewalDays(first, 'monthly', { today, count: 14 })
        expect(begins).toBe(first < today ? today : first)
        expect(months.every((one) => one.endsWith('-01'))).toBe(true)
        const gaps = [begins, ...months]
          .slice(1)
          .map((one, place) => daysBetween([begins, ...months][place] ?? '', one))
        expect(gaps[0]).toBeGreaterThan(0)
        expect(gaps.every((gap) => gap <= 31)).toBe(true)
        expect(gaps.slice(1).every((gap) => gap >= 28)).toBe(true)
        const days = renewalDays(first, 'daily', { today, count: 5 })
        expect(days).toEqual([0, 1, 2, 3, 4].map((count) => addDays(begins, count)))
      }),
    )
  })
})

describe('a first renewal', () => {
  test.each([
    ['2027-01-01', '2027-01-01T12:00:00+00:00'],
    ['2027-07-01', '2027-07-01T12:00:00+01:00'],
    ['2027-03-28', '2027-03-28T12:00:00+01:00'],
    ['2027-10-31', '2027-10-31T12:00:00+00:00'],
    ['2028-02-29', '2028-02-29T12:00:00+00:00'],
  ])('on %s is sent as %s', (day, at) => {
    expect(firstRenewalAt(day)).toBe(at)
  })

  test.each(['', '2027-02-29', '1.1.2027', '2027-01-01T00:00:00Z'])('is none on %j', (day) => {
    expect(firstRenewalAt(day)).toBeNull()
  })

  test('falls on its day by the clock of every server from UTC-11 to UTC+11, so that it is never charged twice in a day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: -11, max: 10 }), (days, ahead) => {
        const day = addDays('1980-01-01', days)
        const at = firstRenewalAt(day) ?? ''
        expect(clockAtHome(at, SERVICE_ZONE)).toEqual({ day, time: '12:00' })
        const there = new Date((readInstant(at)?.ms ?? NaN) + ahead * 3_600_000).toISOString()
        expect(readCalendarDate(there)?.day).toBe(day)
      }),
    )
  })
})

describe('a month that does not begin on the 1st', () => {
  test.each([
    [
      '2027-01-31',
      'After 31 January 2027 it is charged again on 1 February 2027: Yeti renews monthly services on the 1st, and in full.',
    ],
    [
      '2020-01-01',
      'After 29 November 2026 it is charged again on 1 December 2026: Yeti renews monthly services on the 1st, and in full.',
    ],
    ['2027-02-01', null],
  ])('from %s', (first, words) => {
    expect(shortMonthWords(first, TODAY)).toBe(words)
  })
})

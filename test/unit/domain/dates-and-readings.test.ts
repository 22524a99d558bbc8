import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  calendarDateFromParts,
  dateInWords,
  daysBetween,
  readCalendarDate,
  today,
  weekday,
  yearsBetween,
} from '#shared/domain/calendar-date.ts'
import { readTypedReading } from '#shared/domain/reading.ts'

describe('calendar dates', () => {
  test.each([
    ['2026-11-20', '2026-11-20', null, false],
    ['2026-11-20T00:00', '2026-11-20', '00:00:00', false],
    ['2025-01-09T20:13:29.8500111+00:00', '2025-01-09', '20:13:29', true],
    ['2026-06-30T23:30:00Z', '2026-06-30', '23:30:00', true],
    ['2024-02-29', '2024-02-29', null, false],
    ['0001-01-01', '0001-01-01', null, false],
  ])('%s', (text, day, time, zoned) => {
    expect(readCalendarDate(text)).toEqual({ day, time, zoned })
  })

  test.each([
    '2026-02-30',
    '2026-02-29',
    '1900-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-04-31',
    '0000-01-01',
    '20-11-2026',
    '2026-1-2',
    '2026-11-20T24:00',
    '2026-11-20T12:60',
    '2026-11-20 12:00',
    '20/11/2026',
    '',
    'tomorrow',
  ])('%s is not one', (text) => {
    expect(readCalendarDate(text)).toBeNull()
  })

  test('from three boxes', () => {
    expect(calendarDateFromParts(' 3 ', '4', '2026')).toBe('2026-04-03')
    expect(calendarDateFromParts('31', '4', '2026')).toBeNull()
    expect(calendarDateFromParts('3', '4', '26')).toBeNull()
  })

  test('in words, with the time only when it says something', () => {
    expect(dateInWords('2026-11-20T00:00')).toBe('20 November 2026')
    expect(dateInWords('2026-01-05')).toBe('5 January 2026')
    expect(dateInWords('2026-11-20T14:30:59Z')).toBe('20 November 2026, 14:30')
    expect(dateInWords('soon')).toBe('soon')
    expect(weekday('2026-11-20')).toBe('Friday')
  })

  test('days and years between', () => {
    expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2)
    expect(daysBetween('2026-11-20', '2026-11-13')).toBe(-7)
    expect(yearsBetween('2008-11-23', '2026-11-22')).toBe(17)
    expect(yearsBetween('2008-11-22', '2026-11-22')).toBe(18)
    expect(yearsBetween('2008-02-29', '2026-02-28')).toBe(17)
  })

  test('days are days in every zone and season', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 20_000 }),
        fc.integer({ min: -20_000, max: 20_000 }),
        (start, days) => {
          const day = addDays('1990-01-01', start)
          expect(daysBetween(day, addDays(day, days))).toBe(days)
        },
      ),
    )
  })

  test('today is the day on the wall, not in UTC', () => {
    expect(today(new Date(2026, 10, 22, 0, 30))).toBe('2026-11-22')
    expect(today(new Date(2026, 5, 1, 23, 59))).toBe('2026-06-01')
  })
})

describe('readings as typed', () => {
  test.each([
    ['', { kind: 'none' }],
    ['   ', { kind: 'none' }],
    ['0', { kind: 'reading', value: 0 }],
    ['00452', { kind: 'reading', value: 452 }],
    ['45,210', { kind: 'reading', value: 45210 }],
    ['45 210', { kind: 'reading', value: 45210 }],
    ['9999999', { kind: 'reading', value: 9_999_999 }],
    ['10000000', { kind: 'wrong' }],
    ['452.1', { kind: 'wrong' }],
    ['4,52', { kind: 'wrong' }],
    ['-1', { kind: 'wrong' }],
    ['1e3', { kind: 'wrong' }],
    ['45kWh', { kind: 'wrong' }],
  ])('%j', (text, expected) => {
    expect(readTypedReading(text)).toEqual(expected)
  })
})

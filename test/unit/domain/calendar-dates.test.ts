import { describe, expect, test } from 'vitest'
import {
  addDays,
  calendarDateFromParts,
  dateInWords,
  dayOf,
  daysBetween,
  formatCalendarDate,
  readCalendarDate,
  today,
  weekday,
  yearsBetween,
} from '#shared/domain/calendar-date.ts'

const months = [
  ['January', 31],
  ['February', 28],
  ['March', 31],
  ['April', 30],
  ['May', 31],
  ['June', 30],
  ['July', 31],
  ['August', 31],
  ['September', 30],
  ['October', 31],
  ['November', 30],
  ['December', 31],
] as const

const two = (part: number) => String(part).padStart(2, '0')

describe('the calendar', () => {
  test.each(months)('%s has %i days', (name, days) => {
    const month = two(months.findIndex(([one]) => one === name) + 1)
    expect(dateInWords(`2026-${month}-01`)).toBe(`1 ${name} 2026`)
    expect(dayOf(`2026-${month}-${days}`)).toBe(`2026-${month}-${days}`)
    expect(dayOf(`2026-${month}-${days + 1}`)).toBeNull()
    expect(dayOf(`2026-${month}-00`)).toBeNull()
  })

  test.each([
    ['2024', true],
    ['2026', false],
    ['2000', true],
    ['1900', false],
    ['2100', false],
    ['2400', true],
    ['0004', true],
    ['0001', false],
  ])('February %s has 29 days: %s', (year, leap) => {
    expect(dayOf(`${year}-02-29`) !== null).toBe(leap)
    expect(dayOf(`${year}-02-30`)).toBeNull()
  })

  test('begins with the year 1', () => {
    expect(dayOf('0001-01-01')).toBe('0001-01-01')
    expect(dayOf('0000-12-31')).toBeNull()
    expect(dayOf('2026-00-01')).toBeNull()
    expect(dayOf('2026-13-01')).toBeNull()
    expect(dayOf(undefined)).toBeNull()
  })

  test.each([
    ['2026-11-16', 'Monday'],
    ['2026-11-17', 'Tuesday'],
    ['2026-11-18', 'Wednesday'],
    ['2026-11-19', 'Thursday'],
    ['2026-11-20', 'Friday'],
    ['2026-11-21', 'Saturday'],
    ['2026-11-22', 'Sunday'],
    ['no day', ''],
  ])('%s is a %s', (day, name) => {
    expect(weekday(day)).toBe(name)
  })
})

describe('a written date', () => {
  test.each([
    ['2026-11-20T23:59:59', '23:59:59', false],
    ['2026-11-20T09:05', '09:05:00', false],
    ['2026-11-20T09:05:07.1', '09:05:07', false],
    ['2026-11-20T09:05:07.123456789', '09:05:07', false],
    ['2026-11-20t09:05z', '09:05:00', true],
    ['2026-11-20T09:05-05:00', '09:05:00', true],
    ['2026-11-20T09:05:07+11:45', '09:05:07', true],
  ])('%s has the time %s', (text, time, zoned) => {
    expect(readCalendarDate(text)).toEqual({ day: '2026-11-20', time, zoned })
  })

  test.each([
    ' 2026-11-20',
    '2026-11-20 ',
    '12026-11-20',
    '026-11-20',
    '2026-11-020',
    '2026-011-20',
    'x026-11-20',
    '2026-x1-20',
    '2026-11-x0',
    '2026-11-20T',
    '2026-11-20T9:05',
    '2026-11-20T009:05',
    '2026-11-20T09:5',
    '2026-11-20T09:005',
    '2026-11-20Tx9:05',
    '2026-11-20T09:x5',
    '2026-11-20T09:05:7',
    '2026-11-20T09:05:007',
    '2026-11-20T09:05:x7',
    '2026-11-20T24:00',
    '2026-11-20T23:60',
    '2026-11-20T23:59:60',
    '2026-11-20T09:05:07.',
    '2026-11-20T09:05:07.x',
    '2026-11-20T09:05:07.1234567890',
    '2026-11-20Z',
    '2026-11-20T09:05+1:00',
    '2026-11-20T09:05+001:00',
    '2026-11-20T09:05+01:0',
    '2026-11-20T09:05+01:000',
    '2026-11-20T09:05+x1:00',
    '2026-11-20T09:05+01:x0',
    '2026-11-20T09:05*01:00',
    '2026-11-20T09:05Zulu',
  ])('%j is none', (text) => {
    expect(readCalendarDate(text)).toBeNull()
  })

  test.each([
    ['00:00:00', '3 February 2026'],
    ['00:00:01', '3 February 2026, 00:00'],
    ['14:30:59', '3 February 2026, 14:30'],
    [null, '3 February 2026'],
  ])('at %s is shown as %s', (time, words) => {
    expect(formatCalendarDate({ day: '2026-02-03', time, zoned: false })).toBe(words)
  })

  test('of a month that nobody knows shows the month as it stands', () => {
    expect(formatCalendarDate({ day: '2026-13-03', time: null, zoned: false })).toBe('3 13 2026')
  })
})

describe('a date typed into three boxes', () => {
  test.each([
    ['3', '4', '2026', '2026-04-03'],
    [' 03 ', ' 04 ', ' 2026 ', '2026-04-03'],
    ['31', '12', '2026', '2026-12-31'],
    ['29', '2', '2024', '2024-02-29'],
  ])('%j %j %j is %s', (day, month, year, date) => {
    expect(calendarDateFromParts(day, month, year)).toBe(date)
  })

  test.each([
    ['', '4', '2026'],
    ['3', '', '2026'],
    ['3', '4', ''],
    ['003', '4', '2026'],
    ['3', '004', '2026'],
    ['3', '4', '20260'],
    ['3', '4', '226'],
    ['x3', '4', '2026'],
    ['3x', '4', '2026'],
    ['20T09:05', '4', '2026'],
    ['x', '4', '2026'],
    ['3', 'x4', '2026'],
    ['3', '4x', '2026'],
    ['3', '4', 'x2026'],
    ['3', '4', '2026x'],
    ['3', '4', 'year'],
    ['29', '2', '2026'],
    ['3', '4', '0000'],
  ])('%j %j %j is none', (day, month, year) => {
    expect(calendarDateFromParts(day, month, year)).toBeNull()
  })
})

describe('counting', () => {
  test.each([
    ['2026-11-20', '2026-11-20', 0],
    ['2026-02-28', '2026-03-01', 1],
    ['2024-02-28', '2024-03-01', 2],
    ['2026-12-31', '2027-01-01', 1],
    ['2027-01-01', '2026-01-01', -365],
    ['0001-01-01', '9999-12-31', 3_652_058],
  ])('from %s to %s', (from, to, days) => {
    expect(daysBetween(from, to)).toBe(days)
    expect(addDays(from, days)).toBe(to)
  })

  test.each([
    ['2008-11-22', '2026-11-21', 17],
    ['2008-11-22', '2026-11-22', 18],
    ['2008-11-22', '2026-12-01', 18],
    ['2008-12-01', '2026-11-30', 17],
    ['2008-02-29', '2026-02-28', 17],
    ['2008-02-29', '2026-03-01', 18],
    ['2026-11-22', '2026-11-22', 0],
  ])('born %s, on %s', (birth, day, years) => {
    expect(yearsBetween(birth, day)).toBe(years)
  })

  test('today has two digits for the month and the day, and four for the year', () => {
    expect(today(new Date(2026, 0, 2))).toBe('2026-01-02')
    const early = new Date(2026, 8, 30)
    early.setFullYear(812)
    expect(today(early)).toBe('0812-09-30')
  })
})

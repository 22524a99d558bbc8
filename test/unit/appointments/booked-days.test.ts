import { describe, expect, test } from 'vitest'
import {
  dayWithName,
  mondayOf,
  visitsOn,
  visitsWithoutDay,
  weekOf,
  weekWords,
} from '#shared/domain/booked-days.ts'
import type { BookedVisit } from '#shared/domain/booked-visit.ts'

const visit = (id: string, start: string, end: string): BookedVisit => ({
  id,
  start,
  end,
  operation: null,
  timeBand: null,
})
const on = (day: string, ...visits: BookedVisit[]) =>
  visitsOn(day, visits).map(({ visit: { id }, words }) => `${id}: ${words}`)

test.each([
  ['2026-11-23', '2026-11-23'],
  ['2026-11-25', '2026-11-23'],
  ['2026-11-29', '2026-11-23'],
  ['2027-01-01', '2026-12-28'],
  ['1969-12-31', '1969-12-29'],
  ['2026-03-29', '2026-03-23'],
])('the week of %s begins on Monday %s', (day, monday) => {
  expect(mondayOf(day)).toBe(monday)
  expect(weekOf(day)).toHaveLength(7)
  expect(weekOf(day)[0]).toBe(monday)
  expect(weekOf(day)).toContain(day)
})

test.each([
  ['2026-11-25', '23 to 29 November 2026'],
  ['2026-12-01', '30 November to 6 December 2026'],
  ['2027-01-01', '28 December 2026 to 3 January 2027'],
])('the week of %s is called %s', (day, words) => {
  expect(weekWords(day)).toBe(words)
})

test('a day is called by its name', () => {
  expect(dayWithName('2026-11-25')).toBe('Wednesday, 25 November 2026')
})

describe('visits on a day', () => {
  test('stand there by their start, by the clock of the home', () => {
    const late = visit('late', '2026-07-01T13:00:00Z', '2026-07-01T17:00:00Z')
    const early = visit('early', '2026-07-01T08:00:00Z', '2026-07-01T12:00:00Z')
    expect(on('2026-07-01', late, early)).toEqual(['early: 9am to 1pm', 'late: 2pm to 6pm'])
    expect(on('2026-07-02', late, early)).toEqual([])
  })

  test('that begin before midnight in Greenwich and after it at the home stand on the home’s day', () => {
    const night = visit('night', '2026-06-30T23:30:00Z', '2026-07-01T00:30:00Z')
    expect(on('2026-06-30', night)).toEqual([])
    expect(on('2026-07-01', night)).toEqual(['night: 12:30am to 1:30am'])
  })

  test('that go on over midnight stand on both days', () => {
    const night = visit('night', '2026-11-25T15:00:00Z', '2026-11-26T07:00:00Z')
    expect(on('2026-11-25', night)).toEqual(['night: 3pm until 7am the next day'])
    expect(on('2026-11-26', night)).toEqual(['night: until 7am, from the day before'])
    expect(on('2026-11-27', night)).toEqual([])
  })

  test('that end at midnight stand on one day only', () => {
    expect(on('2026-11-26', visit('v', '2026-11-25T15:00:00Z', '2026-11-26T00:00:00Z'))).toEqual([])
  })

  test('that go on for days stand on all of them', () => {
    const long = visit('long', '2026-11-25T15:00:00Z', '2026-11-28T07:00:00Z')
    expect(['25', '26', '27', '28'].flatMap((day) => on(`2026-11-${day}`, long))).toEqual([
      'long: 3pm until 7am 3 days later',
      'long: all day, from the day before',
      'long: all day, from days before',
      'long: until 7am, from days before',
    ])
  })

  test('in the hour that comes twice say which of the two', () => {
    const visits = visit('v', '2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z')
    expect(on('2026-10-25', visits)).toEqual(['v: 1:30am (summer time) to 1:30am (winter time)'])
  })

  test('whose end is before their start stand on the day they start', () => {
    expect(on('2026-11-25', visit('v', '2026-11-25T15:00:00Z', '2026-11-24T07:00:00Z'))).toHaveLength(1)
  })

  test('whose times cannot be read stand on none, and are told apart', () => {
    const broken = visit('broken', 'soon', '2026-11-25T15:00:00Z')
    expect(on('2026-11-25', broken)).toEqual([])
    expect(visitsWithoutDay([broken, visit('v', '2026-11-25T15:00:00Z', '2026-11-25T16:00:00Z')])).toEqual([
      broken,
    ])
  })
})

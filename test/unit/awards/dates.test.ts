import { describe, expect, test } from 'vitest'
import { dayOfInstant, endOfDay } from '#shared/domain/award-dates.ts'

describe('the end of a day, as it is sent', () => {
  test.each([
    ['in winter', '2026-12-04', '2026-12-04T23:59:59+00:00'],
    ['in summer', '2026-07-01', '2026-07-01T23:59:59+01:00'],
    ['the night before summer time', '2026-03-28', '2026-03-28T23:59:59+00:00'],
    ['the day summer time begins', '2026-03-29', '2026-03-29T23:59:59+01:00'],
    ['the last day of summer time', '2026-10-24', '2026-10-24T23:59:59+01:00'],
    ['the day it ends', '2026-10-25', '2026-10-25T23:59:59+00:00'],
  ])('%s', (_when, day, instant) => {
    expect(endOfDay(day)).toBe(instant)
  })

  test.each([
    ['no real day', '2026-02-30'],
    ['half typed', '2026-1-'],
    ['with a time', '2026-12-04T10:00'],
  ])('none of what is %s', (_what, text) => {
    expect(endOfDay(text)).toBeNull()
  })

  test('comes back as the day it was made of, whatever the season', () => {
    for (const day of ['2026-01-31', '2026-03-29', '2026-06-30', '2026-10-25', '2028-02-29'])
      expect(dayOfInstant(endOfDay(day))).toBe(day)
  })
})

describe('the day of an instant', () => {
  test.each([
    ['late on a summer evening in UTC', '2026-06-30T23:30:00Z', '2026-07-01'],
    ['late on a winter evening in UTC', '2026-12-04T23:59:59Z', '2026-12-04'],
    ['with nanoseconds', '2023-11-07T05:31:56.123456789Z', '2023-11-07'],
    ['with another offset', '2026-12-04T00:30:00+05:00', '2026-12-03'],
    ['a bare day', '2026-06-30', '2026-06-30'],
    ['a time without a zone', '2026-06-30T23:30', '2026-06-30'],
  ])('%s', (_what, instant, day) => {
    expect(dayOfInstant(instant)).toBe(day)
  })

  test.each([[null], ['soon'], ['']])('none of %s', (text) => {
    expect(dayOfInstant(text)).toBeNull()
  })
})

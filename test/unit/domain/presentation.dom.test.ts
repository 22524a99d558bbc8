import { afterEach, describe, expect, test } from 'vitest'
import { dateInWords, formatCalendarDate } from '#shared/domain/calendar-date.ts'
import { dayWithName, weekWords } from '#shared/domain/booked-days.ts'
import { dayWords, whenWords } from '#renderer/components/when.ts'
import { readDateStyleFrom, writtenDay, type DateStyle } from '#shared/domain/date-style.ts'

let back: () => void = () => undefined
afterEach(() => back())

/** Reads dates as a user likes them, until the test ends. */
function likes(style: DateStyle) {
  back = readDateStyleFrom(() => style)
}

describe.each([
  ['words', '4 March 2026', '2 to 8 March 2026'],
  ['figures', '04/03/2026', '02/03/2026 to 08/03/2026'],
  ['iso', '2026-03-04', '2026-03-02 to 2026-03-08'],
] as const)('dates written in %s', (style, day, week) => {
  test('are so wherever a date is shown', () => {
    likes(style)
    const at = new Date(2026, 2, 4, 9, 30)
    expect(writtenDay('2026-03-04')).toBe(day)
    expect(dateInWords('2026-03-04T14:30')).toBe(`${day}, 14:30`)
    expect(dayWords('2026-03-04')).toBe(day)
    expect(dayWords(at.toISOString())).toBe(day)
    expect(whenWords(at.toISOString(), new Date(2026, 4, 1))).toBe(`${day} at 9:30am`)
    expect(dayWithName('2026-03-04')).toBe(`Wednesday, ${day}`)
    expect(weekWords('2026-03-04')).toBe(week)
    expect(dateInWords('no date')).toBe('no date')
  })

  test('keep the month in words where they are handed to others', () => {
    likes(style)
    expect(dateInWords('2026-03-04', 'words')).toBe('4 March 2026')
    expect(dayWords('2026-03-04', 'words')).toBe('4 March 2026')
    expect(formatCalendarDate({ day: '2026-03-04', time: null, zoned: false }, 'words')).toBe('4 March 2026')
  })
})

test('the style is read anew each time, and is as before when nobody shows anything', () => {
  let style: DateStyle = 'iso'
  back = readDateStyleFrom(() => style)
  expect(writtenDay('2026-03-04')).toBe('2026-03-04')
  style = 'figures'
  expect(writtenDay('2026-03-04')).toBe('04/03/2026')
  back()
  expect(writtenDay('2026-03-04')).toBe('4 March 2026')
})

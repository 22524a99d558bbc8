import { describe, expect, test } from 'vitest'
import { dayWords, timeWords, todayWords, whenWords } from '#renderer/components/when.ts'

/** An instant by this computer's own clock, so that the test holds in every time zone. */
const at = (day: number, hour: number, minute: number) => new Date(2026, 10, day, hour, minute)

describe('days and times in words', () => {
  test('a calendar date is never shifted by a zone', () => {
    expect(dayWords('2026-11-01')).toBe('1 November 2026')
  })

  test.each([
    [0, 5, '12:05am'],
    [9, 30, '9:30am'],
    [12, 0, '12:00pm'],
    [23, 59, '11:59pm'],
  ])('%i:%i is %s', (hour, minute, words) => {
    expect(timeWords(at(20, hour, minute).toISOString())).toBe(words)
  })

  test.each([
    [22, 'today at 9:30am'],
    [21, 'yesterday at 9:30am'],
    [23, 'tomorrow at 9:30am'],
    [19, '19 November 2026 at 9:30am'],
  ])('day %i from the 22nd is %s', (day, words) => {
    expect(whenWords(at(day, 9, 30).toISOString(), at(22, 23, 0))).toBe(words)
  })

  test('today has its weekday', () => {
    expect(todayWords(at(22, 12, 0))).toBe('Sunday, 22 November 2026')
  })

  test('what is no date is shown as it is', () => {
    expect([dayWords('soon'), timeWords('soon'), whenWords('soon')]).toEqual(['soon', 'soon', 'soon'])
  })
})

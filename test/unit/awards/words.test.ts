import { describe, expect, test } from 'vitest'
import { byEnd, datesInWords, endOf, standingWords, wantsReminding } from '#shared/domain/award-words.ts'
import { award, TODAY } from '#test/support/sample-awards.ts'

const assigned = { awardedAt: null, expiresAt: null }

describe('where an award stands', () => {
  test.each([
    ['Expires in 21 days', award()],
    ['Expires today', award({ expiresAt: '2026-11-29T23:59:59Z' })],
    ['Expires tomorrow', award({ expiresAt: '2026-11-30T23:59:59Z' })],
    ['Expires in 90 days', award({ expiresAt: '2027-02-27T12:00:00Z' })],
    ['Expires 28 February 2027', award({ expiresAt: '2027-02-28T12:00:00Z' })],
    ['Expired yesterday', award({ expiresAt: '2026-11-28T12:00:00Z', isValid: false })],
    ['Expired 28 days ago', award({ expiresAt: '2026-11-01T12:00:00Z', isValid: false })],
    ['No expiry date', award({ expiresAt: null })],
    ['Due in 5 days', award({ ...assigned, due: '2026-12-04T23:59:59Z' })],
    ['Due today', award({ ...assigned, due: '2026-11-29T23:59:59Z' })],
    ['Due tomorrow', award({ ...assigned, due: '2026-11-30T23:59:59Z' })],
    ['Due 1 June 2027', award({ ...assigned, due: '2027-06-01T22:59:59Z' })],
    ['Overdue by 1 day', award({ ...assigned, due: '2026-11-28T23:59:59Z' })],
    ['Not awarded yet', award(assigned)],
  ])('%s', (words, one) => {
    expect(standingWords(one, TODAY)).toBe(words)
  })
})

test('a date that is due no longer matters once it was awarded', () => {
  expect(endOf(award({ due: '2026-12-01T00:00:00Z', expiresAt: null }))).toBeNull()
  expect(endOf(award({ due: '2026-12-01T00:00:00Z' }))).toEqual({ kind: 'expires', day: '2026-12-20' })
})

test('its dates are told in one sentence', () => {
  expect(datesInWords(award({ due: '2023-12-31T23:59:59Z' }))).toBe(
    'Awarded 20 December 2023, due 31 December 2023, expires 20 December 2026.',
  )
  expect(datesInWords(award(assigned))).toBe('No dates are known.')
})

describe('reminding', () => {
  test.each([
    [true, 'ends within the days', award()],
    [true, 'is not valid', award({ isValid: false, expiresAt: '2030-01-01T00:00:00Z' })],
    [true, 'has run out', award({ expiresAt: '2026-11-01T00:00:00Z' })],
    [true, 'is overdue', award({ ...assigned, due: '2026-11-01T00:00:00Z' })],
    [true, 'ends on the last of the days', award({ expiresAt: '2027-02-27T12:00:00Z' })],
    [false, 'ends a day later', award({ expiresAt: '2027-02-28T12:00:00Z' })],
    [false, 'never ends', award({ expiresAt: null })],
  ])('%s when it %s', (wanted, _why, one) => {
    expect(wantsReminding(one, TODAY, 90)).toBe(wanted)
  })
})

test('what ends first comes first, what never ends last', () => {
  const [never, late, soon] = [
    award({ id: 'never', expiresAt: null }),
    award({ id: 'late', expiresAt: '2027-01-01T00:00:00Z' }),
    award({ id: 'soon' }),
  ]
  expect([never, late, soon].toSorted(byEnd).map(({ id }) => id)).toEqual(['soon', 'late', 'never'])
})

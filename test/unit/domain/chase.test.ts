import { expect, test } from 'vitest'
import { CHASE_AFTER_WORKING_DAYS, chaseFrom } from '#shared/domain/chase.ts'

test('one asks after seven working days', () => {
  expect(CHASE_AFTER_WORKING_DAYS).toBe(7)
})

test.each([
  ['Friday', '2026-11-20T10:00:00', '2026-12-01'],
  ['Saturday', '2026-11-21T10:00:00', '2026-12-01'],
  ['Sunday', '2026-11-22T10:00:00', '2026-12-01'],
  ['Monday', '2026-11-23T10:00:00', '2026-12-02'],
  ['Tuesday', '2026-11-24T23:59:59', '2026-12-03'],
  ['Wednesday', '2026-11-25T00:00:00', '2026-12-04'],
  ['Thursday', '2026-11-26T10:00:00', '2026-12-07'],
  ['a Thursday before the clocks change', '2026-03-26T23:30:00', '2026-04-06'],
])('accepted on %s: Saturdays and Sundays do not count', (_day, acceptedAt, day) => {
  expect(chaseFrom(acceptedAt)).toBe(day)
})

import { expect, test } from 'vitest'
import {
  CHASE_AFTER_WORKING_DAYS,
  COUNCIL_WORKING_DAYS,
  SUPPLIER_WEEKS,
  chaseFrom,
  letterAnswersBy,
  supplierBillsBy,
} from '#shared/domain/chase.ts'

test('one asks after seven working days, a council has twenty, suppliers six weeks', () => {
  expect([CHASE_AFTER_WORKING_DAYS, COUNCIL_WORKING_DAYS, SUPPLIER_WEEKS]).toEqual([7, 20, 6])
})

test.each([
  ['Friday', '2026-11-20T10:00:00', '2026-12-01'],
  ['Saturday', '2026-11-21T10:00:00', '2026-12-01'],
  ['Sunday', '2026-11-22T10:00:00', '2026-12-01'],
  ['Monday', '2026-11-23T10:00:00', '2026-12-02'],
  ['Tuesday', '2026-11-24T23:59:59', '2026-12-03'],
  ['Wednesday', '2026-11-25T00:00:00', '2026-12-04'],
  ['Thursday', '2026-11-26T10:00:00', '2026-12-07'],
])('accepted on %s: Saturdays and Sundays do not count', (_day, acceptedAt, day) => {
  expect(chaseFrom(acceptedAt, 'ireland')).toBe(day)
})

test.each([
  // Before the clocks change, and over Easter: Good Friday is kept in the north only.
  ['2026-03-26T23:30:00', 'ireland', '2026-04-07'],
  ['2026-03-26T23:30:00', 'northern-ireland', '2026-04-08'],
  ['2026-03-26T23:30:00', null, '2026-04-08'],
  // St Brigid's Day is kept in the Republic only.
  ['2027-01-29T10:00:00', 'ireland', '2027-02-10'],
  ['2027-01-29T10:00:00', 'northern-ireland', '2027-02-09'],
  ['2027-01-29T10:00:00', null, '2027-02-10'],
  // Over Christmas and New Year.
  ['2026-12-18T10:00:00', 'ireland', '2026-12-31'],
  ['2026-12-21T10:00:00', 'ireland', '2027-01-04'],
] as const)('accepted at %s with the holidays of %s: one asks from %s', (acceptedAt, holidays, day) => {
  expect(chaseFrom(acceptedAt, holidays)).toBe(day)
})

test.each([
  ['2026-11-20', 'england-and-wales', '2026-12-18'],
  ['2026-11-30', 'england-and-wales', '2026-12-30'],
  ['2026-11-30', 'scotland', '2026-12-30'],
  ['2026-11-27', 'england-and-wales', '2026-12-29'],
  ['2026-11-27', 'scotland', '2026-12-30'],
  ['2026-03-27', 'northern-ireland', '2026-04-28'],
] as const)('a council written to on %s in %s answers by %s', (sentOn, holidays, day) => {
  expect(letterAnswersBy('council', sentOn, holidays)).toBe(day)
})

test('a water company is asked as early as a service', () => {
  expect(letterAnswersBy('water', '2026-12-18', 'ireland')).toBe('2026-12-31')
})

test.each([
  ['2026-11-20T10:00:00', '2027-01-01'],
  ['2026-02-27T10:00:00', '2026-04-10'],
  ['2028-02-01T10:00:00', '2028-03-14'],
])('of what was received at %s the suppliers’ bills tell by %s', (acceptedAt, day) => {
  expect(supplierBillsBy(acceptedAt)).toBe(day)
})

import { describe, expect, test } from 'vitest'
import { asked, dayTrouble, isNarrowed, NO_FILTERS } from '#renderer/views/services/filters.ts'
import { runningTotals } from '#renderer/views/services/running-totals.ts'
import { directionOf, sortAfter } from '#renderer/views/services/sorting.ts'
import {
  amountWords,
  chargeWords,
  dayThere,
  nameWords,
  priceWords,
  rangeWords,
} from '#renderer/views/services/words.ts'

describe('words of a billed service', () => {
  test.each([
    ['Broadband [ho-7k2m9x4q]', 'Broadband', 'ho-7k2m9x4q'],
    ['[ho-7k2m9x4q]', 'Service 10', 'ho-7k2m9x4q'],
    ['Broadband', 'Broadband', null],
    ['', 'Service 10', null],
  ])('the name %o is %s, reference %s', (given, name, reference) => {
    expect(nameWords({ id: '10', name: given })).toEqual({ name, reference })
  })

  test.each([
    ['25.0', 'EUR', '€25.00', '€25.00'],
    ['1234.5', 'GBP', '£1,234.50', '£1,234.50'],
    ['-5.10', 'EUR', '-€5.10', '€5.10 credit'],
    ['0.00123', 'EUR', '€0.00123', '€0.00123'],
    ['90071992547409931.25', 'EUR', '€90,071,992,547,409,931.25', '€90,071,992,547,409,931.25'],
    ['12.5', 'Credits', '12.50 Credits', '12.50 Credits'],
    ['0.0', '', '0.00', '0.00'],
    ['odd', 'EUR', 'odd EUR', 'odd EUR'],
    [null, 'EUR', '', ''],
  ])('%o in %s is %s, as a price %s', (text, currency, amount, price) => {
    expect(amountWords(text, currency)).toBe(amount)
    expect(priceWords(text, currency)).toBe(price)
  })

  test('a day is that of the clock it was written by', () => {
    expect(dayThere('2026-12-01T00:00:00.000+03:00')).toBe('1 December 2026')
    expect(dayThere('2026-11-30T23:30:00.000Z')).toBe('30 November 2026')
    expect(dayThere('soon')).toBe('soon')
    expect(dayThere(null)).toBe('')
  })

  test.each([
    [{ page: 1, shown: 25, total: 61 }, '1–25 of 61'],
    [{ page: 2, shown: 25, total: 61 }, '26–50 of 61'],
    [{ page: 3, shown: 11, total: 61 }, '51–61 of 61'],
    [{ page: 3, shown: 1, total: 51 }, '51 of 51'],
    [{ page: 2, shown: 25, total: null }, '26–50'],
    [{ page: 1, shown: 0, total: 0 }, 'None'],
    [{ page: 4, shown: 0, total: 61 }, 'None here, 61 in all'],
  ])('%o is %s', (where, words) => {
    expect(rangeWords(where)).toBe(words)
  })

  test.each([
    ['Service creation', '25.0', 'Initial price, when it was set up'],
    ['Service creation', '-25.0', 'Credit when it was set up'],
    ['Renew service', '1.0', 'Renewal'],
    ['Renew service', '-1.0', 'Credit at a renewal'],
    ['Goodwill', '1.0', 'Goodwill'],
    ['', null, 'Not described'],
  ])('a charge for %o of %s is %s', (description, amount, words) => {
    expect(chargeWords({ description, amount })).toBe(words)
  })
})

describe('running totals', () => {
  test('add up exactly, the latest first', () => {
    const charges = ['0.1', '-0.05', '0.2', '25.0'].map((amount) => ({ amount }))
    expect(runningTotals(charges)).toEqual(['25.25', '25.15', '25.2', '25.0'])
    expect(runningTotals([])).toEqual([])
  })

  test('are none when an amount is not known', () => {
    expect(runningTotals([{ amount: '1.0' }, { amount: null }])).toBe(null)
    expect(runningTotals([{ amount: 'odd' }])).toBe(null)
  })
})

describe('filters', () => {
  const account = { id: '90', type: 'accounts', label: 'Harbour Lets' }

  test('ask for what was typed and picked; what is no day yet asks for nothing', () => {
    expect(
      asked({ ...NO_FILTERS, name: ' Smith, Ltd ', account, createdFrom: '2026-11-01', createdTo: '3/1/' }),
    ).toEqual({
      name: 'Smith, Ltd',
      accountId: '90',
      typeId: null,
      createdFrom: '2026-11-01',
      createdTo: null,
      renewTo: null,
    })
  })

  test('narrow only with what is asked for', () => {
    expect(isNarrowed(NO_FILTERS)).toBe(false)
    expect(isNarrowed({ ...NO_FILTERS, name: '  ', renewTo: '3/' })).toBe(false)
    expect(isNarrowed({ ...NO_FILTERS, name: 'x' })).toBe(true)
    expect(isNarrowed({ ...NO_FILTERS, type: account })).toBe(true)
    expect(isNarrowed({ ...NO_FILTERS, renewTo: '2026-12-01' })).toBe(true)
  })

  test.each([
    ['', '', null],
    ['', '3/', null],
    ['', '31/2/2026', 'This is not a real date. Check its day, month and year'],
    ['2026-11-02', '2026-11-01', 'This is before the day that it begins with'],
    ['2026-11-01', '2026-11-01', null],
  ])('set up from %o to %o: %s', (createdFrom, createdTo, trouble) => {
    expect(dayTrouble({ ...NO_FILTERS, createdFrom, createdTo }, 'createdTo')).toBe(trouble)
  })
})

test('a press on a column sorts by it, another one turns it round; what is newest comes first', () => {
  expect(sortAfter('-created-at', 'name')).toBe('name')
  expect(sortAfter('name', 'name')).toBe('-name')
  expect(sortAfter('-name', 'name')).toBe('name')
  expect(sortAfter('name', 'created-at')).toBe('-created-at')
  expect(directionOf('-renew-at', 'renew-at')).toBe('descending')
  expect(directionOf('renew-at', 'renew-at')).toBe('ascending')
  expect(directionOf('renew-at', 'name')).toBe(null)
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  compare,
  decimalText,
  isNegative,
  isZero,
  minus,
  negated,
  plus,
  readDecimal,
  shortened,
  significantDigits,
  type Decimal,
} from '#shared/domain/decimal.ts'
import { moneyInWords } from '#shared/domain/money-words.ts'

const decimals: fc.Arbitrary<Decimal> = fc.record({
  units: fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }),
  places: fc.nat(12),
})

function read(text: string): Decimal {
  const decimal = readDecimal(text)
  if (decimal === null) throw new Error(`Not a decimal: ${text}`)
  return decimal
}

describe('a decimal', () => {
  test('is written with the digits that it was read with', () => {
    fc.assert(
      fc.property(decimals, (decimal) => {
        expect(readDecimal(decimalText(decimal))).toEqual(decimal)
      }),
      { numRuns: 2000 },
    )
  })

  test.each(['0', '0.00', '-0.5', '10', '0.10', '1.23', '123456789012345678901234567890.1234', '007.50'])(
    '%s stays as it is',
    (text) => {
      expect(decimalText(read(text))).toBe(text.replace(/^(-?)0+(?=\d)/, '$1'))
    },
  )

  test.each([
    '',
    ' 1',
    '1 ',
    '1,5',
    '.5',
    '5.',
    '+1',
    '1e3',
    '--1',
    '1.2.3',
    '٣',
    'NaN',
    '0x10',
    '9'.repeat(61),
  ])('%j is none', (text) => {
    expect(readDecimal(text)).toBeNull()
  })

  test('adds and takes away exactly, where numbers of JavaScript do not', () => {
    expect(decimalText(plus(read('0.1'), read('0.2')))).toBe('0.3')
    expect(decimalText(minus(read('1.00'), read('0.995')))).toBe('0.005')
    fc.assert(
      fc.property(decimals, decimals, (one, other) => {
        expect(compare(minus(plus(one, other), other), one)).toBe(0)
        expect(compare(one, other)).toBe(-compare(other, one) + 0)
        expect(compare(plus(one, negated(one)), read('0'))).toBe(0)
      }),
    )
  })

  test('is compared by its worth, whatever its zeros', () => {
    expect(compare(read('1.5'), read('1.50'))).toBe(0)
    expect(compare(read('-2'), read('1'))).toBeLessThan(0)
    expect(compare(read('2.01'), read('2'))).toBeGreaterThan(0)
    expect(shortened(read('1.500'))).toEqual(read('1.5'))
    expect(shortened(read('100'))).toEqual(read('100'))
    expect([
      isZero(read('0.00')),
      isZero(read('0.01')),
      isNegative(read('-0.01')),
      isNegative(read('0')),
    ]).toEqual([true, false, true, false])
  })

  test('counts the digits that it was written with', () => {
    expect(['0.00120', '-12.50', '0', '100'].map((text) => significantDigits(read(text)))).toEqual([
      3, 4, 1, 3,
    ])
  })
})

describe('money in words', () => {
  test.each([
    ['1234.5', 'EUR', '€1,234.50'],
    ['-5', 'GBP', '-£5.00'],
    ['0', 'EUR', '€0.00'],
    ['0.1234', 'EUR', '€0.1234'],
    ['1.500', 'EUR', '€1.50'],
    ['1.5000', '', '1.50'],
    ['12345678901234567890.123456789', 'EUR', '€12,345,678,901,234,567,890.123456789'],
    ['12.345', 'Credits', '12.345 Credits'],
    ['12', '', '12.00'],
  ])('%s %s is %s', (text, currency, words) => {
    expect(moneyInWords(read(text), currency)).toBe(words)
  })
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decimalText } from '#shared/domain/decimal.ts'
import { readTypedAmount } from '#shared/domain/typed-amount.ts'

const amountOf = (text: string, currency = '') => {
  const typed = readTypedAmount(text, currency)
  return typed.ok ? decimalText(typed.amount) : typed.because
}

describe('an amount as people type it', () => {
  test.each([
    ['1.50', '1.50'],
    ['1,50', '1.50'],
    ['1,5', '1.5'],
    ['12', '12'],
    ['0', '0'],
    ['0,125', '0.125'],
    ['1.125', '1.125'],
    ['1234,5678', '1234.5678'],
    ['1,234.50', '1234.50'],
    ['1,234,567', '1234567'],
    ['1.234,50', '1234.50'],
    ['1 234,50', '1234.50'],
    [' 7 ', '7'],
    ['-5', '-5'],
    ['−5,25', '-5.25'],
  ])('%s is %s', (text, amount) => {
    expect(amountOf(text)).toBe(amount)
  })

  test.each([
    ['€12.50', 'EUR', '12.50'],
    ['€ 12', 'EUR', '12'],
    ['-€5', 'EUR', '-5'],
    ['€-5', 'EUR', '-5'],
    ['£3', 'GBP', '3'],
    ['$1 234.50', 'USD', '1234.50'],
    ['£12.50', 'EUR', 'not-an-amount'],
    ['€12', '', 'not-an-amount'],
    ['12€', 'EUR', 'not-an-amount'],
    ['€€5', 'EUR', 'not-an-amount'],
  ])('%s of an account in %s is %s: a sign is that of the currency', (text, currency, amount) => {
    expect(amountOf(text, currency)).toBe(amount)
  })

  test('a comma before three digits is asked about: it is a thousand here and a half more than one elsewhere', () => {
    for (const text of ['1,500', '12,000', '-1,500', '999,999']) expect(amountOf(text)).toBe('thousands')
  })

  test.each([
    ['', 'empty'],
    ['  ', 'empty'],
    ['twelve', 'not-an-amount'],
    ['1,23,4', 'not-an-amount'],
    ['1.2.3', 'not-an-amount'],
    ['1,5.0', 'not-an-amount'],
    ['5-', 'not-an-amount'],
    ['1e3', 'not-an-amount'],
    ['12 EUR', 'not-an-amount'],
    ['12 50', 'not-an-amount'],
    ['1 2', 'not-an-amount'],
    ['1 23 456', 'not-an-amount'],
    ['1.23456', 'places'],
    ['1,23456', 'places'],
  ])('%j is none: %s', (text, because) => {
    expect(amountOf(text)).toBe(because)
  })

  test('a point and a comma mean the same, and no digit is changed', () => {
    const parts = fc.tuple(fc.boolean(), fc.nat(10 ** 9), fc.stringMatching(/^\d{1,4}$/))
    fc.assert(
      fc.property(parts, ([isCredit, whole, behind]) => {
        const sign = isCredit ? '-' : ''
        const plain = `${sign}${whole}.${behind}`
        const typed = readTypedAmount(plain)
        expect(typed.ok && Number(decimalText(typed.amount))).toBe(Number(plain))
        expect(typed.ok && decimalText(typed.amount).endsWith(`.${behind}`)).toBe(true)
        if (behind.length !== 3 || whole > 999 || whole === 0)
          expect(readTypedAmount(plain.replace('.', ','))).toEqual(typed)
      }),
    )
  })
})

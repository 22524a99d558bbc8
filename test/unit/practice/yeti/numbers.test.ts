import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decimal, decimalIn, writeDecimal } from '#core/practice/yeti/decimal.ts'
import { readJson, writeJson } from '#core/practice/yeti/json-value.ts'
import { compare, minus, shortened } from '#shared/domain/decimal.ts'
import { oneOf, service, yeti } from './yeti.ts'

describe('decimals', () => {
  test.each([
    ['10', '10.0'],
    ['5.10', '5.1'],
    ['0', '0.0'],
    ['-0', '0.0'],
    ['-0.50', '-0.5'],
    ['.5', '0.5'],
    ['1.', '1.0'],
    ['+3', '3.0'],
    ['  7 ', '7.0'],
    ['007.70', '7.7'],
    ['1.5e3', '1500.0'],
    ['15E-3', '0.015'],
    ['100e-2', '1.0'],
    ['0.1000000000000000055511151231257827', '0.1000000000000000055511151231257827'],
    ['123456789012345678901234567890.123', '123456789012345678901234567890.123'],
  ])('%s is %s', (text, written) => {
    expect(writeDecimal(decimal(text))).toBe(written)
  })

  test.each([
    '',
    ' ',
    '.',
    '-',
    'abc',
    '1,50',
    '1.2.3',
    '1 000',
    '0x1A',
    'NaN',
    'Infinity',
    '1e',
    'e5',
    '1e999999999',
  ])('“%s” is none', (text) => {
    expect(decimalIn(text)).toBeNull()
  })

  const digits = fc.stringMatching(/^-?[0-9]{1,30}(\.[0-9]{1,30})?$/)

  test('writing and reading again changes nothing, however long', () => {
    fc.assert(
      fc.property(digits, (text) => {
        const read = decimal(text)
        expect(decimal(writeDecimal(read))).toEqual(read)
        const [, sign = '', whole = '', fraction = ''] = /^(-?)0*([0-9]*)\.?([0-9]*?)0*$/.exec(
          text.includes('.') ? text : `${text}.`,
        ) ?? ['']
        const isZero = whole === '' && fraction === ''
        expect(writeDecimal(read)).toBe(`${isZero ? '' : sign}${whole || '0'}.${fraction || '0'}`)
      }),
    )
  })

  test('taking away is exact', () => {
    fc.assert(
      fc.property(fc.bigInt(), fc.bigInt(), fc.nat(20), fc.nat(20), (a, b, places, more) => {
        const at = (units: bigint, scale: number) => decimal(`${units}e-${scale}`)
        const left = minus(at(a, places), at(b, places + more))
        expect(shortened(left)).toEqual(at(a * 10n ** BigInt(more) - b, places + more))
        expect(compare(left, at(0n, 0))).toBe(Math.sign(compare(at(a, places), at(b, places + more))))
      }),
    )
  })

  test('a price is read by the digits of the body, as a number or a text', async () => {
    const { signedIn, one } = await yeti()
    const price = '0.10000000000000000000000000000000012'
    const body = (written: string) =>
      JSON.stringify(service()).replace('"initial-price":"0"', `"initial-price":${written}`)
    for (const written of [price, `"${price}"`]) {
      const answer = await signedIn('services', { method: 'POST', body: body(written) })
      expect(oneOf(answer.text).data.attributes['initial-price']).toBe(price)
    }
    expect((await one('accounts/90')).data.attributes['balance']).toBe(
      '249.79999999999999999999999999999999976',
    )
  })
})

describe('JSON', () => {
  test('what was read is written as it was', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 3 }), (value) => {
        const text = JSON.stringify(value)
        expect(JSON.parse(writeJson(readJson(text)))).toEqual(JSON.parse(text))
      }),
    )
    const text = '{"2":1.10,"1":[1e2,-0.0,12345678901234567890],"__proto__":{"a":null}}'
    expect(writeJson(readJson(` ${text}\n`))).toBe(text)
  })

  test.each(['{"a":1,}', '[1,]', '01', '{} {}', "{'a':1}", 'NaN', ''])('“%s” is none', (text) => {
    expect(() => readJson(text)).toThrow(SyntaxError)
  })
})

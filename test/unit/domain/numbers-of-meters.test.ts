import { describe, expect, test } from 'vitest'
import { isWellFormedGasMprn } from '#shared/domain/gas-mprn.ts'
import { checkGprn, GPRN_LENGTH } from '#shared/domain/gprn.ts'
import { isDigits, maskMeterNumber, tidyMeterNumber } from '#shared/domain/meter-number.ts'
import { isWellFormedMpan, mpanCore } from '#shared/domain/mpan.ts'
import { checkMprn, MPRN_LENGTH } from '#shared/domain/mprn.ts'
import { isReading, readTypedReading } from '#shared/domain/reading.ts'

describe('digits', () => {
  test.each(['0', '007', '12345678901'])('%j is digits', (text) => {
    expect(isDigits(text)).toBe(true)
  })

  test.each(['', ' ', '1 2', '1a', 'a1', '-1', '1.0', '１'])('%j is not', (text) => {
    expect(isDigits(text)).toBe(false)
  })

  test.each([' ', '\t', '-', '\u00A0', '\u00AD', '\u2010', '\u2013', '\u2015', '\u2212'])(
    'the separator %j is taken out wherever it is',
    (mark) => {
      expect(tidyMeterNumber(`${mark}0${mark}${mark}12${mark}`)).toBe('012')
    },
  )

  test.each(['1.2', '1/2', '1_2', '12 a', ' a '])('%j has something else and stays as it is', (text) => {
    expect(tidyMeterNumber(text)).toBe(text)
  })

  test.each([
    ['10 123 456 789', '••••••••789'],
    ['1234', '•234'],
    ['123', '123'],
    ['12', '12'],
    ['', ''],
    ['  ', ''],
    [' no number ', '••••••ber'],
  ])('%j is masked as %j', (text, masked) => {
    expect(maskMeterNumber(text)).toBe(masked)
  })
})

describe('lengths', () => {
  test('11 digits in an MPRN, 7 in a GPRN', () => {
    expect([MPRN_LENGTH, GPRN_LENGTH]).toEqual([11, 7])
  })

  test.each([
    [5, false],
    [6, true],
    [7, true],
    [10, true],
    [11, false],
  ])('%i digits with the right check are a gas MPRN: %s', (length, wellFormed) => {
    const body = '1'.repeat(length - 2)
    const sum = (body.length * (body.length + 1)) / 2
    expect(isWellFormedGasMprn(body + String(sum % 11).padStart(2, '0'))).toBe(wellFormed)
  })

  test('a gas MPRN has digits only', () => {
    expect(isWellFormedGasMprn('1 2-34 09')).toBe(true)
    expect(isWellFormedGasMprn('1x3409')).toBe(false)
    expect(isWellFormedGasMprn('NaN-09')).toBe(false)
  })
})

describe('the electricity number of Great Britain', () => {
  test.each([
    ['2012345678385', '2012345678385'],
    ['018011002012345678385', '2012345678385'],
    ['s018011002012345678385', '2012345678385'],
    ['S2012345678385', '2012345678385'],
    ['20123456783S5', null],
    ['201234567838S', null],
    ['201234567838x', null],
    ['SS2012345678385', null],
    ['20123456783855', null],
    ['0018011002012345678385', null],
    ['18011002012345678385', null],
  ])('the core of %s is %s', (text, core) => {
    expect(mpanCore(text)).toBe(core)
  })

  test('every digit counts with its weight', () => {
    const valid = '2012345678385'
    for (let place = 0; place < valid.length; place += 1) {
      const wrong = Array.from('0123456789')
        .filter((digit) => digit !== valid[place])
        .map((digit) => valid.slice(0, place) + digit + valid.slice(place + 1))
      expect([place, wrong.filter(isWellFormedMpan).length]).toEqual([place, 0])
    }
  })
})

describe('a number in the place of an MPRN', () => {
  test.each([
    ['S018011002012345678385', 'HO-MPRN-IS-GB-MPAN'],
    // Nothing else has 21 digits, whatever their check says.
    ['018011002012345678384', 'HO-MPRN-IS-GB-MPAN'],
    ['01801100201234567838', 'HO-MPRN-LENGTH'],
    ['0180110020123456783855', 'HO-MPRN-LENGTH'],
    ['abcdefghijklmnopqrstu', 'HO-MPRN-CHARACTERS'],
    ['abcdefghijk', 'HO-MPRN-CHARACTERS'],
    ['abcdefg', 'HO-MPRN-CHARACTERS'],
    ['', 'HO-MPRN-CHARACTERS'],
  ])('%s: %s', (text, why) => {
    expect(checkMprn(text)).toEqual({ wellFormed: false, why })
  })

  test.each([
    ['10123456789', null],
    ['81123456789', null],
    ['18123456789', 'HO-MPRN-PREFIX'],
    ['01123456781', 'HO-MPRN-PREFIX'],
    ['20123456710', 'HO-MPRN-PREFIX'],
    ['20123456781', 'HO-MPRN-PREFIX'],
  ])('%s is suspicious: %s', (digits, suspicion) => {
    expect(checkMprn(digits)).toEqual({ wellFormed: true, digits, suspicion })
  })

  test('and of a GPRN', () => {
    expect(checkGprn('')).toEqual({ wellFormed: false, why: 'HO-GPRN-CHARACTERS' })
    expect(checkGprn('abcdefg')).toEqual({ wellFormed: false, why: 'HO-GPRN-CHARACTERS' })
    expect(checkGprn('1234567890')).toEqual({ wellFormed: false, why: 'HO-GPRN-LENGTH' })
  })
})

describe('a reading', () => {
  test.each([
    ['1,234', 1234],
    ['12,345', 12_345],
    ['123 456', 123_456],
    ['1,234,567', 1_234_567],
    ['1\u00A0234\u00A0567', 1_234_567],
    ['1\u202F234\u202F567', 1_234_567],
    [' 0 ', 0],
    ['0000000000000000000042', 42],
    ['9,999,999', 9_999_999],
  ])('%j is %i', (typed, value) => {
    expect(readTypedReading(typed)).toEqual({ kind: 'reading', value })
  })

  test.each([
    ',123',
    '1234,567',
    '1,23',
    '1,2345',
    '1,234,56',
    '1,234,',
    '1,,234',
    '1.234',
    'x1,234',
    '1,234x',
    '1,2x4',
    'x,123',
    '10,000,000',
    '99999999999999999999',
    '12 34',
  ])('%j is none', (typed) => {
    expect(readTypedReading(typed)).toEqual({ kind: 'wrong' })
  })

  test.each([
    [0, true],
    [9_999_999, true],
    [10_000_000, false],
    [-1, false],
    [1.5, false],
    [Number.NaN, false],
  ])('%d can be one: %s', (value, expected) => {
    expect(isReading(value)).toBe(expected)
  })
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isWellFormedGasMprn } from '#shared/domain/gas-mprn.ts'
import { checkGprn } from '#shared/domain/gprn.ts'
import { maskMeterNumber, tidyMeterNumber } from '#shared/domain/meter-number.ts'
import { isWellFormedMpan, mpanCore } from '#shared/domain/mpan.ts'
import { checkMprn } from '#shared/domain/mprn.ts'

describe('MPAN, electricity in Great Britain', () => {
  test.each([
    ['2012345678385', true],
    ['1312345678907', true],
    ['1200023305967', true],
    ['2000050773706', true],
    ['2000002000090', true],
    ['018011002012345678385', true],
    ['20 1234 5678 385', true],
    ['2012345678384', false],
    ['2021345678385', false],
    ['201234567838', false],
    ['', false],
    // The check digit lets this slip pass: well formed is not correct.
    ['2012345678358', true],
  ])('%s: %s', (text, wellFormed) => {
    expect(isWellFormedMpan(text)).toBe(wellFormed)
  })

  test('the core of a whole S number is its last 13 digits', () => {
    expect(mpanCore('S018011002012345678385')).toBe('2012345678385')
    expect(mpanCore('01 801 100 20 1234 5678 385')).toBe('2012345678385')
    expect(mpanCore('12345678901')).toBeNull()
  })
})

describe('MPRN, gas in Great Britain', () => {
  test.each([
    ['3938424403', true],
    ['7462951501', true],
    ['3938425910', true],
    ['1234567810', true],
    ['123409', true],
    ['3938424430', false],
    ['3938424503', false],
    ['7462951509', false],
    ['39384244031', false],
    ['3938O24403', false],
    ['', false],
  ])('%s: %s', (text, wellFormed) => {
    expect(isWellFormedGasMprn(text)).toBe(wellFormed)
  })

  test('a single wrong digit is always noticed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 1, max: 9 }), (place, by) => {
        const digits = Array.from('3938424403')
        digits[place] = String((Number(digits[place]) + by) % 10)
        expect(isWellFormedGasMprn(digits.join(''))).toBe(false)
      }),
    )
  })
})

describe('MPRN, electricity in Ireland and Northern Ireland', () => {
  test.each([
    ['10123456789', '10123456789', null],
    ['81 123 456 789', '81123456789', null],
    ['10-123-456-789', '10123456789', null],
    ['00010012345', '00010012345', 'HO-MPRN-PREFIX'],
    ['20123456789', '20123456789', 'HO-MPRN-PREFIX'],
  ])('%s is well formed', (text, digits, suspicion) => {
    expect(checkMprn(text)).toEqual({ wellFormed: true, digits, suspicion })
  })

  test.each([
    ['1012345678', 'HO-MPRN-LENGTH'],
    ['101234567890', 'HO-MPRN-LENGTH'],
    ['1234567', 'HO-MPRN-IS-GPRN'],
    ['2012345678385', 'HO-MPRN-IS-GB-MPAN'],
    ['018011002012345678385', 'HO-MPRN-IS-GB-MPAN'],
    ['2012345678384', 'HO-MPRN-LENGTH'],
    ['3938424403', 'HO-MPRN-IS-GB-GAS'],
    ['1012345678a', 'HO-MPRN-CHARACTERS'],
    ['１０１２３４５６７８９', 'HO-MPRN-CHARACTERS'],
    ['1e10', 'HO-MPRN-CHARACTERS'],
  ])('%s: %s', (text, why) => {
    expect(checkMprn(text)).toEqual({ wellFormed: false, why })
  })
})

describe('GPRN, gas in Ireland', () => {
  test.each([
    ['1234567', '1234567'],
    ['0123456', '0123456'],
    ['123 4567', '1234567'],
  ])('%s is well formed', (text, digits) => {
    expect(checkGprn(text)).toEqual({ wellFormed: true, digits, suspicion: null })
  })

  test.each([
    ['123456', 'HO-GPRN-LENGTH'],
    ['12345678', 'HO-GPRN-LENGTH'],
    ['10123456789', 'HO-GPRN-IS-MPRN'],
    ['12345B7', 'HO-GPRN-CHARACTERS'],
  ])('%s: %s', (text, why) => {
    expect(checkGprn(text)).toEqual({ wellFormed: false, why })
  })
})

test('a text that is no number stays as it is', () => {
  expect(tidyMeterNumber('sample string 1')).toBe('sample string 1')
})

test('a masked number shows its last three digits', () => {
  expect(maskMeterNumber('10 123 456 789')).toBe('••••••••789')
  expect(maskMeterNumber('')).toBe('')
})

import { describe, expect, test } from 'vitest'
import { compactEircode, formatEircode, isWellFormedEircode } from '#shared/domain/eircode.ts'
import { isWellFormedEmail, sameEmail } from '#shared/domain/email.ts'
import { formatPostcode, isNorthernIrishPostcode, isWellFormedPostcode } from '#shared/domain/postcode.ts'

const letters = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ')
const digits = Array.from('0123456789')

/** The letters and digits for which a code is well formed, in one text. */
const allowed = (isWellFormed: (code: string) => boolean, code: (character: string) => string) =>
  [...digits, ...letters].filter((character) => isWellFormed(code(character))).join('')

describe('an Eircode has the characters of the product guide', () => {
  const guide = 'ACDEFHKNPRTVWXY'

  test.each<[string, (character: string) => string, string]>([
    ['the first of the routing key is a letter', (one) => `${one}65F4E2`, guide],
    ['the second is a digit', (one) => `A${one}5F4E2`, '0123456789'],
    ['the third is a digit', (one) => `A6${one}F4E2`, '0123456789'],
    ['but in D6 it may be a W', (one) => `D6${one}F4E2`, '0123456789W'],
    ['the first of the identifier', (one) => `A65${one}4E2`, `0123456789${guide}`],
    ['the last of the identifier', (one) => `A65F4E${one}`, `0123456789${guide}`],
  ])('%s', (_what, code, characters) => {
    expect(allowed(isWellFormedEircode, code)).toBe(characters)
  })

  test.each([
    'A65F4E',
    'A65F4E22',
    'AA65F4E2',
    'A65F4E2 A',
    'xA65F4E2',
    'D6WF4E2W',
    'D6W',
    'A6F4E2',
    'A656F4E2',
  ])('%s is too long or too short', (code) => {
    expect(isWellFormedEircode(code)).toBe(false)
  })

  test('and is compared as seven capitals and shown with one space', () => {
    expect(compactEircode(' d02  x2 85 ')).toBe('D02X285')
    expect(formatEircode(' d02  x2 85 ')).toBe('D02 X285')
    expect(formatEircode('  d02 o285 ')).toBe('d02 o285')
  })
})

describe('a UK postcode has the characters of the standard', () => {
  test.each<[string, (character: string) => string, string]>([
    ['A9 9AA, area', (one) => `${one}1 1AE`, 'ABCDEFGHIJKLMNOPRSTUWYZ'],
    ['A9 9AA, sector', (one) => `M1 ${one}AE`, '0123456789'],
    ['A9 9AA, first of the unit', (one) => `M1 1${one}E`, 'ABDEFGHJLNPQRSTUWXYZ'],
    ['A9 9AA, last of the unit', (one) => `M1 1A${one}`, 'ABDEFGHJLNPQRSTUWXYZ'],
    ['A99 9AA', (one) => `B3${one} 8TH`, '0123456789ABCDEFGHJKPSTUW'],
    ['AA9 9AA', (one) => `C${one}2 6XH`, '0123456789ABCDEFGHKLMNOPQRSTUVWXY'],
    ['AA99 9AA and AA9A 9AA', (one) => `EC1${one} 1BB`, '0123456789ABEHMNPRVWXY'],
    ['AA99 9AA, second letter', (one) => `D${one}55 1PT`, 'ABCDEFGHKLMNOPQRSTUVWXY'],
  ])('%s', (_what, code, characters) => {
    expect(allowed(isWellFormedPostcode, code)).toBe(characters)
  })

  test.each(['GIR 0AA', 'SW1A 1AA', 'BFPO 1', 'BFPO 1234', 'BFPO57', ' bfpo 57 '])('%s is one', (code) => {
    expect(isWellFormedPostcode(code)).toBe(true)
  })

  test.each([
    'BFPO',
    'MK 1AE',
    'BFPO 12345',
    'BFPO  1',
    'XBFPO 1',
    'BFPO 1X',
    'GIR 0AB',
    'AGIR 0AA',
    'EC1AA 1BB',
    'EC1A 1BBB',
    'AEC1A 1BB',
    'M1 1A',
    'DN555 1PT',
    'M111 1AE',
  ])('%s is none', (code) => {
    expect(isWellFormedPostcode(code)).toBe(false)
  })

  test.each([
    ['ec1a1bb', 'EC1A 1BB'],
    [' m1  1ae ', 'M1 1AE'],
    ['m1.1ae', 'M1 1AE'],
    ['m11ae', 'M1 1AE'],
    ['m1 1', 'M11'],
    ['bt15', 'BT15'],
    ['bt1 55', 'BT 155'],
  ])('%s is shown as %s', (typed, shown) => {
    expect(formatPostcode(typed)).toBe(shown)
  })

  test.each([
    ['BT1 5GS', true],
    ['bt15 5gs', true],
    ['BT99 9ZZ', true],
    ['B33 8TH', false],
    ['BA1 1AA', false],
    ['BTX 1AA', false],
    ['DBT1 5GS', false],
    ['BT1 5CC', false],
  ])('%s is of Northern Ireland: %s', (code, expected) => {
    expect(isNorthernIrishPostcode(code)).toBe(expected)
  })
})

describe('an e-mail address', () => {
  const forbidden = Array.from(' \t\n@,;:<>()[]\\"')

  test('has none of the characters that part addresses, before or behind the @', () => {
    for (const character of forbidden) {
      const at = (address: string) => isWellFormedEmail(address)
      expect([character, at(`a${character}b@example.ie`)]).toEqual([character, false])
      expect([character, at(`ab@ex${character}ample.ie`)]).toEqual([character, false])
      expect([character, at(`ab@example.i${character}e`)]).toEqual([character, false])
    }
  })

  test.each([
    ['x@a.ie', true],
    ['x@a.b.c.ie', true],
    ['x@a.ie.', false],
    ['x@a..ie', false],
    ['x@.a.ie', false],
    ['x@ie', false],
    ['x.y@a.ie', true],
    ['x..y@a.ie', false],
    ['.x@a.ie', false],
    ['x.@a.ie', false],
    [`${'x'.repeat(64)}@a.ie`, true],
    [`${'x'.repeat(65)}@a.ie`, false],
  ])('%s: %s', (address, expected) => {
    expect(isWellFormedEmail(address)).toBe(expected)
  })

  test('has 254 characters at most', () => {
    const long = (length: number) => `x@${'a'.repeat(length - 5)}.ie`
    expect(long(254)).toHaveLength(254)
    expect(isWellFormedEmail(long(254))).toBe(true)
    expect(isWellFormedEmail(long(255))).toBe(false)
  })

  test('is the same whatever its capitals and the blanks around it', () => {
    expect(sameEmail(' Aoife@Example.ie', 'aoife@example.IE ')).toBe(true)
    expect(sameEmail('aoife@example.ie', 'aoif@example.ie')).toBe(false)
  })
})

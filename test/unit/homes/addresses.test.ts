import { describe, expect, test } from 'vitest'
import { alikeAddress, postCodesDiffer, samePostCode } from '#shared/domain/homes/alike.ts'
import { homeTitle, homeWords, NO_ADDRESS, personWords } from '#shared/domain/homes/home-words.ts'
import { otherTenants } from '#shared/domain/homes/other-tenants.ts'

const address = (propertyName: string, street: string, town = 'Dublin 7') => ({
  ...NO_ADDRESS,
  propertyName,
  street,
  town,
})
const NUMBERS = { mprn: null, gprn: null, mpan: null, gasMprn: null }

describe('addresses that are likely one', () => {
  test.each([
    [address('14', 'Linnet Row'), address('', '14 Linnet row,')],
    [address('Apt. 3', 'St. Brendan’s Road'), address('Flat 3', 'Saint Brendans Rd')],
    [address('No. 9', 'The Green'), address('9', 'Green')],
    [address('2', 'Ó Fátharta Avenue'), address('2', 'O Fatharta Ave')],
  ])('%j and %j', (one, other) => {
    expect(alikeAddress(one)).toBe(alikeAddress(other))
    expect(alikeAddress(one)).not.toBe('')
  })

  test.each([
    [address('14', 'Linnet Row'), address('41', 'Linnet Row')],
    [address('14', 'Linnet Row'), address('14', 'Linnet Row', 'Cork')],
    [address('Flat 3, 14', 'Linnet Row'), address('Flat 14, 3', 'Linnet Row')],
    [address('1', '23 Mill Lane'), address('12', '3 Mill Lane')],
  ])('%j and %j are not', (one, other) => {
    expect(alikeAddress(one)).not.toBe(alikeAddress(other))
  })

  test('an address without a house is like no other', () => {
    expect(alikeAddress(address('', ''))).toBe('')
  })

  test('postcodes differ only when both are there', () => {
    expect(postCodesDiffer('D07 P2K8', 'd07p2k8')).toBe(false)
    expect(postCodesDiffer('D07 P2K8', '')).toBe(false)
    expect(postCodesDiffer('D07 P2K8', 'D07 P2K9')).toBe(true)
    expect([samePostCode('D07 P2K8', 'd07p2k8'), samePostCode('', '')]).toEqual([true, false])
  })
})

test('a home is found by its address, its postcode and its numbers, whole and by their ends', () => {
  const words = homeWords(
    { ...address('Rose Cottage', 'O’Connell Street'), postCode: 'H91 K4D9' },
    { ...NUMBERS, mprn: '10000000303', gprn: '1000101' },
  ).split(/[\s,]+/)
  for (const word of ['Rose', 'H91K4D9', 'OConnell', '10000000303', '303', '0303', '00303', '1000101', '101'])
    expect(words).toContain(word)
})

test('a person by name, e-mail address and number, and by nothing else', () => {
  const person = { title: 'Ms', firstName: 'Áine', lastName: 'Ní-Dhubhda', phone: '+353 20 910 1284' }
  const words = personWords({ ...person, email: 'aine@example.org' }).split(' ')
  for (const word of ['Áine', 'NíDhubhda', 'aine@example.org', '353209101284', '1284'])
    expect(words).toContain(word)
})

test('a home without an address is called by its meter', () => {
  expect(homeTitle(NO_ADDRESS, { ...NUMBERS, gprn: '1000101' })).toBe('The home with the meter ending 101')
  expect(homeTitle(NO_ADDRESS, NUMBERS)).toBe('A home without an address')
  expect(homeTitle(address('14', 'Linnet Row'))).toBe('14 Linnet Row, Dublin 7')
})

test('the tenants who move in too are one a line', () => {
  expect(otherTenants('Tomasz Wilk\n\n  Áine Ní Dhubhda ')).toEqual([
    { firstName: 'Tomasz', lastName: 'Wilk' },
    { firstName: 'Áine Ní', lastName: 'Dhubhda' },
  ])
})

import { describe, expect, test } from 'vitest'
import {
  contradict,
  countryByNumber,
  countryInWords,
  countryOfAddress,
  countryOfWord,
  type ToldCountry,
} from '#shared/domain/address-country.ts'
import { documentedCodes, type CodeTable } from '#shared/domain/codes.ts'

const row = (number: number, meaning: string) =>
  ({ number, xmlName: null, meaning, label: meaning, source: 'entered', confirmed: true }) as const

const codes: CodeTable = {
  ...documentedCodes(),
  country: [row(1, 'IE'), row(2, 'GB-NIR'), row(3, 'GB'), row(4, 'France')],
}

describe('a country in words', () => {
  test.each([
    ['Ireland', 'IE'],
    ['Republic of Ireland', 'IE'],
    ['Ireland, Republic of', 'IE'],
    ['Ireland (Republic of)', 'IE'],
    ['Ireland.', 'IE'],
    ['Éire', 'IE'],
    ['E\u0301i\u0301re', 'IE'],
    ['ROI', 'IE'],
    ['ie', 'IE'],
    ['IRL', 'IE'],
    ['Northern Ireland', 'GB-NIR'],
    ['NI', 'GB-NIR'],
    ['Great Britain', 'GB'],
    ['England', 'GB'],
    ['Scotland', 'GB'],
    ['Wales', 'GB'],
    ['Cymru', 'GB'],
    ['UK', 'UK'],
    ['GB', 'UK'],
    ['GBR', 'UK'],
    ['United Kingdom', 'UK'],
    ['  The   United Kingdom  ', 'UK'],
    ['The United Kingdom of Great Britain and the Northern Ireland', 'UK'],
    ['United Kingdom the', 'UK'],
    ['United the Kingdom', 'UK'],
    ['Northern, the (Ireland).', 'GB-NIR'],
    ['', null],
    ['Spain', null],
    ['Netherlands', null],
    ['IrelandIreland', null],
    ['toString', null],
  ])('%j is %s', (text, country) => {
    expect(countryOfWord(text)).toBe(country)
    expect(countryInWords({ country: text })).toBe(country)
  })

  test('is none when it is not there', () => {
    expect(countryInWords({})).toBeNull()
  })
})

test.each([
  [1, 'IE'],
  [2, 'GB-NIR'],
  [3, 'GB'],
  [4, null],
  [5, null],
  [undefined, null],
])('the number %s is %s', (countryCode, country) => {
  expect(countryByNumber(countryCode === undefined ? {} : { countryCode }, codes)).toBe(country)
})

test('two tellings contradict each other unless one is none, both are the same, or one is the UK and the other within it', () => {
  const countries: (ToldCountry | null)[] = ['IE', 'GB-NIR', 'GB', 'UK', null]
  const contradicting = countries.flatMap((a) =>
    countries.filter((b) => contradict(a, b)).map((b) => `${a} ${b}`),
  )
  expect(contradicting).toEqual([
    ...['IE GB-NIR', 'IE GB', 'IE UK'],
    ...['GB-NIR IE', 'GB-NIR GB'],
    ...['GB IE', 'GB GB-NIR'],
    'UK IE',
  ])
})

describe('the country of an address', () => {
  test.each([
    ['the word alone', { country: 'Scotland' }, 'GB'],
    ['the number alone', { countryCode: 2 }, 'GB-NIR'],
    ['both, saying the same', { country: 'Ireland', countryCode: 1 }, 'IE'],
    ['the UK, of which the number tells the part', { country: 'UK', countryCode: 2 }, 'GB-NIR'],
    ['the UK, of which the number tells the other part', { country: 'UK', countryCode: 3 }, 'GB'],
    ['a word, and a number that the table does not have', { country: 'Ireland', countryCode: 9 }, 'IE'],
    ['a contradiction', { country: 'Ireland', countryCode: 3 }, null],
    ['nothing', {}, null],
    ['the UK', { country: 'UK' }, 'UK'],
    ['the UK, with a postcode of Northern Ireland', { country: 'UK', postCode: 'bt15gs' }, 'GB-NIR'],
    ['the UK, with a postcode of Great Britain', { country: 'UK', postCode: 'M1 1AE' }, 'GB'],
    ['the UK, with a postcode that is none', { country: 'UK', postCode: 'M1' }, 'UK'],
    ['Ireland, with a postcode of the UK', { country: 'Ireland', postCode: 'BT1 5GS' }, 'IE'],
    ['Scotland, with a postcode of Northern Ireland', { country: 'Scotland', postCode: 'BT1 5GS' }, 'GB'],
    ['only a postcode', { postCode: 'M1 1AE' }, null],
  ])('by %s', (_what, address, country) => {
    expect(countryOfAddress(address, codes)).toBe(country)
  })
})

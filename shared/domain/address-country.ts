import { COUNTRIES, rowByNumber, type CodeTable, type Country } from './codes.ts'
import { remembered } from './remembered.ts'
import { isWellFormedPostcode, isNorthernIrishPostcode } from './postcode.ts'
import type { SwitchAddress } from './switch-members.ts'

/** A country as an address tells it: `UK` when it may be Northern Ireland or Great Britain. */
export type ToldCountry = Country | 'UK'

const WORDS: Readonly<Record<string, ToldCountry>> = {
  ireland: 'IE',
  'republic of ireland': 'IE',
  'ireland republic of': 'IE',
  eire: 'IE',
  roi: 'IE',
  ie: 'IE',
  irl: 'IE',
  'northern ireland': 'GB-NIR',
  ni: 'GB-NIR',
  'great britain': 'GB',
  england: 'GB',
  scotland: 'GB',
  wales: 'GB',
  cymru: 'GB',
  uk: 'UK',
  gb: 'UK',
  gbr: 'UK',
  'united kingdom': 'UK',
  'united kingdom of great britain and northern ireland': 'UK',
}

/** The country that a word stands for, or null for one that is not known here. */
export const countryOfWord: (text: string) => ToldCountry | null = remembered((text) => {
  const word = text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[.,()]/g, ' ')
    .replace(/\bthe\b/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  return Object.hasOwn(WORDS, word) ? (WORDS[word] ?? null) : null
})

/** The country of an address by its words, or null when they do not say. */
export function countryInWords(address: SwitchAddress): ToldCountry | null {
  return address.country === undefined ? null : countryOfWord(address.country)
}

/** The country of an address by its number in the connection's table, or null when the table does not have it. */
export function countryByNumber(address: SwitchAddress, codes: CodeTable): Country | null {
  if (address.countryCode === undefined) return null
  const meaning = rowByNumber(codes, 'country', address.countryCode)?.meaning
  return COUNTRIES.find((country) => country === meaning) ?? null
}

/**
 * The country of an address when it is known for certain: by its words or its number, never guessed from the postcode alone.
 * Null when neither says, or when they contradict each other. The postcode only tells the parts of the UK apart.
 */
export function countryOfAddress(address: SwitchAddress, codes: CodeTable): ToldCountry | null {
  const [told, numbered] = [countryInWords(address), countryByNumber(address, codes)]
  if (contradict(told, numbered)) return null
  // Where both say something they agree, and the number never says less than the words.
  const country = numbered ?? told
  if (country !== 'UK' || address.postCode === undefined) return country
  if (isNorthernIrishPostcode(address.postCode)) return 'GB-NIR'
  return isWellFormedPostcode(address.postCode) ? 'GB' : 'UK'
}

/** Whether two tellings of a country cannot both be right. */
export function contradict(a: ToldCountry | null, b: ToldCountry | null): boolean {
  if (a === null || b === null || a === b) return false
  return !((a === 'UK' && b !== 'IE') || (b === 'UK' && a !== 'IE'))
}

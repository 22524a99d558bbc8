import type { AddressLines } from './home-words.ts'

/** What people write in more than one way, in the one way in which it is compared. */
const WORDS: Readonly<Record<string, string>> = {
  street: 'st',
  str: 'st',
  saint: 'st',
  road: 'rd',
  avenue: 'ave',
  av: 'ave',
  lane: 'ln',
  drive: 'dr',
  place: 'pl',
  square: 'sq',
  terrace: 'tce',
  terr: 'tce',
  court: 'ct',
  crescent: 'cres',
  gardens: 'gdns',
  garden: 'gdns',
  grove: 'gr',
  park: 'pk',
  close: 'cl',
  upper: 'upr',
  lower: 'lwr',
  north: 'n',
  south: 's',
  east: 'e',
  west: 'w',
  mount: 'mt',
  apartment: 'apt',
  appartment: 'apt',
  flat: 'apt',
  unit: 'apt',
  floor: 'fl',
  and: '',
  the: '',
  no: '',
  number: '',
  house: '',
  co: '',
  county: '',
}

/**
 * An address without what people write differently: capitals, accents, punctuation, spaces and common abbreviations. Two homes with the same
 * text are likely one, if their postcodes do not say otherwise; '' for an address that says too little to compare.
 */
export function alikeAddress({ propertyName, street, town }: AddressLines): string {
  const house = folded([propertyName, street].join(' '))
  return house === '' ? '' : `${house}|${folded(town)}`
}

/** Whether two postcodes are of different places. One that is missing says nothing. */
export function postCodesDiffer(a: string, b: string): boolean {
  const [one, other] = [compact(a), compact(b)]
  return one !== '' && other !== '' && one !== other
}

/** Whether two postcodes are there and the same. */
export function samePostCode(a: string, b: string): boolean {
  return compact(a) !== '' && compact(a) === compact(b)
}

function compact(postCode: string): string {
  return postCode.toUpperCase().replaceAll(/[^A-Z0-9]/g, '')
}

function folded(text: string): string {
  const words = text
    .normalize('NFKD')
    .replaceAll(/[\p{M}'’‘`]/gu, '')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu)
  return (words ?? []).flatMap((word) => (Object.hasOwn(WORDS, word) ? WORDS[word] || [] : word)).join(' ')
}

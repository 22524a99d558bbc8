import type { Random } from './random.ts'

/** Invented people. */
export interface Name {
  readonly salutation: string
  readonly first: string
  readonly last: string
}

const FIRST: readonly (readonly [salutation: string, first: string])[] = [
  ['Ms', 'Amina'],
  ['Mr', 'Callum'],
  ['Mrs', 'Siân'],
  ['Mr', 'Tomasz'],
  ['Ms', 'Priya'],
  ['Mr', 'Kwame'],
  ['Mrs', 'Margaret'],
  ['Mx', 'Robin'],
  ['Mr', 'Eoin'],
  ['Miss', 'Chloe'],
  ['Mr', 'Yusuf'],
  ['Dr', 'Helen'],
  ['Mr', 'Dafydd'],
  ['Ms', 'Oluchi'],
  ['Mr', 'Graham'],
  ['Mrs', 'Nasreen'],
  ['Mr', 'Lewis'],
  ['Ms', 'Ewa'],
  ['Mr', 'Harjit'],
  ['Mrs', 'Doreen'],
]
const LAST = [
  'Armitage',
  'Okafor',
  'Pritchard',
  'Nowak',
  'Banerjee',
  'Mensah',
  'Hartley',
  'Fenwick',
  'Gallagher',
  'Drummond',
  'Rahman',
  'Thornbury',
  'Llewellyn',
  'Eze',
  'Cartwright',
  'Malik',
  'Sinclair',
  'Kowalczyk',
  'Sandhu',
  'Ashdown',
  'Peverell',
  'Whitlock',
  'Ní Bhriain',
  'Oduya',
  'Castellan',
]

/** A hundred different names in a row, and more: the last names move on by one at each turn of the list. */
export function nameNumber(number: number): Name {
  const [salutation, first] = FIRST[number % FIRST.length] ?? ['', '']
  return { salutation, first, last: LAST[(number + Math.floor(number / LAST.length)) % LAST.length] ?? '' }
}

/** `Siân Ní Bhriain` → `sian.nibhriain@example.com` */
export const emailOf = ({ first, last }: Name, domain: 'example.com' | 'example.org'): string =>
  `${first}.${last}@${domain}`
    .normalize('NFD')
    .replace(/[^a-zA-Z.@]/g, '')
    .toLowerCase()

export const birthday = (random: Random): string =>
  `${random.whole(1958, 2003)}-${String(random.whole(1, 12)).padStart(2, '0')}-${String(random.whole(1, 28)).padStart(2, '0')}`

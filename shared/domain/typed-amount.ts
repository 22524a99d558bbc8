import { readDecimal, type Decimal } from './decimal.ts'

/** What a typed amount is, or why it is none. */
export type TypedAmount =
  | { ok: true; amount: Decimal }
  /** `thousands`: a comma before three digits may stand for thousands or for the point. `places`: more digits behind the point than we send. */
  | { ok: false; because: 'empty' | 'not-an-amount' | 'thousands' | 'places' }

/** As many digits behind the point as we send: no currency has more, and the service's own limit is not known. */
export const MOST_PLACES = 4

/**
 * Reads an amount as people here and elsewhere type it: `1.50`, `1,50`, `1,234.50`, `1 234,50`, `€12`, `-5`. A comma with exactly three
 * digits behind it and nothing else (`1,500`) is asked about, for it is a thousand here and a half more than one elsewhere.
 */
export function readTypedAmount(text: string): TypedAmount {
  const bare = text
    .replace(/[\s\u00a0\u202f]/g, '')
    .replace(/^([-\u2212]?)[€£$]/, '$1')
    .replace(/^[€£$]([-\u2212])/, '$1')
  if (bare === '') return { ok: false, because: 'empty' }
  const typed = bare.replace(/^\u2212/, '-')
  if (/^-?[1-9]\d{0,2},\d{3}$/.test(typed)) return { ok: false, because: 'thousands' }
  const plain = plainOf(typed)
  const amount = plain === null ? null : readDecimal(plain)
  if (amount === null) return { ok: false, because: 'not-an-amount' }
  return amount.places > MOST_PLACES ? { ok: false, because: 'places' } : { ok: true, amount }
}

/** The same number with a point and without marks for thousands; null when the marks do not fit together. */
function plainOf(typed: string): string | null {
  if (/^-?\d+(?:[.,]\d+)?$/.test(typed)) return typed.replace(',', '.')
  if (/^-?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(typed)) return typed.replaceAll(',', '')
  if (/^-?\d{1,3}(?:\.\d{3})+,\d+$/.test(typed)) return typed.replaceAll('.', '').replace(',', '.')
  return null
}

import { readDecimal, type Decimal } from './decimal.ts'

/** What a typed amount is, or why it is none. */
export type TypedAmount =
  | { ok: true; amount: Decimal }
  /** `thousands`: a comma before three digits may stand for thousands or for the point. `places`: more digits behind the point than we send. */
  | { ok: false; because: 'empty' | 'not-an-amount' | 'thousands' | 'places' }

/** As many digits behind the point as we send: no currency has more, and the service's own limit is not known. */
export const MOST_PLACES = 4

/** The signs of the currencies that people here type. */
const SIGNS: Readonly<Record<string, string>> = { EUR: '€', GBP: '£', USD: '$' }

/**
 * Reads an amount as people here and elsewhere type it: `1.50`, `1,50`, `1,234.50`, `1 234,50`, `€12`, `-5`. Blanks stand between
 * thousands only, and a sign is that of the currency. A comma with exactly three digits behind it and nothing else (`1,500`) is asked
 * about, for it is a thousand here and a half more than one elsewhere.
 */
export function readTypedAmount(text: string, currency = ''): TypedAmount {
  const typed = withoutSign(
    text
      .replace(/[\u00a0\u202f]/g, ' ')
      .replace(/\u2212/g, '-')
      .trim(),
    currency,
  )
  if (typed === '') return { ok: false, because: 'empty' }
  if (/^-?[1-9]\d{0,2},\d{3}$/.test(typed)) return { ok: false, because: 'thousands' }
  const plain = plainOf(typed)
  const amount = plain === null ? null : readDecimal(plain)
  if (amount === null) return { ok: false, because: 'not-an-amount' }
  return amount.places > MOST_PLACES ? { ok: false, because: 'places' } : { ok: true, amount }
}

/** The digits, with a minus before them, of `€12`, `-€12`, `€-12` and `€ 12`. */
function withoutSign(typed: string, currency: string): string {
  const sign = SIGNS[currency]
  if (sign === undefined || typed.split(sign).length !== 2) return typed
  const before = typed.slice(0, typed.indexOf(sign)).trim()
  if (before !== '' && before !== '-') return typed
  return `${before}${typed.slice(typed.indexOf(sign) + 1).trim()}`
}

/** The same number with a point and without marks for thousands; null when the marks do not fit together. */
function plainOf(typed: string): string | null {
  if (/^-?\d+(?:[.,]\d+)?$/.test(typed)) return typed.replace(',', '.')
  if (/^-?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(typed)) return typed.replaceAll(',', '')
  if (/^-?\d{1,3}(?:\.\d{3})+,\d+$/.test(typed)) return typed.replaceAll('.', '').replace(',', '.')
  if (/^-?\d{1,3}(?: \d{3})+(?:[.,]\d+)?$/.test(typed)) return typed.replaceAll(' ', '').replace(',', '.')
  return null
}

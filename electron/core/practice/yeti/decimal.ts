import { decimalText, shortened, type Decimal } from '#shared/domain/decimal.ts'

const NUMBER = /^\s*([+-]?)(?=\.?[0-9])([0-9]*)(?:\.([0-9]*))?(?:[eE]([+-]?[0-9]{1,9}))?\s*$/
/** The database's numbers end much later; that nobody's price comes near is deduced. */
const MOST_DIGITS = 2000

/** Reads what Ruby takes for a number: `10`, `-0.50`, `.5`, `1.5e3`; null for what is none. */
export function decimalIn(text: string): Decimal | null {
  const match = NUMBER.exec(text)
  if (match === null) return null
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match
  const places = fraction.length - Number(exponent)
  if (whole.length + Math.abs(places) + fraction.length > MOST_DIGITS) return null
  const digits = BigInt(`${whole}${fraction}`) * 10n ** BigInt(Math.max(-places, 0))
  return shortened({ units: sign === '-' ? -digits : digits, places: Math.max(places, 0) })
}

/** A number that this code says itself. Throws when it is none. */
export function decimal(text: string): Decimal {
  const read = decimalIn(text)
  if (read === null) throw new Error(`${text} is no decimal number.`)
  return read
}

/** As the service writes it: always with a fraction, `10.0`, and no zeros behind it, `5.1`. */
export function writeDecimal(amount: Decimal): string {
  const text = decimalText(shortened(amount))
  return text.includes('.') ? text : `${text}.0`
}

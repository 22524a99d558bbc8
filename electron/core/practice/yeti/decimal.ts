/** An exact decimal number: `units` × 10^-`scale`, without zeros at the end of the fraction. */
export interface Decimal {
  readonly units: bigint
  readonly scale: number
}

const NUMBER = /^\s*([+-]?)(?=\.?[0-9])([0-9]*)(?:\.([0-9]*))?(?:[eE]([+-]?[0-9]{1,9}))?\s*$/
/** The database's numbers end much later; that nobody's price comes near is deduced. */
const MOST_DIGITS = 2000

/** Reads `10`, `-0.50`, `1.5e3`; null for what is no number. */
export function readDecimal(text: string): Decimal | null {
  const match = NUMBER.exec(text)
  if (match === null) return null
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match
  const scale = fraction.length - Number(exponent)
  if (whole.length + Math.abs(scale) + fraction.length > MOST_DIGITS) return null
  const digits = BigInt(`${whole}${fraction}`) * 10n ** BigInt(Math.max(-scale, 0))
  return reduced(sign === '-' ? -digits : digits, Math.max(scale, 0))
}

/** A number that this code says itself. Throws when it is none. */
export function decimal(text: string): Decimal {
  const read = readDecimal(text)
  if (read === null) throw new Error(`${text} is no decimal number.`)
  return read
}

/** As the service writes it: always with a fraction, `10.0`, and no zeros behind it, `5.1`. */
export function writeDecimal({ units, scale }: Decimal): string {
  const digits = String(units < 0n ? -units : units).padStart(scale + 1, '0')
  const whole = digits.slice(0, digits.length - scale)
  const fraction = digits.slice(digits.length - scale)
  return `${units < 0n ? '-' : ''}${whole}.${fraction === '' ? '0' : fraction}`
}

export function minus(one: Decimal, other: Decimal): Decimal {
  const scale = Math.max(one.scale, other.scale)
  return reduced(unitsAt(one, scale) - unitsAt(other, scale), scale)
}

/** Negative when `one` is less, 0 when both are even, positive when it is more. */
export function compareDecimals(one: Decimal, other: Decimal): number {
  const { units } = minus(one, other)
  return units < 0n ? -1 : units > 0n ? 1 : 0
}

export const signOf = ({ units }: Decimal): number => (units < 0n ? -1 : units > 0n ? 1 : 0)

const unitsAt = ({ units, scale }: Decimal, wanted: number): bigint => units * 10n ** BigInt(wanted - scale)

function reduced(units: bigint, scale: number): Decimal {
  let [left, places] = [units, scale]
  while (places > 0 && left % 10n === 0n) {
    left /= 10n
    places -= 1
  }
  return { units: left, scale: places }
}

/**
 * An exact decimal: `units` × 10^-`places`. `1.50` is 150 with two places, and stays it: what was written is never rounded or made
 * shorter. Prices and balances are never numbers of JavaScript, which cannot hold them.
 */
export interface Decimal {
  readonly units: bigint
  /** Digits behind the point, 0 or more. */
  readonly places: number
}

/** Longer than any price; keeps what is worked with small. */
const LONGEST = 60

/** Reads a plain decimal: digits, with a point and a minus where there are any (`-12.50`). Null for anything else. */
export function readDecimal(text: string): Decimal | null {
  if (text.length > LONGEST || !/^-?\d+(?:\.\d+)?$/.test(text)) return null
  const [whole = '', behind = ''] = text.split('.')
  return { units: BigInt(whole + behind), places: behind.length }
}

/** Every digit of it, with as many behind the point as it has. */
export function decimalText({ units, places }: Decimal): string {
  const digits = String(units < 0n ? -units : units).padStart(places + 1, '0')
  const [whole, behind] = [digits.slice(0, digits.length - places), digits.slice(digits.length - places)]
  return `${units < 0n ? '-' : ''}${whole}${behind === '' ? '' : `.${behind}`}`
}

export function plus(one: Decimal, other: Decimal): Decimal {
  const [a, b, places] = aligned(one, other)
  return { units: a + b, places }
}

export function minus(one: Decimal, other: Decimal): Decimal {
  return plus(one, negated(other))
}

export function negated({ units, places }: Decimal): Decimal {
  return { units: -units, places }
}

/** Less than 0 when the first is the smaller, 0 when they are worth the same (`1.5` and `1.50`), else more than 0. */
export function compare(one: Decimal, other: Decimal): number {
  const [a, b] = aligned(one, other)
  return a < b ? -1 : a > b ? 1 : 0
}

export function isZero({ units }: Decimal): boolean {
  return units === 0n
}

export function isNegative({ units }: Decimal): boolean {
  return units < 0n
}

/** How many digits carry its value: those of `0.00120` are 12 and the 0 behind it, as written. */
export function significantDigits({ units }: Decimal): number {
  return String(units < 0n ? -units : units).length
}

/** It without the zeros at its end that say nothing: `1.50` is `1.5`. */
export function shortened({ units, places }: Decimal): Decimal {
  if (places === 0 || units % 10n !== 0n) return { units, places }
  return shortened({ units: units / 10n, places: places - 1 })
}

function aligned(one: Decimal, other: Decimal): [bigint, bigint, number] {
  const places = Math.max(one.places, other.places)
  const of = ({ units, places: own }: Decimal) => units * 10n ** BigInt(places - own)
  return [of(one), of(other), places]
}

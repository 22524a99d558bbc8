/** As many digits of a number survive every reader of JSON. */
export const MOST_DIGITS = 15

/** Whether a number as JSON writes it has the same value once it was read: one of 15 digits does, unless it is too great or too small. */
export function keepsItsValue(number: string): boolean {
  const digits = number
    .replace(/[eE].*$/, '')
    .replaceAll(/[-.]/g, '')
    .replace(/^0+/, '')
    .replace(/0+$/, '')
  const size = Math.abs(Number(number))
  return digits.length <= MOST_DIGITS && (digits === '' || (size > 1e-300 && size < 1e300))
}

/** A number as it stands in a file. Read as a number of JavaScript, its digits might change (`1.50`, `0.30000000000000004`). */
export class WrittenNumber {
  /** As it was written: `1.50`, `1e3`. */
  readonly digits: string

  constructor(digits: string) {
    this.digits = digits
  }
}

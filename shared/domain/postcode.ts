/**
 * UK postcodes by the published pattern (BS 7666). There are exceptions to almost every rule, so a postcode that does not fit is
 * suspicious and never refused.
 */
const POSTCODE =
  /^(GIR 0AA|(?:[A-PR-UWYZ](?:[0-9]{1,2}|[A-HK-Y][0-9]{1,2}|[A-HK-Y][0-9][ABEHMNPRVWXY]|[0-9][A-HJKPSTUW])) [0-9][ABD-HJLNP-UW-Z]{2})$/
const FORCES = /^BFPO ?[0-9]{1,4}$/

/** Whether a text, in any case and spacing, is a well-formed UK postcode. */
export function isWellFormedPostcode(text: string): boolean {
  return POSTCODE.test(formatPostcode(text)) || FORCES.test(text.trim().toUpperCase())
}

/** Capitals with one space before the last three; what is too short for that is only put in capitals. */
export function formatPostcode(text: string): string {
  const bare = text.toUpperCase().replace(/[^A-Z0-9]/g, '')
  return bare.length < 5 ? bare : `${bare.slice(0, -3)} ${bare.slice(-3)}`
}

/** Whether it is a postcode of Northern Ireland: all of them, and only they, start with BT. */
export function isNorthernIrishPostcode(text: string): boolean {
  return isWellFormedPostcode(text) && formatPostcode(text).startsWith('BT')
}

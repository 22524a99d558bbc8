/**
 * Eircodes: a routing key of three characters and an identifier of four, from the letters that the product guide allows.
 * The form says nothing about whether such an address exists.
 */
const EIRCODE = /^(?:D6W|[AC-FHKNPRTV-Y][0-9]{2})[0-9AC-FHKNPRTV-Y]{4}$/

/** Whether a text, in any case and with or without its space, is a well-formed Eircode. */
export function isWellFormedEircode(text: string): boolean {
  return EIRCODE.test(compactEircode(text))
}

/** Seven capitals without a space, as it is stored and compared. */
export function compactEircode(text: string): string {
  return text.replace(/\s/g, '').toUpperCase()
}

/** As it is shown: one space after the routing key. A text that is not well formed comes back as it was, trimmed. */
export function formatEircode(text: string): string {
  const compact = compactEircode(text)
  return EIRCODE.test(compact) ? `${compact.slice(0, 3)} ${compact.slice(3)}` : text.trim()
}

/** What the check of a meter point number found. `suspicion` is told and may be passed over; "well formed" never means the right meter. */
export type MeterNumberCheck<Refusal extends string, Suspicion extends string = never> =
  { wellFormed: true; digits: string; suspicion: Suspicion | null } | { wellFormed: false; why: Refusal }

const SEPARATORS = /[\s\u00AD\u2010-\u2015\u2212-]/g

/**
 * A meter number without the spaces and hyphens that bills print, leading zeros kept. A text that has anything else besides digits
 * comes back unchanged, so that what is wrong with it can still be seen.
 */
export function tidyMeterNumber(text: string): string {
  if (isDigits(text)) return text
  const bare = text.replace(SEPARATORS, '')
  return isDigits(bare) ? bare : text
}

/** Whether a text is ASCII digits and nothing else, at least one. */
export function isDigits(text: string): boolean {
  return /^[0-9]+$/.test(text)
}

/** All but the last three digits hidden: enough to tell two meters apart with the bill in hand. '' for no number. */
export function maskMeterNumber(text: string): string {
  const digits = tidyMeterNumber(text).trim()
  return '•'.repeat(Math.max(0, digits.length - 3)) + digits.slice(-3)
}

/*
 * Yeti has no idempotency key, and names need not be unique (yeti.md 0.7). So that a service can be found again when the answer was
 * lost, its name ends with a reference of ours, which no other service has: `Broadband, 2 Main Street [ho-7k2m9x4q]`.
 */

/** Crockford's base32 in lower case: no i, l, o or u, so that it can be read out on the telephone. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'
const REFERENCE = /(?:^|\s)\[(ho-[0-9a-hjkmnp-tv-z]{8})\]\s*$/

/** How many random bytes a reference is made of. */
export const REFERENCE_BYTES = 8

/** The reference of eight random bytes: `ho-` and eight characters. */
export function referenceOf(random: Uint8Array): string {
  return `ho-${Array.from(random.subarray(0, REFERENCE_BYTES), (byte) => ALPHABET.charAt(byte & 31)).join('')}`
}

/** The reference at the end of a name, or null. */
export function referenceIn(name: string): string | null {
  return REFERENCE.exec(name)?.[1] ?? null
}

/** The name without its reference; '' when it is nothing else. */
export function withoutReference(name: string): string {
  return name.replace(REFERENCE, '').trimEnd()
}

/** The name with a reference at its end; the reference alone when there is no name. */
export function withReference(name: string, reference: string): string {
  const own = name.trim()
  return own === '' ? `[${reference}]` : `${own} [${reference}]`
}

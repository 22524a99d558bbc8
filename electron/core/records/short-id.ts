import { randomBytes } from 'node:crypto'

/** Crockford's base32: no I, L, O or U, so that an id can be read out on the telephone. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** The reference by which what was made for a submission can be found at a service: `ho-` and the first eight characters of its id. */
export function referenceOfId(id: string): string {
  return `ho-${id.slice(0, 8).toLowerCase()}`
}

/** A new short id: ten characters, 50 random bits. Names submissions, drafts, connections and receipts. */
export function newId(): string {
  return Array.from(randomBytes(10), (byte) => ALPHABET.charAt(byte & 31)).join('')
}

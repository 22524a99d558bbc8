import { randomBytes } from 'node:crypto'

/** Crockford's base32: no I, L, O or U, so that an id can be read out on the telephone. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** The reference by which what was made for a submission can be found at a service: `ho-` and the first eight characters of its id. */
export function referenceOfId(id: string): string {
  return `ho-${id.slice(0, 8).toLowerCase()}`
}

/** A new short id: ten characters, 50 random bits. Names submissions, drafts, connections and receipts. */
export function newId(): string {
  return randomCharacters(10)
}

/**
 * As many new short ids as are made together. They begin alike, so that they stand together in an index: a page or two of it
 * is written for all of them. Each has 50 random bits, of which they share half.
 */
export function newIds(count: number): string[] {
  const beginning = randomCharacters(5)
  const ids = new Set<string>()
  while (ids.size < count) {
    const endings = randomCharacters(5 * (count - ids.size))
    for (let at = 0; at < endings.length; at += 5) ids.add(beginning + endings.slice(at, at + 5))
  }
  return [...ids]
}

function randomCharacters(count: number): string {
  return Array.from(randomBytes(count), (byte) => ALPHABET.charAt(byte & 31)).join('')
}

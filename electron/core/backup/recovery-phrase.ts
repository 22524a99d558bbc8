import { createHash, randomBytes } from 'node:crypto'
import { RECOVERY_WORDS } from './recovery-words.ts'

/*
 * Twelve words for 128 random bits and 4 bits of their SHA-256, as BIP-39 has it: well tried for being written down and read out. How the
 * key is made of them is our own (scrypt, as for the passphrase).
 */
const ENTROPY_BYTES = 16
const WORD_BITS = 11
export const PHRASE_WORDS = 12

const PLACE_OF: ReadonlyMap<string, number> = new Map(RECOVERY_WORDS.map((word, place) => [word, place]))

/** Twelve words that nobody has had before. */
export function newPhrase(): string[] {
  return phraseOf(randomBytes(ENTROPY_BYTES))
}

/** The words that stand for these 16 bytes. */
export function phraseOf(entropy: Uint8Array): string[] {
  const bits = bitsOf(entropy) + checkBitsOf(entropy)
  return Array.from({ length: PHRASE_WORDS }, (_, place) => {
    const word = RECOVERY_WORDS[Number.parseInt(bits.slice(place * WORD_BITS, (place + 1) * WORD_BITS), 2)]
    if (word === undefined) throw new RangeError(`A phrase is made of ${ENTROPY_BYTES} bytes.`)
    return word
  })
}

/** What is wrong with a phrase as somebody typed it. */
export type PhraseFault =
  { what: 'count'; words: number } | { what: 'unknown'; place: number } | { what: 'check' }

/**
 * Reads what somebody typed: case, line ends and more than one space do not matter, nor numbers in front of the words.
 *
 * @returns the twelve words, or what is wrong; `place` counts from 1. Never the words themselves
 */
export function readPhrase(
  typed: string,
): { ok: true; words: readonly string[] } | { ok: false; fault: PhraseFault } {
  const words = typed
    .normalize('NFKC')
    .toLowerCase()
    .split(/[\s,;.]+/)
    .filter((word) => word !== '' && !/^\d+[.)]?$/.test(word))
  if (words.length !== PHRASE_WORDS) return { ok: false, fault: { what: 'count', words: words.length } }
  const places = words.map((word) => PLACE_OF.get(word))
  const unknown = places.indexOf(undefined)
  if (unknown >= 0) return { ok: false, fault: { what: 'unknown', place: unknown + 1 } }
  const bits = places.map((place) => (place ?? 0).toString(2).padStart(WORD_BITS, '0')).join('')
  const entropy = Buffer.from(
    Array.from({ length: ENTROPY_BYTES }, (_, byte) =>
      Number.parseInt(bits.slice(byte * 8, byte * 8 + 8), 2),
    ),
  )
  if (checkBitsOf(entropy) !== bits.slice(ENTROPY_BYTES * 8)) return { ok: false, fault: { what: 'check' } }
  return { ok: true, words }
}

function checkBitsOf(entropy: Uint8Array): string {
  return bitsOf(createHash('sha256').update(entropy).digest()).slice(0, (entropy.length * 8) / 32)
}

function bitsOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('')
}

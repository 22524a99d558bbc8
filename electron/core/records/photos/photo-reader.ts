import { broken } from './refused-photo.ts'

/** Reads a picture's bytes in turn, big-endian. Every method throws RefusedPhotoError where the bytes end too soon. */
export class PhotoReader {
  readonly #bytes: Uint8Array
  #at: number

  constructor(bytes: Uint8Array, at = 0) {
    this.#bytes = bytes
    this.#at = at
  }

  get left(): number {
    return this.#bytes.length - this.#at
  }

  byte(): number {
    return this.#bytes[this.#at++] ?? broken()
  }

  uint16(): number {
    return this.byte() * 0x100 + this.byte()
  }

  uint32(): number {
    return this.uint16() * 0x10000 + this.uint16()
  }

  /** The next bytes, not copied. */
  take(length: number): Uint8Array {
    if (length > this.left) broken()
    const taken = this.#bytes.subarray(this.#at, this.#at + length)
    this.#at += length
    return taken
  }

  /** The bytes up to the next marker of a JPEG, which is left to be read: stuffed zeros and restart markers belong to them. */
  scan(): Uint8Array {
    const bytes = this.#bytes
    const from = this.#at
    for (let at = from; at + 1 < bytes.length; at += 1) {
      if (bytes[at] !== 0xff) continue
      const next = bytes[at + 1] ?? 0
      if (next === 0 || (next >= 0xd0 && next <= 0xd7)) continue
      this.#at = at
      return bytes.subarray(from, at)
    }
    return broken()
  }
}

/** Whether bytes begin with these letters, each a byte. */
export function beginsWith(bytes: Uint8Array, letters: string, at = 0): boolean {
  return Array.from(letters).every((letter, place) => bytes[at + place] === letter.charCodeAt(0))
}

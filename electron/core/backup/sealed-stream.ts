import { createCipheriv, createDecipheriv } from 'node:crypto'
import { CHUNK_BYTES } from './format.ts'
import { backupRefusal } from './refusals.ts'

/*
 * The STREAM construction (Hoang, Reyhanitabar, Rogaway, Vizár 2015), as age uses it: each chunk is enciphered by itself, and its nonce is
 * its number with a last byte that says whether it is the last one. So a chunk that is changed, missing, doubled, in another place or
 * behind the end is noticed, and so is a file that ends early. The key must be of this stream alone.
 */
const TAG_BYTES = 16
const SEALED_BYTES = CHUNK_BYTES + TAG_BYTES

interface StreamKey {
  /** 32 bytes, never used for another stream. */
  cipher: Buffer
  /** What stands before the chunks; it cannot be changed unnoticed either. */
  bound: Buffer
}

/** Enciphers what it is given, in whatever pieces, and hands the chunks on. */
export class SealingStream {
  readonly #key: StreamKey
  readonly #write: (sealed: Buffer) => void
  readonly #held = Buffer.alloc(CHUNK_BYTES)
  #length = 0
  #number = 0

  constructor(key: StreamKey, write: (sealed: Buffer) => void) {
    this.#key = key
    this.#write = write
  }

  take(bytes: Uint8Array): void {
    for (let from = 0; from < bytes.length;) {
      // Only when more comes: the one that is held may be the last.
      if (this.#length === CHUNK_BYTES) this.#seal(false)
      const part = bytes.subarray(from, from + CHUNK_BYTES - this.#length)
      this.#held.set(part, this.#length)
      this.#length += part.length
      from += part.length
    }
  }

  end(): void {
    this.#seal(true)
  }

  #seal(last: boolean): void {
    const cipher = createCipheriv('aes-256-gcm', this.#key.cipher, nonceOf(this.#number, last))
    cipher.setAAD(this.#key.bound)
    const sealed = cipher.update(this.#held.subarray(0, this.#length))
    cipher.final()
    this.#write(Buffer.concat([sealed, cipher.getAuthTag()]))
    this.#number += 1
    this.#length = 0
  }
}

/**
 * Gives what was enciphered, chunk by chunk. Nothing of a chunk is given that is not authentic; that the whole is, is known only at the end.
 *
 * @param length of all the sealed chunks, in bytes
 * @param read gives so many bytes from a place after the beginning, fewer at the end of the file
 * @throws NotNowError `damaged`
 */
export function* openedChunks(
  key: StreamKey,
  length: number,
  read: (place: number, length: number) => Buffer,
): Generator<Buffer, void, void> {
  const count = Math.max(1, Math.ceil(length / SEALED_BYTES))
  for (let number = 0; number < count; number += 1) {
    const sealed = read(number * SEALED_BYTES, SEALED_BYTES)
    const last = number === count - 1
    const empty = sealed.length === TAG_BYTES
    if (sealed.length < TAG_BYTES || (!last && sealed.length < SEALED_BYTES) || (empty && number > 0))
      throw backupRefusal('damaged')
    yield opened(key, sealed, number, last)
  }
}

function opened({ cipher, bound }: StreamKey, sealed: Buffer, number: number, last: boolean): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', cipher, nonceOf(number, last))
  decipher.setAAD(bound)
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG_BYTES))
  const plain = decipher.update(sealed.subarray(0, sealed.length - TAG_BYTES))
  try {
    decipher.final()
  } catch {
    throw backupRefusal('damaged')
  }
  return plain
}

/** 12 bytes: the number in eleven, big-endian, and 1 for the last. */
function nonceOf(number: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(12)
  nonce.writeBigUInt64BE(BigInt(number), 3)
  nonce[11] = last ? 1 : 0
  return nonce
}

import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** 256 random bits in base64url: 43 letters. */
export function newKey(): string {
  return randomBytes(32).toString('base64url')
}

/** What is kept of a key: enough to know it again, too little to use it. */
export function fingerprint(key: string): Buffer {
  return createHash('sha256').update(key, 'utf8').digest()
}

/** Whether a key is one of those that are known, in the same time whether it is or not. */
export function isAmong(key: string, known: Iterable<Buffer>): Buffer | null {
  const asked = fingerprint(key)
  let found: Buffer | null = null
  for (const one of known) if (timingSafeEqual(asked, one)) found = one
  return found
}

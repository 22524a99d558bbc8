import { scrypt } from 'node:crypto'
import type { Secret } from './secret.ts'

/** OWASP's parameters for scrypt: 128 MiB and about half a second of one core. */
export const SCRYPT = { N: 131_072, r: 8, p: 1 } as const

/** Node refuses these parameters under its default limit of 32 MiB. */
const MAX_MEMORY = 256 * 1024 * 1024

/** Bytes derived from a passphrase. Runs in Node's own thread pool, so that windows and sending go on. */
export function deriveKey(passphrase: Secret, salt: Buffer, length: number): Promise<Buffer> {
  // The same passphrase typed on another keyboard may arrive composed differently.
  const text = passphrase.reveal().normalize('NFKC')
  return new Promise((resolve, reject) => {
    scrypt(text, salt, length, { ...SCRYPT, maxmem: MAX_MEMORY }, (error, key) => {
      if (error) reject(error)
      else resolve(key)
    })
  })
}

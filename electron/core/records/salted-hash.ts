import { createHash, randomBytes } from 'node:crypto'

/** 32 random bytes, so that nobody can find out a body by trying names and numbers against its hash. */
export function newSalt(): Uint8Array {
  return randomBytes(32)
}

/** Hex SHA-256(salt‖body). Once the salt is erased, the hash says nothing of the body. */
export function saltedHash(salt: Uint8Array, body: Uint8Array): string {
  return createHash('sha256').update(salt).update(body).digest('hex')
}

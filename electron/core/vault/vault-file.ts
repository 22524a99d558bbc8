import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto'
import * as v from 'valibot'
import { SCRYPT, deriveKey } from './scrypt.ts'
import type { Items } from './item-file.ts'
import type { Secret } from './secret.ts'
import { vaultTrouble } from './vault-trouble.ts'

/*
 * The file is one JSON object of version 1:
 *   kdf   scrypt with its parameters and the salt; they are the additional data of the cipher, so they cannot be changed unnoticed
 *   check HMAC-SHA256 of kdf with the second half of the derived bytes: tells a wrong passphrase
 *   iv, tag, data  AES-256-GCM of the items, with the first half; a new iv for every write
 *   sum   SHA-256 of all of the above: tells a damaged file from a wrong passphrase. Not a proof against forgery; the tag is.
 */
const base64 = (bytes: number) =>
  v.pipe(
    v.string(),
    v.base64(),
    v.check((text) => Buffer.from(text, 'base64').length === bytes),
  )

const VaultFile = v.object({
  version: v.literal(1),
  kdf: v.object({
    name: v.literal('scrypt'),
    N: v.literal(SCRYPT.N),
    r: v.literal(SCRYPT.r),
    p: v.literal(SCRYPT.p),
    salt: base64(32),
  }),
  check: base64(32),
  iv: base64(12),
  tag: base64(16),
  data: v.pipe(v.string(), v.base64()),
  sum: base64(32),
})
type VaultFile = v.InferOutput<typeof VaultFile>

const ItemsShape = v.record(v.string(), v.string())

/** What a passphrase and a salt make; lives in memory only. */
export interface VaultKeys {
  salt: Buffer
  cipher: Buffer
  check: Buffer
}

/** Keys of a new vault. */
export function newVaultKeys(passphrase: Secret): Promise<VaultKeys> {
  return keysFrom(passphrase, randomBytes(32))
}

/** Keys of an existing vault, or null when the passphrase is not its own; throws TroubleError `damaged`. */
export async function vaultKeysOf(text: string, passphrase: Secret): Promise<VaultKeys | null> {
  const file = parse(text)
  const keys = await keysFrom(passphrase, Buffer.from(file.kdf.salt, 'base64'))
  return timingSafeEqual(checkOf(keys), Buffer.from(file.check, 'base64')) ? keys : null
}

/** The text of a vault file that holds these items. */
export function sealItems(items: Items, keys: VaultKeys): string {
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', keys.cipher, iv)
  cipher.setAAD(headerOf(keys.salt))
  const data = Buffer.concat([cipher.update(JSON.stringify(items), 'utf8'), cipher.final()])
  const sealed = {
    version: 1 as const,
    kdf: { name: 'scrypt' as const, ...SCRYPT, salt: keys.salt.toString('base64') },
    check: checkOf(keys).toString('base64'),
    iv: iv.toString('base64'),
    tag: cipher.getAuthTag().toString('base64'),
    data: data.toString('base64'),
  }
  return `${JSON.stringify({ ...sealed, sum: sumOf(sealed) }, null, 2)}\n`
}

/** The items of a vault file. Throws TroubleError `damaged`, or `passphrase-needed` when it was made anew under another passphrase. */
export function openItems(text: string, keys: VaultKeys): Items {
  const file = parse(text)
  if (!Buffer.from(file.kdf.salt, 'base64').equals(keys.salt)) {
    throw vaultTrouble('passphrase-needed', 'The vault file was replaced while it was open.')
  }
  const decipher = createDecipheriv('aes-256-gcm', keys.cipher, Buffer.from(file.iv, 'base64'))
  decipher.setAAD(headerOf(keys.salt))
  decipher.setAuthTag(Buffer.from(file.tag, 'base64'))
  let plain: string
  try {
    plain = Buffer.concat([decipher.update(Buffer.from(file.data, 'base64')), decipher.final()]).toString(
      'utf8',
    )
  } catch {
    throw vaultTrouble('damaged', 'The authentication tag does not fit.')
  }
  return v.parse(ItemsShape, JSON.parse(plain))
}

function parse(text: string): VaultFile {
  const file = v.safeParse(VaultFile, parseJson(text))
  // The failed shape is not told: it holds the file's content.
  if (!file.success) throw vaultTrouble('damaged', 'It is not a vault file of version 1.')
  const { sum, ...sealed } = file.output
  if (sumOf(sealed) !== sum) throw vaultTrouble('damaged', 'The checksum does not fit.')
  return file.output
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

async function keysFrom(passphrase: Secret, salt: Buffer): Promise<VaultKeys> {
  const bytes = await deriveKey(passphrase, salt, 64)
  return { salt, cipher: bytes.subarray(0, 32), check: bytes.subarray(32) }
}

function headerOf(salt: Buffer): Buffer {
  return Buffer.from(
    JSON.stringify(['handover-vault', 1, 'scrypt', SCRYPT.N, SCRYPT.r, SCRYPT.p, salt.toString('base64')]),
  )
}

function checkOf(keys: VaultKeys): Buffer {
  return createHmac('sha256', keys.check).update(headerOf(keys.salt)).digest()
}

function sumOf(sealed: Omit<VaultFile, 'sum'>): string {
  const parts = [sealed.version, sealed.kdf.salt, sealed.check, sealed.iv, sealed.tag, sealed.data]
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64')
}

import { createHmac, timingSafeEqual } from 'node:crypto'
import * as v from 'valibot'
import { SCRYPT } from '../vault/scrypt.ts'
import { backupRefusal } from './refusals.ts'

/*
 * A backup is one file:
 *   16 bytes   `HANDOVER-BACKUP\n`
 *   4 bytes    length of the header, big-endian
 *   header     JSON: format, how the key is made of the phrase (scrypt, its parameters and salt), cipher, the file's own salt
 *   32 bytes   HMAC-SHA256 of all of the above: tells a wrong phrase before anything else is read
 *   chunks     AES-256-GCM of 64 KiB each, as sealed-stream.ts says; all of the above is the additional data of each
 */
const MAGIC = Buffer.from('HANDOVER-BACKUP\n', 'latin1')
const LARGEST_HEADER = 4096
const CHECK_BYTES = 32
export const BACKUP_FORMAT = 1
export const CHUNK_BYTES = 65_536

const salt = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))

const Header = v.strictObject({
  format: v.literal(BACKUP_FORMAT),
  // Literals: nobody may make this computer work for hours, or with a key that is quickly guessed.
  kdf: v.strictObject({
    name: v.literal('scrypt'),
    N: v.literal(SCRYPT.N),
    r: v.literal(SCRYPT.r),
    p: v.literal(SCRYPT.p),
    salt,
  }),
  cipher: v.literal('aes-256-gcm-stream'),
  chunkBytes: v.literal(CHUNK_BYTES),
  fileSalt: salt,
})
const AnyFormat = v.object({ format: v.number() })

/** What stands at the beginning of a file. */
export interface Opening {
  /** Of the phrase's key; hex. */
  salt: string
  fileSalt: Buffer
  /** Everything before the check. */
  head: Buffer
  check: Buffer
}

/** The beginning of a new file, with its check. */
export function headerOf(kdfSalt: string, fileSalt: Buffer, checkKey: Buffer): Buffer {
  const header = Buffer.from(
    JSON.stringify({
      format: BACKUP_FORMAT,
      kdf: { name: 'scrypt', N: SCRYPT.N, r: SCRYPT.r, p: SCRYPT.p, salt: kdfSalt },
      cipher: 'aes-256-gcm-stream',
      chunkBytes: CHUNK_BYTES,
      fileSalt: fileSalt.toString('hex'),
    } satisfies v.InferInput<typeof Header>),
  )
  const length = Buffer.alloc(4)
  length.writeUInt32BE(header.length)
  const head = Buffer.concat([MAGIC, length, header])
  return Buffer.concat([head, checkOf(head, checkKey)])
}

/**
 * Reads the beginning of a file.
 *
 * @param read gives up to so many bytes from a place in the file
 * @throws NotNowError when it is no backup, was made by a newer Handover, or is broken at its beginning
 */
export function readHeader(read: (place: number, length: number) => Buffer): Opening {
  const start = read(0, MAGIC.length + 4)
  if (!start.subarray(0, MAGIC.length).equals(MAGIC)) throw backupRefusal('not-one')
  if (start.length < MAGIC.length + 4) throw backupRefusal('damaged')
  const length = start.readUInt32BE(MAGIC.length)
  if (length > LARGEST_HEADER) throw backupRefusal('damaged')
  const rest = read(start.length, length + CHECK_BYTES)
  if (rest.length < length + CHECK_BYTES) throw backupRefusal('damaged')
  const json = parseJson(rest.subarray(0, length).toString('utf8'))
  const header = v.safeParse(Header, json)
  if (!header.success) {
    const other = v.safeParse(AnyFormat, json)
    throw backupRefusal(other.success && other.output.format > BACKUP_FORMAT ? 'newer-format' : 'damaged')
  }
  return {
    salt: header.output.kdf.salt,
    fileSalt: Buffer.from(header.output.fileSalt, 'hex'),
    head: Buffer.concat([start, rest.subarray(0, length)]),
    check: rest.subarray(length),
  }
}

/** The whole of what stands before the first chunk. */
export function wholeOf({ head, check }: Opening): Buffer {
  return Buffer.concat([head, check])
}

/** Whether the beginning was made with this key. */
export function fits({ head, check }: Opening, checkKey: Buffer): boolean {
  return timingSafeEqual(checkOf(head, checkKey), check)
}

function checkOf(head: Buffer, checkKey: Buffer): Buffer {
  return createHmac('sha256', checkKey).update(head).digest()
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

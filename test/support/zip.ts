import { crc32 } from 'node:zlib'

/** One file of a zip. `mode` as in a Unix file system, for example 0o755. */
export interface Zipped {
  name: string
  bytes: Buffer
  mode: number
}

/** A zip with files that are stored as they are, enough for every reader of zips. */
export function zipOf(files: readonly Zipped[]): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, bytes, mode } of files) {
    const path = Buffer.from(name)
    // What both headers say: version, flags, stored, time, date, checksum, sizes, length of the name, no extra field.
    const facts = Buffer.alloc(26)
    facts.writeUInt16LE(20, 0)
    facts.writeUInt16LE(0x21, 8)
    facts.writeUInt32LE(crc32(bytes), 10)
    facts.writeUInt32LE(bytes.length, 14)
    facts.writeUInt32LE(bytes.length, 18)
    facts.writeUInt16LE(path.length, 22)
    const local = Buffer.concat([signature(0x04034b50), facts, path, bytes])
    // No comment, first disk, then the file's mode and where its local header is.
    const where = Buffer.alloc(14)
    where.writeUInt32LE(((0o100000 | mode) << 16) >>> 0, 6)
    where.writeUInt32LE(offset, 10)
    const madeOnUnix = Buffer.from([20, 3])
    directory.push(Buffer.concat([signature(0x02014b50), madeOnUnix, facts, where, path]))
    parts.push(local)
    offset += local.length
  }
  const entries = Buffer.concat(directory)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(files.length, 4)
  end.writeUInt16LE(files.length, 6)
  end.writeUInt32LE(entries.length, 8)
  end.writeUInt32LE(offset, 12)
  return Buffer.concat([...parts, entries, signature(0x06054b50), end])
}

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}

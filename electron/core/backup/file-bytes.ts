import { closeSync, createReadStream, fstatSync, openSync, readSync, writeSync } from 'node:fs'
import { createHash } from 'node:crypto'

/** An open file that is read from any place. */
export interface ReadableFile {
  size: number
  /** Fewer bytes than asked for only at the end of the file. */
  read: (place: number, length: number) => Buffer
}

/** Opens a file while `work` reads it. */
export function whileReading<T>(file: string, work: (opened: ReadableFile) => T): T {
  const handle = openSync(file, 'r')
  try {
    return work({ size: fstatSync(handle).size, read: (place, length) => readWhole(handle, place, length) })
  } finally {
    closeSync(handle)
  }
}

/** Writes all of it, however often the system must be asked. */
export function writeWhole(handle: number, bytes: Uint8Array): void {
  for (let written = 0; written < bytes.length;) written += writeSync(handle, bytes, written)
}

/** SHA-256 in hex, and how many bytes there are. */
export async function digestOf(file: string): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash('sha256')
  let bytes = 0
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
    hash.update(chunk)
    bytes += chunk.length
  }
  return { bytes, sha256: hash.digest('hex') }
}

function readWhole(handle: number, place: number, length: number): Buffer {
  const bytes = Buffer.alloc(length)
  let got = 0
  while (got < length) {
    const part = readSync(handle, bytes, got, length - got, place + got)
    if (part === 0) break
    got += part
  }
  return bytes.subarray(0, got)
}

import { createHash } from 'node:crypto'
import { closeSync, fsyncSync, openSync } from 'node:fs'
import { fileKeys } from './backup-key.ts'
import { ContentsReader, type Contents } from './contents.ts'
import { whileReading, writeWhole } from './file-bytes.ts'
import { fits, readHeader, wholeOf } from './format.ts'
import { backupRefusal, refusalName } from './refusals.ts'
import { openedChunks } from './sealed-stream.ts'

/**
 * Opens a backup with its key: every byte of it is checked, and the snapshot of the store, still enciphered with its own key, is written
 * to a new file. When it throws, whatever stands there is to be thrown away.
 *
 * @param key 32 bytes in hex
 * @param tell how many bytes were read, of how many
 * @throws NotNowError `not-one`, `newer-format`, `wrong-phrase`, `damaged`; the system's own errors
 */
export function unpackBackup(
  file: string,
  key: string,
  target: string,
  tell: (done: number, total: number) => void,
): Contents {
  return whileReading(file, ({ size, read }) => {
    const opening = readHeader(read)
    const keys = fileKeys(key, opening.fileSalt)
    if (!fits(opening, keys.check)) throw backupRefusal('wrong-phrase')
    const bound = wholeOf(opening)
    const chunks = openedChunks({ cipher: keys.cipher, bound }, size - bound.length, (place, length) => {
      tell(bound.length + place, size)
      return read(bound.length + place, length)
    })
    return writeSnapshot(chunks, target)
  })
}

function writeSnapshot(chunks: Iterable<Buffer>, target: string): Contents {
  const handle = openSync(target, 'wx', 0o600)
  try {
    const reader = new ContentsReader()
    const hash = createHash('sha256')
    let bytes = 0
    for (const chunk of chunks) {
      const rest = taken(reader, chunk)
      hash.update(rest)
      bytes += rest.length
      writeWhole(handle, rest)
    }
    const { contents } = reader
    if (contents === null) throw backupRefusal('damaged')
    const { store } = contents.manifest
    if (store.bytes !== bytes || store.sha256 !== hash.digest('hex')) throw backupRefusal('damaged')
    fsyncSync(handle)
    return contents
  } finally {
    closeSync(handle)
  }
}

/** Authentic bytes that are no contents were written by something else than this version. */
function taken(reader: ContentsReader, chunk: Buffer): Buffer {
  try {
    return reader.take(chunk)
  } catch (error) {
    throw refusalName(error) === null ? backupRefusal('newer-format') : error
  }
}

import { copyFileSync, existsSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { openEncrypted } from '#core/store/encrypted-database.ts'
import type { Secret } from '#core/vault/secret.ts'
import { temporaryFolder } from './store.ts'

/**
 * The bytes of every page of a store with its key removed: also of pages that are free, which a copy by SQL would leave out. What is
 * only in the store's log must have been put into the file before.
 */
export function plainPages(file: string, key: Secret): Buffer {
  const log = `${file}-wal`
  if (existsSync(log) && statSync(log).size > 0) throw new Error('The log still holds something.')
  const copy = join(temporaryFolder(), 'plain.db')
  copyFileSync(file, copy)
  const database = openEncrypted(copy, key, { readonly: false })
  try {
    database.pragma('journal_mode = DELETE')
    database.pragma("rekey = ''")
  } finally {
    database.close()
  }
  const bytes = readFileSync(copy)
  rmSync(copy)
  if (!bytes.subarray(0, 15).equals(Buffer.from('SQLite format 3'))) throw new Error('It is not plain.')
  return bytes
}

/**
 * Those of the words that are somewhere in the bytes, as UTF-8 or UTF-16, whatever their capitals. The beginnings that a search index has
 * of a word are looked for too, as far as they are longer than three letters, and its end, as an index leaves out what it has just said.
 */
export function foundIn(bytes: Buffer, words: readonly string[]): string[] {
  const text = bytes.toString('latin1').toLowerCase()
  const wide = text.replaceAll('\0', '')
  return words.filter((word) =>
    [word, word.slice(1)]
      .filter((part) => part.length > 3)
      .some((part) => {
        const looked = Buffer.from(part.toLowerCase()).toString('latin1')
        return text.includes(looked) || wide.includes(looked)
      }),
  )
}

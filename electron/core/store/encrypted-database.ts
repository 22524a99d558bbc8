import Database from 'better-sqlite3-multiple-ciphers'
import type { Secret } from '../vault/secret.ts'

/** The part of a connection that the store's files use. Everything on it is synchronous. */
export interface EncryptedDatabase {
  readonly inTransaction: boolean
  /** `Row` is the caller's word for what the query returns; nothing checks it. */
  prepare<Row = unknown>(
    sql: string,
  ): {
    readonly reader: boolean
    run(...parameters: unknown[]): { changes: number; lastInsertRowid: number | bigint }
    get(...parameters: unknown[]): Row | undefined
    all(...parameters: unknown[]): Row[]
  }
  exec(sql: string): unknown
  pragma(source: string, options?: { simple: boolean }): unknown
  close(): unknown
}

const KEY_FORM = /^[0-9a-f]{64}$/

/**
 * A connection to a file in SQLCipher's format (version 4), opened with a raw 256-bit key.
 * The key is only tried at the first read, which says SQLITE_NOTADB when it does not fit.
 * Never use `backup()` (it fails on a keyed database and leaves an empty file; use VACUUM INTO)
 * nor `serialize()` (it returns plain text).
 *
 * @param key 64 lower-case hex digits
 */
export function openEncrypted(file: string, key: Secret, options: { readonly: boolean }): EncryptedDatabase {
  const hex = key.reveal()
  if (!KEY_FORM.test(hex)) throw new TypeError('A store key is 64 lower-case hex digits.')
  // A short time-out for locks held for an instant; longer waits are ours (patience.ts), so that the thread stays free.
  const database = new Database(file, { readonly: options.readonly, fileMustExist: true, timeout: 100 })
  try {
    database.pragma("cipher = 'sqlcipher'")
    database.pragma('legacy = 4')
    database.pragma(`key = "x'${hex}'"`)
    // Temporary tables and sorts must not reach the disk in plain text.
    database.pragma('temp_store = memory')
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

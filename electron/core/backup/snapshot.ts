import { closeSync, fsyncSync, openSync } from 'node:fs'
import { look } from '../store/check.ts'
import { openEncrypted, type EncryptedDatabase } from '../store/encrypted-database.ts'
import { appliedMigrations, missingMigrations } from '../store/migrate.ts'
import type { Migration } from '../store/migrations.ts'
import { storeTrouble } from '../store/store-trouble.ts'
import type { Secret } from '../vault/secret.ts'

/** What is known of a store from reading it. */
export interface StoreFacts {
  migration: { number: number; name: string }
  tables: Record<string, number>
}

/**
 * Copies the store as it is at this moment into a new file under another key. Others may go on writing to the store meanwhile.
 * At no time is any of it on the disk in plain text.
 */
export function takeSnapshot(store: string, storeKey: Secret, target: string, snapshotKey: Secret): void {
  // VACUUM INTO takes an empty file, but would make one that everybody may read.
  closeSync(openSync(target, 'wx', 0o600))
  const database = openEncrypted(store, storeKey, { readonly: true })
  try {
    database.prepare('VACUUM INTO ?').run(target)
  } finally {
    database.close()
  }
  changeKey(target, storeKey, snapshotKey)
}

/** Enciphers every page of a store anew, and flushes it to the disk. Nobody else may have it open. */
export function changeKey(file: string, from: Secret, to: Secret): void {
  const database = openEncrypted(file, from, { readonly: false })
  try {
    database.pragma('journal_mode = DELETE')
    database.pragma(`rekey = "x'${to.reveal()}'"`)
  } finally {
    database.close()
  }
  const opened = openSync(file, 'r+')
  try {
    fsyncSync(opened)
  } finally {
    closeSync(opened)
  }
}

/**
 * Reads every page of a store and counts its rows. Changes nothing.
 *
 * @throws TroubleError `damaged`, `newer`, `failed` (another edition's migrations)
 */
export function inspect(file: string, key: Secret, known: readonly Migration[]): Promise<StoreFacts> {
  return look(file, key, Infinity, (database) => {
    missingMigrations(database, known)
    const migration = appliedMigrations(database).at(-1)
    if (migration === undefined) throw storeTrouble('damaged', 'It has no migration.')
    const whole = database.pragma('integrity_check(1)', { simple: true })
    if (whole !== 'ok') throw storeTrouble('damaged', `integrity_check: ${String(whole)}`)
    const broken = database.pragma('foreign_key_check')
    if (!Array.isArray(broken) || broken.length > 0) throw storeTrouble('damaged', 'A foreign key is broken.')
    return { migration: { number: migration.number, name: migration.name }, tables: countRows(database) }
  })
}

/** Of every table that the store has, whatever it is called. */
function countRows(database: EncryptedDatabase): Record<string, number> {
  const tables = database
    .prepare<{
      name: string
    }>(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite~_%' ESCAPE '~' AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name",
    )
    .all()
  return Object.fromEntries(
    tables.map(({ name }) => {
      const counted = database
        .prepare<{ rows: number }>(`SELECT count(*) AS rows FROM "${name.replaceAll('"', '""')}"`)
        .get()
      return [name, counted?.rows ?? 0]
    }),
  )
}

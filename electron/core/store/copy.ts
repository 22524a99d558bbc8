import { closeSync, fsyncSync, openSync, rmSync } from 'node:fs'
import { putPrivateFile } from '../profile/private-file.ts'
import type { Secret } from '../vault/secret.ts'
import { look } from './check.ts'
import { openEncrypted } from './encrypted-database.ts'
import { appliedMigrations } from './migrate.ts'
import { copyBefore } from './store-files.ts'
import { storeTrouble } from './store-trouble.ts'

/**
 * Copies the store beside itself, encrypted with the same key and for this user only, as it is before a migration.
 * It is there whole or not at all: written under another name, read back, flushed, then renamed.
 *
 * @param migration the number of the one that is to be applied
 * @returns the copy's path
 * @throws TroubleError `failed` when the copy does not read back; SQLite's own error when it cannot be written
 */
export async function copyStore(file: string, key: Secret, migration: number): Promise<string> {
  const copy = copyBefore(file, migration)
  const half = `${copy}.part`
  try {
    // VACUUM INTO takes an empty file, but would make one that everybody may read.
    closeSync(openSync(half, 'wx', 0o600))
    const applied = vacuumInto(file, key, half)
    if ((await namesIfWhole(half, key)) !== applied)
      throw storeTrouble('failed', 'The copy that is made before a migration does not hold.')
    flush(half)
    await putPrivateFile(half, copy)
    return copy
  } catch (error) {
    rmSync(half, { force: true })
    throw error
  }
}

/** Whether a store can be made of this copy: every page of it is read. */
export async function isWholeCopy(copy: string, key: Secret): Promise<boolean> {
  return (await namesIfWhole(copy, key)) !== null
}

/** `db.backup()` fails on an encrypted database and leaves an empty file; this writes another one under the same key. */
function vacuumInto(file: string, key: Secret, target: string): string {
  const database = openEncrypted(file, key, { readonly: true })
  try {
    database.prepare('VACUUM INTO ?').run(target)
    return namesOf(appliedMigrations(database))
  } finally {
    database.close()
  }
}

async function namesIfWhole(copy: string, key: Secret): Promise<string | null> {
  try {
    return (await look(copy, key, Infinity, (database) => namesOf(appliedMigrations(database)))) || null
  } catch {
    return null
  }
}

function namesOf(applied: readonly { name: string }[]): string {
  return applied.map(({ name }) => name).join(' ')
}

function flush(file: string): void {
  const opened = openSync(file, 'r+')
  try {
    fsyncSync(opened)
  } finally {
    closeSync(opened)
  }
}

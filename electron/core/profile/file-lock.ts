import { closeSync, existsSync, openSync } from 'node:fs'
import Database from 'better-sqlite3-multiple-ciphers'
import { patiently } from '../store/patience.ts'

/**
 * Runs `work` while no other process (and no other call in this one) does so under the same lock file. The lock
 * is an exclusive SQLite transaction on an empty file: every platform has it, and the system lets go of it when
 * a process dies.
 *
 * @throws SqliteError SQLITE_BUSY when another holds it for longer than 10 seconds
 */
export async function underFileLock<T>(file: string, work: () => Promise<T>): Promise<T> {
  const lock = openLockFile(file)
  try {
    await patiently(() => lock.exec('BEGIN EXCLUSIVE'))
    return await work()
  } finally {
    lock.close()
  }
}

/**
 * A connection to a lock file, without a lock yet. The file is made only when it is not there: on POSIX systems, closing any
 * handle of a file drops every lock that this process has on it, and only SQLite minds that of its own.
 */
export function openLockFile(file: string): Database.Database {
  // For this user only: whoever can read it can hold a lock on it.
  if (!existsSync(file)) closeSync(openSync(file, 'a', 0o600))
  return new Database(file, { timeout: 0 })
}

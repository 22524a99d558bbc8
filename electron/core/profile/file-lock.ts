import { closeSync, openSync } from 'node:fs'
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
  closeSync(openSync(file, 'a', 0o600))
  const lock = new Database(file, { timeout: 0 })
  try {
    await patiently(() => lock.exec('BEGIN EXCLUSIVE'))
    return await work()
  } finally {
    lock.close()
  }
}

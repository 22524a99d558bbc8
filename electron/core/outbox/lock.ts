import { closeSync, openSync } from 'node:fs'
import Database from 'better-sqlite3-multiple-ciphers'
import { asStoreTrouble, isBusy } from '../store/store-trouble.ts'

/** The right to send, held until released; the system releases it when the process dies. */
export interface SenderLock {
  release(): void
}

/**
 * Takes the exclusive lock of a profile: an exclusive transaction on a SQLite file of its own, which serves on
 * every platform. Returns null when another process (or another outbox of this one) holds it. Does not wait.
 *
 * @param file `outbox.lock` in the profile folder; made when it is not there. Nothing is ever written to it.
 */
export function tryLock(file: string): SenderLock | null {
  let database: Database.Database | null = null
  try {
    // For this user only: whoever can read it can hold a lock on it.
    closeSync(openSync(file, 'a', 0o600))
    const opened = new Database(file, { timeout: 0 })
    database = opened
    opened.exec('BEGIN EXCLUSIVE')
    return { release: () => opened.close() }
  } catch (error) {
    database?.close()
    if (isBusy(error)) return null
    throw asStoreTrouble(error)
  }
}

/** Whether somebody holds the lock. */
export function isLocked(file: string): boolean {
  const lock = tryLock(file)
  lock?.release()
  return lock === null
}

import type Database from 'better-sqlite3-multiple-ciphers'
import { openLockFile } from '../profile/file-lock.ts'
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
    const opened = openLockFile(file)
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

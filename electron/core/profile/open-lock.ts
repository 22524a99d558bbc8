import { join } from 'node:path'
import { NotNowError } from '../refusal.ts'
import { patiently } from '../store/patience.ts'
import { asStoreTrouble, isBusy } from '../store/store-trouble.ts'
import { openLockFile } from './file-lock.ts'

/*
 * Everybody who has a profile open holds a shared lock, and whoever changes what an open profile relies on holds it
 * alone. The lock is SQLite's on an empty file, so the system lets go of it when a process dies.
 */
const lockFile = (folder: string): string => join(folder, 'profile-open.lock')

/**
 * Says that the profile is open here, until what it returns is called. Waits for a move that is under way.
 *
 * @throws TroubleError (kind `store`) `busy` when it does not end within 10 seconds; `read-only`
 */
export async function holdOpen(folder: string): Promise<() => void> {
  try {
    const lock = openLockFile(lockFile(folder))
    try {
      // A reading transaction keeps its shared lock until it ends.
      lock.exec('BEGIN')
      await patiently(() => lock.exec('SELECT count(*) FROM sqlite_schema'))
    } catch (error) {
      lock.close()
      throw error
    }
    return () => {
      lock.close()
    }
  } catch (error) {
    throw asStoreTrouble(error)
  }
}

/**
 * Runs `work` while nobody has the profile open.
 *
 * @param code of the refusal: what cannot be done meanwhile
 * @throws NotNowError with that code when somebody has
 */
export async function whileNobodyHasItOpen<T>(
  folder: string,
  code: 'HO-VAULT-MOVE-OTHERS' | 'HO-BACKUP-OTHERS',
  work: () => Promise<T>,
): Promise<T> {
  const lock = openLockFile(lockFile(folder))
  try {
    try {
      lock.exec('BEGIN EXCLUSIVE')
    } catch (error) {
      if (!isBusy(error)) throw asStoreTrouble(error)
      throw new NotNowError(
        code,
        'Handover is open elsewhere on this profile.',
        'Close its other windows and commands, then try again.',
      )
    }
    return await work()
  } finally {
    lock.close()
  }
}

import Database from 'better-sqlite3-multiple-ciphers'
import type { Trouble } from '#shared/contract/error-data.ts'
import { TroubleError } from '../trouble.ts'

type StoreState = Extract<
  Trouble['state'],
  'damaged' | 'newer' | 'busy' | 'read-only' | 'full' | 'misplaced' | 'failed'
>

/** What is told in each state: one clear line and the way out. */
const told: Record<StoreState, { code: string; message: string; fix: string }> = {
  damaged: {
    code: 'HO-STORE-DAMAGED',
    message: 'The store cannot be read: it is damaged, or its key does not fit.',
    fix: 'Close Handover and put back the profile folder from a backup. Keep the damaged file: nothing in it was changed.',
  },
  newer: {
    code: 'HO-STORE-NEWER',
    message: 'The store was written by a newer version of Handover.',
    fix: 'Update Handover on this computer. The store was not touched.',
  },
  busy: {
    code: 'HO-STORE-BUSY',
    message: 'Another program is holding the store and does not let go.',
    fix: 'Close other windows of Handover on this profile, or a backup program that is reading it, and try again.',
  },
  'read-only': {
    code: 'HO-STORE-READ-ONLY',
    message: 'Handover may not write in the profile folder.',
    fix: 'Give your user permission to write in the profile folder, or choose another with --profile.',
  },
  full: {
    code: 'HO-STORE-FULL',
    message: 'The disk is full.',
    fix: 'Free some space and try again. Nothing that was saved is lost.',
  },
  misplaced: {
    code: 'HO-STORE-NETWORK-FOLDER',
    message:
      'The profile folder is not on this computer but on a network drive, where what is written can get lost, and two computers would write at once.',
    fix: 'Move the folder to this computer’s own disk, or choose one there with --profile. Nothing in it was changed.',
  },
  failed: {
    code: 'HO-STORE-FAILED',
    message: 'The store could not be read or written.',
    fix: 'Try again. If it happens again, check the disk.',
  },
}

/** A store's trouble with its standard words; `detail` is technical, and `instead` replaces what a special case says better. */
export function storeTrouble(
  state: StoreState,
  detail: string,
  options: { cause?: unknown; instead?: Partial<{ code: string; message: string; fix: string }> } = {},
): TroubleError {
  return new TroubleError(
    { kind: 'store', state, ...told[state], ...options.instead, detail },
    { cause: options.cause },
  )
}

/** SQLite's result codes (primary or extended, by name) that are trouble with the file rather than with a query. */
const stateOfCode: readonly (readonly [prefix: string, state: StoreState])[] = [
  ['SQLITE_CORRUPT', 'damaged'],
  ['SQLITE_NOTADB', 'damaged'],
  ['SQLITE_BUSY', 'busy'],
  ['SQLITE_LOCKED', 'busy'],
  ['SQLITE_READONLY', 'read-only'],
  ['SQLITE_CANTOPEN', 'read-only'],
  ['SQLITE_PERM', 'read-only'],
  ['SQLITE_FULL', 'full'],
  // The index to the log could not be made larger.
  ['SQLITE_IOERR_SHMSIZE', 'full'],
  ['SQLITE_IOERR', 'failed'],
  ['SQLITE_NOMEM', 'failed'],
  ['SQLITE_PROTOCOL', 'busy'],
]

const stateOfFileError: Readonly<Record<string, StoreState>> = {
  EACCES: 'read-only',
  EPERM: 'read-only',
  EROFS: 'read-only',
  ENOSPC: 'full',
  EDQUOT: 'full',
}

/**
 * The same error, as TroubleError when it is trouble with the file; anything else (a broken constraint, a
 * mistake in a query) comes back as it was. SQLite's messages name tables and columns, never values.
 */
export function asStoreTrouble(error: unknown): unknown {
  if (error instanceof Database.SqliteError) {
    const found = stateOfCode.find(([prefix]) => error.code.startsWith(prefix))
    return found === undefined
      ? error
      : storeTrouble(found[1], `${error.code}: ${error.message}`, { cause: error })
  }
  if (error instanceof Error && 'syscall' in error && 'code' in error && typeof error.code === 'string') {
    // Only the code: the message holds the path, and with it the user's name.
    return storeTrouble(stateOfFileError[error.code] ?? 'failed', error.code, { cause: error })
  }
  return error
}

/** Whether it is trouble that does not pass by itself: the store, or a part of it, cannot be believed. */
export function isDamage(error: unknown): error is TroubleError {
  return error instanceof TroubleError && error.trouble.kind === 'store' && error.trouble.state === 'damaged'
}

/** Whether SQLite refused because another connection holds the lock: nothing was done, so it may be tried again. */
export function isBusy(error: unknown): boolean {
  return error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')
}

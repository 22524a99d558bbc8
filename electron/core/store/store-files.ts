import { readdirSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

/*
 * What may lie beside `store.db`, every one of them encrypted with its key but for the lock, which is empty:
 *   store.db-wal, store.db-shm        SQLite's log and the index to it
 *   store.db-journal                  its log before the first one is begun: of a new store, and of a copy put back
 *   store.db.lock                     held by who makes, migrates or mends the store
 *   store.db.before-0002              a whole copy, as it was before that migration
 *   store.db.before-0002.part         such a copy while it is written
 *   store.db.broken-20260131T101500Z  a store that a copy took the place of
 */

const COPY = /^\.before-\d{4}$/
const HALF_COPY = /^\.before-\d{4}\.part(?:-journal)?$/

export const logOf = (file: string): string => `${file}-wal`
export const indexOf = (file: string): string => `${file}-shm`
export const journalOf = (file: string): string => `${file}-journal`
export const lockOf = (file: string): string => `${file}.lock`
export const copyBefore = (file: string, migration: number): string =>
  `${file}.before-${String(migration).padStart(4, '0')}`

/** The newest whole copy, or null. */
export function copyOf(file: string): string | null {
  return besideStore(file, COPY).at(-1) ?? null
}

/** What a process that died left of a copy. To be called under the lock: another may be writing one. */
export function sweepHalfCopies(file: string): void {
  for (const half of besideStore(file, HALF_COPY)) rmSync(half, { force: true })
}

/** Whether a process that died may have begun something that the next one must end. */
export function hasLeftovers(file: string): boolean {
  return [COPY, HALF_COPY, /^-journal$/].some((name) => besideStore(file, name).length > 0)
}

/**
 * Whether there is anything that the store's key was used for, if only what is left of it. A `store.db` without a
 * byte counts: it may be what is left.
 */
export function anythingOf(file: string): boolean {
  return besideStore(file, /^(?!\.lock(?:-journal)?$)/).length > 0
}

/** In bytes; 0 when there is no such file. */
export function sizeOf(file: string): number {
  const found = statSync(file, { throwIfNoEntry: false })
  return found?.isFile() === true ? found.size : 0
}

/** The paths of the store's own files whose name goes on like this, in the order of their names. */
function besideStore(file: string, rest: RegExp): string[] {
  const name = basename(file)
  return namesIn(dirname(file))
    .filter((one) => one.startsWith(name) && /^(?:$|[.-])/.test(one.slice(name.length)))
    .filter((one) => rest.test(one.slice(name.length)))
    .sort()
    .map((one) => join(dirname(file), one))
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  }
}

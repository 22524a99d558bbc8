import { setTimeout as sleep } from 'node:timers/promises'
import type { Secret } from '../vault/secret.ts'
import { openEncrypted, type EncryptedDatabase } from './encrypted-database.ts'
import { patiently } from './patience.ts'
import { sizeOf } from './store-files.ts'
import { storeTrouble } from './store-trouble.ts'
import { readLog } from './write-ahead-log.ts'

/**
 * Up to this size every page is read when the store is opened, so that damage is told at the start and not in the
 * middle of a day. Measured on two cores: 1 MB took 12 ms, 16 MB 240 ms, 64 MB 1.4 s, and every command line
 * opens the store anew. Of a larger one, each page is checked when it is read: the format sees to that.
 */
export const READ_WHOLE_UP_TO = 16 * 1024 * 1024

/** How often a log that looks broken is read again, and how long after: a transaction takes far less to be written. */
const LOOKS = 5
const NEXT_LOOK_MS = 100

/**
 * Looks at a store through a read-only connection, for closing a writing one would fold the log into a file that
 * we only meant to refuse. Changes nothing.
 *
 * @param ask what else to find out, while nothing changes between the questions
 * @param readWholeUpTo in bytes; `Infinity` to read every page whatever it costs
 * @throws TroubleError `damaged`; SQLite's own errors, and whatever `ask` throws
 */
export async function look<T>(
  file: string,
  key: Secret,
  readWholeUpTo: number,
  ask: (database: EncryptedDatabase) => T,
): Promise<T> {
  const database = openEncrypted(file, key, { readonly: true })
  try {
    database.exec('BEGIN')
    await patiently(() => database.exec('SELECT count(*) FROM sqlite_schema'))
    const found = ask(database)
    await refuseCutOff(database, file)
    if (sizeOf(file) <= readWholeUpTo) refuseUnsound(database)
    return found
  } finally {
    database.close()
  }
}

/** Whether pages are missing from the end of the file, or transactions from the log. */
async function refuseCutOff(database: EncryptedDatabase, file: string): Promise<void> {
  const pageSize = Number(database.pragma('page_size', { simple: true }))
  const pages = Number(database.pragma('page_count', { simple: true }))
  const there = Math.floor(sizeOf(file) / pageSize)
  const log = readLog(file, pageSize)
  // After a crash the newest pages may be in the log alone.
  for (let page = there + 1; page <= pages; page += 1) {
    if (!log.pages.has(page)) throw storeTrouble('damaged', `The file ends after page ${there} of ${pages}.`)
  }
  if (log.losesCommits) await refuseStillBroken(file, pageSize)
}

/** Another process may be writing the log while it is read: then what looked broken is whole a moment later. */
async function refuseStillBroken(file: string, pageSize: number): Promise<void> {
  for (let look = 1; look < LOOKS; look += 1) {
    await sleep(NEXT_LOOK_MS)
    if (!readLog(file, pageSize).losesCommits) return
  }
  throw storeTrouble('damaged', 'The log of the store is broken before its end.')
}

function refuseUnsound(database: EncryptedDatabase): void {
  const answer = database.pragma('quick_check(1)', { simple: true })
  if (answer !== 'ok') throw storeTrouble('damaged', `quick_check: ${String(answer)}`)
}

import { createHash, randomBytes } from 'node:crypto'
import {
  closeSync,
  cpSync,
  existsSync,
  openSync,
  readFileSync,
  readdirSync,
  statSync,
  writeSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { noLog } from '#core/log.ts'
import type { Migration } from '#core/store/migrations.ts'
import { openStore } from '#core/store/open.ts'
import { TroubleError } from '#core/trouble.ts'
import type { Secret } from '#core/vault/secret.ts'
import { randomKey, temporaryFolder } from './store.ts'

export interface StorePlace {
  file: string
  key: Secret
}

/** A closed store with so many rows, of about a page each. */
export async function filledStore(rows: number): Promise<StorePlace> {
  const place = { file: join(temporaryFolder(), 'store.db'), key: randomKey() }
  await addRows(place, 0, rows)
  return place
}

export async function addRows(place: StorePlace, from: number, to: number): Promise<void> {
  const store = await openStore({ ...place, log: noLog })
  const rows = Array.from({ length: to - from }, (_, place) => rowOf(from + place))
  await store.transaction(async (queries) => {
    for (const row of rows) await queries.insertInto('settings').values(row).execute()
  })
  store.close()
}

/** What row `number` holds. */
export function rowOf(number: number): { name: string; value: string } {
  return { name: `row ${number}`, value: String(number).padStart(3000, 'x') }
}

/** A folder with a store as a crash leaves it: the log is not folded in. Each of `commits` adds so many rows. */
export async function crashedStore(...commits: number[]): Promise<StorePlace> {
  const place = await filledStore(3)
  const store = await openStore({ ...place, log: noLog })
  let number = 3
  for (const rows of commits) {
    await store.transaction(async (queries) => {
      for (let row = 0; row < rows; row += 1)
        await queries.insertInto('settings').values(rowOf(number++)).execute()
    })
  }
  const copy = join(temporaryFolder(), 'store.db')
  for (const suffix of ['', '-wal']) cpSync(place.file + suffix, copy + suffix)
  store.close()
  return { file: copy, key: place.key }
}

/** Writes bytes over a file, as `dd conv=notrunc` does. */
export function overwrite(file: string, at: number, bytes: Uint8Array): void {
  const opened = openSync(file, 'r+')
  writeSync(opened, bytes, 0, bytes.length, at)
  closeSync(opened)
}

/** Writes over every page of a store but the first. */
export function breakPages(file: string): void {
  overwrite(file, 4096, randomBytes(statSync(file).size - 4096))
}

/**
 * A migration that follows those of this version. Its SQL is asked for in the middle of the transaction: what
 * `meanwhile` does then, happens there.
 */
export function secondMigration(meanwhile: () => void = () => undefined, sql = SECOND): Migration {
  return {
    number: 6,
    name: '0006-second',
    get sql() {
      meanwhile()
      return sql
    },
  }
}
const SECOND = 'CREATE TABLE second (n INTEGER) STRICT; UPDATE settings SET value = lower(value);'

/** A store opened, its rows, closed again. */
export async function rowsIn(
  place: StorePlace & { made?: boolean },
): Promise<{ name: string; value: string }[]> {
  const store = await openStore({ ...place, log: noLog })
  try {
    return await store.queries.selectFrom('settings').selectAll().orderBy('name').execute()
  } finally {
    store.close()
  }
}

/**
 * A fingerprint of every file in the store's folder, by name. Not of what holds no data: SQLite's index, a lock, and
 * the empty log that a read-only connection begins and may not take away again.
 */
export function fingerprints(file: string): Record<string, string> {
  const names = readdirSync(dirname(file)).filter(
    (name) =>
      !/-shm$|\.lock(-journal)?$/.test(name) &&
      !(name.endsWith('-wal') && statSync(join(dirname(file), name)).size === 0),
  )
  return Object.fromEntries(names.sort().map((name) => [name, hashOf(join(dirname(file), name))]))
}

export function hashOf(file: string): string {
  return existsSync(file) ? createHash('sha256').update(readFileSync(file)).digest('hex') : 'not there'
}

/** The trouble that something ends in; throws when it does not. */
export async function troubleOf(
  work: Promise<unknown>,
): Promise<{ kind: string; state: string; code: string; detail: string }> {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  )
  if (!(error instanceof TroubleError)) throw new Error('Expected trouble with the store.', { cause: error })
  const { kind, state, code, detail } = error.trouble
  return { kind, state, code, detail }
}

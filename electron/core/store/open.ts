import { AsyncLocalStorage } from 'node:async_hooks'
import { chmodSync, closeSync, existsSync, mkdirSync, openSync } from 'node:fs'
import { dirname } from 'node:path'
import { Kysely, sql, type Transaction } from 'kysely'
import type { Log } from '../log.ts'
import { underFileLock } from '../profile/file-lock.ts'
import type { Secret } from '../vault/secret.ts'
import { look, READ_WHOLE_UP_TO } from './check.ts'
import { StoreDialect } from './dialect.ts'
import { openEncrypted, type EncryptedDatabase } from './encrypted-database.ts'
import { missingMigrations } from './migrate.ts'
import { migrations as ourMigrations, type Migration } from './migrations.ts'
import { patiently } from './patience.ts'
import { Soundness, storeGone } from './soundness.ts'
import type { Store } from './store.ts'
import { hasLeftovers, journalOf, lockOf, logOf, sizeOf } from './store-files.ts'
import { asStoreTrouble, storeTrouble } from './store-trouble.ts'
import type { Tables } from './tables.ts'
import { bringUpToDate, finishWhatWasBegun } from './up-to-date.ts'

export interface OpenStoreOptions {
  /** The database file; made, with its folder, when there is none and never was. */
  file: string
  /** 64 lower-case hex digits. */
  key: Secret
  log: Log
  /** Whether there was a store before: then a file that is gone or empty is trouble, and none is made. False when absent. */
  made?: boolean
  /** For tests; those of this version when absent. */
  migrations?: readonly Migration[]
}

/**
 * Opens the encrypted store, and makes or migrates it when needed. The caller answers for the key: never call
 * it with a new key while the file exists.
 *
 * @throws TroubleError (kind `store`): `damaged` (also a key that does not fit), `newer`, `busy`, `read-only`, `full`, `failed`
 */
export async function openStore(options: OpenStoreOptions): Promise<Store> {
  const { file } = options
  try {
    if (sizeOf(file) > 0 && !hasLeftovers(file) && (await missingFrom(options)).length === 0)
      return await openSound(options)
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
    return await underFileLock(lockOf(file), () => mendAndOpen(options))
  } catch (error) {
    throw asStoreTrouble(error)
  }
}

/** One process at a time: whatever is not simply there to be opened. */
async function mendAndOpen(options: OpenStoreOptions): Promise<Store> {
  const { file, key, migrations = ourMigrations } = options
  await rollBack(file, key)
  await finishWhatWasBegun(options)
  if (sizeOf(file) === 0) await makeEmpty(options)
  if ((await missingFrom(options)).length > 0) await bringUpToDate(options, migrations)
  return openSound(options)
}

/** Only a writing connection can end what a process left that died before the store had its log. */
async function rollBack(file: string, key: Secret): Promise<void> {
  if (sizeOf(file) === 0 || !existsSync(journalOf(file))) return
  const database = openEncrypted(file, key, { readonly: false })
  try {
    await patiently(() => database.exec('SELECT count(*) FROM sqlite_schema'))
  } finally {
    database.close()
  }
}

/**
 * The empty store of a new profile. The file begins with the salt of its pages, and a connection that found it empty
 * keeps a salt of its own: so it is made under the lock, and opened by others only when it has a page.
 */
async function makeEmpty({ file, key, made = false }: OpenStoreOptions): Promise<void> {
  // A log without its store is what is left of one, and SQLite would delete it.
  if (made || sizeOf(logOf(file)) > 0) {
    throw existsSync(file) ? storeTrouble('damaged', 'The store file is empty.') : storeGone()
  }
  closeSync(openSync(file, 'a', 0o600))
  const database = openEncrypted(file, key, { readonly: false })
  try {
    await patiently(() => database.pragma('journal_mode = WAL'))
  } finally {
    database.close()
  }
}

/** Which migrations a store lacks. Changes nothing, so that a store that is refused stays as it was. */
function missingFrom({ file, key, migrations = ourMigrations }: OpenStoreOptions): Promise<Migration[]> {
  return look(file, key, READ_WHOLE_UP_TO, (database) => missingMigrations(database, migrations))
}

async function openSound({ file, key }: OpenStoreOptions): Promise<Store> {
  // SQLite gives its log the same mode as the file.
  if (process.platform !== 'win32') chmodSync(file, 0o600)
  const database = openEncrypted(file, key, { readonly: false })
  try {
    await patiently(() => {
      settle(database)
    })
    return new OpenStore(database, new Soundness(file))
  } catch (error) {
    database.close()
    throw error
  }
}

function settle(database: EncryptedDatabase): void {
  // An acknowledged commit must survive a power cut, and erased data must be gone.
  if (database.pragma('journal_mode', { simple: true }) !== 'wal') database.pragma('journal_mode = WAL')
  database.pragma('synchronous = FULL')
  database.pragma('secure_delete = ON')
  database.pragma('foreign_keys = ON')
  // Each page that is not kept is deciphered again at its next use.
  database.pragma('cache_size = -16000')
}

class OpenStore implements Store {
  readonly #database: EncryptedDatabase
  readonly #queries: Kysely<Tables>
  readonly #inside = new AsyncLocalStorage<{ open: boolean }>()

  constructor(database: EncryptedDatabase, soundness: Soundness) {
    this.#database = database
    this.#queries = new Kysely<Tables>({ dialect: new StoreDialect(database, soundness) })
  }

  get queries(): Kysely<Tables> {
    this.#refuseInside()
    return this.#queries
  }

  async transaction<T>(work: (queries: Transaction<Tables>) => Promise<T>): Promise<T> {
    this.#refuseInside()
    const mark = { open: true }
    try {
      return await this.#inside.run(mark, () => this.#queries.transaction().execute(work))
    } finally {
      mark.open = false
    }
  }

  version(): number {
    return Number(this.#database.pragma('data_version', { simple: true }))
  }

  async emptyLog(): Promise<boolean> {
    // Through the queries, which wait for a transaction to end.
    const done = await sql<{ busy: number }>`PRAGMA wal_checkpoint(TRUNCATE)`.execute(this.queries)
    return done.rows[0]?.busy === 0
  }

  close(): void {
    this.#database.close()
  }

  /** The one connection belongs to the transaction until it ends: waiting for it from inside would wait for ever. */
  #refuseInside(): void {
    if (this.#inside.getStore()?.open === true) {
      throw new Error('Inside a transaction use the queries that it was given, not the store.')
    }
  }
}

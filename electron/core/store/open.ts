import { AsyncLocalStorage } from 'node:async_hooks'
import { chmodSync, closeSync, mkdirSync, openSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { Kysely, type Transaction } from 'kysely'
import type { Log } from '../log.ts'
import { underFileLock } from '../profile/file-lock.ts'
import type { Secret } from '../vault/secret.ts'
import { StoreDialect } from './dialect.ts'
import { openEncrypted, type EncryptedDatabase } from './encrypted-database.ts'
import { checkMigrations, migrate } from './migrate.ts'
import { migrations as ourMigrations, type Migration } from './migrations.ts'
import { patiently } from './patience.ts'
import type { Store } from './store.ts'
import { asStoreTrouble } from './store-trouble.ts'
import type { Tables } from './tables.ts'

export interface OpenStoreOptions {
  /** The database file; made, with its folder, when it is not there. */
  file: string
  /** 64 lower-case hex digits. */
  key: Secret
  log: Log
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
    makePrivate(file)
    // The file begins with the salt of its pages. A connection that found it empty keeps a salt of its own, and
    // could not read what another process makes meanwhile: so one at a time makes it.
    return statSync(file).size > 0
      ? await openFile(options)
      : await underFileLock(`${file}.lock`, () => openFile(options))
  } catch (error) {
    throw asStoreTrouble(error)
  }
}

async function openFile({ file, key, log, migrations = ourMigrations }: OpenStoreOptions): Promise<Store> {
  if (statSync(file).size > 0) await refuseUntouched(file, key, migrations)
  const database = openEncrypted(file, key, { readonly: false })
  try {
    await patiently(() => {
      settle(database)
    })
    const applied = await migrate(database, migrations)
    for (const name of applied) log.info({ migration: name }, 'Store migrated')
    return new OpenStore(database)
  } catch (error) {
    database.close()
    throw error
  }
}

/** The file and its folder for this user only. SQLite gives its WAL the same mode as the file. */
function makePrivate(file: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  closeSync(openSync(file, 'a', 0o600))
  if (process.platform !== 'win32') chmodSync(file, 0o600)
}

/**
 * Looks through a read-only connection first: closing a writing one would fold the WAL into a database that
 * we only meant to refuse.
 */
async function refuseUntouched(file: string, key: Secret, migrations: readonly Migration[]): Promise<void> {
  const looking = openEncrypted(file, key, { readonly: true })
  try {
    await patiently(() => checkMigrations(looking, migrations))
  } finally {
    looking.close()
  }
}

function settle(database: EncryptedDatabase): void {
  // An acknowledged commit must survive a power cut, and erased data must be gone.
  if (database.pragma('journal_mode', { simple: true }) !== 'wal') database.pragma('journal_mode = WAL')
  database.pragma('synchronous = FULL')
  database.pragma('secure_delete = ON')
  database.pragma('foreign_keys = ON')
}

class OpenStore implements Store {
  readonly #database: EncryptedDatabase
  readonly #queries: Kysely<Tables>
  readonly #inside = new AsyncLocalStorage<{ open: boolean }>()

  constructor(database: EncryptedDatabase) {
    this.#database = database
    this.#queries = new Kysely<Tables>({ dialect: new StoreDialect(database) })
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

import {
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type Kysely,
  type QueryResult,
} from 'kysely'
import type { EncryptedDatabase } from './encrypted-database.ts'
import { patiently } from './patience.ts'
import type { Soundness } from './soundness.ts'
import { Statements } from './statements.ts'

/**
 * Kysely over one encrypted connection. It differs from Kysely's own driver in three ways: transactions begin
 * IMMEDIATE, so that two processes never both read and then both write; a lock held by another process is
 * waited for without blocking; trouble with the file is thrown as TroubleError, and nothing is written to a file
 * that is no longer in its place.
 * Kysely hands out the one connection to one query or transaction at a time, so that no query slips into a
 * transaction that is not its own.
 */
export class StoreDialect implements Dialect {
  readonly #database: EncryptedDatabase
  readonly #soundness: Soundness

  constructor(database: EncryptedDatabase, soundness: Soundness) {
    this.#database = database
    this.#soundness = soundness
  }

  createDriver(): Driver {
    return new StoreDriver(this.#database, this.#soundness)
  }

  createQueryCompiler(): SqliteQueryCompiler {
    return new SqliteQueryCompiler()
  }

  createAdapter(): SqliteAdapter {
    return new SqliteAdapter()
  }

  createIntrospector(database: Kysely<unknown>): SqliteIntrospector {
    return new SqliteIntrospector(database)
  }
}

class StoreDriver implements Driver {
  readonly #database: EncryptedDatabase
  readonly #soundness: Soundness
  readonly #connection: StoreConnection

  constructor(database: EncryptedDatabase, soundness: Soundness) {
    this.#database = database
    this.#soundness = soundness
    this.#connection = new StoreConnection(database, soundness)
  }

  init(): Promise<void> {
    return Promise.resolve()
  }

  acquireConnection(): Promise<DatabaseConnection> {
    return Promise.resolve(this.#connection)
  }

  async beginTransaction(): Promise<void> {
    try {
      this.#soundness.refuseUnsound()
      await patiently(() => this.#database.exec('BEGIN IMMEDIATE'))
    } catch (error) {
      throw this.#soundness.told(error)
    }
    this.#connection.inTransaction = true
  }

  commitTransaction(): Promise<void> {
    this.#tell(() => {
      // A transaction may have waited for something: what it wrote must not be acknowledged if it went nowhere.
      this.#soundness.refuseUnsound()
      this.#database.exec('COMMIT')
    })
    this.#connection.inTransaction = false
    return Promise.resolve()
  }

  rollbackTransaction(): Promise<void> {
    this.#connection.inTransaction = false
    // SQLite rolls back by itself when the disk is full or fails; a second ROLLBACK would hide the reason.
    if (this.#database.inTransaction) this.#tell(() => this.#database.exec('ROLLBACK'))
    return Promise.resolve()
  }

  releaseConnection(): Promise<void> {
    return Promise.resolve()
  }

  destroy(): Promise<void> {
    this.#database.close()
    return Promise.resolve()
  }

  /** Runs a step; its failure is told as store trouble. */
  #tell(step: () => void): void {
    try {
      step()
    } catch (error) {
      throw this.#soundness.told(error)
    }
  }
}

class StoreConnection implements DatabaseConnection {
  readonly #database: EncryptedDatabase
  readonly #statements: Statements
  readonly #soundness: Soundness
  inTransaction = false

  constructor(database: EncryptedDatabase, soundness: Soundness) {
    this.#database = database
    this.#statements = new Statements(database)
    this.#soundness = soundness
  }

  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    if (this.inTransaction && !this.#database.inTransaction) {
      throw new Error(
        'This transaction was rolled back by an earlier failure; nothing more can be done in it.',
      )
    }
    try {
      if (!this.inTransaction) this.#soundness.refuseUnsound()
      return await patiently(() => this.#run<Row>(query))
    } catch (error) {
      throw this.#soundness.told(error)
    }
  }

  streamQuery<Row>(): AsyncIterableIterator<QueryResult<Row>> {
    // An open cursor would hold the one connection for as long as its reader pleases.
    throw new Error('The store does not stream; read in pages.')
  }

  #run<Row>(query: CompiledQuery): QueryResult<Row> {
    const statement = this.#statements.of(query.sql)
    if (statement.reader) return { rows: statement.all(...query.parameters) }
    const { changes, lastInsertRowid } = statement.run(...query.parameters)
    return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) }
  }
}

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
import { asStoreTrouble } from './store-trouble.ts'

/**
 * Kysely over one encrypted connection. It differs from Kysely's own driver in three ways: transactions begin
 * IMMEDIATE, so that two processes never both read and then both write; a lock held by another process is
 * waited for without blocking; trouble with the file is thrown as TroubleError.
 * Kysely hands out the one connection to one query or transaction at a time, so that no query slips into a
 * transaction that is not its own.
 */
export class StoreDialect implements Dialect {
  readonly #database: EncryptedDatabase

  constructor(database: EncryptedDatabase) {
    this.#database = database
  }

  createDriver(): Driver {
    return new StoreDriver(this.#database)
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
  readonly #connection: StoreConnection

  constructor(database: EncryptedDatabase) {
    this.#database = database
    this.#connection = new StoreConnection(database)
  }

  init(): Promise<void> {
    return Promise.resolve()
  }

  acquireConnection(): Promise<DatabaseConnection> {
    return Promise.resolve(this.#connection)
  }

  async beginTransaction(): Promise<void> {
    try {
      await patiently(() => this.#database.exec('BEGIN IMMEDIATE'))
    } catch (error) {
      throw asStoreTrouble(error)
    }
    this.#connection.inTransaction = true
  }

  commitTransaction(): Promise<void> {
    tell(() => this.#database.exec('COMMIT'))
    this.#connection.inTransaction = false
    return Promise.resolve()
  }

  rollbackTransaction(): Promise<void> {
    this.#connection.inTransaction = false
    // SQLite rolls back by itself when the disk is full or fails; a second ROLLBACK would hide the reason.
    if (this.#database.inTransaction) tell(() => this.#database.exec('ROLLBACK'))
    return Promise.resolve()
  }

  releaseConnection(): Promise<void> {
    return Promise.resolve()
  }

  destroy(): Promise<void> {
    this.#database.close()
    return Promise.resolve()
  }
}

class StoreConnection implements DatabaseConnection {
  readonly #database: EncryptedDatabase
  inTransaction = false

  constructor(database: EncryptedDatabase) {
    this.#database = database
  }

  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    if (this.inTransaction && !this.#database.inTransaction) {
      throw new Error(
        'This transaction was rolled back by an earlier failure; nothing more can be done in it.',
      )
    }
    try {
      return await patiently(() => this.#run<Row>(query))
    } catch (error) {
      throw asStoreTrouble(error)
    }
  }

  streamQuery<Row>(): AsyncIterableIterator<QueryResult<Row>> {
    // An open cursor would hold the one connection for as long as its reader pleases.
    throw new Error('The store does not stream; read in pages.')
  }

  #run<Row>(query: CompiledQuery): QueryResult<Row> {
    const statement = this.#database.prepare<Row>(query.sql)
    if (statement.reader) return { rows: statement.all(...query.parameters) }
    const { changes, lastInsertRowid } = statement.run(...query.parameters)
    return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) }
  }
}

/** Runs a step; its failure is told as store trouble. */
function tell(step: () => void): void {
  try {
    step()
  } catch (error) {
    throw asStoreTrouble(error)
  }
}

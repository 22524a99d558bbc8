import type { EncryptedDatabase } from './encrypted-database.ts'

/** Texts of SQL differ with the number of values in a list, so there is no end to them. */
const MOST = 200

/**
 * The statements of one connection, kept compiled: SQLite takes longer to compile most of ours than to run them.
 * The one that was not used for longest is let go when there are too many.
 */
export class Statements {
  readonly #database: EncryptedDatabase
  readonly #kept = new Map<string, ReturnType<typeof prepare>>()

  constructor(database: EncryptedDatabase) {
    this.#database = database
  }

  of(sql: string): ReturnType<typeof prepare> {
    const known = this.#kept.get(sql)
    const statement = known ?? prepare(this.#database, sql)
    if (known !== undefined) this.#kept.delete(sql)
    else if (this.#kept.size >= MOST)
      for (const oldest of this.#kept.keys()) {
        this.#kept.delete(oldest)
        break
      }
    this.#kept.set(sql, statement)
    return statement
  }
}

/** Of no type of row, which fits whatever type the query was built with. */
function prepare(database: EncryptedDatabase, sql: string) {
  return database.prepare<never>(sql)
}

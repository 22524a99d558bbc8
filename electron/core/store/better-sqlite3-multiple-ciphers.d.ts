/** What Handover uses of the package: its own declarations are not reachable through its `exports`. */
declare module 'better-sqlite3-multiple-ciphers' {
  export interface Statement<Row> {
    /** Whether it returns rows. */
    readonly reader: boolean
    run(...parameters: unknown[]): { changes: number; lastInsertRowid: number | bigint }
    get(...parameters: unknown[]): Row | undefined
    all(...parameters: unknown[]): Row[]
  }

  class SqliteError extends Error {
    readonly code: string
  }

  class Database {
    static readonly SqliteError: typeof SqliteError
    constructor(file: string, options?: { readonly?: boolean; fileMustExist?: boolean; timeout?: number })
    readonly inTransaction: boolean
    prepare<Row = unknown>(sql: string): Statement<Row>
    exec(sql: string): this
    pragma(source: string, options?: { simple?: boolean }): unknown
    close(): this
  }

  type Instance = Database
  // The package's own declarations name the instance so.
  namespace Database {
    type Database = Instance
  }
  export default Database
}

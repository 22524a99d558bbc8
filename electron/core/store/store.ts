import type { Kysely, Transaction } from 'kysely'
import type { Tables } from './tables.ts'

/** Queries run on the store itself or inside one of its transactions. */
export type Queries = Kysely<Tables> | Transaction<Tables>

/** The profile's one encrypted database. */
export interface Store {
  readonly queries: Kysely<Tables>
  /** Runs `work` in one BEGIN IMMEDIATE transaction: all of it is durable when the promise resolves, or none of it. */
  transaction<T>(work: (queries: Transaction<Tables>) => Promise<T>): Promise<T>
  /** A number that changes when another connection commits (PRAGMA data_version). */
  version(): number
  /**
   * Puts what the write-ahead log holds into the file and cuts the log to nothing, so that what was erased is in neither. False when
   * another process held it up; it can be tried again.
   */
  emptyLog(): Promise<boolean>
  close(): void
}

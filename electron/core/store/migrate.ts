import { createHash } from 'node:crypto'
import * as v from 'valibot'
import type { EncryptedDatabase } from './encrypted-database.ts'
import type { Migration } from './migrations.ts'
import { patiently } from './patience.ts'
import { storeTrouble } from './store-trouble.ts'

const Applied = v.array(v.object({ number: v.number(), name: v.string(), hash: v.string() }))

/**
 * Brings a store to the newest shape: all that it lacks, each with its bookkeeping row, in one BEGIN IMMEDIATE
 * transaction, so that a crash or a failure leaves it as it was, and two processes take turns.
 *
 * @param begun is called when there is something to apply to a store that has migrations already, while nobody else
 *   can write and before anything is changed; what it throws ends the migration before it began
 * @returns the names of those applied now
 * @throws TroubleError `newer` when the store knows a migration that we do not; `failed`
 *   (HO-STORE-MIGRATION-CHANGED) when one that was applied has another hash. Nothing is changed then.
 */
export async function migrate(
  database: EncryptedDatabase,
  known: readonly Migration[],
  begun: (next: Migration) => Promise<unknown>,
): Promise<string[]> {
  // Outside the transaction: SQLite ignores this setting inside one. A migration may rebuild a table that others point at.
  database.pragma('foreign_keys = OFF')
  await patiently(() => database.exec('BEGIN IMMEDIATE'))
  try {
    const missing = missingMigrations(database, known)
    const [next] = missing
    if (next !== undefined && missing.length < known.length) await begun(next)
    for (const migration of missing) apply(database, migration)
    database.exec('COMMIT')
    return missing.map(({ name }) => name)
  } catch (error) {
    if (database.inTransaction) database.exec('ROLLBACK')
    throw error
  } finally {
    database.pragma('foreign_keys = ON')
  }
}

/**
 * Reads which migrations a store has, and refuses one that this version does not understand. Writes nothing.
 *
 * @returns those that are still to be applied, in their order
 */
export function missingMigrations(database: EncryptedDatabase, known: readonly Migration[]): Migration[] {
  const applied = appliedMigrations(database)
  refuseUnknown(applied, known)
  return known.slice(applied.length)
}

type AppliedMigration = v.InferOutput<typeof Applied>[number]

/** Those that a store has, in their order; none in an empty one. */
export function appliedMigrations(database: EncryptedDatabase): AppliedMigration[] {
  const table = database
    .prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'migrations'")
    .get()
  if (table === undefined) return []
  return v.parse(Applied, database.prepare('SELECT number, name, hash FROM migrations ORDER BY number').all())
}

function refuseUnknown(applied: readonly AppliedMigration[], known: readonly Migration[]): void {
  for (const [place, row] of applied.entries()) {
    const ours = known[place]
    if (ours === undefined) {
      throw storeTrouble(
        'newer',
        `It has migration ${row.name}; the newest known here is ${known.at(-1)?.name ?? 'none'}.`,
      )
    }
    if (ours.number !== row.number || hashOf(ours) !== row.hash) {
      throw storeTrouble('failed', `Migration ${row.name} is not the one that made this store.`, {
        instead: {
          code: 'HO-STORE-MIGRATION-CHANGED',
          message: 'The store was made by another edition of Handover.',
          fix: 'Use the edition that made it. The store was not touched.',
        },
      })
    }
  }
}

function apply(database: EncryptedDatabase, migration: Migration): void {
  database.exec(
    'CREATE TABLE IF NOT EXISTS migrations (number INTEGER PRIMARY KEY, name TEXT NOT NULL, hash TEXT NOT NULL, applied_at TEXT NOT NULL) STRICT',
  )
  database.exec(migration.sql)
  if (!database.inTransaction) throw new Error(`Migration ${migration.name} ends its own transaction.`)
  const broken = database.pragma('foreign_key_check')
  if (!Array.isArray(broken) || broken.length > 0)
    throw new Error(`Migration ${migration.name} breaks a foreign key.`)
  database
    .prepare('INSERT INTO migrations (number, name, hash, applied_at) VALUES (?, ?, ?, ?)')
    .run(migration.number, migration.name, hashOf(migration), new Date().toISOString())
}

/** SHA-256 in hex. Line ends are levelled first: git may check the file out with others on Windows. */
export function hashOf(migration: Migration): string {
  return createHash('sha256').update(migration.sql.replaceAll('\r\n', '\n')).digest('hex')
}

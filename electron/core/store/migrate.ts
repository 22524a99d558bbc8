import { createHash } from 'node:crypto'
import * as v from 'valibot'
import type { EncryptedDatabase } from './encrypted-database.ts'
import type { Migration } from './migrations.ts'
import { patiently } from './patience.ts'
import { storeTrouble } from './store-trouble.ts'

const Applied = v.array(v.object({ number: v.number(), name: v.string(), hash: v.string() }))

/**
 * Brings the store to the newest shape. Each migration and its bookkeeping row are one BEGIN IMMEDIATE
 * transaction, so that a crash leaves the one before or the one after, and two processes take turns.
 *
 * @returns the names of those applied now
 * @throws TroubleError `newer` when the store knows a migration that we do not; `failed`
 *   (HO-STORE-MIGRATION-CHANGED) when one that was applied has another hash. Nothing is changed then.
 */
export async function migrate(database: EncryptedDatabase, known: readonly Migration[]): Promise<string[]> {
  const done: string[] = []
  for (;;) {
    const next = await patiently(() => refuseUnknown(appliedMigrations(database), known))
    if (next === undefined) return done
    // Outside the transaction: SQLite ignores this setting inside one. A migration may rebuild a table that others point at.
    database.pragma('foreign_keys = OFF')
    const applied = await patiently(() => applyNext(database, known))
    database.pragma('foreign_keys = ON')
    if (applied !== null) done.push(applied)
  }
}

/**
 * Reads which migrations a store has, and refuses one that this version does not understand. Writes nothing.
 *
 * @returns the first that is still to be applied
 */
export function checkMigrations(
  database: EncryptedDatabase,
  known: readonly Migration[],
): Migration | undefined {
  return refuseUnknown(appliedMigrations(database), known)
}

type AppliedMigration = v.InferOutput<typeof Applied>[number]

function appliedMigrations(database: EncryptedDatabase): AppliedMigration[] {
  const table = database
    .prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'migrations'")
    .get()
  if (table === undefined) return []
  return v.parse(Applied, database.prepare('SELECT number, name, hash FROM migrations ORDER BY number').all())
}

function refuseUnknown(applied: AppliedMigration[], known: readonly Migration[]): Migration | undefined {
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
  return known[applied.length]
}

/** Applies the next one, or nothing when another process was faster. */
function applyNext(database: EncryptedDatabase, known: readonly Migration[]): string | null {
  database.exec('BEGIN IMMEDIATE')
  try {
    const next = refuseUnknown(appliedMigrations(database), known)
    if (next !== undefined) {
      database.exec(
        'CREATE TABLE IF NOT EXISTS migrations (number INTEGER PRIMARY KEY, name TEXT NOT NULL, hash TEXT NOT NULL, applied_at TEXT NOT NULL) STRICT',
      )
      database.exec(next.sql)
      if (!database.inTransaction) throw new Error(`Migration ${next.name} ends its own transaction.`)
      const broken = database.pragma('foreign_key_check')
      if (!Array.isArray(broken) || broken.length > 0)
        throw new Error(`Migration ${next.name} breaks a foreign key.`)
      database
        .prepare('INSERT INTO migrations (number, name, hash, applied_at) VALUES (?, ?, ?, ?)')
        .run(next.number, next.name, hashOf(next), new Date().toISOString())
    }
    database.exec('COMMIT')
    return next?.name ?? null
  } catch (error) {
    if (database.inTransaction) database.exec('ROLLBACK')
    throw error
  }
}

/** SHA-256 in hex. Line ends are levelled first: git may check the file out with others on Windows. */
export function hashOf(migration: Migration): string {
  return createHash('sha256').update(migration.sql.replaceAll('\r\n', '\n')).digest('hex')
}

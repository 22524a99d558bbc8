import { createHash } from 'node:crypto'
import type { EncryptedDatabase } from '#core/store/encrypted-database.ts'
import type { Migration } from '#core/store/migrations.ts'
import type { Store } from '#core/store/store.ts'

const HOMES = 600

/** A store's worth of connections, homes and receipts, so that a migration has something to move. */
export async function fill(store: Store): Promise<void> {
  const at = '2026-11-01T09:00:00.000Z'
  await store.transaction(async (queries) => {
    for (let number = 1; number <= HOMES; number += 1) {
      const id = `s${number}`
      await queries
        .insertInto('submissions')
        .values({
          id,
          number,
          kind: 'tenant-switch',
          connection_id: 'c1',
          connection_label: 'Acquaint',
          state: 'accepted',
          title: `Home ${number}`,
          home_key: `home ${number % 50}`,
          person_key: `person ${number}`,
          method: 'POST',
          path: 'switches/tenant',
          content_type: 'application/json',
          accept: 'application/json',
          view: '[]',
          warnings: '[]',
          errors: '[]',
          remote_ids: '{}',
          attempts: 1,
          set_aside: 0,
          created_at: at,
          updated_at: at,
        })
        .execute()
      await queries
        .insertInto('bodies')
        .values({ number, salt: Buffer.alloc(32, number), body: Buffer.alloc(300, number) })
        .execute()
      if (number % 3 === 0)
        await queries
          .insertInto('dependencies')
          .values({ submission_id: id, on_id: `s${number - 1}` })
          .execute()
      await queries
        .insertInto('fingerprints')
        .values({ submission_id: id, value: `f${number}`, guard: 1 })
        .execute()
    }
  })
}

/**
 * What later versions might do to a store of the present shape: new columns and tables, and tables made anew that
 * others point at. Numbered on from the migrations there are.
 */
export function laterMigrations(present: EncryptedDatabase, known: readonly Migration[]): Migration[] {
  const rebuilt = (table: string) => rebuild(present, table)
  const steps: [name: string, sql: string][] = [
    [
      'column',
      "ALTER TABLE submissions ADD COLUMN note TEXT; UPDATE submissions SET note = 'note on ' || id;",
    ],
    ['fingerprints', rebuilt('fingerprints')],
    [
      'home-counts',
      `CREATE TABLE home_counts (home_key TEXT PRIMARY KEY, count INTEGER NOT NULL) STRICT;
       INSERT INTO home_counts SELECT home_key, count(*) FROM submissions GROUP BY home_key;
       CREATE INDEX home_counts_by_count ON home_counts (count);`,
    ],
    ['no-column', 'ALTER TABLE submissions DROP COLUMN note;'],
    ['submissions', rebuilt('submissions')],
    [
      'bodies',
      'UPDATE bodies SET body = CAST(upper(hex(body)) AS BLOB); UPDATE submissions SET attempts = attempts + 1;',
    ],
    [
      'no-home-counts',
      "DROP TABLE home_counts; INSERT INTO settings (name, value) VALUES ('home-counts', '\"gone\"');",
    ],
  ]
  return steps.map(([name, sql], place) => {
    const number = known.length + place + 1
    return { number, name: `${String(number).padStart(4, '0')}-${name}`, sql }
  })
}

/**
 * The table made anew with all its rows, indexes and triggers, as SQLite's documentation advises for changes that ALTER TABLE cannot make.
 * The triggers that name it are away meanwhile, wherever they stand: without the table they are in error.
 */
function rebuild(present: EncryptedDatabase, table: string): string {
  const sqlOf = (type: string) =>
    present
      .prepare<{ sql: string }>(
        'SELECT sql FROM sqlite_schema WHERE type = ? AND tbl_name = ? AND sql IS NOT NULL',
      )
      .all(type, table)
      .map(({ sql }) => `${sql};`)
  const triggers = present
    .prepare<{ name: string; sql: string }>("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
    .all()
    .filter(({ sql }) => new RegExp(`\\b${table}\\b`).test(sql))
  return [
    ...triggers.map(({ name }) => `DROP TRIGGER ${name};`),
    ...sqlOf('table').map((sql) => sql.replace(`CREATE TABLE ${table} `, `CREATE TABLE ${table}_anew `)),
    `INSERT INTO ${table}_anew SELECT * FROM ${table};`,
    `DROP TABLE ${table};`,
    `ALTER TABLE ${table}_anew RENAME TO ${table};`,
    ...sqlOf('index'),
    ...triggers.map(({ sql }) => `${sql};`),
  ].join('\n')
}

/** Everything there is in a store, in short: equal for two stores of the same shape with the same rows. */
export function contentOf(database: EncryptedDatabase): string {
  const shape = database
    .prepare<{ type: string; name: string; sql: string }>(
      'SELECT type, name, sql FROM sqlite_schema ORDER BY type, name',
    )
    .all()
  const hash = createHash('sha256').update(JSON.stringify(shape))
  for (const { type, name } of shape) {
    if (type !== 'table') continue
    const columns = name === 'migrations' ? 'number, name, hash' : '*'
    hash.update(JSON.stringify(database.prepare(`SELECT ${columns} FROM "${name}" ORDER BY 1, 2`).all()))
  }
  return hash.digest('hex')
}

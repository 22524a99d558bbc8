import { cpSync, mkdirSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { noLog } from '#core/log.ts'
import { openEncrypted } from '#core/store/encrypted-database.ts'
import { migrations, type Migration } from '#core/store/migrations.ts'
import { openStore } from '#core/store/open.ts'
import { nodeCommand, startChild } from '#test/support/child.ts'
import { troubleOf } from '#test/support/store-damage.ts'
import { randomKey, temporaryFolder, temporaryStore } from '#test/support/store.ts'

/** What a store of this version has behind it. */
const OURS = migrations.map(({ name }) => name)

const second: Migration = { number: 6, name: '0006-second', sql: 'CREATE TABLE second (n INTEGER) STRICT;' }
const child = new URL('../../support/store-child.ts', import.meta.url)

function tablesOf(store: { file: string; key: ReturnType<typeof randomKey> }): unknown[] {
  const database = openEncrypted(store.file, store.key, { readonly: true })
  const rows = database
    .prepare<{ name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
    .all()
  database.close()
  return rows.map((row) => row.name)
}

function appliedTo(store: { file: string; key: ReturnType<typeof randomKey> }): unknown[] {
  const database = openEncrypted(store.file, store.key, { readonly: true })
  const rows = database.prepare<{ name: string }>('SELECT name FROM migrations ORDER BY number').all()
  database.close()
  return rows.map((row) => row.name)
}

test('every migration file is in the list, numbered without a gap', () => {
  const folder = fileURLToPath(new URL('../../../electron/core/store/migrations/', import.meta.url))
  const files = readdirSync(folder).sort()
  expect(migrations.map((migration) => `${migration.name}.sql`)).toEqual(files)
  expect(migrations.map((migration) => migration.sql)).toEqual(
    files.map((file) => readFileSync(join(folder, file), 'utf8')),
  )
  expect(migrations.map((migration) => migration.number)).toEqual(files.map((_, index) => index + 1))
})

describe('an older store', () => {
  test('gets what is missing, once', async () => {
    const store = await temporaryStore()
    store.close()
    const told: string[] = []
    const log = { ...noLog, info: (fields: object) => told.push(JSON.stringify(fields)) }
    for (let time = 1; time <= 2; time += 1) {
      const again = await openStore({ ...store, log, migrations: [...migrations, second] })
      again.close()
    }
    expect(tablesOf(store)).toContain('second')
    expect(told).toEqual(['{"migration":"0006-second"}'])
  })

  test('stays as it was when a migration fails half-way', async () => {
    const store = await temporaryStore()
    store.close()
    const bad = { ...second, sql: `${second.sql} INSERT INTO nowhere VALUES (1);` }
    const told = await troubleOf(openStore({ ...store, log: noLog, migrations: [...migrations, bad] }))
    expect(told.detail).toContain('nowhere')
    expect(tablesOf(store)).not.toContain('second')
    expect(appliedTo(store)).toEqual(OURS)
  })

  test('refuses a migration that ends its own transaction', async () => {
    const store = await temporaryStore()
    store.close()
    const bad = { ...second, sql: `${second.sql} COMMIT;` }
    const told = await troubleOf(openStore({ ...store, log: noLog, migrations: [...migrations, bad] }))
    expect(told.detail).toContain('ends its own transaction')
    expect(appliedTo(store)).toEqual(OURS)
  })
})

describe('a store that this version does not understand', () => {
  test('because it is newer is refused and not touched, though its log was not folded in', async () => {
    const folder = temporaryFolder()
    const file = join(folder, 'store.db')
    const key = randomKey()
    const newer = await openStore({ file, key, log: noLog, migrations: [...migrations, second] })
    // A copy as a crash leaves it: main file and log.
    mkdirSync(join(folder, 'copy'))
    const copy = join(folder, 'copy', 'store.db')
    for (const suffix of ['', '-wal']) cpSync(file + suffix, copy + suffix)
    newer.close()
    const before = ['', '-wal'].map((suffix) => readFileSync(copy + suffix))

    await expect(openStore({ file: copy, key, log: noLog })).rejects.toMatchObject({
      trouble: { kind: 'store', state: 'newer', code: 'HO-STORE-NEWER' },
    })
    expect(['', '-wal'].map((suffix) => readFileSync(copy + suffix))).toEqual(before)
  })

  test('because an applied migration was changed is refused', async () => {
    const store = await temporaryStore()
    store.close()
    const [first] = migrations
    if (first === undefined) throw new Error('There is no first migration.')
    const changed = { ...first, sql: `${first.sql}\n-- a word more` }
    await expect(openStore({ ...store, log: noLog, migrations: [changed] })).rejects.toMatchObject({
      trouble: { kind: 'store', state: 'failed', code: 'HO-STORE-MIGRATION-CHANGED' },
    })
  })

  test('because it lost its list of migrations is refused and stays as it was', async () => {
    const store = await temporaryStore()
    store.close()
    const database = openEncrypted(store.file, store.key, { readonly: false })
    database.exec('DROP TABLE migrations')
    database.close()
    const before = tablesOf(store)
    expect(await troubleOf(openStore({ ...store, log: noLog }))).toMatchObject({
      code: 'HO-STORE-MIGRATION-FAILED',
    })
    expect(tablesOf(store)).toEqual(before)
  })

  test('but not because git checked the file out with other line ends', async () => {
    const store = await temporaryStore()
    store.close()
    const windows = migrations.map((migration) => ({
      ...migration,
      sql: migration.sql.replaceAll('\n', '\r\n'),
    }))
    const again = await openStore({ ...store, log: noLog, migrations: windows })
    again.close()
  })
})

test('processes that make the same store at once all get it', { timeout: 60_000 }, async () => {
  const store = { file: join(temporaryFolder(), 'store.db'), key: randomKey() }
  const children = [1, 2, 3].map(() => startChild(nodeCommand(child, store.file, store.key.reveal(), 'open')))
  const endings = await Promise.all(children.map((one) => one.ended))
  expect(endings).toEqual(children.map(() => ({ code: 0, signal: null })))
  expect(appliedTo(store)).toEqual(OURS)
  const opened = await openStore({ ...store, log: noLog })
  expect(await opened.queries.selectFrom('settings').select('name').execute()).toHaveLength(3)
  opened.close()
})

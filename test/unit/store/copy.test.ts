import {
  copyFileSync,
  cpSync,
  existsSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  watch,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { noLog } from '#core/log.ts'
import { copyStore } from '#core/store/copy.ts'
import { openEncrypted } from '#core/store/encrypted-database.ts'
import { migrations } from '#core/store/migrations.ts'
import { openStore } from '#core/store/open.ts'
import { storeExists } from '#core/profile/store-exists.ts'
import { nodeCommand, startChild } from '#test/support/child.ts'
import { randomKey } from '#test/support/store.ts'
import {
  breakPages,
  crashedStore,
  filledStore,
  fingerprints,
  hashOf,
  overwrite,
  rowsIn,
  secondMigration,
  troubleOf,
  type StorePlace,
} from '#test/support/store-damage.ts'

/** What a store of this version has behind it. */
const OURS = migrations.map(({ name }) => name)

const script = new URL('../../support/store-child.ts', import.meta.url)
const start = (place: StorePlace, mode: string) =>
  startChild(nodeCommand(script, place.file, place.key.reveal(), mode))

const openWith = (place: StorePlace, second = secondMigration()) =>
  openStore({ ...place, made: true, log: noLog, migrations: [...migrations, second] })

/** The files of the store's folder but SQLite's own. */
const filesOf = ({ file }: StorePlace): string[] =>
  readdirSync(dirname(file)).filter((name) => !/-(?:wal|shm)$|\.lock(-journal)?$/.test(name))

function namesIn(place: StorePlace): string[] {
  const database = openEncrypted(place.file, place.key, { readonly: true })
  const rows = database
    .prepare<{ name: string }>(
      'SELECT name FROM migrations UNION SELECT name FROM sqlite_schema WHERE name = ?',
    )
    .all('second')
  database.close()
  return rows.map(({ name }) => name)
}

describe('the copy made before a migration', () => {
  test('is encrypted with the same key, whole, and for this user only', async () => {
    const place = await crashedStore(9)
    const copy = await copyStore(place.file, place.key, 6)
    expect(copy).toBe(`${place.file}.before-0006`)
    expect(statSync(copy).mode & 0o777).toBe(0o600)
    const bytes = readFileSync(copy, 'latin1')
    for (const text of ['SQLite format 3', 'CREATE TABLE', 'row 1', 'xxxx']) expect(bytes).not.toContain(text)
    const other = openEncrypted(copy, randomKey(), { readonly: true })
    expect(() => other.exec('SELECT 1 FROM sqlite_schema')).toThrow(/not a database/)
    other.close()
    const kept = join(dirname(place.file), 'elsewhere.db')
    renameSync(copy, kept)
    expect(await rowsIn({ file: kept, key: place.key })).toEqual(await rowsIn(place))
  })

  test('is there before anything is changed, and gone once the migrated store was read', async () => {
    const place = await filledStore(12)
    const seen: string[][] = []
    const store = await openWith(
      place,
      secondMigration(() => seen.push(filesOf(place))),
    )
    store.close()
    expect(seen[0]).toEqual(['store.db', 'store.db.before-0006'])
    expect(filesOf(place)).toEqual(['store.db'])
    expect(namesIn(place)).toEqual([...OURS, '0006-second', 'second'])
  })

  test('is made while nobody else can write, so that no commit falls between it and the migration', async () => {
    const place = await filledStore(3)
    const older = openEncrypted(place.file, place.key, { readonly: false })
    const tried: unknown[] = []
    const trying = secondMigration(() => {
      try {
        older.exec('BEGIN IMMEDIATE; ROLLBACK')
        tried.push('it could write')
      } catch (error) {
        tried.push(error)
      }
    })
    ;(await openWith(place, trying)).close()
    older.close()
    expect(tried[0]).toMatchObject({ code: 'SQLITE_BUSY' })
  })

  test('is not made of a new store, nor of one that is up to date', async () => {
    const place = await filledStore(0)
    const seen: string[][] = []
    rmSync(place.file)
    for (const made of [false, true]) {
      const look = secondMigration(() => seen.push(filesOf(place)))
      const store = await openStore({ ...place, made, log: noLog, migrations: [...migrations, look] })
      store.close()
    }
    expect([...new Set(seen.flat())]).toEqual(['store.db'])
  })

  test('holds what another process committed until the migration began', async () => {
    const place = await filledStore(2)
    const older = await openStore({ ...place, log: noLog })
    await older.queries.insertInto('settings').values({ name: 'late', value: 'x' }).execute()
    const failing = secondMigration(() => breakPages(place.file), 'INSERT INTO nowhere VALUES (1)')
    expect(await troubleOf(openWith(place, failing))).toMatchObject({ code: 'HO-STORE-MIGRATION-FAILED' })
    // The other one has the broken store open still: it is told, and writes nothing where nobody will find it.
    const write = older.queries.insertInto('settings').values({ name: 'lost', value: 'x' }).execute()
    expect(await troubleOf(write)).toMatchObject({ code: 'HO-STORE-REPLACED' })
    older.close()
    expect((await rowsIn(place)).map(({ name }) => name)).toEqual(['late', 'row 0', 'row 1'])
  })

  test('counts as something of the store, so that no new key is made beside it', async () => {
    const place = await filledStore(1)
    const folder = dirname(place.file)
    const copy = await copyStore(place.file, place.key, 6)
    for (const suffix of ['', '-wal', '-shm']) rmSync(place.file + suffix, { force: true })
    expect(storeExists(folder)).toBe(true)
    for (const name of [
      'store.db.before-0006.part',
      'store.db.broken-20260131T101500Z',
      'store.db-journal',
    ]) {
      renameSync(filesOf(place).map((one) => join(folder, one))[0] ?? copy, join(folder, name))
      expect(storeExists(folder), name).toBe(true)
    }
    rmSync(join(folder, 'store.db-journal'))
    writeFileSync(join(folder, 'store.db.lock'), '')
    expect(storeExists(folder)).toBe(false)
  })
})

describe('a migration that fails', () => {
  test('leaves the store as it was, and does not put the copy in its place', async () => {
    const place = await filledStore(12)
    const { ino } = statSync(place.file)
    const before = await rowsIn(place)
    const failing = secondMigration(undefined, 'CREATE TABLE second (n); INSERT INTO nowhere VALUES (1);')
    const told = await troubleOf(openWith(place, failing))
    expect(told).toMatchObject({ kind: 'store', state: 'failed', code: 'HO-STORE-MIGRATION-FAILED' })
    expect(told.detail).toContain('nowhere')
    expect(filesOf(place)).toEqual(['store.db'])
    expect(statSync(place.file).ino).toBe(ino)
    expect(namesIn(place)).toEqual(OURS)
    expect(await rowsIn(place)).toEqual(before)
  })

  test('after it broke the store: the copy takes its place, and the broken one is kept', async () => {
    const place = await filledStore(12)
    const before = await rowsIn(place)
    const failing = secondMigration(() => breakPages(place.file), 'INSERT INTO nowhere VALUES (1)')
    expect(await troubleOf(openWith(place, failing))).toMatchObject({ code: 'HO-STORE-MIGRATION-FAILED' })
    const [, broken = ''] = filesOf(place)
    expect(filesOf(place)).toEqual(['store.db', expect.stringMatching(/^store\.db\.broken-\d{8}T\d{6}Z$/)])
    expect(statSync(join(dirname(place.file), broken)).size).toBeGreaterThan(12 * 4096)
    expect(await rowsIn(place)).toEqual(before)
    expect(statSync(place.file).mode & 0o777).toBe(0o600)
    ;(await openWith(place)).close()
    expect(namesIn(place)).toEqual([...OURS, '0006-second', 'second'])
  })

  test('though it says that all went well, but the store is broken: the same', async () => {
    const place = await filledStore(12)
    const before = await rowsIn(place)
    let asked = 0
    // The second time is for its hash, when it was applied: what is still read then is in SQLite's cache.
    const breaking = secondMigration(() => {
      if (++asked === 2) breakPages(place.file)
    }, 'CREATE TABLE second (n INTEGER) STRICT;')
    expect(await troubleOf(openWith(place, breaking))).toMatchObject({ code: 'HO-STORE-MIGRATION-FAILED' })
    expect(await rowsIn(place)).toEqual(before)
  })

  test('after it ended its own transaction: what it changed is undone', async () => {
    const place = await filledStore(3)
    const before = await rowsIn(place)
    const ending = secondMigration(undefined, 'CREATE TABLE second (n INTEGER); COMMIT;')
    const told = await troubleOf(openWith(place, ending))
    expect(told.code).toBe('HO-STORE-MIGRATION-FAILED')
    expect(told.detail).toContain('ends its own transaction')
    expect(namesIn(place)).toEqual(OURS)
    expect(await rowsIn(place)).toEqual(before)
  })

  test('of several leaves none of them', async () => {
    const place = await filledStore(3)
    const third = { number: 6, name: '0006-third', sql: 'INSERT INTO nowhere VALUES (1)' }
    const opening = openStore({ ...place, log: noLog, migrations: [...migrations, secondMigration(), third] })
    expect(await troubleOf(opening)).toMatchObject({ code: 'HO-STORE-MIGRATION-FAILED' })
    expect(namesIn(place)).toEqual(OURS)
  })

  test('is not begun on a store that is broken already', async () => {
    const place = await filledStore(12)
    breakPages(place.file)
    const before = fingerprints(place.file)
    expect(await troubleOf(openWith(place))).toMatchObject({ state: 'damaged', code: 'HO-STORE-DAMAGED' })
    expect(fingerprints(place.file)).toEqual(before)
  })
})

describe('the next opening, after a process died', () => {
  const opensWith = async (place: StorePlace, rows: number): Promise<void> => {
    expect(await rowsIn({ ...place, made: true })).toHaveLength(rows)
    expect(filesOf(place).filter((name) => name.includes('before'))).toEqual([])
  }

  test('while it copied: half a copy is swept', async () => {
    const place = await filledStore(12)
    copyFileSync(place.file, `${place.file}.before-0006.part`)
    truncateSync(`${place.file}.before-0006.part`, 10_000)
    await opensWith(place, 12)
  })

  test(
    'in the middle of the migration: the store is as it was, and the copy goes',
    { timeout: 60_000 },
    async () => {
      const place = await filledStore(12)
      const child = start(place, 'die')
      expect(await child.ended).toMatchObject({ signal: 'SIGKILL' })
      expect(filesOf(place)).toEqual(['store.db', 'store.db.before-0006'])
      await opensWith(place, 12)
      expect(namesIn(place)).toEqual(OURS)
    },
  )

  test('there, and the store is broken: the copy takes its place', { timeout: 60_000 }, async () => {
    const place = await filledStore(12)
    const before = await rowsIn(place)
    const child = start(place, 'break-and-die')
    expect(await child.ended).toMatchObject({ signal: 'SIGKILL' })
    expect(await rowsIn(place)).toEqual(before)
    expect(filesOf(place)).toEqual(['store.db', expect.stringMatching(/broken/)])
    ;(await openWith(place)).close()
    expect(namesIn(place)).toEqual([...OURS, '0006-second', 'second'])
  })

  test('before the copy was removed: a commit made since then is not lost to it', async () => {
    const place = await filledStore(3)
    await copyStore(place.file, place.key, 6)
    const kept = readFileSync(`${place.file}.before-0006`)
    const older = await openStore({ ...place, log: noLog })
    await older.queries.insertInto('settings').values({ name: 'late', value: 'x' }).execute()
    older.close()
    writeFileSync(`${place.file}.before-0006`, kept)
    await opensWith(place, 4)
  })

  test('at any step of putting the copy back', async () => {
    const steps = ['store.db', 'store.db-wal', 'store.db-shm']
    for (let step = 0; step <= steps.length; step += 1) {
      const place = await crashedStore(9)
      const copy = await copyStore(place.file, place.key, 6)
      if (!existsSync(`${place.file}-shm`)) writeFileSync(`${place.file}-shm`, '')
      overwrite(place.file, 4096, Buffer.alloc(8192, 1))
      expect(existsSync(copy)).toBe(true)
      for (const name of steps.slice(0, step)) {
        const path = join(dirname(place.file), name)
        renameSync(path, path.replace('store.db', 'store.db.broken-20260131T101500Z'))
      }
      await opensWith(place, 12)
    }
  })

  test(
    'while a copy that was put back got its log: the half change is undone',
    { timeout: 60_000 },
    async () => {
      const place = await filledStore(40)
      const before = await rowsIn(place)
      const child = start(place, 'journal')
      expect(await child.ended).toMatchObject({ signal: 'SIGKILL' })
      expect(filesOf(place)).toContain('store.db-journal')
      expect(await rowsIn(place)).toEqual(before)
    },
  )

  test('with a copy that is broken, half, or of another key: nothing is put back, nothing is changed', async () => {
    const foreign = await filledStore(12)
    const spoil: ((copy: string) => void)[] = [
      (copy) => overwrite(copy, 4096, Buffer.alloc(4096, 1)),
      (copy) => truncateSync(copy, statSync(copy).size - 4096),
      (copy) => truncateSync(copy, 0),
      (copy) => cpSync(foreign.file, copy),
    ]
    for (const [number, change] of spoil.entries()) {
      for (const missing of [true, false]) {
        const place = await filledStore(12)
        const copy = await copyStore(place.file, place.key, 6)
        change(copy)
        if (missing) rmSync(place.file)
        else breakPages(place.file)
        const before = fingerprints(place.file)
        const told = await troubleOf(openStore({ ...place, made: true, log: noLog }))
        expect(told, String(number)).toMatchObject({ state: 'damaged' })
        expect(told.code).toBe(missing ? 'HO-STORE-MISSING' : 'HO-STORE-DAMAGED')
        expect(fingerprints(place.file)).toEqual(before)
      }
    }
  })

  test(
    'killed again and again at whatever moment, the store is whole and goes on',
    { timeout: 120_000 },
    async () => {
      const place = await filledStore(500)
      const before = hashOf(place.file)
      for (let time = 0; time < 4; time += 1) {
        const child = start(place, 'migrate')
        expect(await child.line()).toBe('migrating')
        const begun = firstSightOf(place, /before-0006/)
        const over = child.ended.then(() => 'over')
        if ((await Promise.race([begun, over])) === 'over') break
        await sleep(time * 30)
        child.process.kill('SIGKILL')
        await child.ended
        const names = namesIn(place)
        expect([OURS, [...OURS, '0006-second', 'second']]).toContainEqual(names)
        if (names.length > 1) break
        expect(await rowsIn(place)).toHaveLength(500)
        expect(filesOf(place)).toEqual(['store.db'])
      }
      ;(await openWith(place)).close()
      expect(namesIn(place)).toEqual([...OURS, '0006-second', 'second'])
      expect(hashOf(place.file)).not.toBe(before)
      expect(filesOf(place)).toEqual(['store.db'])
    },
  )
})

/** Resolves when a file of this name is there. */
async function firstSightOf({ file }: StorePlace, name: RegExp): Promise<string> {
  const watcher = watch(dirname(file))
  try {
    while (!readdirSync(dirname(file)).some((one) => name.test(one)))
      await new Promise((resolve) => watcher.once('change', resolve))
    return 'there'
  } finally {
    watcher.close()
  }
}

test('two that migrate the same store at once take turns', { timeout: 60_000 }, async () => {
  const place = await filledStore(100)
  const children = [1, 2, 3].map(() => start(place, 'migrate'))
  const endings = await Promise.all(children.map((one) => one.ended))
  expect(endings).toEqual(children.map(() => ({ code: 0, signal: null })))
  expect(namesIn(place)).toEqual([...OURS, '0006-second', 'second'])
  expect(filesOf(place)).toEqual(['store.db'])
})

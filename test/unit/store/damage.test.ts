import { randomBytes } from 'node:crypto'
import { cpSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { noLog } from '#core/log.ts'
import { look, READ_WHOLE_UP_TO } from '#core/store/check.ts'
import { openStore } from '#core/store/open.ts'
import { randomKey, temporaryFolder } from '#test/support/store.ts'
import {
  crashedStore,
  filledStore,
  fingerprints,
  overwrite,
  rowOf,
  rowsIn,
  troubleOf,
  type StorePlace,
} from '#test/support/store-damage.ts'

const PAGE = 4096
const FRAME = 24 + PAGE
const open = (place: StorePlace) => openStore({ ...place, made: true, log: noLog })

/** Refused with this state, untouched, and whole again once `mend` was done. */
async function refusedUntilMended(place: StorePlace, state: string, mend: () => void): Promise<void> {
  const before = fingerprints(place.file)
  for (const _ of [1, 2]) expect(await troubleOf(open(place))).toMatchObject({ kind: 'store', state })
  expect(fingerprints(place.file)).toEqual(before)
  mend()
  expect(await rowsIn(place)).toHaveLength(12)
}

const damages: [string, (file: string, size: number) => void][] = [
  ['its header overwritten', (file) => overwrite(file, 0, randomBytes(512))],
  ['a page in the middle overwritten', (file, size) => overwrite(file, pageIn(size / 2), randomBytes(PAGE))],
  ['its last page overwritten', (file, size) => overwrite(file, size - PAGE, randomBytes(PAGE))],
  ['zeros in its place', (file, size) => writeFileSync(file, Buffer.alloc(size))],
  ['a letter in its place', (file) => writeFileSync(file, 'Dear Aoife,\n\nthe meter was read today.\n')],
  ['no byte left', (file) => truncateSync(file, 0)],
  ['half of it left', (file, size) => truncateSync(file, pageIn(size / 2))],
  ['one page left', (file) => truncateSync(file, PAGE)],
  ['part of a page left', (file) => truncateSync(file, 1000)],
  ['its last page gone', (file, size) => truncateSync(file, size - PAGE)],
  ['its last byte gone', (file, size) => truncateSync(file, size - 1)],
  ['half of its last page gone', (file, size) => truncateSync(file, size - PAGE / 2)],
]
const pageIn = (at: number): number => Math.floor(at / PAGE) * PAGE

describe('a store', () => {
  test.each(damages)('with %s is damaged, and opens when it is put back', async (_, damage) => {
    const place = await filledStore(12)
    const backup = join(temporaryFolder(), 'backup')
    cpSync(place.file, backup)
    damage(place.file, statSync(place.file).size)
    await refusedUntilMended(place, 'damaged', () => cpSync(backup, place.file))
  })

  test('of another profile, whose key is another, is damaged', async () => {
    const place = await filledStore(12)
    const other = await filledStore(1)
    const backup = join(temporaryFolder(), 'backup')
    cpSync(place.file, backup)
    cpSync(other.file, place.file)
    await refusedUntilMended(place, 'damaged', () => cpSync(backup, place.file))
  })

  test('that is gone is missing, and none is made; nor when only its log is left', async () => {
    const place = await crashedStore(9)
    const bytes = readFileSync(place.file)
    rmSync(place.file)
    const before = fingerprints(place.file)
    expect(Object.keys(before)).toEqual(['store.db-wal'])
    for (const made of [true, false])
      expect(await troubleOf(openStore({ ...place, made, log: noLog }))).toMatchObject({
        state: 'damaged',
        code: 'HO-STORE-MISSING',
      })
    expect(fingerprints(place.file)).toEqual(before)
    writeFileSync(place.file, bytes)
    expect(await rowsIn(place)).toHaveLength(12)
  })

  test('that is larger than what is read at opening is not read whole, but cut off it is told all the same', async () => {
    const place = await filledStore(12)
    const size = statSync(place.file).size
    overwrite(place.file, size - 2 * PAGE, randomBytes(PAGE))
    const found = (limit: number) => look(place.file, place.key, limit, () => 'opened')
    expect(await found(size - 1)).toBe('opened')
    await expect(found(size)).rejects.toThrow()
    truncateSync(place.file, size - 1)
    expect(await troubleOf(found(size - 2))).toMatchObject({ state: 'damaged' })
    expect(READ_WHOLE_UP_TO).toBeGreaterThan(size)
  })

  test('of which one byte was flipped never gives wrong data', { timeout: 120_000 }, async () => {
    const place = await filledStore(12)
    const whole = readFileSync(place.file)
    const rows = await rowsIn(place)
    const copy = { file: join(temporaryFolder(), 'store.db'), key: place.key }
    const pages = whole.length / PAGE
    // Within a page: what the format keeps at its end are 16 bytes of IV and 64 of HMAC.
    const within = fc.oneof(
      fc.integer({ min: 0, max: PAGE - 1 }),
      fc.integer({ min: PAGE - 80, max: PAGE - 1 }),
    )
    const offset = fc
      .tuple(fc.integer({ min: 0, max: pages - 1 }), within)
      .map(([page, at]) => page * PAGE + at)
    await fc.assert(
      fc.asyncProperty(offset, fc.integer({ min: 1, max: 255 }), async (at, bits) => {
        const bytes = Buffer.from(whole)
        bytes[at] = (bytes[at] ?? 0) ^ bits
        for (const suffix of ['-wal', '-shm']) rmSync(copy.file + suffix, { force: true })
        writeFileSync(copy.file, bytes)
        expect(await troubleOf(open(copy))).toMatchObject({ state: 'damaged' })
      }),
      {
        numRuns: 60,
        examples: [
          [0, 1],
          [15, 128],
          [16, 1],
          [PAGE - 1, 1],
          [whole.length - 1, 1],
        ],
      },
    )
    writeFileSync(copy.file, whole)
    expect(await rowsIn(copy)).toEqual(rows)
  })
})

describe('the log of a store', () => {
  test('that a crash left is folded in, though the newest pages are in it alone', async () => {
    const place = await crashedStore(4, 5)
    expect(await rowsIn(place)).toHaveLength(12)
  })

  test('cut by a crash in its last transaction is not damage: what nobody was told of is gone', async () => {
    for (const cut of [1, PAGE, FRAME, FRAME + 1]) {
      const place = await crashedStore(4, 5)
      truncateSync(`${place.file}-wal`, statSync(`${place.file}-wal`).size - cut)
      expect(await rowsIn(place), `${cut} bytes`).toHaveLength(7)
    }
  })

  test('torn by a crash in the middle of its last transaction is not damage either', async () => {
    const place = await crashedStore(4, 5)
    const log = `${place.file}-wal`
    overwrite(log, statSync(log).size - 2 * FRAME, randomBytes(FRAME))
    expect(await rowsIn(place)).toHaveLength(7)
  })

  test.each([
    ['in a transaction before the last', 32 + FRAME + 500, 16],
    ['in its first frame', 32, 16],
    ['in its header', 0, 32],
    ['in the salts of its header', 16, 8],
  ])('overwritten %s is damaged, and opens when it is put back', async (_, at, length) => {
    const place = await crashedStore(4, 3, 2)
    const log = `${place.file}-wal`
    const backup = readFileSync(log)
    overwrite(log, at, randomBytes(length))
    await refusedUntilMended(place, 'damaged', () => writeFileSync(log, backup))
  })

  test('with an earlier round of frames behind the newest is whole', async () => {
    const place = await crashedStore(4)
    const store = await open(place)
    const { sql } = await import('kysely')
    await sql`PRAGMA wal_checkpoint(RESTART)`.execute(store.queries)
    await store.queries.insertInto('settings').values(rowOf(90)).execute()
    const copy = join(temporaryFolder(), 'store.db')
    for (const suffix of ['', '-wal']) cpSync(place.file + suffix, copy + suffix)
    store.close()
    expect(await rowsIn({ file: copy, key: place.key })).toHaveLength(8)
  })

  test('that another process is writing is never called damaged', async () => {
    const place = await filledStore(1)
    const writing = await open(place)
    let written = 0
    const stop = { now: false }
    const writer = (async () => {
      while (!stop.now) await writing.queries.insertInto('settings').values(rowOf(++written)).execute()
    })()
    for (let time = 0; time < 20; time += 1) (await open(place)).close()
    stop.now = true
    await writer
    writing.close()
    expect(await rowsIn(place)).toHaveLength(written + 1)
  })
})

test('a key that is not the one opens nothing and changes nothing', async () => {
  const place = await crashedStore(9)
  const before = fingerprints(place.file)
  expect(await troubleOf(open({ ...place, key: randomKey() }))).toMatchObject({ state: 'damaged' })
  expect(fingerprints(place.file)).toEqual(before)
  expect(await rowsIn(place)).toHaveLength(12)
})

import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { newBackupKey, type BackupKey } from '#core/backup/backup-key.ts'
import { CHUNK_BYTES } from '#core/backup/format.ts'
import { packBackup, type PackOrder } from '#core/backup/pack.ts'
import { newPhrase } from '#core/backup/recovery-phrase.ts'
import { inspect } from '#core/backup/snapshot.ts'
import { inThread } from '#core/backup/thread.ts'
import { unpackBackup } from '#core/backup/unpack.ts'
import { OUTPUT, type Job } from '#core/backup/work.ts'
import { noLog } from '#core/log.ts'
import { openEncrypted } from '#core/store/encrypted-database.ts'
import { migrations } from '#core/store/migrations.ts'
import { Secret } from '#core/vault/secret.ts'
import { dump } from '#test/support/backup-branch.ts'
import { randomKey, temporaryFolder, temporaryStore } from '#test/support/store.ts'

const SEALED = CHUNK_BYTES + 16
const quiet = () => undefined
const refusal = (name: string) => expect.objectContaining({ code: `HO-BACKUP-${name}` }) as unknown

let key: BackupKey
beforeAll(async () => {
  key = await newBackupKey(newPhrase())
})

/** A store of several chunks, and what is needed to back it up. */
async function order(): Promise<PackOrder> {
  const store = await temporaryStore()
  for (let row = 0; row < 40; row += 1) {
    const value = JSON.stringify('x'.repeat(5000) + String(row))
    await store.queries
      .insertInto('settings')
      .values({ name: `note-${row}`, value })
      .execute()
  }
  const folder = temporaryFolder()
  return {
    store: store.file,
    storeKey: store.key.reveal(),
    target: join(folder, 'a.handover-backup'),
    workFolder: folder,
    key: key.key.reveal(),
    salt: key.salt,
    phraseSince: key.since,
    items: { 'audit-key': 'a'.repeat(64) },
    id: 'ABCDEF0123',
    app: '0.0.0-test',
    madeAt: new Date().toISOString(),
    migrations,
  }
}

/** A folder for one try at opening, and what came of it. */
function tried(bytes: Buffer, using = key.key.reveal()) {
  const folder = temporaryFolder()
  const file = join(folder, 'tried.handover-backup')
  const target = join(folder, 'store.db')
  writeFileSync(file, bytes)
  return { folder, open: () => unpackBackup(file, using, target, quiet), target }
}

describe('a backup', () => {
  test('holds every row of every table, under a key of its own', async () => {
    const wanted = await order()
    const manifest = await packBackup(wanted, quiet)
    expect(readdirSync(wanted.workFolder)).toEqual(['a.handover-backup'])
    const { open, target } = tried(readFileSync(wanted.target))
    const contents = open()
    expect(contents.manifest).toEqual(manifest)
    expect(contents.items).toEqual(wanted.items)
    expect(contents.snapshotKey).not.toBe(wanted.storeKey)
    const [there, here] = [dump(target, contents.snapshotKey), dump(wanted.store, wanted.storeKey)]
    expect(there).toEqual(here)
    expect(there.tables.get('settings')).toHaveLength(40)
    expect(manifest.tables['settings']).toBe(40)
    expect(manifest.migration.number).toBe(migrations.length)
    expect(await inspect(target, Secret.of(contents.snapshotKey), migrations)).toEqual({
      migration: manifest.migration,
      tables: manifest.tables,
    })
  })

  test('that is cut off, longer, or has its parts in another order is refused', async () => {
    const wanted = await order()
    await packBackup(wanted, quiet)
    const whole = readFileSync(wanted.target)
    const begins = beginOf(whole)
    const chunks: Buffer[] = []
    for (let at = begins; at < whole.length; at += SEALED) chunks.push(whole.subarray(at, at + SEALED))
    expect(chunks.length).toBeGreaterThan(3)
    const head = whole.subarray(0, begins)
    for (let end = begins; end < whole.length; end += SEALED)
      for (const by of [0, 1, 16, SEALED - 1])
        if (end + by < whole.length)
          expect(tried(whole.subarray(0, end + by)).open).toThrow(refusal('DAMAGED'))
    expect(tried(Buffer.concat([whole, Buffer.alloc(1)])).open).toThrow(refusal('DAMAGED'))
    expect(tried(Buffer.concat([whole, ...chunks.slice(-1)])).open).toThrow(refusal('DAMAGED'))
    const [first, second, ...rest] = chunks
    if (first === undefined || second === undefined) throw new Error('There are no chunks.')
    expect(tried(Buffer.concat([head, second, first, ...rest])).open).toThrow(refusal('DAMAGED'))
    expect(tried(Buffer.concat([head, first, ...rest])).open).toThrow(refusal('DAMAGED'))
    for (const end of [0, 1, 16, 20, 100, begins - 1]) expect(tried(whole.subarray(0, end)).open).toThrow()
    expect(tried(Buffer.from('PK\u0003\u0004 something else')).open).toThrow(refusal('NOT-ONE'))
  })

  test('of which any byte is another is refused', async () => {
    const wanted = await order()
    await packBackup(wanted, quiet)
    const whole = readFileSync(wanted.target)
    // The header as often as the rest, though it is far shorter.
    const place = fc.oneof(fc.nat(beginOf(whole) - 1), fc.nat(whole.length - 1))
    fc.assert(
      fc.property(place, fc.integer({ min: 1, max: 255 }), (at, by) => {
        const changed = Buffer.from(whole)
        changed[at] = (changed[at] ?? 0) ^ by
        expect(tried(changed).open).toThrow(
          expect.objectContaining({
            code: expect.stringMatching(/^HO-BACKUP-(DAMAGED|NOT-ONE|PHRASE-WRONG|NEWER)$/) as string,
          }),
        )
      }),
      { numRuns: 150 },
    )
  })

  test('opens with its own phrase only', async () => {
    const wanted = await order()
    await packBackup(wanted, quiet)
    const { open } = tried(readFileSync(wanted.target), randomKey().reveal())
    expect(open).toThrow(refusal('PHRASE-WRONG'))
  })

  test('never takes the place of a file, and leaves nothing where it cannot be made', async () => {
    const wanted = await order()
    writeFileSync(wanted.target, 'somebody’s')
    await expect(packBackup(wanted, quiet)).rejects.toEqual(refusal('EXISTS'))
    expect(readFileSync(wanted.target, 'utf8')).toBe('somebody’s')
    const nowhere = { ...wanted, target: join(wanted.workFolder, 'nowhere', 'b.handover-backup') }
    await expect(
      inThread({ job: 'pack', ...nowhere, migrations: [...migrations] }, OUTPUT.pack, quiet, noLog),
    ).rejects.toEqual(refusal('NO-PLACE'))
    expect(existsSync(nowhere.target)).toBe(false)
    expect(readdirSync(wanted.workFolder)).toEqual(['a.handover-backup'])
  })

  test('of a store that is not sound is not made', async () => {
    const wanted = await order()
    const database = openEncrypted(wanted.store, Secret.of(wanted.storeKey), { readonly: false })
    database.exec("INSERT INTO migrations VALUES (999, '0999-later', 'hash', '')")
    database.close()
    await expect(packBackup(wanted, quiet)).rejects.toEqual(refusal('UNSOUND'))
    expect(readdirSync(wanted.workFolder)).toEqual([])
  })

  test('with a store of a newer version, or of another edition, is refused in so many words', async () => {
    const wanted = await order()
    await packBackup(wanted, quiet)
    const opened = (known: readonly (typeof migrations)[number][]) => {
      const target = join(temporaryFolder(), 'store.db')
      const job: Job = {
        job: 'unpack',
        file: wanted.target,
        key: wanted.key,
        target,
        migrations: [...known],
      }
      return inThread(job, OUTPUT.unpack, quiet, noLog)
    }
    expect((await opened(migrations)).manifest.id).toBe(wanted.id)
    await expect(opened(migrations.slice(0, -1))).rejects.toEqual(refusal('NEWER'))
    const other = migrations.map((one) => (one.number === 1 ? { ...one, sql: `${one.sql}\n-- other` } : one))
    await expect(opened(other)).rejects.toEqual(refusal('OTHER-EDITION'))
  })
})

/** Where the chunks begin. */
function beginOf(whole: Buffer): number {
  return 16 + 4 + whole.readUInt32BE(16) + 32
}

import { copyFileSync, cpSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { openApp, type App } from '#core/app.ts'
import { openPracticeProfile } from '#core/profile/open-profile.ts'
import { noLog } from '#core/log.ts'
import { openStore } from '#core/store/open.ts'
import { world } from '#test/support/outbox-world.ts'
import { bodyOf, creation } from '#test/support/outbox.ts'
import { breakPages, filledStore, fingerprints, rowsIn, troubleOf } from '#test/support/store-damage.ts'
import { temporaryFolder } from '#test/support/store.ts'

interface Running {
  app: App
  folder: string
  file: string
}

/** The application, practising and sending by itself. */
async function running(): Promise<Running> {
  const path = join(temporaryFolder(), 'profile')
  const folder = join(path, 'practice')
  const file = join(folder, 'store.db')
  await openPracticeProfile(folder, noLog).then((profile) => profile.close())
  const app = await openApp({
    host: 'browser',
    folder: path,
    practice: true,
    sends: true,
    vault: null,
    passphrase: null,
    version: '0.0.0',
  })
  onTestFinished(() => app.close())
  await app.client.drafts.save({
    id: null,
    kind: 'tenant-switch',
    connectionId: null,
    step: 'country',
    answers: { note: 'kept' },
    blocked: null,
  })
  return { app, folder, file }
}

const drafts = async (app: App) => (await app.client.drafts.list()).length

/** Every area of the contract, reading and writing. */
const procedures: [string, (client: App['client']) => Promise<unknown>][] = [
  ['connections.list', (client) => client.connections.list()],
  ['drafts.list', (client) => client.drafts.list()],
  ['submissions.list', (client) => client.submissions.list({ state: null })],
  ['outbox.status', (client) => client.outbox.status()],
  ['receipts.list', (client) => client.receipts.list()],
  ['audit.verify', (client) => client.audit.verify()],
]

async function expectClosed({ app }: Running, code: string): Promise<void> {
  for (const [name, call] of procedures) {
    await expect(call(app.client), name).rejects.toMatchObject({
      code: 'CLOSED',
      data: { trouble: { code } },
    })
  }
  // What the screens ask first tells it too, as it does of a profile that could not be opened.
  expect(await app.client.profile.status()).toMatchObject({
    state: 'closed',
    trouble: { code },
    settings: null,
  })
  // Trying again without mending finds the same, or what is there now.
  expect((await app.client.profile.retry()).state).toBe('closed')
}

describe('trouble that comes while the profile is open', () => {
  test('its store is deleted: told, and open again when it is back', async () => {
    const mine = await running()
    renameSync(mine.file, `${mine.folder}-away`)
    await expectClosed(mine, 'HO-STORE-MISSING')
    expect(existsSync(mine.file)).toBe(false)
    renameSync(`${mine.folder}-away`, mine.file)
    expect((await mine.app.client.profile.retry()).state).toBe('open')
    expect(await drafts(mine.app)).toBe(1)
  })

  test('its pages are damaged: told, nothing more is written, and open again when they are put back', async () => {
    const mine = await running()
    const { store } = await openPracticeProfile(mine.folder, noLog)
    await sql`PRAGMA wal_checkpoint(TRUNCATE)`.execute(store.queries)
    store.close()
    const backup = join(temporaryFolder(), 'backup')
    copyFileSync(mine.file, backup)
    breakPages(mine.file)
    await mine.app.client.audit.verify().catch(() => undefined)
    const before = fingerprints(mine.file)['store.db']
    await expectClosed(mine, 'HO-STORE-DAMAGED')
    expect(fingerprints(mine.file)['store.db']).toBe(before)
    cpSync(backup, mine.file)
    for (const suffix of ['-wal', '-shm']) rmSync(mine.file + suffix, { force: true })
    expect((await mine.app.client.profile.retry()).state).toBe('open')
    expect(await drafts(mine.app)).toBe(1)
  })

  test('damage once met is told until the store is opened anew, though its pages are back', async () => {
    const place = await filledStore(300)
    const bytes = readFileSync(place.file)
    const store = await openStore({ ...place, log: noLog })
    const read = () => store.queries.selectFrom('settings').selectAll().execute()
    breakPages(place.file)
    expect(await troubleOf(read())).toMatchObject({ code: 'HO-STORE-DAMAGED' })
    writeFileSync(place.file, bytes)
    expect(await troubleOf(read())).toMatchObject({ code: 'HO-STORE-DAMAGED' })
    store.close()
    expect(await rowsIn(place)).toHaveLength(300)
  })

  test('another store is put in its place: nothing goes into the old one, and trying again opens the new', async () => {
    const mine = await running()
    const copy = join(temporaryFolder(), 'copy')
    const { store } = await openPracticeProfile(mine.folder, noLog)
    await sql`VACUUM INTO ${copy}`.execute(store.queries)
    store.close()
    for (const suffix of ['', '-wal', '-shm']) rmSync(mine.file + suffix, { force: true })
    cpSync(copy, mine.file)
    await expect(mine.app.client.drafts.list()).rejects.toMatchObject({
      data: { trouble: { code: 'HO-STORE-REPLACED' } },
    })
    expect((await mine.app.client.profile.retry()).state).toBe('open')
    expect(await drafts(mine.app)).toBe(1)
  })

  test('but trying again leaves a sound one open as it is', async () => {
    const { app } = await running()
    // Practice has another port after every opening.
    const address = async () => (await app.client.connections.list()).map(({ baseUrl }) => baseUrl)
    const before = await address()
    expect((await app.client.profile.retry()).state).toBe('open')
    expect(await address()).toEqual(before)
  })
})

test('a commit is not acknowledged when the store went away in its transaction', async () => {
  const place = await filledStore(2)
  const store = await openStore({ ...place, log: noLog })
  const away = `${place.file}.away`
  const work = store.transaction(async (queries) => {
    await queries.insertInto('settings').values({ name: 'lost', value: '' }).execute()
    renameSync(place.file, away)
  })
  expect(await troubleOf(work)).toMatchObject({ code: 'HO-STORE-MISSING' })
  store.close()
  renameSync(away, place.file)
  expect((await rowsIn(place)).map(({ name }) => name)).toEqual(['row 0', 'row 1'])
})

test('the outbox tries calmly while the store is away, and ends when it is told to', async () => {
  const told: string[] = []
  const log = { ...noLog, error: (_: object, text: string) => told.push(text) }
  const { store, outbox } = await world({ log })
  outbox.start()
  await vi.waitFor(async () => expect((await outbox.status()).sender).toBe('here'))
  renameSync(store.file, `${store.file}.away`)
  expect(await troubleOf(outbox.create(creation(bodyOf('1'))))).toMatchObject({ code: 'HO-STORE-MISSING' })
  outbox.wake()
  await vi.waitFor(() => expect(told).toHaveLength(1))
  // Several looks at the store's version later, it still was tried once.
  await new Promise((resolve) => setTimeout(resolve, 1500))
  expect(told).toEqual(['Sending failed; it is tried again.'])
  await outbox.close()
  expect(readFileSync(`${store.file}.away`).length).toBeGreaterThan(0)
})

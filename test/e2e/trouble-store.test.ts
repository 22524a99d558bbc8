import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { noLog } from '#core/log.ts'
import { openEncrypted } from '#core/store/encrypted-database.ts'
import { migrations } from '#core/store/migrations.ts'
import { openStore } from '#core/store/open.ts'
import type { Secret } from '#core/vault/secret.ts'
import { openKeyringSession, type KeyringSession } from '#test/support/keyring-session.ts'
import { noteReason } from '#test/support/tools.ts'
import { noSecretService } from '#test/support/secret-service.ts'
import { hostKind, needsScreens } from './support/host-kind.ts'
import { clientOf, startHost } from './support/host-process.ts'
import { expectAsLeft, goTo, liveIn } from './support/lived-in-profile.ts'
import {
  heldByPermissions,
  needsPermissions,
  needsSmallDisk,
  openSmallDisk,
  setWritable,
} from './support/hard-places.ts'
import { storeKeyIn } from './support/store-key.ts'
import {
  atEnd,
  copyOf,
  expectAccessibleInTheDark,
  expectStillTheSame,
  expectTrouble,
  gatherEndings,
  pageOpener,
  ownFolder,
  retry,
} from './support/trouble-scene.ts'
import { isAt } from './support/wizard-steps.ts'

describe.skipIf(needsScreens() || noSecretService())('trouble with the store', () => {
  const openPage = pageOpener()
  let session: KeyringSession
  let profile: string
  let key: Secret

  const { gather, endAll } = gatherEndings()
  beforeAll(async () => {
    session = await openKeyringSession('unlocked', gather)
    profile = ownFolder(gather)
    const host = await startHost({ folder: profile, env: session.env, atEnd: gather })
    await liveIn(await clientOf(host), { kind: 'os' })
    await host.stop()
    key = await storeKeyIn(session)
  })
  afterAll(endAll)

  const open = (folder: string) => openPage({ folder, env: session.env })
  const storeOf = (folder: string) => join(folder, 'store.db')

  const DAMAGES: readonly [how: string, damage: (bytes: Buffer) => Buffer][] = [
    ['overwritten in the middle', (bytes) => overwritten(bytes, 8192, 4096)],
    ['overwritten at its beginning', (bytes) => overwritten(bytes, 0, 512)],
    ['cut off', (bytes) => bytes.subarray(0, 10_000)],
    ['emptied', () => Buffer.alloc(0)],
    ['replaced by text', () => Buffer.from('Dear Sir or Madam,\n'.repeat(500))],
  ]

  test('that is damaged, in whichever way, is not touched; put back and retried, it is as it was left', async () => {
    const folder = copyOf(profile)
    const kept = readFileSync(storeOf(folder))
    let page: Page | null = null
    for (const [how, damage] of DAMAGES) {
      const broken = damage(kept)
      writeFileSync(storeOf(folder), broken)
      if (page === null) {
        page = (await open(folder)).page
        await expectTrouble(page, 'Your data is damaged', 'HO-STORE-DAMAGED')
        await expectAccessibleInTheDark(page)
      } else await expectStillTheSame(page)
      await isAt(page, 'Your data is damaged')
      expect(readFileSync(storeOf(folder)).equals(broken), how).toBe(true)
    }
    if (page === null) return
    writeFileSync(storeOf(folder), kept)
    await retry(page)
    await expectAsLeft(page)
  })

  test('that is deleted is not made anew; put back and retried, it is as it was left', async () => {
    const folder = copyOf(profile)
    const kept = readFileSync(storeOf(folder))
    rmSync(storeOf(folder))
    const { page } = await open(folder)
    await expectTrouble(page, 'Your data is not where it was', 'HO-STORE-MISSING')
    await expectStillTheSame(page)
    expect(existsSync(storeOf(folder))).toBe(false)
    writeFileSync(storeOf(folder), kept)
    await retry(page)
    await expectAsLeft(page)
  })

  const tomorrow = [
    ...migrations,
    { number: 6, name: '0006-tomorrow', sql: 'CREATE TABLE tomorrow (day TEXT) STRICT' },
  ]

  const FOREIGN: readonly [title: string, code: string, change: (folder: string) => Promise<void>][] = [
    [
      'A newer Handover wrote your data',
      'HO-STORE-NEWER',
      async (folder) => {
        const store = await openStore({ file: storeOf(folder), key, log: noLog, migrations: tomorrow })
        store.close()
      },
    ],
    [
      'Another edition of Handover made your data',
      'HO-STORE-MIGRATION-CHANGED',
      async (folder) => {
        const database = openEncrypted(storeOf(folder), key, { readonly: false })
        database.exec(`UPDATE migrations SET hash = 'another'`)
        database.close()
      },
    ],
  ]

  test('that is newer or another edition’s is left alone; the right one put back and retried, it opens', async () => {
    const folder = copyOf(profile)
    const kept = readFileSync(storeOf(folder))
    let page: Page | null = null
    for (const [title, code, change] of FOREIGN) {
      writeFileSync(storeOf(folder), kept)
      await change(folder)
      const before = readFileSync(storeOf(folder))
      if (page === null) page = (await open(folder)).page
      else await retry(page)
      await expectTrouble(page, title, code)
      await expectStillTheSame(page)
      expect(readFileSync(storeOf(folder)).equals(before)).toBe(true)
    }
    if (page === null) return
    writeFileSync(storeOf(folder), kept)
    await retry(page)
    await expectAsLeft(page)
  })

  test('that another program holds is waited for ten seconds, and opens when it lets go', async () => {
    const folder = copyOf(profile)
    const holding = openEncrypted(storeOf(folder), key, { readonly: false })
    onTestFinished(() => void holding.close())
    holding.exec('BEGIN EXCLUSIVE')
    const { page } = await open(folder)
    await expectTrouble(page, 'Another program holds your data', 'HO-STORE-BUSY')
    await page.getByRole('button', { name: 'Retry' }).click()
    await page.getByRole('button', { name: 'Trying…' }).waitFor()
    holding.exec('ROLLBACK')
    await expectAsLeft(page)
  })

  test('in a folder that is synced is not opened there', async () => {
    const synced = ownFolder()
    mkdirSync(join(synced, '.stfolder'))
    const folder = join(synced, 'profile')
    renameSync(copyOf(profile), folder)
    const { page, host } = await open(folder)
    await expectTrouble(page, 'Your data is in a synced folder', 'HO-STORE-SYNCED-FOLDER')
    await expectStillTheSame(page)
    await host.stop()
    const own = join(ownFolder(), 'profile')
    renameSync(folder, own)
    await expectAsLeft((await open(own)).page)
  })

  test('that vanishes while one works brings its page, and afterwards what was typed is there and saved', async () => {
    const folder = copyOf(profile)
    const { page } = await open(folder)
    await goTo(page, '#/outbox', 'Outbox')
    await page.getByRole('link', { name: 'Linnet Row' }).click()
    await page.getByRole('link', { name: 'Go on with it' }).click()
    await isAt(page, 'Who is moving in?')
    const aside = `${folder}.aside`
    mkdirSync(aside)
    const move = (from: string, to: string) => {
      for (const name of ['store.db', 'store.db-wal', 'store.db-shm'])
        if (existsSync(join(from, name))) renameSync(join(from, name), join(to, name))
    }
    move(folder, aside)
    await page.getByLabel('First name').fill('Aoife')
    await expectTrouble(page, 'Your data is not where it was', 'HO-STORE-MISSING')
    move(aside, folder)
    await retry(page)
    await isAt(page, 'Who is moving in?')
    expect(await page.title()).toBe('Who is moving in? – Tenant moves in – Handover')
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('tenant.firstName')
    await page.getByText(/^Draft saved/).waitFor()
    await page.reload()
    await isAt(page, 'Who is moving in?')
    expect(await page.getByLabel('First name').inputValue()).toBe('Aoife')
  })

  test.skipIf(needsOwnFolder() || needsPermissions())(
    'in a folder that cannot be written opens once it may be',
    async () => {
      const folder = copyOf(profile)
      setWritable(folder, false)
      const { page } = await openPage({ folder, env: session.env, through: heldByPermissions })
      await expectTrouble(page, 'Handover may not write in its folder', 'HO-STORE-READ-ONLY')
      await expectStillTheSame(page)
      setWritable(folder, true)
      await retry(page)
      await expectAsLeft(page)
    },
  )

  test.skipIf(needsOwnFolder() || needsSmallDisk())(
    'on a disk that is full opens once there is room',
    async () => {
      const disk = openSmallDisk()
      atEnd(async () => disk.release())
      const folder = join(disk.folder, 'profile')
      cpSync(profile, folder, { recursive: true })
      disk.fill()
      const { page } = await open(folder)
      await expectTrouble(page, 'The disk is full', 'HO-STORE-FULL')
      await expectStillTheSame(page)
      disk.makeRoom()
      await retry(page)
      await expectAsLeft(page)
    },
  )
})

/** Chromium keeps its own files in the profile, and Electron does not start where it cannot. */
function needsOwnFolder(): string | false {
  if (hostKind() !== 'desktop') return false
  const reason =
    'Electron itself writes in the profile, so it does not start in a folder that cannot be written'
  noteReason(reason)
  return reason
}

function overwritten(bytes: Buffer, at: number, length: number): Buffer {
  const changed = Buffer.from(bytes)
  changed.fill(0x5a, at, at + length)
  return changed
}

import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { openKeyringSession, type KeyringSession } from '#test/support/keyring-session.ts'
import { noSecretService } from '#test/support/secret-service.ts'
import { hostKind, needsScreens } from './support/host-kind.ts'
import { clientOf, startHost } from './support/host-process.ts'
import { readKeyring, writeKeyring } from './support/keyring-backup.ts'
import { expectAsLeft, goTo, liveIn } from './support/lived-in-profile.ts'
import {
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

const openPage = pageOpener()

describe.skipIf(needsScreens() || noSecretService())('trouble with the keychain', () => {
  let session: KeyringSession
  let profile: string

  const { gather, endAll } = gatherEndings()
  beforeAll(async () => {
    session = await openKeyringSession('unlocked', gather)
    profile = ownFolder(gather)
    const host = await startHost({ folder: profile, env: session.env, atEnd: gather })
    await liveIn(await clientOf(host), { kind: 'os' })
    await host.stop()
  })
  afterAll(endAll)

  test('that is locked: unlocked and retried, everything is as it was left', async () => {
    await session.lock()
    const { page } = await openPage({ folder: copyOf(profile), env: session.env })
    await expectTrouble(page, 'Your keychain is locked', 'HO-VAULT-LOCKED')
    await expectAccessibleInTheDark(page)
    await expectStillTheSame(page)
    await session.unlock()
    await retry(page)
    await expectAsLeft(page)
  })

  const DESKTOPS = [
    ['no-service', 'This computer’s keychain does not answer', 'HO-VAULT-UNAVAILABLE'],
    ['no-bus', 'This computer’s keychain does not answer', 'HO-VAULT-UNAVAILABLE'],
    ['refusing', 'Handover may not use the keychain', 'HO-VAULT-DENIED'],
  ] as const

  test('that is missing, unreachable or refused: started again on a good desktop, all is there', async () => {
    const folder = copyOf(profile)
    for (const [desktop, title, code] of DESKTOPS) {
      const { env } = await openKeyringSession(desktop)
      const { page, host } = await openPage({ folder, env })
      await expectTrouble(page, title, code)
      await expectStillTheSame(page)
      await host.stop()
    }
    await expectAsLeft((await openPage({ folder, env: session.env })).page)
  })

  test('that was emptied: put back and retried, everything is as it was left', async () => {
    const items = await readKeyring(session.env)
    expect(items.length).toBeGreaterThan(3)
    await session.empty()
    const { page } = await openPage({ folder: copyOf(profile), env: session.env })
    await expectTrouble(page, 'The key to your homes is not in the keychain', 'HO-VAULT-LOST')
    await expectStillTheSame(page)
    expect(await session.count()).toBe(0)
    await writeKeyring(session.env, items)
    await retry(page)
    await expectAsLeft(page)
  })

  test('is practised around meanwhile, and comes back on leaving practice', async () => {
    await session.lock()
    onTestFinished(() => session.unlock())
    const { page } = await openPage({ folder: copyOf(profile), env: session.env })
    await isAt(page, 'Your keychain is locked')
    await page.getByRole('button', { name: 'Practise meanwhile' }).click()
    await isAt(page, 'Who do you let homes for?')
    await page.getByRole('button', { name: 'Leave practice' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Leave practice' }).click()
    await isAt(page, 'Your keychain is locked')
    await session.unlock()
    await retry(page)
    await expectAsLeft(page)
  })

  test('that is locked while one works is told in its place, and nothing typed is lost', async () => {
    const { page } = await openPage({ folder: copyOf(profile), env: session.env })
    await goTo(page, '#/connections', 'Connections')
    await page.getByRole('link', { name: /Acquaint/ }).click()
    await session.lock()
    onTestFinished(() => session.unlock())
    await page.getByLabel('Name of this connection').fill('Typed and not saved')
    await page.getByRole('button', { name: 'Test the connection' }).click()
    await page.getByText('The test could not be made').waitFor()
    await page.getByText('HO-VAULT-LOCKED').waitFor()
    expect(await page.getByLabel('Name of this connection').inputValue()).toBe('Typed and not saved')
  })

  const PROFILE_FILES: readonly [change: (text: string) => string | null, title: string, code: string][] = [
    [(text) => text.slice(0, 40), 'Handover cannot tell where your keys are', 'HO-PROFILE-DAMAGED'],
    [
      (text) => text.replace('"version": 1', '"version": 2'),
      'A newer Handover made this profile',
      'HO-PROFILE-NEWER',
    ],
    // Not taken for a first start, which would make a new key.
    [() => null, 'Handover cannot tell where your keys are', 'HO-VAULT-LOST'],
  ]

  test('whose profile.json is damaged, newer or gone: put back and retried, all is there', async () => {
    const folder = copyOf(profile)
    const file = join(folder, 'profile.json')
    const kept = readFileSync(file, 'utf8')
    let page: Page | null = null
    for (const [change, title, code] of PROFILE_FILES) {
      const changed = change(kept)
      if (changed === null) rmSync(file)
      else writeFileSync(file, changed)
      if (page === null) page = (await openPage({ folder, env: session.env })).page
      else await retry(page)
      await expectTrouble(page, title, code)
      expect(existsSync(file) ? readFileSync(file, 'utf8') : null).toBe(changed)
    }
    if (page === null) return
    writeFileSync(file, kept)
    await retry(page)
    await expectAsLeft(page)
  })
})

describe.skipIf(needsScreens())('trouble with the passphrase', () => {
  const PASSPHRASE = 'harbour road kinsale quay'
  let profile: string
  /** No keychain is needed, and none is there. */
  let env: NodeJS.ProcessEnv

  const { gather, endAll } = gatherEndings()
  beforeAll(async () => {
    env = { PATH: process.env['PATH'], HOME: ownFolder(gather) }
    profile = ownFolder(gather)
    const host = await startHost({ folder: profile, env, atEnd: gather })
    await liveIn(await clientOf(host), { kind: 'passphrase', passphrase: PASSPHRASE })
    await host.stop()
  })
  afterAll(endAll)

  /** In a browser the answer is seen; in the desktop window, which has no requests, that it is being waited for. */
  const answered = (page: Page): Promise<unknown> =>
    hostKind() === 'desktop'
      ? page.getByRole('button', { name: 'Opening…' }).waitFor()
      : page.waitForResponse(/profile\/unlock$/)
  const enter = async (page: Page, passphrase: string) => {
    await page.getByLabel('Passphrase').fill(passphrase)
    await page.keyboard.press('Enter')
  }

  test('wrong several times makes one wait, then the right one opens', async () => {
    const { page } = await openPage({ folder: copyOf(profile), env })
    await expectTrouble(page, 'Enter your passphrase', 'HO-VAULT-PASSPHRASE-NEEDED')
    for (const wrong of ['wrong one', 'wrong two', 'wrong three', 'wrong four']) {
      const asked = answered(page)
      await enter(page, wrong)
      await asked
      await page.getByText('That is not the passphrase.').waitFor()
      await page.getByRole('button', { name: 'Opening…' }).waitFor({ state: 'detached' })
    }
    const held = page.getByRole('button', { name: /Try again in \d s/ })
    await held.waitFor()
    await expectAccessibleInTheDark(page)
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('passphrase')
    await held.waitFor({ state: 'detached' })
    await page.getByText('You can try again now.').waitFor()
    await enter(page, PASSPHRASE)
    await expectAsLeft(page)
  })

  const VAULT_FILES: readonly [change: (bytes: Buffer) => Buffer | null, title: string, code: string][] = [
    [flipByte, 'The file with your keys is damaged', 'HO-VAULT-DAMAGED'],
    [() => null, 'The file with your keys is gone', 'HO-VAULT-LOST'],
    [(bytes) => bytes.subarray(0, 300), 'The file with your keys is damaged', 'HO-VAULT-DAMAGED'],
  ]

  test('whose vault.json is damaged, gone or cut off: put back, the passphrase opens as before', async () => {
    const folder = copyOf(profile)
    const file = join(folder, 'vault.json')
    const kept = readFileSync(file)
    const { page } = await openPage({ folder, env })
    for (const [change, title, code] of VAULT_FILES) {
      const changed = change(kept)
      if (changed === null) rmSync(file)
      else writeFileSync(file, changed)
      await isAt(page, 'Enter your passphrase')
      await enter(page, PASSPHRASE)
      await expectTrouble(page, title, code)
      expect(existsSync(file) ? readFileSync(file) : null).toEqual(changed)
      writeFileSync(file, kept)
      await retry(page)
    }
    await isAt(page, 'Enter your passphrase')
    await enter(page, PASSPHRASE)
    await expectAsLeft(page)
  })
})

function flipByte(bytes: Buffer): Buffer {
  const flipped = Buffer.from(bytes)
  const middle = bytes.indexOf('"data": "') + 20
  flipped[middle] = (flipped[middle] ?? 0) === 65 ? 66 : 65
  return flipped
}

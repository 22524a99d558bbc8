import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright'
import * as v from 'valibot'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { holdOpen } from '#core/profile/open-lock.ts'
import { startChild } from '#test/support/child.ts'
import { openKeyringSession, type KeyringSession } from '#test/support/keyring-session.ts'
import { noSecretService } from '#test/support/secret-service.ts'
import { expectAccessible } from './support/accessible.ts'
import { needsScreens } from './support/host-kind.ts'
import { CLI, clientOf, startHost } from './support/host-process.ts'
import { expectAsLeft, goTo, liveIn, type Account } from './support/lived-in-profile.ts'
import { atEnd, gatherEndings, ownFolder, pageOpener } from './support/trouble-scene.ts'
import { isAt } from './support/wizard-steps.ts'

const PASSPHRASE = 'harbour road kinsale quay'
const NEXT_PASSPHRASE = 'linnet row phibsborough seven'

describe.skipIf(needsScreens() || noSecretService())('the vault of a profile that is in use', () => {
  const openPage = pageOpener()
  let session: KeyringSession
  let folder: string

  const { gather, endAll } = gatherEndings()
  beforeAll(async () => {
    session = await openKeyringSession('unlocked', gather)
    folder = ownFolder(gather)
    const host = await startHost({ folder, env: session.env, atEnd: gather })
    await liveIn(await clientOf(host), { kind: 'os' }, await practiceAccount(session.env))
    await host.stop()
  })
  afterAll(endAll)

  const open = () => openPage({ folder, env: session.env })
  const vaultFile = () => join(folder, 'vault.json')

  test(
    'is moved under a passphrase and back, and the connection still signs in from there',
    { timeout: 240_000 },
    async () => {
      const first = await open()
      await move(first.page, 'Keep them under a passphrase instead', PASSPHRASE)
      await first.page.getByText('Moved. The old copy was deleted.').waitFor()
      await first.page.getByText('Locked with your passphrase').waitFor()
      expect(await session.count()).toBe(0)
      await expectSignsIn(first.page)
      await first.host.stop()

      const second = await open()
      await unlock(second.page, PASSPHRASE)
      await expectAsLeft(second.page)
      await expectSignsIn(second.page)
      await move(second.page, 'Change the passphrase', NEXT_PASSPHRASE)
      await second.page.getByText('Changed. The old passphrase opens nothing here any more.').waitFor()
      await second.host.stop()

      const third = await open()
      await unlock(third.page, PASSPHRASE)
      await third.page.getByText('That is not the passphrase.').waitFor()
      await unlock(third.page, NEXT_PASSPHRASE)
      await expectAsLeft(third.page)
      await move(third.page, 'Move to this computer’s keychain', null)
      await third.page.getByText('Moved. The old copy was deleted.').waitFor()
      expect(existsSync(vaultFile())).toBe(false)
      await third.host.stop()

      const fourth = await open()
      await isAt(fourth.page, 'Today')
      await expectAsLeft(fourth.page)
      await expectSignsIn(fourth.page)
      expect(await session.count()).toBeGreaterThan(3)
    },
  )

  test('is not moved while another window has it open', async () => {
    const { page } = await open()
    await isAt(page, 'Today')
    const items = await session.count()
    const before = readFileSync(join(folder, 'profile.json'), 'utf8')
    const letGo = await holdOpen(folder)
    onTestFinished(letGo)
    await move(page, 'Keep them under a passphrase instead', PASSPHRASE)
    await page.getByText('Not moved: they are where they were').waitFor()
    await page.getByText('HO-VAULT-MOVE-OTHERS').waitFor()
    expect(await session.count()).toBe(items)
    expect(readFileSync(join(folder, 'profile.json'), 'utf8')).toBe(before)
    await expectAsLeft(page)
  })

  test('is not moved into a keychain that is locked', async () => {
    const own = ownFolder()
    const setUp = await startHost({ folder: own, env: session.env, atEnd })
    await liveIn(await clientOf(setUp), { kind: 'passphrase', passphrase: PASSPHRASE })
    await setUp.stop()
    await session.lock()
    onTestFinished(() => session.unlock())
    const { page } = await openPage({ folder: own, env: session.env })
    await unlock(page, PASSPHRASE)
    await isAt(page, 'Today')
    await move(page, 'Move to this computer’s keychain', null)
    await page.getByText('Not moved: they are where they were').waitFor()
    await page.getByText('HO-VAULT-LOCKED').waitFor()
    await expectAsLeft(page)
  })

  test('no longer has the secret of a connection whose address changed, and it is asked for at once', async () => {
    const { page } = await open()
    await openConnection(page)
    const items = await session.count()
    await page.getByLabel('Address of the service').fill('https://other.example.com/')
    await page.getByRole('button', { name: 'Save changes' }).click()
    const asked = page.getByText('The site prefix and the app password were deleted')
    await asked.waitFor()
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('sign-in-details')
    expect(await session.count()).toBe(items - 1)
    await expectAccessible(page)
    await page.reload()
    await asked.waitFor()
    await page.getByLabel('Site prefix').fill('HARB')
    await page.getByLabel('App password').fill('another one')
    await page.getByRole('button', { name: 'Keep the new password' }).click()
    await page.getByText('The new password is kept.').waitFor()
    expect(await session.count()).toBe(items)
  })

  /** The stand-ins in a process of their own, as an account. */
  async function practiceAccount(env: NodeJS.ProcessEnv): Promise<Account> {
    const child = startChild([process.execPath, CLI, 'practice'], env)
    gather(async () => {
      child.process.kill('SIGTERM')
      await child.ended
    })
    const Printed = v.object({
      url: v.string(),
      credentials: v.object({ acquaint: v.object({ sitePrefix: v.string(), appPassword: v.string() }) }),
    })
    const { url, credentials } = v.parse(v.pipe(v.string(), v.parseJson(), Printed), await child.line())
    return { url, credentials: credentials.acquaint }
  }
})

async function move(page: Page, how: string, passphrase: string | null): Promise<void> {
  await goTo(page, '#/settings', 'Settings')
  await page.getByRole('button', { name: how }).click()
  await page.getByRole('heading', { name: how }).waitFor()
  await expectAccessible(page)
  if (passphrase !== null) {
    await page.getByLabel('Passphrase', { exact: true }).fill(passphrase)
    await page.getByLabel('Passphrase, a second time').fill(passphrase)
  }
  await page.getByRole('button', { name: /^(Move|Change) (them|it)$/ }).click()
}

async function unlock(page: Page, passphrase: string): Promise<void> {
  await isAt(page, 'Enter your passphrase')
  await page.getByLabel('Passphrase').fill(passphrase)
  await page.getByRole('button', { name: 'Open' }).click()
}

async function openConnection(page: Page): Promise<void> {
  await goTo(page, '#/connections', 'Connections')
  await page.getByRole('link', { name: /Acquaint of Harbour/ }).click()
  await isAt(page, 'Acquaint of Harbour Lettings')
}

/** The stored secret is good still: the practice server takes it. */
async function expectSignsIn(page: Page): Promise<void> {
  await openConnection(page)
  await page.getByRole('button', { name: 'Test the connection' }).click()
  await page.getByText('The sign-in is accepted: held').waitFor()
}

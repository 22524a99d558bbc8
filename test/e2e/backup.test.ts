import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openKeyringSession } from '#test/support/keyring-session.ts'
import { noSecretService } from '#test/support/secret-service.ts'
import { expectAccessible } from './support/accessible.ts'
import { needsBrowserHost } from './support/host-kind.ts'
import { clientOf, startHost } from './support/host-process.ts'
import { Keyboard } from './support/keyboard.ts'
import { expectAsLeft, goTo, liveIn } from './support/lived-in-profile.ts'
import { atEnd, expectAccessibleInTheDark, ownFolder, pageOpener } from './support/trouble-scene.ts'
import { isAt } from './support/wizard-steps.ts'

const PASSPHRASE = 'harbour road kinsale quay'

describe.skipIf(needsBrowserHost('a download that a test can take') || noSecretService())('a backup', () => {
  const openPage = pageOpener()

  test(
    'is made by keyboard under a passphrase, and restored by keyboard where there is only an empty keychain',
    { timeout: 300_000 },
    async () => {
      const session = await openKeyringSession('unlocked')
      const [folder, other] = [ownFolder(), ownFolder()]
      const setUp = await startHost({ folder, env: session.env, atEnd })
      await liveIn(await clientOf(setUp), { kind: 'passphrase', passphrase: PASSPHRASE })
      await setUp.stop()

      const { page, host } = await openPage({ folder, env: session.env })
      const hands = new Keyboard(page)
      await isAt(page, 'Enter your passphrase')
      await hands.type('passphrase', PASSPHRASE)
      await page.keyboard.press('Enter')
      await isAt(page, 'Today')
      await goTo(page, '#/settings', 'Settings')
      await page.getByText('No backup was made yet.').waitFor()
      await hands.press('Make a recovery phrase')
      await page
        .getByRole('listitem')
        .filter({ hasText: /^[a-z]+$/ })
        .first()
        .waitFor()
      const words = await page
        .getByRole('list', { name: 'The twelve words' })
        .getByRole('listitem')
        .allTextContents()
      expect(words).toHaveLength(12)
      await expectAccessible(page)
      await expectAccessibleInTheDark(page)
      await hands.press('I have written them down')
      const asked = await page
        .getByLabel(/^Word \d+$/)
        .evaluateAll((fields) =>
          fields.map((field) =>
            Number(/\d+/.exec(document.querySelector(`label[for="${field.id}"]`)?.textContent ?? '')),
          ),
        )
      for (const [index, place] of asked.entries()) await hands.type(`word-${index}`, words[place - 1] ?? '')
      await page.keyboard.press('Enter')
      await page.getByText('The phrase holds. Now make a backup.').waitFor()
      const download = page.waitForEvent('download')
      await hands.press('Make a backup')
      const file = join(ownFolder(), (await download).suggestedFilename())
      await (await download).saveAs(file)
      await page.getByText('was made, read back and checked').waitFor()
      expect(file).toMatch(/\.handover-backup$/)
      for (const word of ['Mairead Doyle', 'Brannigan', 'SQLite format'])
        expect(readFileSync(file).includes(word), word).toBe(false)
      await host.stop()
      expect(await session.count()).toBe(0)

      const next = await openPage({ folder: other, env: session.env })
      const restorer = new Keyboard(next.page)
      await isAt(next.page, 'Hand the utilities over with the keys')
      await restorer.choose('start', 'restore')
      await restorer.press('Continue')
      await isAt(next.page, 'Restore from a backup')
      await next.page.getByLabel('Backup file').setInputFiles(file)
      await restorer.type('backup-phrase', words.toReversed().join(' '))
      await restorer.press('Open the backup')
      await next.page.getByRole('alert').or(next.page.locator('.wrong')).first().waitFor()
      await expectAccessible(next.page)
      await restorer.type('backup-phrase', words.join(' '))
      await restorer.press('Open the backup')
      await next.page.getByRole('heading', { name: 'In this backup' }).waitFor()
      await next.page.getByText('each connection asks for its own again').waitFor()
      await expectAccessible(next.page)
      await expectAccessibleInTheDark(next.page)
      await restorer.press('Continue')
      await isAt(next.page, 'Where passwords are kept')
      await restorer.press('Use the keychain')
      await isAt(next.page, 'Today')
      await expectAsLeft(next.page)
      expect(await session.count()).toBeGreaterThan(3)
    },
  )
})

import { describe, expect, test } from 'vitest'
import { expectAccessible } from './support/accessible.ts'
import { needsScreens } from './support/host-kind.ts'
import { goTo } from './support/lived-in-profile.ts'
import { practiceScreens } from './support/screens.ts'

describe.skipIf(needsScreens())('the lock', { timeout: 120_000 }, () => {
  const screens = practiceScreens()

  test('hides everything, lets nobody in without the PIN, and gives back what was typed and the focus', async () => {
    const page = await screens.openAsAgent()
    await goTo(page, '#/settings', 'Settings')
    await page.getByLabel('PIN', { exact: true }).fill('2468')
    await page.getByRole('button', { name: 'Set PIN' }).click()
    await page.getByText('The PIN is set.').waitFor()

    const name = page.getByRole('textbox', { name: 'Your name' })
    await name.fill('Mairead Doyle-Typed')
    await name.focus()
    await screens.host.client.lock.now()
    await page.getByRole('heading', { name: 'Handover is locked' }).waitFor()
    expect(await name.isVisible()).toBe(false)
    await expectAccessible(page)
    await expect(screens.host.client.drafts.list()).rejects.toMatchObject({ code: 'CLOSED' })

    // The field has the focus: somebody types and presses Enter.
    await page.keyboard.type('1357')
    await page.keyboard.press('Enter')
    await page.getByText('That is not the PIN.').waitFor()
    await page.keyboard.type('2468')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Settings' }).waitFor()
    expect(await name.inputValue()).toBe('Mairead Doyle-Typed')
    await expect.poll(() => name.evaluate((field) => field === document.activeElement)).toBe(true)

    // A page that is loaded while it is locked shows the lock, and nothing of the first run.
    await screens.host.client.lock.now()
    await page.reload()
    await page.getByRole('heading', { name: 'Handover is locked' }).waitFor()
    await page.getByLabel('PIN').fill('2468')
    await page.getByRole('button', { name: 'Open' }).click()
    await page.getByRole('heading', { name: 'Settings' }).waitFor()
  })
})

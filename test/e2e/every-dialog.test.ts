import type { Page } from 'playwright'
import { describe, expect, test } from 'vitest'
import { dialogScenes, dialogSources, type DialogScene } from './support/dialog-scenes.ts'
import { expectAccessible } from './support/accessible.ts'
import { expectAccessibleInEveryTheme } from './support/every-theme.ts'
import { needsScreens } from './support/host-kind.ts'
import { Keyboard } from './support/keyboard.ts'
import { goTo } from './support/lived-in-profile.ts'
import { practiceScreens } from './support/screens.ts'
import { expectKeyboard } from './support/tabbing.ts'
import { draftAt, everyWizard } from './support/wizard-drafts.ts'

const DIALOG = 'dialog[open]'

describe.skipIf(needsScreens())('every dialog', () => {
  const screens = practiceScreens()

  test(
    'takes the focus, is clean in light, dark and forced colours, is worked by keyboard, and gives the focus back',
    { timeout: 600_000 },
    async () => {
      const scenes = await dialogScenes(screens.host)
      expect([...new Set(scenes.map(({ source }) => source))].toSorted(), 'in the sources').toEqual(
        dialogSources(),
      )
      const page = await screens.openAsAgent()
      for (const scene of scenes) {
        await goTo(page, scene.hash, scene.heading)
        await walkToOpener(page, scene)
        await open(page, scene)
        await expectAccessibleInEveryTheme(page, { within: DIALOG })
        await expectKeyboard(page)
        await page.keyboard.press('Escape')
        await expectBack(page, `${scene.source}, closed with Escape`)
        if (typeof scene.opens === 'string') {
          await open(page, scene)
          await page.locator('dialog:modal').getByRole('button', { name: 'Close' }).focus()
          await page.keyboard.press('Enter')
          await expectBack(page, `${scene.source}, closed with its cross`)
        }
      }

      const wizard = (await everyWizard(screens.host)).find(({ kind }) => kind === 'tenant-switch')
      if (wizard === undefined) throw new Error('There is no wizard for a tenant who moves in.')
      await goTo(page, await draftAt(screens.host, wizard, 'home'), 'The home and its meters')
      await expectStepHelp(page)
      // What stops what is there already stands in place of the answers.
      await goTo(page, await draftAt(screens.host, wizard, 'check'), 'Check your answers')
      await page.getByLabel('If it is meant, why?').waitFor()
      expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('SECTION')
      await expectAccessibleInEveryTheme(page, { within: 'main' })
      await expectKeyboard(page)
    },
  )
})

/** Puts the focus on what opens it, and marks that, to know it again. */
async function walkToOpener(page: Page, { opens, unfold }: DialogScene): Promise<void> {
  const keyboard = new Keyboard(page)
  if (unfold !== undefined) await keyboard.press(unfold)
  if (typeof opens === 'string') {
    await page.getByRole('button', { name: opens }).first().waitFor()
    await keyboard.walkToWords(opens)
  } else await keyboard.walkToWords('Settings')
  await page.evaluate(() => {
    for (const one of document.querySelectorAll('[data-opener]')) one.removeAttribute('data-opener')
    document.activeElement?.setAttribute('data-opener', '')
  })
}

async function open(page: Page, { source, opens }: DialogScene): Promise<void> {
  await page.keyboard.press(typeof opens === 'string' ? 'Enter' : opens.keys)
  await page.locator('dialog:modal').waitFor()
  await expect.poll(() => whereFocusIs(page), { message: `the focus in ${source}` }).toMatch(/^in a dialog/)
}

/** It is closed, and the focus is where it was before. */
async function expectBack(page: Page, what: string): Promise<void> {
  await page.locator('dialog > *').first().waitFor({ state: 'detached' })
  await expect
    .poll(() => whereFocusIs(page), { message: `the focus after ${what}` })
    .toMatch(/^at its opener/)
}

function whereFocusIs(page: Page): Promise<string> {
  return page.evaluate(() => {
    const focused = document.activeElement
    if (focused === null || focused === document.body) return `nowhere on “${document.title}”`
    const place = focused.closest('dialog') !== null ? 'in a dialog' : 'on the page'
    const words = focused.textContent.trim().slice(0, 40)
    return `${focused.hasAttribute('data-opener') ? 'at its opener' : place}: ${focused.tagName} “${words}”`
  })
}

/** Help stands beside the step: not a dialog, but it comes and goes with keys as one. */
async function expectStepHelp(page: Page): Promise<void> {
  await page.keyboard.press('F1')
  const help = page.getByRole('complementary', { name: 'Help with this step' })
  await help.waitFor()
  const focused = () => page.evaluate(() => document.activeElement?.id)
  await expect.poll(focused, { message: 'the focus is in the help' }).toBe('step-help')
  await expectAccessibleInEveryTheme(page, { within: 'aside' })
  await expectAccessible(page, { rules: ['landmark-unique', 'region', 'heading-order'] })
  await page.keyboard.press('Escape')
  await help.waitFor({ state: 'detached' })
  await expect.poll(focused, { message: 'the focus after the help' }).toBe('step-help-button')
}

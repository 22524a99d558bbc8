import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import type { Page } from 'playwright'
import { describe, expect, test } from 'vitest'
import { WIZARD_KINDS } from '#shared/domain/wizard-kinds.ts'
import { expectAccessibleInEveryTheme } from './support/every-theme.ts'
import { needsScreens } from './support/host-kind.ts'
import { goTo } from './support/lived-in-profile.ts'
import { practiceScreens } from './support/screens.ts'
import { expectKeyboard } from './support/tabbing.ts'
import { draftAt, everyWizard } from './support/wizard-drafts.ts'

/** Set to record what a screen reader is told anew; what changed is then to be read before it is kept. */
const recording = process.env['HANDOVER_RECORD_TREES'] !== undefined
const recordOf = (kind: string) => new URL(`./trees/${kind}.yaml`, import.meta.url)

describe.skipIf(needsScreens())('every step of every wizard', () => {
  const screens = practiceScreens()

  test.for(WIZARD_KINDS)(
    '%s: clean in light, dark and forced colours, worked by keyboard, and told as it was',
    { timeout: 240_000 },
    async (kind) => {
      const wizard = (await everyWizard(screens.host)).find((one) => one.kind === kind)
      if (wizard === undefined) throw new Error(`There is no wizard ${kind}.`)
      const page = await screens.openAsAgent()
      const told: string[] = []
      for (const { name, heading } of wizard.form.steps) {
        await goTo(page, await draftAt(screens.host, wizard, name), heading)
        await page.getByRole('status').first().waitFor({ state: 'attached' })
        told.push(`# ${name}: ${heading}\n${await treeOf(page)}`)
        await expectAccessibleInEveryTheme(page)
        await expectKeyboard(page)
      }
      const tree = `${told.join('\n\n')}\n`
      if (recording) {
        mkdirSync(new URL('.', recordOf(kind)), { recursive: true })
        writeFileSync(recordOf(kind), tree)
      }
      expect(tree).toBe(readFileSync(recordOf(kind), 'utf8'))
    },
  )
})

/** What a screen reader is told of the page, without the days that it counts from today, and the times of its own saving. */
async function treeOf(page: Page): Promise<string> {
  const tree = await page.locator('main').ariaSnapshot()
  return tree
    .replaceAll(
      /\b\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December)(?: \d{4})?\b/g,
      'DAY',
    )
    .replaceAll(/\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? DAY\b/g, 'DAY')
    .replaceAll(/\b\d{1,2}:\d{2}(?:am|pm)\b/g, 'TIME')
    .replaceAll(/#\/drafts\/[\w-]+/g, '#/drafts/ID')
}

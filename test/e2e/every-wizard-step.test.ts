import { describe, test } from 'vitest'
import { expectAccessibleInEveryTheme } from './support/every-theme.ts'
import { needsScreens } from './support/host-kind.ts'
import { goTo } from './support/lived-in-profile.ts'
import { RecordedTrees } from './support/recorded-trees.ts'
import { practiceScreens } from './support/screens.ts'
import { expectKeyboard } from './support/tabbing.ts'
import { draftAt, everyWizard, QUICK } from './support/wizard-drafts.ts'

describe.skipIf(needsScreens())('every step of every wizard', () => {
  const screens = practiceScreens()

  test(
    'tells a screen reader what was recorded, is clean in light, dark and forced colours, and is worked by keyboard',
    { timeout: 600_000 },
    async () => {
      const page = await screens.openAsAgent()
      for (const wizard of await everyWizard(screens.host)) {
        const trees = new RecordedTrees(wizard.kind)
        for (const { name, heading } of [...wizard.form.steps, QUICK]) {
          await goTo(page, await draftAt(screens.host, wizard, name), heading)
          await trees.expect(page, `${name}: ${heading}`)
          await expectAccessibleInEveryTheme(page)
          await expectKeyboard(page)
        }
        trees.finish()
      }
    },
  )
})

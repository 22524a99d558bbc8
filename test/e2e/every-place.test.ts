import type { Page } from 'playwright'
import { describe, test } from 'vitest'
import { everyState } from '../pictures/every-state.ts'
import { expectAccessibleInEveryTheme } from './support/every-theme.ts'
import { needsScreens } from './support/host-kind.ts'
import { goTo } from './support/lived-in-profile.ts'
import { practiceScreens } from './support/screens.ts'
import { expectKeyboard } from './support/tabbing.ts'

describe.skipIf(needsScreens())('every place', () => {
  const screens = practiceScreens()

  /** In each look, with axe and by keyboard alone. */
  async function check(page: Page): Promise<void> {
    await expectAccessibleInEveryTheme(page)
    await expectKeyboard(page)
  }

  test(
    'is clean in light, dark and forced colours, and worked by keyboard',
    { timeout: 600_000 },
    async () => {
      await everyState(screens.host)
      const page = await screens.openAsAgent()
      for (const [hash, heading] of [
        ['#/', 'Today'],
        ['#/new', 'New'],
        ['#/outbox', 'Outbox'],
        ['#/connections', 'Connections'],
        ['#/connections/practice-acquaint', 'Acquaint'],
        ['#/connections/practice-ctrl-hub', 'Ctrl Hub'],
        ['#/connections/practice-yeti', 'Yeti'],
        ['#/appointments', 'Appointments'],
        ['#/qualifications', 'Qualifications'],
        ['#/services', 'Billed services'],
        ['#/import', 'Many at once'],
        ['#/settings', 'Settings'],
        ['#/about', 'About Handover'],
      ] as const) {
        await goTo(page, hash, heading)
        await check(page)
      }
    },
  )
})

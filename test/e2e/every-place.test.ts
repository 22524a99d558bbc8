import type { Page } from 'playwright'
import { describe, test } from 'vitest'
import { everyState } from '../pictures/every-state.ts'
import { workingDay } from '../pictures/working-day.ts'
import { expectAccessibleInEveryTheme } from './support/every-theme.ts'
import { needsScreens } from './support/host-kind.ts'
import { goTo } from './support/lived-in-profile.ts'
import { practiceScreens } from './support/screens.ts'
import { expectKeyboard } from './support/tabbing.ts'
import { isAt } from './support/wizard-steps.ts'

describe.skipIf(needsScreens())('every place', () => {
  const screens = practiceScreens()

  /** In each look, with axe and by keyboard alone. */
  async function check(page: Page): Promise<void> {
    await expectAccessibleInEveryTheme(page)
    await expectKeyboard(page)
  }

  async function checkAll(page: Page, places: readonly (readonly [string, string])[]): Promise<void> {
    for (const [hash, heading] of places) {
      await goTo(page, hash, heading)
      // There may be several: until none is left.
      await page.getByText('Reading…').first().waitFor({ state: 'detached' })
      await check(page)
    }
  }

  test(
    'where things are sent from is clean in light, dark and forced colours, and worked by keyboard',
    { timeout: 600_000 },
    async () => {
      await everyState(screens.host)
      const page = await screens.openAsAgent()
      await checkAll(page, [
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
        ['#/about', 'About Handover'],
      ])
    },
  )

  test(
    'what an office works with from day to day is so too, up to the lock',
    { timeout: 600_000 },
    async () => {
      const { homeId, home, personId, person, receiptId, receipt } = await workingDay(screens.host)
      const page = await screens.openAsAgent()
      await checkAll(page, [
        ['#/', 'Today'],
        ['#/homes', 'Homes'],
        [`#/homes/${homeId}`, home],
        ['#/homes/import', 'Import homes'],
        ['#/people', 'People'],
        [`#/people/${personId}`, person],
        [`#/receipts/${receiptId}`, receipt],
        ['#/settings', 'Settings'],
        ['#/help', 'Help'],
        ['#/help/HO-DUPLICATE', 'HO-DUPLICATE'],
        ['#/help/keyboard', 'Keyboard map'],
      ])
      await screens.host.client.lock.setPin({ pin: '2468', current: null })
      await screens.host.client.lock.now()
      await isAt(page, 'Handover is locked')
      await check(page)
    },
  )
})

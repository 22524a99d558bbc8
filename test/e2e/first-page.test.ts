import type { Page } from 'playwright'
import { describe, expect, test } from 'vitest'
import { firstPage } from '#build/first-page.mjs'
import { root } from '#build/script.mjs'
import { expectAccessible } from './support/accessible.ts'
import { needsBrowserHost } from './support/host-kind.ts'
import { practiceScreens } from './support/screens.ts'
import { isAt } from './support/wizard-steps.ts'

describe.skipIf(needsBrowserHost('requests that a test can answer'))(
  'the first page in a browser, and those after it',
  () => {
    const screens = practiceScreens()

    const goTo = (page: Page, hash: string) => page.evaluate((to) => (window.location.hash = to), hash)
    const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent)
    /** The scripts that were loaded so far, as paths from the page's root. */
    const loaded = (page: Page) =>
      page.evaluate(() =>
        performance
          .getEntriesByType('resource')
          .map(({ name }) => new URL(name).pathname.slice(1))
          .filter((path) => path.endsWith('.js')),
      )

    test('Today stands before more is loaded than is counted; the next places are read once nothing is to do', async () => {
      const page = await screens.openAsAgent()
      await page.reload()
      await isAt(page, 'Today')
      // Which of the two ways to the core is counted is the longer one.
      const anyWay = (file: string) => file.replace(/(message-port|http)-[\w-]+\.js$/, 'way to the core')
      const counted = firstPage(`${root}/build/out/renderer`).files.map(anyWay)
      const first = (await loaded(page)).map(anyWay).slice(0, counted.length)
      expect(first.toSorted()).toEqual(counted.toSorted())
      await expect.poll(() => loaded(page)).toContainEqual(expect.stringMatching(/^assets\/SettingsPage-/))
    })

    test('a place whose file cannot be read says so, keeps the shell, and opens once it can', async () => {
      const page = await screens.openAsAgent()
      const broken = /\/assets\/ImportPage-|\/assets\/FilePage-/
      await page.route(broken, (route) => route.abort())
      await goTo(page, '#/import')
      await isAt(page, 'This page could not be opened')
      expect(await focused(page)).toBe('This page could not be opened')
      await expectAccessible(page)
      await page.unroute(broken)
      await page.getByRole('button', { name: 'Try again' }).click()
      await isAt(page, 'Many at once')
      await expect.poll(() => focused(page)).toBe('Many at once')
    })
  },
)

import type { Page } from 'playwright'
import { describe, expect, test } from 'vitest'
import { stoppedPage, stoppedUrl } from '#electron/main/stopped-page.ts'
import { expectAccessible } from './support/accessible.ts'
import { needsBrowserHost } from './support/host-kind.ts'
import { goTo } from './support/lived-in-profile.ts'
import { practiceScreens } from './support/screens.ts'

const line = '-'.repeat(78)
const licences = `Handover is built on the work of others. These are their licences.

${line}
svelte 5.57.1 (MIT)
valibot 1.5.0 (MIT)

MIT License

Permission is hereby granted, free of charge, to any person obtaining a copy of this software.

${line}
undici 8.1.0 (MIT)

Another licence
`

/** As wide as it is, and no wider. */
const isScrolledSideways = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)

describe.skipIf(needsBrowserHost('requests that a test can answer'))(
  'About Handover',
  { timeout: 90_000 },
  () => {
    const screens = practiceScreens()

    test('by keyboard, in light and dark, and at 400 %', async () => {
      const page = await screens.openAsAgent()
      await page.route('**/licences.txt', (route) => route.fulfill({ body: licences }))
      await goTo(page, '#/about', 'About Handover')
      await page.getByText('2 licences').waitFor()
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme })
        await expectAccessible(page)
      }
      const find = page.getByRole('textbox', { name: 'Find a licence' })
      await find.focus()
      await page.keyboard.type('undici')
      await page.getByText('1 of 2 licences').waitFor()
      await page.keyboard.press('Tab')
      await page.keyboard.press('Enter')
      await page.getByText('Another licence').waitFor({ state: 'visible' })
      await page.setViewportSize({ width: 320, height: 480 })
      expect(await isScrolledSideways(page)).toBe(false)
    })
  },
)

describe.skipIf(needsBrowserHost('requests that a test can answer'))(
  'the page that says that another has stopped',
  { timeout: 90_000 },
  () => {
    const screens = practiceScreens()

    test('is one that everybody can use, in light and dark, and at 400 %', async () => {
      const page = await screens.openPage()
      const { origin } = new URL(page.url())
      await page.route(`${origin}/stopped*`, async (route) => {
        const { pathname, search } = new URL(route.request().url())
        const response = stoppedPage(new Request(`handover-app://ui${pathname}${search}`))
        if (response === null) return route.abort()
        return route.fulfill({ headers: Object.fromEntries(response.headers), body: await response.text() })
      })
      const complaints: string[] = []
      page.on('console', (message) => complaints.push(message.text()))
      const stopped = new URL(stoppedUrl('handover-app://ui/#/outbox/7K3'))
      await page.goto(`${origin}${stopped.pathname}${stopped.search}`)
      await page.getByRole('heading', { level: 1, name: 'This page stopped' }).waitFor()
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme })
        await expectAccessible(page)
      }
      await page.keyboard.press('Tab')
      const focused = await page.evaluate(() => document.activeElement?.getAttribute('href'))
      expect(focused).toBe('/#/outbox/7K3')
      await page.setViewportSize({ width: 320, height: 480 })
      expect(await isScrolledSideways(page)).toBe(false)
      // Nothing of it is against the policy that it comes with.
      expect(complaints).toEqual([])
    })
  },
)

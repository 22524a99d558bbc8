import type { Browser, Page } from 'playwright'
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest'
import { openBrowserHost, type BrowserHost } from './browser-host.ts'
import { launchChromium } from './chromium.ts'
import { isAt } from './wizard-steps.ts'

interface Size {
  width: number
  height: number
}

/** One browser for the tests of a `describe`, and for each of them a host that practises, whose pages are closed with it. */
export interface Screens {
  readonly host: BrowserHost
  /** A page as at the first start. */
  openPage(size?: Size): Promise<Page>
  /** As on any other day: the three questions of the first run were answered before. */
  openAsAgent(size?: Size): Promise<Page>
}

const DESKTOP: Size = { width: 1280, height: 800 }
/** Longer than any step takes, also while other tests run. */
const PATIENCE_MS = 20_000

/** To be called in a `describe`. */
export function practiceScreens(): Screens {
  let browser: Browser
  let host: BrowserHost

  beforeAll(async () => {
    browser = await launchChromium()
  })
  afterAll(async () => {
    await browser.close()
  })
  beforeEach(async () => {
    host = await openBrowserHost()
  })
  afterEach(async () => {
    for (const context of browser.contexts()) await context.close()
    await host.close()
  })

  async function openPage(size = DESKTOP): Promise<Page> {
    const context = await browser.newContext({ viewport: size })
    const page = await context.newPage()
    page.setDefaultTimeout(PATIENCE_MS)
    await page.goto(host.newLink())
    return page
  }

  async function openAsAgent(size?: Size): Promise<Page> {
    await host.client.profile.saveSettings({
      yourName: 'Mairead Doyle',
      role: 'agent',
      landlord: null,
      theme: 'system',
      keepBodiesDays: 30,
    })
    const page = await openPage(size)
    await isAt(page, 'Today')
    return page
  }

  return {
    get host() {
      return host
    },
    openPage,
    openAsAgent,
  }
}

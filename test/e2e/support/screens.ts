import type { Browser, Page } from 'playwright'
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest'
import { launchChromium } from './chromium.ts'
import { hostKind } from './host-kind.ts'
import { openWindows, type Host, type PracticeWindows, type Size } from './practice-windows.ts'
import { isAt } from './wizard-steps.ts'

/** A host that practises for each test of a `describe`, in whichever of them the specs run, whose pages are closed with it. */
export interface Screens {
  readonly host: Host
  /** A page as at the first start. In the desktop window it takes the place of the one before. */
  openPage(size?: Size): Promise<Page>
  /** As on any other day: the three questions of the first run were answered before. */
  openAsAgent(size?: Size): Promise<Page>
}

const DESKTOP: Size = { width: 1280, height: 800 }
/** Longer than any step takes, also while other tests run. */
const PATIENCE_MS = 20_000

/** To be called in a `describe` that is skipped by `needsScreens()`. */
export function practiceScreens(): Screens {
  const kind = hostKind()
  let browser: Browser | null = null
  let windows: PracticeWindows | null = null

  beforeAll(async () => {
    browser = kind === 'desktop' ? null : await launchChromium()
  })
  afterAll(() => browser?.close())
  beforeEach(async () => {
    windows = await openWindows(kind, browser)
  })
  afterEach(async () => {
    await windows?.close()
    windows = null
  })

  function open(): PracticeWindows {
    if (windows === null) throw new Error('The host is open inside a test only.')
    return windows
  }

  async function openPage(size = DESKTOP): Promise<Page> {
    const page = await open().openPage(size)
    page.setDefaultTimeout(PATIENCE_MS)
    return page
  }

  async function openAsAgent(size?: Size): Promise<Page> {
    await open().host.client.profile.saveSettings({
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
      return open().host
    },
    openPage,
    openAsAgent,
  }
}

import type { Browser, Page } from 'playwright'
import { ensureBuilt } from '#build/ensure-build.mjs'
import { openBrowserHost } from './browser-host.ts'
import { startBrowserProcess } from './browser-process.ts'
import { launchDesktop, type DesktopApp } from './desktop-app.ts'
import type { HostKind } from './host-kind.ts'
import { openLink } from './open-link.ts'
import { openPracticeCore, type PracticeCore } from './practice-core.ts'

export interface Size {
  width: number
  height: number
}

/** A host that practises, as the specs know it, whichever it is. */
export type Host = Pick<PracticeCore, 'practice' | 'client' | 'folder'>

/** Such a host and its pages. */
export interface PracticeWindows {
  readonly host: Host
  openPage(size: Size): Promise<Page>
  /** Ends its pages and it. */
  close(): Promise<void>
}

/** Opens a host of a kind; the two of the browser need one. */
export async function openWindows(kind: HostKind, browser: Browser | null): Promise<PracticeWindows> {
  if (kind === 'desktop') return desktopWindows()
  if (browser === null) throw new Error('The pages of the browser host need a browser.')
  if (kind === 'browser-process') return processWindows(browser)
  const host = await openBrowserHost()
  return {
    host,
    openPage: (size) => openTab(browser, size, host.newLink()),
    async close() {
      await closeTabs(browser)
      await host.close()
    },
  }
}

async function processWindows(browser: Browser): Promise<PracticeWindows> {
  await ensureBuilt({ say: () => undefined })
  const core = await openPracticeCore(false)
  const child = await startBrowserProcess(core.folder, core.practice.url)
  return {
    host: core,
    openPage: async (size) => openTab(browser, size, await child.newLink()),
    async close() {
      await closeTabs(browser)
      await child.stop()
      await core.close()
    },
  }
}

/** The desktop has one window: opening a page closes the one before, and the app with it. */
async function desktopWindows(): Promise<PracticeWindows> {
  await ensureBuilt({ say: () => undefined })
  const core = await openPracticeCore(false)
  let app: DesktopApp | null = null
  return {
    host: core,
    async openPage(size) {
      await app?.close()
      app = await launchDesktop({
        folder: core.folder,
        words: ['--practice', `--practice-service=${core.practice.url}`],
      })
      // What the page sees; the window itself keeps its size.
      await app.page.setViewportSize(size)
      return app.page
    },
    async close() {
      await app?.close()
      await core.close()
    },
  }
}

async function openTab(browser: Browser, viewport: Size, link: string): Promise<Page> {
  // Movement is only more to draw, and to wait for.
  const context = await browser.newContext({ viewport, reducedMotion: 'reduce' })
  const page = await context.newPage()
  await openLink(page, link)
  return page
}

async function closeTabs(browser: Browser): Promise<void> {
  for (const context of browser.contexts()) await context.close()
}

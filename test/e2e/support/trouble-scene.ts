import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, expect, onTestFinished } from 'vitest'
import { ensureBuilt } from '#build/ensure-build.mjs'
import { expectAccessible } from './accessible.ts'
import { launchChromium } from './chromium.ts'
import { launchDesktop } from './desktop-app.ts'
import { hostKind } from './host-kind.ts'
import { startHost, type HostOptions, type HostProcess } from './host-process.ts'
import { openLink } from './open-link.ts'
import { isAt } from './wizard-steps.ts'

/** Told what is to be done at the end of a test, or of a file. */
type AtEnd = (end: () => Promise<void>) => void

/** Gathers what `beforeAll` starts, to be ended in `afterAll`, last first: a hook cannot register another one. */
export function gatherEndings() {
  const endings: (() => Promise<void>)[] = []
  const gather: AtEnd = (end) => void endings.push(end)
  const endAll = async () => {
    for (const end of endings.reverse()) await end()
  }
  return { gather, endAll }
}

/** At the end of the test that runs now. */
export const atEnd: AtEnd = (end) => onTestFinished(end)

/** A folder of its own. */
export function ownFolder(end: AtEnd = atEnd): string {
  const folder = mkdtempSync(join(tmpdir(), 'handover-e2e-'))
  end(async () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }))
  return folder
}

/** A copy of a profile that no process has open. */
export function copyOf(profile: string): string {
  const copy = join(ownFolder(), 'profile')
  cpSync(profile, copy, { recursive: true })
  return copy
}

/** A host that was started on a profile, and its page. */
interface Opened {
  page: Page
  host: Pick<HostProcess, 'stop'>
}

/** Starts a host on a profile and opens its page: the browser host in a process of its own, or the desktop. */
export type OpenPage = (options: Omit<HostOptions, 'atEnd'>) => Promise<Opened>

/** To be called in a `describe` that is skipped by `needsScreens()`, or at the top of a file of such. */
export function pageOpener(): OpenPage {
  let browser: Browser | null = null
  beforeAll(async () => {
    await ensureBuilt({ say: () => undefined })
    if (hostKind() !== 'desktop') browser = await launchChromium()
  })
  afterAll(() => browser?.close())
  return (options) => (browser === null ? openInDesktop(options) : openInBrowser(browser, options))
}

async function openInDesktop({ folder, env, through = [] }: Parameters<OpenPage>[0]): Promise<Opened> {
  if (through.length > 0) throw new Error('Playwright starts Electron itself, through nothing.')
  const { DISPLAY, XAUTHORITY } = process.env
  const app = await launchDesktop({ folder, env: { ...env, DISPLAY, XAUTHORITY } })
  const stop = () => app.close()
  atEnd(stop)
  await app.page.emulateMedia({ reducedMotion: 'reduce' })
  await app.page.setViewportSize({ width: 1280, height: 800 })
  app.page.setDefaultTimeout(30_000)
  return { page: app.page, host: { stop } }
}

async function openInBrowser(browser: Browser, options: Parameters<OpenPage>[0]): Promise<Opened> {
  const host = await startHost({ ...options, atEnd })
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    reducedMotion: 'reduce',
  })
  atEnd(() => context.close())
  const page = await context.newPage()
  page.setDefaultTimeout(30_000)
  await openLink(page, host.link)
  return { page, host }
}

/** The page of this trouble is there as it should be: its heading in focus, its code, the way to practice, and axe finds nothing. */
export async function expectTrouble(page: Page, heading: string, code: string): Promise<void> {
  await isAt(page, heading)
  expect(await page.title()).toBe(`${heading} – Handover`)
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe(heading)
  await page.getByText('Technical detail', { exact: true }).click()
  await page.getByRole('group').getByText(code, { exact: true }).waitFor()
  expect(await page.getByRole('button', { name: 'Practise meanwhile' }).count()).toBe(1)
  await expectAccessible(page)
}

/** The page as somebody sees it whose system is dark. */
export async function expectAccessibleInTheDark(page: Page): Promise<void> {
  await page.emulateMedia({ colorScheme: 'dark' })
  await expectAccessible(page)
  await page.emulateMedia({ colorScheme: 'light' })
}

/** Presses Retry, and sees that it is told to be still the same. */
export async function expectStillTheSame(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Retry' }).click()
  await page.getByText('Tried again just now: it is still the same.').waitFor()
}

export async function retry(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Retry' }).click()
}

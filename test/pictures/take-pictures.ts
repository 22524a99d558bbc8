import { join } from 'node:path'
import type { Browser, Page } from 'playwright'
import { openBrowserHost, openNewProfile, type BrowserHost } from '../e2e/support/browser-host.ts'
import { launchChromium } from '../e2e/support/chromium.ts'
import { liveIn } from '../e2e/support/lived-in-profile.ts'
import { openLink } from '../e2e/support/open-link.ts'
import { today } from '#shared/domain/calendar-date.ts'
import { sheetOf, sheetRow } from '../support/import-rows.ts'
import { everyState } from './every-state.ts'
import { workingDay } from './working-day.ts'

const SIZE = { width: 1280, height: 800 }

/** Takes every picture into a folder. Each scene is a page as a user would see it. */
export async function takePictures(folder: string): Promise<void> {
  const browser = await launchChromium()
  try {
    await backup(browser, folder)
    const host = await openBrowserHost()
    try {
      await host.client.profile.saveSettings({
        yourName: 'Mairead Doyle',
        role: 'agent',
        landlord: null,
        theme: 'system',
        keepBodiesDays: 30,
      })
      await wizard(browser, host, folder)
      await ctrlHub(browser, host, folder)
      await manyAtOnce(browser, host, folder)
      await workingDays(browser, host, folder)
      await everyState(host)
      await places(browser, host, folder)
    } finally {
      await host.close()
    }
  } finally {
    await browser.close()
  }
}

/** Of a profile that is no practice: practice has nothing to keep. */
async function backup(browser: Browser, folder: string): Promise<void> {
  const host = await openNewProfile()
  try {
    await liveIn(host.client, { kind: 'passphrase', passphrase: 'rain on the harbour wall' })
    const page = await open(browser, host.newLink())
    await heading(page, 'Today')
    await goTo(page, '#/settings/backup', 'Settings')
    await page.getByRole('heading', { name: 'Backup' }).waitFor()
    await page.getByText('Looking for the last backup').waitFor({ state: 'detached' })
    await take(page, folder, 'settings-backup')
  } finally {
    await host.close()
  }
}

async function wizard(browser: Browser, host: BrowserHost, folder: string): Promise<void> {
  const page = await open(browser, host.newLink())
  const at = async (home: string, step: string, title: string) => {
    const id = await draftOf(host, home, step)
    await goTo(page, `#/drafts/${id}`, title)
    return id
  }

  await at('weir-view', 'readings', 'Meter readings')
  await inItsWindow(browser, page, folder, 'desktop-app')

  await at('weir-view', 'check', 'Check your answers')
  await take(page, folder, 'check-answers')
  await page.getByRole('button', { name: 'Send to' }).click()
  await page.getByLabel('Case number').waitFor()
  await take(page, folder, 'receipt')
  for (const draft of await host.client.drafts.list()) await host.client.drafts.remove({ id: draft.id })
  await page.context().close()
}

/** What a connection to Ctrl Hub brings: who may do what, and until when. */
async function ctrlHub(browser: Browser, host: BrowserHost, folder: string): Promise<void> {
  const page = await open(browser, host.newLink())
  await goTo(page, '#/qualifications', 'Qualifications')
  await page
    .getByRole('button', { name: /^Renew/ })
    .first()
    .waitFor()
  await inTheDark(browser, host, page, folder, 'qualifications-dark', 'Qualifications')
  await page.context().close()
}

/** A file with two mistakes, where they are mended. */
async function manyAtOnce(browser: Browser, host: BrowserHost, folder: string): Promise<void> {
  const page = await open(browser, host.newLink())
  const mistakes: Record<number, Record<string, string>> = {
    3: { MPRN: '1020' },
    8: { 'Email Address': 'none' },
  }
  const rows = Array.from({ length: 24 }, (_, number) => sheetRow(number, today(), mistakes[number] ?? {}))
  const bytes = Buffer.from(sheetOf(rows))
  const { imports } = host.client
  const of = { kind: 'tenant-switch', connectionId: 'practice-acquaint', name: 'september.csv' } as const
  const { id } = await imports.begin({ ...of, size: bytes.length })
  await imports.addPiece({ id, number: 0, bytes: bytes.toString('base64') })
  await imports.read({ id })
  await goTo(page, `#/import/${id}/check`, 'Check the rows')
  await page.locator('#fix-5-0').waitFor()
  await take(page, folder, 'many-at-once')
  await imports.remove({ id })
  await page.context().close()
}

/** What an office has after some months: its homes, who lived there, and what is to be done. */
async function workingDays(browser: Browser, host: BrowserHost, folder: string): Promise<void> {
  const day = await workingDay(host)
  const page = await open(browser, host.newLink())
  await heading(page, 'Today')
  await goTo(page, '#/homes', 'Homes')
  await page.getByRole('link', { name: day.home }).first().waitFor()
  await take(page, folder, 'homes')
  await goTo(page, `#/homes/${day.homeId}`, day.home)
  await page.getByRole('heading', { name: 'Gas safety records' }).waitFor()
  await take(page, folder, 'home')
  await page.getByText('Checklist').first().click()
  await page.getByRole('list', { name: 'Checklist of the tenancy' }).scrollIntoViewIfNeeded()
  await take(page, folder, 'checklist')
  await goTo(page, `#/people/${day.personId}`, day.person)
  await page.getByRole('heading', { name: 'Everything about them' }).waitFor()
  await take(page, folder, 'person-rights')
  await page.context().close()
}

async function places(browser: Browser, host: BrowserHost, folder: string): Promise<void> {
  const page = await open(browser, host.newLink())
  await heading(page, 'Today')
  await page.getByRole('heading', { name: 'Qualifications' }).waitFor()
  await page.getByText('Looking for what expires soon').waitFor({ state: 'detached' })
  await take(page, folder, 'today')

  await goTo(page, '#/outbox', 'Outbox')
  await page.getByRole('tab', { name: /attention/i }).click()
  await page.getByRole('listitem').filter({ hasText: 'Unconfirmed' }).getByRole('link').first().click()
  await take(page, folder, 'outbox-unconfirmed')
  await page.context().close()
}

async function draftOf(host: BrowserHost, home: string, step: string): Promise<string> {
  const sample = (await host.client.homes.samples()).find((one) => one.id === home)
  if (sample === undefined) throw new Error(`Practice has no sample home ${home}.`)
  const draft = await host.client.drafts.save({
    id: null,
    kind: 'tenant-switch',
    connectionId: 'practice-acquaint',
    step,
    answers: sample.answers,
    blocked: null,
  })
  return draft.id
}

async function open(browser: Browser, link: string, colorScheme: 'light' | 'dark' = 'light'): Promise<Page> {
  const context = await browser.newContext({ viewport: SIZE, reducedMotion: 'reduce', colorScheme })
  const page = await context.newPage()
  await openLink(page, link)
  return page
}

/** The page as it stands on a desk: in a window of its own with its name on top. */
async function inItsWindow(browser: Browser, page: Page, folder: string, name: string): Promise<void> {
  const inside = (await page.screenshot({ caret: 'hide' })).toString('base64')
  const desk = await browser.newPage({ viewport: SIZE })
  await desk.setContent(`<!doctype html><title>Handover</title><style>
    body { margin: 0; height: 100vh; display: grid; place-items: center; background: #d9e2df; }
    figure { margin: 0; border-radius: 10px; overflow: hidden; box-shadow: 0 12px 40px #1b233040; }
    figcaption { display: flex; align-items: center; gap: 8px; height: 36px; padding: 0 14px; background: #ecebe6;
      font: 600 13px Inter, system-ui, sans-serif; color: #5a6472; }
    figcaption b { flex: 1; text-align: center; font-weight: 600; }
    i { width: 12px; height: 12px; border-radius: 50%; background: #bfc5c3; }
    img { display: block; width: 1120px; height: 700px; }
  </style><figure><figcaption><i></i><i></i><i></i><b>Handover</b></figcaption><img src="data:image/png;base64,${inside}"></figure>`)
  await take(desk, folder, name)
  await desk.close()
}

/** The same place in another window, of someone whose system is dark. */
async function inTheDark(
  browser: Browser,
  host: BrowserHost,
  page: Page,
  folder: string,
  name: string,
  title: string,
): Promise<void> {
  const dark = await open(browser, host.newLink(), 'dark')
  await heading(dark, 'Today')
  await goTo(dark, new URL(page.url()).hash || '#/today', title)
  await take(dark, folder, name)
  await dark.context().close()
}

async function goTo(page: Page, hash: string, title: string): Promise<void> {
  await page.evaluate((to) => (window.location.hash = to), hash)
  await heading(page, title)
}

async function heading(page: Page, name: string): Promise<void> {
  await page.getByRole('heading', { level: 1, name }).waitFor()
}

async function take(page: Page, folder: string, name: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready.then(() => undefined))
  await page.screenshot({ path: join(folder, `${name}.png`), caret: 'hide' })
}

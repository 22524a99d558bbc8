import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ElectronApplication } from 'playwright'
import * as v from 'valibot'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { ensureBuilt } from '#build/ensure-build.mjs'
import { practiceCodes } from '#core/practice/codes.ts'
import { toSwitchBody } from '#shared/domain/switch-answers.ts'
import { startChild } from '#test/support/child.ts'
import { needs } from '#test/support/tools.ts'
import { desktopCommand, launchDesktop, type DesktopApp } from './support/desktop-app.ts'
import { goTo } from './support/lived-in-profile.ts'
import { openPracticeCore, type PracticeCore } from './support/practice-core.ts'
import { isAt } from './support/wizard-steps.ts'

const TENANT = '/17.0/app/utilityswitching/switches/tenant'
const LINK = 'handover://new/tenant-switch'

// What each does when the system asks is in test/unit/desktop, against fakes; here the system is there.
describe.skipIf(needs('electron'))('the desktop window among the windows of a computer', () => {
  let core: PracticeCore
  let app: DesktopApp | null = null

  beforeAll(() => ensureBuilt({ say: () => undefined }))
  beforeEach(async () => {
    core = await openPracticeCore(false)
    await core.client.profile.saveSettings({
      yourName: 'Mairead Doyle',
      role: 'agent',
      landlord: null,
      theme: 'system',
      keepBodiesDays: 30,
    })
  })
  afterEach(async () => {
    await app?.close()
    app = null
    await core.close()
  })

  const words = () => ['--practice', `--practice-service=${core.practice.url}`]

  async function open(more: { words?: string[]; first?: string } = {}): Promise<DesktopApp> {
    app = await launchDesktop({
      folder: core.folder,
      words: [...words(), ...(more.words ?? [])],
      ...(more.first === undefined ? {} : { first: more.first }),
    })
    app.page.setDefaultTimeout(30_000)
    return app
  }

  /** Starts another one on the same profile, and waits until it has ended. */
  async function startSecond(...more: string[]): Promise<number | null> {
    const child = startChild(desktopCommand(core.folder, ...words(), ...more))
    return (await child.ended).code
  }

  async function queue(home: number): Promise<string> {
    const sample = (await core.client.homes.samples())[home]
    const { body, consent } = toSwitchBody('tenant-switch', sample?.answers ?? {}, practiceCodes())
    const outcome = await core.client.submissions.create({
      ...{ kind: 'tenant-switch', connectionId: 'practice-acquaint', body, consent },
      ...{ allowDuplicate: null, draftId: null, answers: null },
    })
    if (outcome.outcome !== 'queued') throw new Error(`Not queued: ${outcome.outcome}.`)
    return outcome.submission.id
  }

  const windowIs = (electron: ElectronApplication) =>
    electron.evaluate(({ BrowserWindow }) => {
      const all = BrowserWindow.getAllWindows()
      return { count: all.length, visible: all[0]?.isVisible(), bounds: all[0]?.getNormalBounds() }
    })

  test('is shown when it is drawn, and not before', async () => {
    const noted = join(core.folder, 'noted.cjs')
    writeFileSync(
      noted,
      `const { app } = require('electron')
       globalThis.noted = []
       app.on('browser-window-created', (_event, window) => {
         globalThis.noted.push(window.isVisible() ? 'made in sight' : 'made out of sight')
         window.once('ready-to-show', () => globalThis.noted.push('drawn'))
         window.once('show', () => globalThis.noted.push('shown'))
       })`,
    )
    const { electron, page } = await open({ first: noted })
    await isAt(page, 'Today')
    const told = () => electron.evaluate(() => String(Reflect.get(globalThis, 'noted')))
    await expect.poll(told).toBe('made out of sight,drawn,shown')
  })

  test('comes back where it was left', async () => {
    const bounds = { x: 60, y: 50, width: 900, height: 700 }
    const first = await open()
    await isAt(first.page, 'Today')
    await first.electron.evaluate(
      ({ BrowserWindow }, to) => BrowserWindow.getAllWindows()[0]?.setBounds(to),
      bounds,
    )
    await expect.poll(async () => (await windowIs(first.electron)).bounds?.width).toBe(900)
    const left = (await windowIs(first.electron)).bounds
    await first.close()
    const Place = v.pipe(v.string(), v.parseJson(), v.object({ bounds: v.unknown(), maximised: v.boolean() }))
    const kept = v.parse(Place, readFileSync(join(core.folder, 'desktop-practice', 'window.json'), 'utf8'))
    expect(kept).toEqual({ bounds: left, maximised: false })
    const { electron, page } = await open()
    await isAt(page, 'Today')
    expect((await windowIs(electron)).bounds).toEqual(left)
  })

  test('comes to the front when it is started a second time, which ends', async () => {
    const { electron, page } = await open()
    await isAt(page, 'Today')
    await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide())
    await expect.poll(async () => (await windowIs(electron)).visible).toBe(false)
    expect(await startSecond()).toBe(0)
    await expect.poll(() => windowIs(electron)).toMatchObject({ count: 1, visible: true })
  })

  describe('a link of the system', () => {
    test('opens its wizard when it starts the app', async () => {
      if (process.platform === 'darwin') {
        const { electron, page } = await open()
        await isAt(page, 'Today')
        // There the system says it in no other way.
        await electron.evaluate(
          ({ app: one }, url) => one.emit('open-url', { preventDefault() {} }, url),
          LINK,
        )
        await isAt(page, 'Where is the home?')
        return
      }
      const { page } = await open({ words: [LINK] })
      await isAt(page, 'Where is the home?')
      expect(await core.client.drafts.list()).toEqual([])
    })

    test.skipIf(process.platform === 'darwin')('opens it in the window that is there', async () => {
      const { electron, page } = await open()
      await isAt(page, 'Today')
      expect(await startSecond(LINK)).toBe(0)
      await isAt(page, 'Where is the home?')
      expect((await windowIs(electron)).count).toBe(1)
      expect(core.practice.journal.filter(({ method }) => method === 'POST')).toEqual([])
    })

    test.skipIf(process.platform === 'darwin')('that is none of ours opens nothing', async () => {
      const { page } = await open()
      await isAt(page, 'Today')
      expect(await startSecond('handover://send/everything')).toBe(0)
      await page.waitForTimeout(1000)
      await isAt(page, 'Today')
    })
  })

  test('its menu leads to a wizard', async () => {
    const { electron, page } = await open()
    await isAt(page, 'Today')
    await electron.evaluate(({ Menu }) => {
      const file = Menu.getApplicationMenu()?.items.find(({ label }) => label === 'File')
      const made = file?.submenu?.items.find(({ label }) => label === 'New')
      made?.submenu?.items.find(({ label }) => label === 'Tenant moves in')?.click()
    })
    await isAt(page, 'Where is the home?')
  })

  test('a page whose process was ended says so, loses nothing and comes back where it was', async () => {
    const { electron, page } = await open()
    await isAt(page, 'Today')
    await goTo(page, '#/outbox', 'Outbox')
    await electron.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
    )
    /** What the window shows, asked of the window: Playwright’s page has ended with its process. */
    const inWindow = async (code: string): Promise<string> => {
      const told: unknown = await electron.evaluate(
        ({ BrowserWindow }, script) =>
          BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(script).catch(String),
        code,
      )
      return String(told)
    }
    const heading = () => inWindow(`document.querySelector('h1')?.textContent ?? ''`)
    await expect.poll(heading).toBe('This page stopped')
    // Sending goes on meanwhile.
    const id = await queue(0)
    await expect.poll(async () => (await core.client.submissions.get({ id })).state).toBe('accepted')
    await inWindow(`document.querySelector('a.main').click()`)
    await expect.poll(heading).toBe('Outbox')
  })

  test('a receipt is saved as a PDF, where the dialog says', async () => {
    const { electron, page } = await open()
    const id = await queue(0)
    await expect.poll(async () => (await core.client.submissions.get({ id })).state).toBe('accepted')
    const { receiptId } = await core.client.submissions.get({ id })
    const file = join(core.folder, 'chosen.pdf')
    const asked = await electron.evaluateHandle(({ dialog }, filePath) => {
      const names: string[] = []
      dialog.showSaveDialog = (...given: unknown[]) => {
        names.push(JSON.stringify(given.at(-1)))
        return Promise.resolve({ canceled: false, filePath })
      }
      return names
    }, file)
    await goTo(page, `#/receipts/${receiptId}`, 'Received by Acquaint')
    await page.getByRole('button', { name: 'Save as PDF' }).click()
    await expect.poll(() => existsSync(file)).toBe(true)
    expect(readFileSync(file).subarray(0, 5).toString('latin1')).toBe('%PDF-')
    const [options = ''] = await asked.jsonValue()
    expect(options).toMatch(/\.pdf"/)
    expect(options).not.toMatch(/Brannigan|100000001/)
  })

  test('quitting while something is sent asks, and either answer is safe', async () => {
    const { electron, page } = await open()
    await isAt(page, 'Today')
    core.practice.addFaults([{ path: TENANT, method: 'POST', do: 'delay', ms: 6000 }])
    const id = await queue(0)
    await expect.poll(async () => (await core.client.submissions.get({ id })).state).toBe('sending')
    const asked = await electron.evaluateHandle(({ dialog }) => {
      const messages: string[] = []
      dialog.showMessageBox = (...given: unknown[]) => {
        messages.push(JSON.stringify(given.at(-1)))
        // The first button: keep sending.
        return Promise.resolve({ response: 0, checkboxChecked: false })
      }
      return messages
    })
    await electron.evaluate(({ app: one }) => one.quit())
    await expect.poll(async () => (await asked.jsonValue()).length).toBe(1)
    expect((await asked.jsonValue())[0]).toContain('Handover is still sending.')
    expect((await windowIs(electron)).count).toBe(1)

    // Now it quits, whatever is asked: what is on its way is finished first.
    await app?.close()
    const { state } = await core.client.submissions.get({ id })
    expect(['accepted', 'unconfirmed']).toContain(state)
    expect(posted(core)).toBe(1)
  })
})

const posted = ({ practice }: PracticeCore) =>
  practice.journal.filter(({ path, method }) => method === 'POST' && path.toLowerCase() === TENANT).length

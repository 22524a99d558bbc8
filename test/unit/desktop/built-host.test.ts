import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ensureBuilt } from '#build/ensure-build.mjs'
import { startRecordedDesktop, type RecordedDesktop } from '#test/support/recorded-desktop.ts'
import { temporaryFolder } from '#test/support/store.ts'

/*
 * The desktop host as it was built, on a recording Electron: that each part of the desk stands where it belongs. What each
 * does is told by the tests beside this one.
 */

let desktop: RecordedDesktop
beforeAll(async () => {
  await ensureBuilt({ say: () => undefined })
  desktop = await startRecordedDesktop('--', 'handover://new/appointment')
})
afterAll(() => desktop.close())

/** Waits until the page is sent there. */
async function sentTo(address: string) {
  await expect.poll(async () => (await desktop.ask('directions')).at(-1)).toEqual({ kind: 'go', address })
}

const stopped = 'handover-app://ui/stopped'

describe('links', () => {
  test('the one that Handover was started with opens its wizard', async () => {
    await sentTo('#/new/appointment')
  })

  test('one that macOS hands over', async () => {
    expect(await desktop.ask('opens', 'handover://new/psr-record')).toBe(true)
    await sentTo('#/new/psr-record')
    expect(await desktop.ask('calls')).toContain('focus')
  })

  test('one of a second instance, by what it says and not by its command line', async () => {
    await desktop.ask('secondInstance', { link: 'handover://new/tenant-switch' })
    await sentTo('#/new/tenant-switch')
    const before = (await desktop.ask('directions')).length
    await desktop.ask('secondInstance', { link: 'handover://new/evil' })
    await desktop.ask('clicks', 'View', 'Outbox')
    await sentTo('#/outbox')
    expect(await desktop.ask('directions')).toHaveLength(before + 1)
  })

  test('are handed to the first instance, and asked of the system by the installed app', async () => {
    const { handedOver, links } = await desktop.ask('claims')
    expect(handedOver).toEqual({ link: 'handover://new/appointment' })
    expect(links).toEqual(process.platform === 'linux' ? [] : [['handover', process.execPath, ['--']]])
  })
})

test('words that it cannot understand are told in a window, not only where it was started', async () => {
  await expect(startRecordedDesktop('--practise')).rejects.toThrow(/Handover cannot start: .*--practise/)
})

test('a second instance without a link brings the window of the first to the front', async () => {
  const focused = async () => (await desktop.ask('calls')).filter((call) => call === 'focus').length
  const before = await focused()
  await desktop.ask('secondInstance', { link: null })
  expect(await focused()).toBe(before + 1)
})

test('a system that shuts down is asked to wait, and nobody else', async () => {
  const ending = await startRecordedDesktop()
  expect(await ending.ask('systemShutsDown')).toBe(true)
  await ending.close()
})

// Which one that is, and what becomes of what it answers: test/security/hostile-proxy.test.ts.
test('the proxy is the one that the system has', async () => {
  expect(await desktop.ask('diagnostics')).toContainEqual({ name: 'Proxy', value: 'as the system says' })
})

test('the menu leads to a place, and paper', async () => {
  await desktop.ask('clicks', 'Help', 'Licences')
  await sentTo('#/about/licences')
  await desktop.ask('clicks', 'File', 'Print…')
  expect((await desktop.ask('printed')).at(-1)).toEqual({ printBackground: true })
})

test('diagnostics are copied, and that is said', async () => {
  await desktop.ask('clicks', 'Help', 'Copy diagnostics')
  await expect.poll(() => desktop.ask('copied')).toHaveLength(1)
  expect(await desktop.ask('copied')).toEqual([
    expect.stringMatching(/^Handover: 0\.1\.0\nHost: desktop\n[^]*\nKeychain: /),
  ])
  expect((await desktop.ask('dialogs')).at(-1)).toMatchObject({ type: 'info', message: 'Diagnostics copied' })
})

describe('a PDF', () => {
  test('is written where the user says', async () => {
    const filePath = join(temporaryFolder(), 'receipt.pdf')
    await desktop.ask('choose', { canceled: false, filePath })
    expect(await desktop.ask('savesPdf', 'receipt-7K3')).toEqual({ saved: true })
    expect(readFileSync(filePath, 'latin1')).toMatch(/^%PDF-/)
    expect((await desktop.ask('dialogs')).at(-1)).toMatchObject({ title: 'Save as PDF' })
  })

  test.each(['../../evil', 'receipt/7K3', 'Anna O’Brien', '', 'x'.repeat(81)])(
    'is never called %j',
    async (name) => expect(await desktop.ask('savesPdf', name)).toMatch(/^(ORPC)?Error/),
  )

  test('from the menu is told when it cannot be written', async () => {
    const folder = temporaryFolder()
    await desktop.ask('choose', { canceled: false, filePath: join(folder, 'gone', 'receipt.pdf') })
    await desktop.ask('clicks', 'File', 'Save as PDF…')
    await expect
      .poll(async () => (await desktop.ask('dialogs')).at(-1))
      .toMatchObject({
        message: 'Not saved',
        detail: 'That folder is not there any more. Choose another folder.',
      })
    expect(existsSync(join(folder, 'gone'))).toBe(false)
  })
})

test('what the page made is saved by the system’s dialog, and nothing else', async () => {
  expect(await desktop.ask('downloads', 'blob:handover-app://ui/1')).toMatchObject({
    stopped: false,
    asked: [{ title: 'Save as' }],
  })
  expect(await desktop.ask('downloads', 'https://evil.example/x')).toEqual({ stopped: true, asked: [] })
})

test('the right mouse button has a menu in a field, without a look into the page', async () => {
  const editFlags = { canCut: true, canCopy: true, canPaste: true, canSelectAll: true }
  const clicked = { isEditable: true, misspelledWord: '', linkURL: '', selectionText: '', editFlags }
  const menu = await desktop.ask('rightClick', clicked)
  expect(menu).toContain('"paste"')
  expect(menu).not.toContain('Inspect')
})

test('a window whose display is gone comes back', async () => {
  await desktop.ask('displayGone')
  expect(await desktop.ask('calls')).toContain('setBounds {"x":560,"y":220,"width":800,"height":600}')
})

describe('a page that stops', () => {
  test('makes room for one that says so; its way back, or any place that is asked for, shows the page again', async () => {
    expect(
      (await desktop.ask('happens', 'render-process-gone', { reason: 'crashed', exitCode: 5 })).at(-1),
    ).toBe(stopped)
    const { status, text } = await desktop.ask('gives', stopped)
    expect([status, text]).toEqual([200, expect.stringContaining('Nothing that was saved is lost')])
    await desktop.ask('clicks', 'View', 'Outbox')
    expect((await desktop.ask('happens', 'nothing')).at(-1)).toBe('handover-app://ui/')
  })

  test('and one that does not come', async () => {
    const failed = [-6, 'ERR_FILE_NOT_FOUND', 'handover-app://ui/', true] as const
    expect((await desktop.ask('happens', 'did-fail-load', ...failed)).at(-1)).toBe(stopped)
  })

  test('one that does not answer is asked about', async () => {
    await desktop.ask('choose', { response: 1 })
    await desktop.ask('happens', 'unresponsive')
    expect((await desktop.ask('dialogs')).at(-1)).toMatchObject({ buttons: ['Wait', 'Show again'] })
    expect(await desktop.ask('calls')).toContain('forcefullyCrashRenderer')
  })
})

import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { hasDisplay, openersOf, type Machine } from '#electron/loopback/browsers.ts'
import { openBrowser } from '#electron/loopback/open-browser.ts'
import { writeRedirectFile } from '#electron/loopback/redirect-file.ts'

const machine = (platform: NodeJS.Platform, env: Machine['env'], ...programs: string[]): Machine => ({
  platform,
  env,
  isProgram: (path) => programs.includes(path),
})
const found = (one: Machine) =>
  openersOf(one).map(({ name, command, args }) => [name, command, ...args('file:///x')])

describe('which browser', () => {
  test('none without a display', () => {
    expect(found(machine('linux', { PATH: '/usr/bin' }, '/usr/bin/chromium', '/usr/bin/xdg-open'))).toEqual(
      [],
    )
    expect(hasDisplay({ platform: 'linux', env: { DISPLAY: '' } })).toBe(false)
    expect(hasDisplay({ platform: 'linux', env: { WAYLAND_DISPLAY: 'wayland-0' } })).toBe(true)
    expect(hasDisplay({ platform: 'win32', env: {} })).toBe(true)
  })

  test('an app window of Chrome, Edge or Chromium in this order, then the usual browser', () => {
    const linux = machine(
      'linux',
      { DISPLAY: ':0', PATH: '/usr/local/bin:/usr/bin' },
      '/usr/bin/chromium',
      '/usr/bin/google-chrome',
      '/usr/bin/microsoft-edge',
      '/usr/bin/xdg-open',
    )
    expect(found(linux)).toEqual([
      ['Google Chrome', '/usr/bin/google-chrome', '--app=file:///x', '--new-window'],
      ['Microsoft Edge', '/usr/bin/microsoft-edge', '--app=file:///x', '--new-window'],
      ['Chromium', '/usr/bin/chromium', '--app=file:///x', '--new-window'],
      ['the browser', '/usr/bin/xdg-open', 'file:///x'],
    ])
  })

  test('on macOS', () => {
    const edge = '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge'
    expect(found(machine('darwin', {}, edge))).toEqual([
      ['Microsoft Edge', edge, '--app=file:///x', '--new-window'],
      ['the browser', '/usr/bin/open', 'file:///x'],
    ])
  })

  test('on Windows there is always the system’s own way, without a shell', () => {
    const openers = found(machine('win32', { SystemRoot: 'C:\\Windows', ProgramFiles: 'C:\\Program Files' }))
    expect(openers).toHaveLength(1)
    expect(openers[0]?.slice(2)).toEqual(['url.dll,FileProtocolHandler', 'file:///x'])
    expect(JSON.stringify(openers)).not.toContain('cmd')
  })

  test('not one from a snap, which cannot read the file', () => {
    const snap = machine('linux', { DISPLAY: ':0', PATH: '/snap/bin' }, '/snap/bin/chromium')
    expect(found(snap)).toEqual([])
  })
})

describe('opening it', () => {
  const link = `http://127.0.0.1:4000/#key=${'A'.repeat(43)}`
  let folder: string
  beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'browsers-'))))
  afterEach(() => rm(folder, { recursive: true }))

  async function program(name: string, script: string): Promise<string> {
    const path = join(folder, name)
    await writeFile(path, `#!/bin/sh\n${script}\n`)
    await chmod(path, 0o755)
    return path
  }
  const here = (...programs: string[]) =>
    machine(
      'linux',
      { DISPLAY: ':0', PATH: `${folder}:/bin`, HANDOVER_PASSPHRASE: 'a passphrase' },
      ...programs,
    )
  /** Programs here say at once what becomes of them, however busy the computer is. */
  const patience = 30_000

  test('the link is in a file for this user only, and on no command line', async () => {
    const file = await writeRedirectFile(link)
    expect((await stat(file.path)).mode & 0o777).toBe(0o600)
    expect((await stat(dirname(file.path))).mode & 0o777).toBe(0o700)
    expect(await readFile(fileURLToPath(file.url), 'utf8')).toContain(`content="0;url=${link}"`)

    const chromium = await program('chromium', `echo "$@" > ${folder}/said; env > ${folder}/environment`)
    expect(await openBrowser(file, here(chromium), patience)).toBe('Chromium')
    expect((await readFile(join(folder, 'said'), 'utf8')).trim()).toBe(`--app=${file.url} --new-window`)
    const environment = await readFile(join(folder, 'environment'), 'utf8')
    expect(environment).toContain('DISPLAY=:0')
    expect(environment).not.toContain('HANDOVER')
    await file.remove()
    expect(existsSync(dirname(file.path))).toBe(false)
  })

  test('one that does not start makes way for the next', async () => {
    const chromium = await program('chromium', 'exit 1')
    const system = await program('xdg-open', 'exit 0')
    const file = await writeRedirectFile(link)
    expect(await openBrowser(file, here(chromium, system), patience)).toBe('the browser')
    expect(await openBrowser(file, here(chromium), patience)).toBeNull()
    expect(await openBrowser(file, here(join(folder, 'gone', 'xdg-open')), patience)).toBeNull()
    await file.remove()
  })

  test.each([
    'https://evil.example/',
    `http://127.0.0.1:4000/"><script>#key=A`,
    `http://localhost:4000/#key=A`,
  ])('nothing but a link is written: %s', async (text) => {
    await expect(writeRedirectFile(text)).rejects.toThrow('not a link')
  })
})

import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { menuTemplate } from '#electron/main/menu.ts'
import { fitted, readPlace, writePlace } from '#electron/main/window-state.ts'
import { showPage, windowOptions, type WindowLike } from '#electron/main/window.ts'

const usual = { bounds: { width: 1280, height: 860 }, maximised: false }
const screen = { x: 0, y: 0, width: 1920, height: 1040 }

// Its preferences, on which security rests: test/security/checklist.test.ts.
describe('what a window is made with', () => {
  const options = windowOptions(usual, '/built/preload.cjs', false)

  test('is not shown before it is drawn, in the colour of the paper', () => {
    expect(options.show).toBe(false)
    expect(options.backgroundColor).toBe('#FAF9F6')
    expect(windowOptions(usual, '', true).backgroundColor).toBe('#12161B')
  })
})

describe('showing the page', () => {
  function recordingWindow() {
    const calls: string[] = []
    const listeners = new Map<string, (...details: unknown[]) => void>()
    const listen = (event: string, listener: (...details: never[]) => void) => {
      listeners.set(event, listener as (...details: unknown[]) => void)
    }
    const window: WindowLike = {
      webContents: { id: 7, on: listen, reload: () => calls.push('reload') },
      once: listen,
      on: listen,
      show: () => calls.push('show'),
      maximize: () => calls.push('maximize'),
      isMaximized: () => true,
      getNormalBounds: () => ({ x: 1, y: 2, width: 300, height: 400 }),
      loadURL: (url) => Promise.resolve(void calls.push(`load ${url}`)),
    }
    return {
      window,
      calls,
      fire: (event: string, ...details: unknown[]) => listeners.get(event)?.(...details),
    }
  }
  const owner = () => {
    const told: unknown[] = []
    return {
      told,
      remember: (place: unknown) => told.push(place),
      gone: (id: number) => told.push(id),
      crashed: (reason: string) => told.push(reason),
    }
  }

  test('loads the one page there is and shows it when it is ready', async () => {
    const { window, calls, fire } = recordingWindow()
    await showPage(window, usual, owner())
    expect(calls).toEqual(['load handover-app://ui/'])
    fire('ready-to-show')
    expect(calls).toEqual(['load handover-app://ui/', 'show'])
  })

  test('comes back maximised, and is remembered as it was before that', async () => {
    const { window, calls, fire } = recordingWindow()
    const told = owner()
    await showPage(window, { ...usual, maximised: true }, told)
    fire('ready-to-show')
    fire('close')
    fire('closed')
    expect(calls.slice(1)).toEqual(['maximize', 'show'])
    expect(told.told).toEqual([{ bounds: { x: 1, y: 2, width: 300, height: 400 }, maximised: true }, 7])
  })

  test('a page that ended is loaded again, once', async () => {
    const { window, calls, fire } = recordingWindow()
    const told = owner()
    await showPage(window, usual, told)
    fire('render-process-gone', {}, { reason: 'crashed' })
    fire('render-process-gone', {}, { reason: 'crashed' })
    expect(calls.filter((call) => call === 'reload')).toHaveLength(1)
    expect(told.told).toEqual(['crashed', 'crashed'])
  })
})

describe('where the window stands', () => {
  const at = (x: number, y: number, width = 800, height = 600) => ({
    bounds: { x, y, width, height },
    maximised: false,
  })

  test('as it was left, when that is on a display', () => {
    expect(fitted(at(100, 50), [screen])).toEqual(at(100, 50))
  })

  test('on the second display, when that is still there', () => {
    const second = { x: 1920, y: 0, width: 1280, height: 1000 }
    expect(fitted(at(2000, 100), [screen, second])).toEqual(at(2000, 100))
    expect(fitted(at(2000, 100), [screen])).toEqual({
      bounds: { width: 1280, height: 860 },
      maximised: false,
    })
  })

  test('never larger than its display, and wholly on it', () => {
    expect(fitted(at(-50, -20, 3000, 2000), [screen])).toEqual(at(0, 0, 1920, 1040))
    expect(fitted(at(1500, 900), [screen])).toEqual(at(1120, 440))
  })

  test('with less than a hand of it to be seen, it starts anew', () => {
    expect(fitted(at(1900, 50), [screen]).bounds).toEqual({ width: 1280, height: 860 })
  })

  test('the first time, in a size that fits', () => {
    expect(fitted(null, [{ x: 0, y: 0, width: 1024, height: 700 }]).bounds).toEqual({
      width: 1024,
      height: 700,
    })
    expect(fitted(null, []).bounds).toEqual({ width: 1280, height: 860 })
  })

  describe('on disk', () => {
    let folder: string
    let file: string
    beforeEach(() => {
      folder = mkdtempSync(join(tmpdir(), 'window-'))
      file = join(folder, 'window.json')
    })
    afterEach(() => rmSync(folder, { recursive: true }))

    test('is read as it was written, by this user only', () => {
      writePlace(file, at(1, 2))
      expect(readPlace(file)).toEqual(at(1, 2))
      expect(statSync(file).mode & 0o777).toBe(0o600)
      writePlace(file, at(3, 4))
      expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(at(3, 4))
    })

    test.each([
      '',
      '{',
      'null',
      '[]',
      '{"bounds":{}}',
      '{"bounds":{"x":"1","y":0,"width":1,"height":1},"maximised":false}',
    ])('a damaged one counts as none: %s', (text) => {
      writeFileSync(file, text)
      expect(readPlace(file)).toBeNull()
    })

    test('none yet', () => expect(readPlace(file)).toBeNull())
  })
})

describe('the menu', () => {
  const roles = (packaged: boolean) => JSON.stringify(menuTemplate('linux', packaged))

  test('has developer tools in a checkout only, and never reloads', () => {
    expect(roles(false)).toContain('toggleDevTools')
    expect(roles(true)).not.toContain('toggleDevTools')
    expect(roles(false)).not.toMatch(/"(force)?reload"/i)
  })
})

import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { fitted, keepInReach, readPlace, writePlace, type MovableLike } from '#electron/main/window-state.ts'
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
      webContents: { id: 7 },
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

describe('a display that is removed, or changes, while the window is open', () => {
  const second = { x: 1920, y: 0, width: 1280, height: 1000 }

  function standing(bounds: ReturnType<MovableLike['getBounds']>, state: Partial<MovableLike> = {}) {
    const listeners = new Map<string, () => void>()
    const moved: unknown[] = []
    let displays = [screen, second]
    const window: MovableLike = {
      isMinimized: () => false,
      isMaximized: () => false,
      isFullScreen: () => false,
      getBounds: () => bounds,
      setBounds: (next) => void moved.push(next),
      ...state,
    }
    const look = keepInReach(
      {
        on: (event: string, listener: () => void) => listeners.set(event, listener),
        // The system names them in any order.
        getAllDisplays: () => displays.map((workArea, id) => ({ id, workArea })).reverse(),
        getPrimaryDisplay: () => ({ id: 0, workArea: displays[0] ?? screen }),
      },
      () => window,
    )
    return {
      look,
      moved,
      becomes: (event: string, ...next: typeof displays) => {
        displays = next
        listeners.get(event)?.()
      },
    }
  }

  test('a window out of reach comes to the middle of the main display, no larger than that', () => {
    const { becomes, moved } = standing({ x: 2000, y: 100, width: 1000, height: 2000 })
    becomes('display-removed', screen)
    expect(moved).toEqual([{ x: 460, y: 0, width: 1000, height: 1040 }])
  })

  test('also when its display only becomes smaller', () => {
    const { becomes, moved } = standing({ x: 2900, y: 100, width: 300, height: 400 })
    becomes('display-metrics-changed', screen, { ...second, width: 900 })
    expect(moved).toEqual([{ x: 810, y: 320, width: 300, height: 400 }])
  })

  test('one that can be taken hold of stays where it is', () => {
    const { becomes, moved } = standing({ x: 1700, y: 100, width: 1000, height: 600 })
    becomes('display-removed', screen)
    expect(moved).toEqual([])
  })

  test.each(['isMinimized', 'isMaximized', 'isFullScreen'] as const)(
    'nothing is done to one that %s',
    (state) => {
      const { becomes, moved } = standing(
        { x: 2000, y: 100, width: 800, height: 600 },
        { [state]: () => true },
      )
      becomes('display-removed', screen)
      expect(moved).toEqual([])
    },
  )

  test('a minimised one is looked at when it is restored', () => {
    let minimised = true
    const { becomes, look, moved } = standing(
      { x: 2000, y: 100, width: 800, height: 600 },
      { isMinimized: () => minimised },
    )
    becomes('display-removed', screen)
    minimised = false
    look()
    expect(moved).toHaveLength(1)
  })
})

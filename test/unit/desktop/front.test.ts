import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { Directions } from '#electron/main/directions.ts'
import { Front } from '#electron/main/front.ts'
import { temporaryFolder } from '#test/support/store.ts'

/**
 * A front whose windows do nothing but keep what they are told.
 * @param folder where the window's place is kept
 */
function recordedFront(folder = temporaryFolder()) {
  const calls: string[] = []
  const listeners = new Map<string, () => void>()
  const listen = (event: string, listener: () => void) => listeners.set(event, listener)
  let address = ''
  const call = (name: string) => () => void calls.push(name)
  const makeWindow = () => ({
    webContents: { id: 1, getURL: () => address },
    once: listen,
    on: listen,
    isMinimized: () => true,
    isMaximized: () => false,
    getNormalBounds: () => ({ x: 10, y: 20, width: 800, height: 600 }),
    restore: call('restore'),
    show: call('show'),
    focus: call('focus'),
    maximize: call('maximize'),
    loadURL: (url: string) => {
      address = url
      calls.push(`load ${url}`)
      return Promise.resolve()
    },
  })
  const directions = new Directions()
  const display = { id: 1, workArea: { x: 0, y: 0, width: 1920, height: 1040 } }
  const made: { x?: number; y?: number }[] = []
  const front = new Front<ReturnType<typeof makeWindow>>(
    {
      nativeTheme: { shouldUseDarkColors: false },
      screen: { getPrimaryDisplay: () => display, getAllDisplays: () => [display] },
    },
    {
      make: ({ x, y }) => {
        made.push({ ...(x === undefined ? {} : { x }), ...(y === undefined ? {} : { y }) })
        return makeWindow()
      },
      placeFile: join(folder, 'window.json'),
      preload: 'preload.cjs',
      directions,
      furnish: call('furnish'),
      failed: () => expect.unreachable(),
    },
  )
  return {
    ...{ front, calls, made, directions },
    close: () => ['close', 'closed'].forEach((event) => listeners.get(event)?.()),
    loads: (url: string) => (address = url),
  }
}

async function placeOf(directions: Directions) {
  for await (const direction of directions.follow(undefined)) return direction
  return null
}

describe('the one window', () => {
  test('is furnished before its page is loaded', () => {
    const { front, calls } = recordedFront()
    front.begin()
    expect(calls).toEqual(['furnish', 'load handover-app://ui/'])
  })

  test('comes to the front when it is asked for, from wherever it is', () => {
    const { front, calls } = recordedFront()
    front.begin()
    calls.length = 0
    front.show()
    expect(calls).toEqual(['restore', 'show', 'focus'])
  })

  test('opens again where it stood, when it was closed', () => {
    const { front, made, close } = recordedFront()
    front.begin()
    close()
    expect(front.window).toBeNull()
    front.show()
    expect(front.window).not.toBeNull()
    expect(made).toEqual([{}, { x: 10, y: 20 }])
  })

  test('closes also when nothing can be written any more', () => {
    const file = join(temporaryFolder(), 'no-folder')
    writeFileSync(file, '')
    const { front, close } = recordedFront(file)
    front.begin()
    close()
    expect(front.window).toBeNull()
  })

  test('a place that is asked for before there is a window waits for its page', async () => {
    const { front, calls, directions } = recordedFront()
    front.go('#/new/tenant-switch')
    expect(calls).toEqual([])
    front.begin()
    expect(await placeOf(directions)).toEqual({ kind: 'go', address: '#/new/tenant-switch' })
  })

  test('the search that is asked for opens the window first', async () => {
    const { front, calls, directions } = recordedFront()
    front.begin()
    calls.length = 0
    front.find()
    expect(calls).toEqual(['restore', 'show', 'focus'])
    expect(await placeOf(directions)).toEqual({ kind: 'find' })
  })

  test('the page that tells that another has stopped gives way to the place', async () => {
    const { front, calls, loads, directions } = recordedFront()
    front.begin()
    loads('handover-app://ui/stopped?from=%23%2Ftoday')
    calls.length = 0
    front.go('#/outbox')
    expect(calls.at(-1)).toBe('load handover-app://ui/')
    expect(await placeOf(directions)).toEqual({ kind: 'go', address: '#/outbox' })
  })

  test('none opens any more while Handover ends', () => {
    const { front, made, close } = recordedFront()
    front.begin()
    front.end()
    close()
    front.go('#/outbox')
    front.show()
    expect(made).toHaveLength(1)
    expect(front.window).toBeNull()
  })
})

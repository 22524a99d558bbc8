import { describe, expect, test } from 'vitest'
import type { Progress } from '#shared/contract/submissions.ts'
import { DoneNotice } from '#electron/main/done-notice.ts'
import { PowerSave } from '#electron/main/power-save.ts'
import type { SendingSeen } from '#electron/main/sending-watch.ts'
import { dot, Taskbar, type TaskbarWindow } from '#electron/main/taskbar.ts'

const progress: Progress = {
  total: 300,
  settled: 75,
  left: 221,
  sending: 4,
  perMinute: 60,
  secondsLeft: 280,
  paused: false,
  offline: false,
  heldUntil: null,
}
const busy: SendingSeen = {
  now: { underWay: 4, nextAt: null, offline: false },
  sending: true,
  progress,
  attention: 0,
}
const of = (change: Partial<Progress>, more: Partial<SendingSeen> = {}): SendingSeen => ({
  ...busy,
  ...more,
  progress: { ...progress, ...change },
})
const resting = { now: { underWay: 0, nextAt: null, offline: false }, sending: false }
const done = of({ settled: 300, left: 0, sending: 0 }, resting)

describe('falling asleep', () => {
  test('is kept off while something is being sent, once, and let be when that ends', () => {
    const calls: string[] = []
    let last = 6
    const powerSave = new PowerSave({
      start: (type) => (calls.push(`start ${type}`), (last += 1)),
      stop: (id) => calls.push(`stop ${id}`),
    })
    powerSave.show({ sending: false })
    powerSave.show({ sending: true })
    powerSave.show({ sending: true })
    powerSave.show({ sending: false })
    powerSave.show({ sending: false })
    expect(calls).toEqual(['start prevent-app-suspension', 'stop 7'])
    powerSave.show({ sending: true })
    expect(calls.at(-1)).toBe('start prevent-app-suspension')
  })
})

function taskbar(platform: NodeJS.Platform) {
  const calls: unknown[][] = []
  const windowOf = (name: string): TaskbarWindow<string> => ({
    setProgressBar: (...details) => calls.push([name, ...details]),
    setOverlayIcon: (...details) => calls.push([name, ...details]),
  })
  const windows: { now: TaskbarWindow<string> | null } = { now: windowOf('window') }
  const bar = new Taskbar<string>({
    platform,
    window: () => windows.now,
    setBadgeCount: (count) => calls.push(['badge', count]),
    image: (pixels, { width, height }) => `dot ${pixels.length === width * height * 4}`,
  })
  return { calls, bar, windows, windowOf }
}

describe('on dock and taskbar', () => {
  test('a batch shows how far it is, and nothing when it is done', () => {
    const { calls, bar } = taskbar('linux')
    bar.show(busy)
    bar.show(busy)
    bar.show(of({ settled: 150, left: 146 }))
    bar.show(done)
    bar.show(done)
    expect(calls).toEqual([
      ['window', 0.25, { mode: 'normal' }],
      ['window', 0.5, { mode: 'normal' }],
      ['window', -1],
    ])
  })

  test.each<[string, Partial<Progress>]>([
    ['paused', { paused: true, sending: 0 }],
    ['without a network', { offline: true, sending: 0 }],
    ['held by the service', { heldUntil: '2026-11-20T10:00:00.000Z', sending: 0 }],
  ])('one that is %s shows so', (_, change) => {
    const { calls, bar } = taskbar('win32')
    bar.show(of(change, resting))
    expect(calls).toEqual([['window', 0.25, { mode: 'paused' }]])
  })

  test.each([
    ['one alone', of({ total: 1, settled: 0, left: 0, sending: 1 })],
    ['what waits for somebody, perhaps for days', of({ sending: 0 }, resting)],
    ['no profile', { ...busy, progress: null }],
  ])('%s shows nothing', (_, seen) => {
    const { calls, bar } = taskbar('linux')
    bar.show(seen)
    expect(calls).toEqual([])
  })

  test('what another process sends shows too', () => {
    const { calls, bar } = taskbar('linux')
    bar.show({ ...busy, now: null, sending: false })
    expect(calls).toHaveLength(1)
  })

  test('a window that is opened anew shows it at once, and without one nothing is lost', () => {
    const { calls, bar, windows, windowOf } = taskbar('darwin')
    bar.show(busy)
    windows.now = null
    bar.show(of({ settled: 150, left: 146 }))
    windows.now = windowOf('next')
    bar.show(of({ settled: 150, left: 146 }))
    expect(calls).toEqual([
      ['window', 0.25, { mode: 'normal' }],
      ['next', 0.5, { mode: 'normal' }],
    ])
  })

  test.each(['darwin', 'linux'] as const)('on %s a number says how many need somebody', (platform) => {
    const { calls, bar } = taskbar(platform)
    for (const attention of [0, 2, 2, 3, 0]) bar.show({ ...done, attention })
    expect(calls).toEqual([
      ['badge', 2],
      ['badge', 3],
      ['badge', 0],
    ])
  })

  test('on Windows a dot with words for who cannot see it, on each window', () => {
    const { calls, bar, windows, windowOf } = taskbar('win32')
    for (const attention of [0, 1, 2, 2]) bar.show({ ...done, attention })
    windows.now = windowOf('next')
    bar.show({ ...done, attention: 2 })
    bar.show({ ...done, attention: 0 })
    expect(calls).toEqual([
      ['window', 'dot true', '1 needs your attention'],
      ['window', 'dot true', '2 need your attention'],
      ['next', 'dot true', '2 need your attention'],
      ['next', null, ''],
    ])
  })

  test('the dot is round, solid in the middle and clear in the corners', () => {
    const pixels = dot(32)
    const at = (x: number, y: number) => [...pixels.subarray((y * 32 + x) * 4, (y * 32 + x) * 4 + 4)]
    expect(at(16, 16)[3]).toBe(255)
    expect(new Set(at(16, 16)).size).toBeGreaterThan(2)
    for (const [x, y] of [
      [0, 0],
      [31, 0],
      [0, 31],
      [31, 31],
    ] as const)
      expect(at(x, y)).toEqual([0, 0, 0, 0])
  })
})

describe('without a window', () => {
  const told = (hasWindow: boolean, ...all: SendingSeen[]) => {
    const said: string[][] = []
    const notice = new DoneNotice(
      () => hasWindow,
      (...all) => said.push(all),
    )
    for (const seen of all) notice.show(seen)
    return said
  }

  test('the end of the sending is told once', () => {
    expect(told(false, busy, done, done)).toEqual([['Everything in the outbox is sent.', '#/outbox', 'done']])
    expect(told(false, busy, { ...done, attention: 2 })).toEqual([
      ['Everything in the outbox is sent. 2 need your attention.', '#/outbox', 'attention'],
    ])
  })

  test('not when there was nothing, not while no profile is open, and not with a window, whose page tells', () => {
    expect(told(false, done)).toEqual([])
    expect(told(false, busy, { ...done, progress: null })).toEqual([])
    // Another profile, in which nothing is left, says nothing of the one before.
    expect(told(false, busy, { ...done, progress: null }, done)).toEqual([])
    expect(told(true, busy, done)).toEqual([])
  })
})

import { afterEach, describe, expect, test, vi } from 'vitest'
import { live } from '#electron/main/lifecycle.ts'

describe('how it ends', () => {
  type Listener = (event: { preventDefault(): void }) => void

  /** A host that runs: what it does is kept, and `answer` is what the user says when asked. */
  function running(
    platform: NodeJS.Platform,
    given: { close?: () => Promise<void>; answer?: () => Promise<boolean> } = {},
  ) {
    const listeners = new Map<string, Listener>()
    const calls: string[] = []
    const questions: AbortSignal[] = []
    const listen = (event: string, listener: Listener) => listeners.set(event, listener)
    const fire = (event: string) => {
      let prevented = false
      listeners.get(event)?.({ preventDefault: () => (prevented = true) })
      return prevented
    }
    const life = live(
      {
        on: listen,
        // As Electron does: it asks everybody first.
        quit() {
          calls.push('quit')
          if (!fire('before-quit')) calls.push('gone')
        },
      },
      {
        platform,
        windowsOpen: () => 0,
        openWindow: () => void calls.push('open'),
        mayQuit(signal) {
          questions.push(signal)
          return given.answer?.() ?? Promise.resolve(true)
        },
        rest: () => void calls.push('rest'),
        hurry: () => void calls.push('no install'),
        close: (haste) => {
          calls.push(`close ${haste}`)
          return given.close?.() ?? Promise.resolve()
        },
        failed: () => void calls.push('failed'),
      },
    )
    life.watch({ on: listen })
    return { calls, questions, fire, life }
  }

  test('with the last window, but not on macOS', async () => {
    const linux = running('linux')
    linux.fire('window-all-closed')
    await expect.poll(() => linux.calls).toEqual(['quit', 'close patient', 'quit', 'gone'])
    const mac = running('darwin')
    expect(mac.fire('close')).toBe(false)
    mac.fire('window-all-closed')
    mac.fire('activate')
    expect(mac.calls).toEqual(['open'])
  })

  test('after the core is closed, which is asked for once', async () => {
    const { calls, fire } = running('linux')
    expect(fire('before-quit')).toBe(true)
    expect(fire('before-quit')).toBe(true)
    await expect.poll(() => calls).toEqual(['close patient', 'quit', 'gone'])
    expect(fire('before-quit')).toBe(false)
  })

  test('also when the core does not close cleanly, or nobody can be asked', async () => {
    const unclean = running('linux', { close: () => Promise.reject(new Error('disk')) })
    unclean.fire('before-quit')
    await expect.poll(() => unclean.calls).toEqual(['close patient', 'failed', 'quit', 'gone'])
    const dumb = running('linux', { answer: () => Promise.reject(new Error('no display')) })
    dumb.fire('before-quit')
    await expect.poll(() => dumb.calls).toEqual(['failed', 'close patient', 'quit', 'gone'])
  })

  test.each(['win32', 'linux'] as const)(
    'on %s the window stays until it may end: it is where the question is asked',
    async (platform) => {
      const { calls, fire, questions } = running(platform, { answer: () => Promise.resolve(false) })
      expect(fire('close')).toBe(true)
      await expect.poll(() => questions).toHaveLength(1)
      expect(calls).toEqual(['quit'])
      const other = running(platform)
      expect(other.fire('close')).toBe(true)
      await expect.poll(() => other.calls.at(-1)).toBe('gone')
      expect(other.fire('close')).toBe(false)
    },
  )

  test('nobody is asked twice at once, but again the next time', async () => {
    let answer = Promise.withResolvers<boolean>()
    const { calls, fire, questions } = running('darwin', { answer: () => answer.promise })
    expect(fire('before-quit')).toBe(true)
    expect(fire('before-quit')).toBe(true)
    expect(questions).toHaveLength(1)
    answer.resolve(false)
    answer = Promise.withResolvers()
    await expect.poll(() => fire('before-quit') && questions.length).toBe(2)
    expect(calls).toEqual([])
    answer.resolve(true)
    await expect.poll(() => calls).toEqual(['close patient', 'quit', 'gone'])
  })

  test('a system that shuts down asks nobody, and takes away what is asked', async () => {
    const never = new Promise<boolean>(() => undefined)
    const { calls, fire, questions, life } = running('linux', { answer: () => never })
    life.endNow()
    await expect.poll(() => calls).toEqual(['close prompt', 'quit', 'gone'])
    expect(questions).toEqual([])

    const asked = running('linux', { answer: () => never })
    asked.fire('before-quit')
    asked.life.endNow()
    await expect.poll(() => asked.calls).toEqual(['close prompt', 'quit', 'gone'])
    expect(asked.questions.map(({ aborted }) => aborted)).toEqual([true])
    expect(fire('before-quit')).toBe(false)
  })

  describe('which may take no longer than', () => {
    const never = { close: () => new Promise<void>(() => undefined) }
    const clocked = () => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    afterEach(() => void vi.useRealTimers())

    test('a minute, when a person quits', async () => {
      clocked()
      const { calls, fire } = running('darwin', never)
      fire('before-quit')
      await vi.advanceTimersByTimeAsync(59_000)
      expect(calls).toEqual(['close patient'])
      await vi.advanceTimersByTimeAsync(1_000)
      expect(calls).toEqual(['close patient', 'quit', 'gone'])
    })

    test('some seconds, when the system ends', async () => {
      clocked()
      const { calls, life } = running('linux', never)
      life.endNow()
      await vi.advanceTimersByTimeAsync(8_000)
      expect(calls).toEqual(['close prompt', 'quit', 'gone'])
    })

    test('some seconds more, when the system ends after a person quit; then nothing is installed either', async () => {
      clocked()
      const { calls, life } = running('darwin', never)
      life.endWith(() => void calls.push('install'))
      await vi.advanceTimersByTimeAsync(10_000)
      life.endNow()
      await vi.advanceTimersByTimeAsync(5_000)
      life.endNow()
      await vi.advanceTimersByTimeAsync(2_999)
      expect(calls).toEqual(['close patient', 'no install'])
      await vi.advanceTimersByTimeAsync(1)
      expect(calls).toEqual(['close patient', 'no install', 'quit', 'gone'])
    })
  })

  test('a session of Windows that may end is a reason to begin nothing new', () => {
    const { calls, fire } = running('win32')
    expect(fire('query-session-end')).toBe(false)
    expect(calls).toEqual(['rest'])
  })

  test('the end of a session of Windows is one', async () => {
    const { calls, fire, questions } = running('win32')
    fire('session-end')
    await expect.poll(() => calls).toEqual(['close prompt', 'quit', 'gone'])
    expect(questions).toEqual([])
  })

  test('with something else in place of quitting, once all is closed; and once at most', async () => {
    const closing = Promise.withResolvers<undefined>()
    const { calls, life, fire } = running('win32', { close: () => closing.promise })
    expect(life.endWith(() => void calls.push('install'))).toBe(true)
    expect(life.endWith(() => void calls.push('install'))).toBe(false)
    expect(calls).toEqual(['close patient'])
    closing.resolve(undefined)
    await expect.poll(() => calls).toEqual(['close patient', 'install'])
    expect(fire('close')).toBe(false)
  })

  test('no window is opened while it ends', () => {
    const { calls, life, fire } = running('darwin', { close: () => new Promise(() => undefined) })
    life.endNow()
    fire('activate')
    expect(calls).toEqual(['close prompt'])
  })
})

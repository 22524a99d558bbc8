import { describe, expect, test } from 'vitest'
import { live } from '#electron/main/lifecycle.ts'

describe('how it ends', () => {
  function running(platform: NodeJS.Platform, close = () => Promise.resolve()) {
    const listeners = new Map<string, (event: { preventDefault(): void }) => void>()
    const calls: string[] = []
    live(
      {
        on: (event: string, listener: (event: { preventDefault(): void }) => void) =>
          listeners.set(event, listener),
        quit: () => void calls.push('quit'),
      },
      {
        platform,
        windowsOpen: () => 0,
        openWindow: () => void calls.push('open'),
        close: () => {
          calls.push('close')
          return close()
        },
        failed: () => void calls.push('failed'),
      },
    )
    return {
      calls,
      fire: (event: string) => {
        let prevented = false
        listeners.get(event)?.({ preventDefault: () => (prevented = true) })
        return prevented
      },
    }
  }

  test('with the last window, but not on macOS', () => {
    const linux = running('linux')
    linux.fire('window-all-closed')
    expect(linux.calls).toEqual(['quit'])
    const mac = running('darwin')
    mac.fire('window-all-closed')
    mac.fire('activate')
    expect(mac.calls).toEqual(['open'])
  })

  test('after the core is closed, which is asked for once', async () => {
    const { calls, fire } = running('linux')
    expect(fire('before-quit')).toBe(true)
    expect(fire('before-quit')).toBe(true)
    await expect.poll(() => calls).toEqual(['close', 'quit'])
    expect(fire('before-quit')).toBe(false)
  })

  test('also when the core does not close cleanly', async () => {
    const { calls, fire } = running('linux', () => Promise.reject(new Error('disk')))
    fire('before-quit')
    await expect.poll(() => calls).toEqual(['close', 'failed', 'quit'])
  })
})

import { describe, expect, test } from 'vitest'
import { heedPower } from '#electron/main/wake.ts'

function computer(opening: Promise<void> = Promise.resolve()) {
  const calls: string[] = []
  const listeners = new Map<string, (event?: { preventDefault(): void }) => void>()
  const say = (what: string) => Promise.resolve(void calls.push(what))
  heedPower(
    { on: (event: string, listener: () => void) => listeners.set(event, listener) },
    opening.then(() => ({
      sending: {
        now: () => Promise.resolve(null),
        tryNow: () => say('try'),
        rest: (ms: number) => say(`rest ${ms}`),
        finish: () => say('finish'),
      },
      lock: () => void calls.push('lock'),
    })),
    () => void calls.push('end'),
  )
  return {
    calls,
    /** Whether the system was asked to wait. */
    fire: (event: string) => {
      let prevented = false
      listeners.get(event)?.({ preventDefault: () => (prevented = true) })
      return prevented
    },
  }
}

describe('a computer', () => {
  test('that falls asleep sends nothing new; for ten seconds, should it stay awake', async () => {
    const { calls, fire } = computer()
    fire('suspend')
    await expect.poll(() => calls).toEqual(['lock', 'rest 10000'])
  })

  test('that is locked locks the screens', async () => {
    const { calls, fire } = computer()
    fire('lock-screen')
    await expect.poll(() => calls).toEqual(['lock'])
  })

  test.each(['resume', 'unlock-screen'])('that wakes up (%s) tries what could not connect', async (event) => {
    const { calls, fire } = computer()
    fire(event)
    await expect.poll(() => calls).toEqual(['try'])
  })

  test('that shuts down waits a moment for Handover, which ends', () => {
    const { calls, fire } = computer()
    expect(fire('shutdown')).toBe(true)
    expect(calls).toEqual(['end'])
  })

  test('that wakes up before the profile could be opened is no trouble', async () => {
    const { calls, fire } = computer(Promise.reject(new Error('disk')))
    fire('resume')
    fire('suspend')
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(calls).toEqual([])
  })
})

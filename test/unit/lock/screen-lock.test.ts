import { describe, expect, test } from 'vitest'
import { ScreenLock } from '#core/lock/screen-lock.ts'

const MINUTE = 60_000

function lockOf(minutes: number, canLock = true) {
  let now = 0
  let changes = 0
  const lock = new ScreenLock(
    {
      now: () => now,
      minutes: () => Promise.resolve(minutes),
      canLock: () => canLock,
      changed: () => (changes += 1),
    },
    false,
  )
  /** Time goes by, looked at every ten seconds. */
  const pass = async (ms: number) => {
    for (const end = now + ms; now < end;) {
      now += 10_000
      await lock.look()
    }
  }
  return { lock, pass, sleep: (ms: number) => void (now += ms), changes: () => changes }
}

describe('the screens', () => {
  test.each([
    [5, 5 * MINUTE - 10_000, false],
    [5, 5 * MINUTE, true],
    [15, 14 * MINUTE, false],
    [15, 15 * MINUTE, true],
    [0, 600 * MINUTE, false],
  ])('with %i minutes are after %i ms locked: %s', async (minutes, ms, locked) => {
    const { lock, pass, changes } = lockOf(minutes)
    await pass(ms)
    expect(lock.locked).toBe(locked)
    expect(changes()).toBe(locked ? 1 : 0)
  })

  test('stay open while somebody is there', async () => {
    const { lock, pass } = lockOf(5)
    for (let times = 0; times < 10; times += 1) {
      await pass(4 * MINUTE)
      lock.seen()
    }
    expect(lock.locked).toBe(false)
    await pass(5 * MINUTE)
    expect(lock.locked).toBe(true)
  })

  test('are locked when the computer slept, unless they never are', async () => {
    for (const [minutes, locked] of [
      [30, true],
      [0, false],
    ] as const) {
      const { lock, sleep } = lockOf(minutes)
      sleep(2 * MINUTE)
      await lock.look()
      expect(lock.locked).toBe(locked)
    }
  })

  test('are never locked without anything to open them with', async () => {
    const { lock, pass } = lockOf(5, false)
    await pass(60 * MINUTE)
    expect(lock.lock()).toBe(false)
    expect(lock.locked).toBe(false)
  })

  test('count the time anew once they were opened', async () => {
    const { lock, pass } = lockOf(5)
    await pass(6 * MINUTE)
    lock.unlock()
    await pass(4 * MINUTE)
    expect(lock.locked).toBe(false)
  })
})

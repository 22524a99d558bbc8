import { describe, expect, test, vi } from 'vitest'
import { MOST_WRONG, PIN_ITEM, PinKeeper } from '#core/lock/pin.ts'
import { Secret } from '#core/vault/secret.ts'
import { MemoryVault } from '#test/support/outbox.ts'

// Each try takes half a second of a core, on purpose.
vi.setConfig({ testTimeout: 60_000 })

function keeper() {
  const vault = new MemoryVault()
  let now = 1_000_000
  const clock = () => now
  const pin = new PinKeeper(vault, clock)
  return { vault, pin, clock, wait: (seconds: number) => void (now += seconds * 1000) }
}

const pinOf = (text: string) => Secret.of(text)

describe('a PIN', () => {
  test('is kept as a hash, with a salt of its own', async () => {
    const { vault, pin } = keeper()
    expect(await pin.isSet()).toBe(false)
    await pin.set(pinOf('2468'))
    const first = vault.items.get(PIN_ITEM) ?? ''
    await pin.set(pinOf('2468'))
    expect(first).not.toContain('2468')
    expect(vault.items.get(PIN_ITEM)).not.toBe(first)
    expect(await pin.try(pinOf('2468'))).toEqual({ is: 'right' })
  })

  test('makes one wait longer after each wrong one, across a restart, and tries nothing meanwhile', async () => {
    const { vault, pin, wait, clock } = keeper()
    await pin.set(pinOf('2468'))
    const waits = []
    for (let tries = 0; tries < 5; tries += 1) {
      const answer = await pin.try(pinOf('0000'))
      if (answer.is !== 'wrong') throw new Error(answer.is)
      waits.push(answer.waitSeconds)
      // Another process, or the same one started anew.
      if (answer.waitSeconds > 0)
        expect(await new PinKeeper(vault, clock).try(pinOf('2468'))).not.toEqual({ is: 'right' })
      wait(answer.waitSeconds)
    }
    expect(waits).toEqual([0, 0, 2, 4, 8])
    expect(await pin.try(pinOf('2468'))).toEqual({ is: 'right' })
    expect(await pin.try(pinOf('0000'))).toEqual({ is: 'wrong', wrong: 1, waitSeconds: 0 })
  })

  test('given wrong several times at once counts every one', async () => {
    const { pin } = keeper()
    await pin.set(pinOf('2468'))
    const answers = await Promise.all(Array.from({ length: 6 }, () => pin.try(pinOf('1111'))))
    expect(answers.map(({ is }) => is)).toEqual(['wrong', 'wrong', 'wrong', 'wait', 'wait', 'wait'])
    expect(MOST_WRONG).toBe(10)
  })
})

import { randomInt } from 'node:crypto'
import { onTestFailed } from 'vitest'

/** Draws that can be repeated. */
export interface Chance {
  /** From 0 up to 1. */
  fraction(): number
  /** 0, 1, … up to and without `below`. */
  whole(below: number): number
  pick<T>(some: readonly [T, ...T[]]): T
}

/**
 * Draws for one test. HANDOVER_CRASH_SEED repeats those of an earlier run; a test that fails prints its seed.
 * What the processes do between two draws is their own affair, so a repetition is likely, not certain, to fail in
 * the same way.
 */
export function chanceOfThisTest(): Chance {
  const wish = process.env['HANDOVER_CRASH_SEED']
  const seed = wish === undefined ? randomInt(2 ** 32) : Number(wish) >>> 0
  onTestFailed(() => {
    process.stderr.write(`The moments of these kills are drawn anew by HANDOVER_CRASH_SEED=${seed}.\n`)
  })
  return chance(seed)
}

/** How many rounds of kills a test does: its own number, or HANDOVER_CRASH_ROUNDS for a long look. */
export function roundsOr(usual: number): number {
  const wish = Number(process.env['HANDOVER_CRASH_ROUNDS'])
  return Number.isInteger(wish) && wish > 0 ? wish : usual
}

/** The generator known as mulberry32: small, and even enough to choose moments with. */
function chance(seed: number): Chance {
  let state = seed
  const fraction = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const whole = (below: number) => Math.floor(fraction() * below)
  return { fraction, whole, pick: (some) => some[whole(some.length)] ?? some[0] }
}

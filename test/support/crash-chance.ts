import { randomInt } from 'node:crypto'
import { onTestFailed } from 'vitest'
import { chance, type Chance } from './chance.ts'

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

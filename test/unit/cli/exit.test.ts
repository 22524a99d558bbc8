import { describe, expect, test } from 'vitest'
import { EXIT, worstOf } from '#electron/cli/exit.ts'
import { exitOf } from '#electron/cli/print.ts'

describe('exit codes', () => {
  test.each([
    [[], 0],
    [[0, 5], 5],
    [[5, 1, 0], 1],
    [[1, 3, 5], 3],
    [[3, 4, 1], 4],
  ] as const)('of %j the one that counts is %i', (codes, worst) => {
    expect(worstOf(codes)).toBe(worst)
  })

  test.each([
    ['accepted', EXIT.done],
    ['rejected', EXIT.refused],
    ['cancelled', EXIT.refused],
    ['unconfirmed', EXIT.unconfirmed],
    ['queued', EXIT.waiting],
    ['sending', EXIT.waiting],
    ['waiting', EXIT.waiting],
  ] as const)('%s is %i', (state, exit) => {
    expect(exitOf({ state })).toBe(exit)
  })
})

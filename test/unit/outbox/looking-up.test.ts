import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { LookingUp, LOOK_AGAIN_MS } from '#core/outbox/looking-up.ts'
import { noLog } from '#core/log.ts'
import type { Problem } from '#shared/domain/problem.ts'
import { VISIT } from '#test/support/sample-ctrl-hub.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function world(
  answer: (time: number) => 'unconfirmed' | 'accepted' | 'throws',
  failure: Problem | null = null,
) {
  const asked: string[] = []
  const settled: boolean[] = []
  const looking = new LookingUp({
    look: (id) => {
      asked.push(id)
      const state = answer(asked.length)
      if (state === 'throws') return Promise.reject(new Error('No vault.'))
      return Promise.resolve({ submission: { ...VISIT, id, state }, candidates: [], failure, there: 0 })
    },
    looked: (found) => settled.push(found),
    log: noLog,
  })
  return { looking, asked, settled }
}

test('what a service does not have yet is looked up again, ever later, and then left to people', async () => {
  const { looking, asked, settled } = world(() => 'unconfirmed')
  looking.begin('s1')
  await vi.advanceTimersByTimeAsync(LOOK_AGAIN_MS[0] - 1)
  expect([asked, looking.idle]).toEqual([['s1'], true])
  await vi.advanceTimersByTimeAsync(1)
  expect(asked).toHaveLength(2)
  await vi.advanceTimersByTimeAsync(LOOK_AGAIN_MS[1])
  expect(asked).toHaveLength(3)
  await vi.advanceTimersByTimeAsync(86_400_000)
  expect(asked).toHaveLength(1 + LOOK_AGAIN_MS.length)
  expect(settled).toEqual([false, false, false, false])
})

test('one that was found is not asked for again', async () => {
  const { looking, asked, settled } = world((time) => (time === 1 ? 'unconfirmed' : 'accepted'))
  looking.begin('s1')
  await vi.advanceTimersByTimeAsync(86_400_000)
  expect([asked.length, settled]).toEqual([2, [false, true]])
})

test('asked for by hand meanwhile, it has one next time, not two', async () => {
  const { looking, asked } = world(() => 'unconfirmed')
  looking.begin('s1')
  await vi.advanceTimersByTimeAsync(1000)
  looking.begin('s1')
  await vi.advanceTimersByTimeAsync(LOOK_AGAIN_MS[0])
  expect(asked).toHaveLength(3)
})

test('trouble ends it quietly, and so does closing', async () => {
  const troubled = world(() => 'throws')
  troubled.looking.begin('s1')
  await vi.advanceTimersByTimeAsync(86_400_000)
  expect([troubled.asked.length, troubled.settled]).toEqual([1, [false]])

  const closed = world(() => 'unconfirmed')
  closed.looking.begin('s1')
  await closed.looking.close()
  await vi.advanceTimersByTimeAsync(86_400_000)
  expect(closed.asked).toHaveLength(1)
})

test('a service that cannot be asked is not asked again, one that did not answer is', async () => {
  const problem = (code: string): Problem => ({ path: '', message: '', fix: '', from: 'handover', code })
  const never = world(() => 'unconfirmed', problem('HO-OUTBOX-NO-LOOK-UP'))
  const later = world(() => 'unconfirmed', problem('HO-YETI-BUSY'))
  never.looking.begin('s1')
  later.looking.begin('s1')
  await vi.advanceTimersByTimeAsync(LOOK_AGAIN_MS[0])
  expect([never.asked.length, later.asked.length]).toEqual([1, 2])
})

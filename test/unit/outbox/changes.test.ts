import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Changes, LOOK_MS } from '#core/outbox/changes.ts'
import { temporaryStore } from '#test/support/store.ts'

beforeEach(() => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] }))
afterEach(() => void vi.useRealTimers())

test('a store that cannot be read for a while does not end the process, and nothing is missed', async () => {
  const store = await temporaryStore()
  let version = 1
  vi.spyOn(store, 'version').mockImplementation(() => {
    if (version < 0) throw new Error('disk I/O error')
    return version
  })
  const told: string[] = []
  const changes = new Changes(store)
  changes.listen((area) => told.push(area))
  version = -1
  vi.advanceTimersByTime(2 * LOOK_MS)
  expect(told).toEqual([])
  version = 2
  vi.advanceTimersByTime(LOOK_MS)
  expect(told).toContain('submissions')
  changes.close()
  expect(vi.getTimerCount()).toBe(0)
})

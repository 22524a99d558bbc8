import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { readAhead } from '#renderer/shell/read-ahead.ts'

/** The idle moments that were asked for; jsdom has none of its own. */
let moments: (() => void)[] = []

beforeEach(() => {
  vi.useFakeTimers()
  moments = []
  vi.stubGlobal('requestIdleCallback', (then: () => void) => moments.push(then))
  vi.stubGlobal('cancelIdleCallback', (moment: number) => moments.splice(moment - 1, 1))
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

/** Lets an idle moment come, and what is read in it. */
async function idle() {
  moments.shift()?.()
  await vi.advanceTimersByTimeAsync(0)
}

const page = () => vi.fn(() => Promise.resolve())

test('nothing is read before the first page has stood for a while, then one page in each idle moment', async () => {
  const [first, second] = [page(), page()]
  readAhead([first, second])
  await vi.advanceTimersByTimeAsync(900)
  expect(moments).toHaveLength(0)
  await vi.advanceTimersByTimeAsync(200)
  expect(first).not.toHaveBeenCalled()
  await idle()
  expect([first.mock.calls.length, second.mock.calls.length]).toEqual([1, 0])
  await idle()
  expect([first.mock.calls.length, second.mock.calls.length]).toEqual([1, 1])
  expect(moments).toHaveLength(0)
})

test('once the pages are gone nothing more is read', async () => {
  const [first, second] = [page(), page()]
  const stop = readAhead([first, second])
  await vi.advanceTimersByTimeAsync(1000)
  await idle()
  stop()
  await idle()
  expect([first.mock.calls.length, second.mock.calls.length]).toEqual([1, 0])
})

test('nor after one that is being read when they go', async () => {
  const { promise, resolve } = Promise.withResolvers<unknown>()
  const second = page()
  const stop = readAhead([() => promise, second])
  await vi.advanceTimersByTimeAsync(1000)
  await idle()
  stop()
  resolve(null)
  await idle()
  expect(moments).toHaveLength(0)
  expect(second).not.toHaveBeenCalled()
})

test('where one cannot be read, no others are asked for until somebody opens them', async () => {
  const [broken, second] = [vi.fn(() => Promise.reject(new Error('busy'))), page()]
  readAhead([broken, second])
  await vi.advanceTimersByTimeAsync(1000)
  await idle()
  await idle()
  expect(broken).toHaveBeenCalledTimes(1)
  expect(second).not.toHaveBeenCalled()
})

test('a browser that cannot tell idle moments reads nothing ahead', async () => {
  vi.unstubAllGlobals()
  const first = page()
  readAhead([first])
  await vi.advanceTimersByTimeAsync(5000)
  expect(first).not.toHaveBeenCalled()
})

import { afterEach, describe, expect, test } from 'vitest'
import type { OutboxStatus, Progress } from '#shared/contract/submissions.ts'
import type { SendingNow } from '#core/outbox/outbox.ts'
import { watchSending, type SendingSeen, type Watched } from '#electron/main/sending-watch.ts'

const none = { total: 0, settled: 0, left: 0, sending: 0 }
const progress = (change: Partial<Progress>): Progress => ({
  ...none,
  perMinute: null,
  secondsLeft: null,
  paused: false,
  offline: false,
  heldUntil: null,
  ...change,
})
const status = (change: Partial<OutboxStatus['counts']>, setAside = 0): OutboxStatus => ({
  sender: 'here',
  paused: false,
  offline: false,
  setAside,
  counts: {
    ...{ drafts: 0, queued: 0, waiting: 0, sending: 0 },
    ...{ unconfirmed: 0, rejected: 0, accepted: 0, cancelled: 0, ...change },
  },
})

/** A core whose streams the test feeds. */
function fakeCore() {
  const world = { now: null as SendingNow | null, status: status({}), open: true, reads: 0 }
  type Feed = { push(item: unknown): void; end(): void }
  const feeds: { progress: Feed[]; changes: Feed[] } = { progress: [], changes: [] }
  async function* stream<Item>(into: Feed[], signal: AbortSignal): AsyncGenerator<Item, void, void> {
    const items: unknown[] = []
    let wake: () => void = () => undefined
    const feed = { ended: false }
    into.push({
      push(item) {
        items.push(item)
        wake()
      },
      end() {
        feed.ended = true
        wake()
      },
    })
    signal.addEventListener('abort', () => wake())
    while (!feed.ended && !signal.aborted) {
      const item = items.shift()
      if (item === undefined) await new Promise<void>((resolve) => (wake = resolve))
      else yield item as Item
    }
  }
  const whenOpen = <Given>(given: () => Given): Promise<Given> =>
    world.open ? Promise.resolve(given()) : Promise.reject(new Error('closed'))
  const core: Watched = {
    now: () => Promise.resolve(world.now),
    status: () => whenOpen(() => ((world.reads += 1), world.status)),
    progress: (signal) => whenOpen(() => stream<Progress>(feeds.progress, signal)),
    changes: (signal) => whenOpen(() => stream(feeds.changes, signal)),
  }
  return { core, world, feeds, change: () => feeds.changes.at(-1)?.push({ area: 'submissions' }) }
}

let open: { close(): Promise<void> }[] = []
afterEach(async () => {
  await Promise.all(open.map((one) => one.close()))
  open = []
})
function watching(fake: ReturnType<typeof fakeCore>) {
  const seen: SendingSeen[] = []
  const watch = watchSending(fake.core, (one) => seen.push(one))
  open.push(watch)
  return { seen, watch, last: () => seen.at(-1) }
}

const busy: SendingNow = { underWay: 1, nextAt: null, offline: false }

describe('watching the sending', () => {
  test('tells how far it is and how many need somebody, as they change', async () => {
    const fake = fakeCore()
    const { last } = watching(fake)
    await expect.poll(() => last()).toMatchObject({ sending: false, attention: 0 })
    fake.world.status = status({ unconfirmed: 1, rejected: 3 }, 2)
    fake.change()
    await expect.poll(() => last()?.attention).toBe(2)
    fake.feeds.progress[0]?.push(progress({ total: 10, settled: 4, left: 6 }))
    await expect.poll(() => last()?.progress?.settled).toBe(4)
  })

  test('notices the end of the sending, of which no change tells', async () => {
    const fake = fakeCore()
    fake.world.now = busy
    const { last } = watching(fake)
    await expect.poll(() => last()?.sending).toBe(true)
    fake.world.now = { ...busy, underWay: 0 }
    await expect.poll(() => last()?.sending).toBe(false)
  })

  test('reads nothing while nothing happens', async () => {
    const fake = fakeCore()
    watching(fake)
    await expect.poll(() => fake.world.reads).toBeGreaterThan(0)
    await new Promise((resolve) => setTimeout(resolve, 700))
    const { reads } = fake.world
    await new Promise((resolve) => setTimeout(resolve, 2_500))
    expect(fake.world.reads).toBe(reads)
  })

  test('follows again when the profile was closed and opened, or exchanged for practice', async () => {
    const fake = fakeCore()
    fake.world.now = busy
    fake.world.status = status({ unconfirmed: 1 })
    const { last } = watching(fake)
    await expect.poll(() => fake.feeds.progress.length).toBe(1)
    fake.feeds.progress[0]?.push(progress({ total: 10, settled: 4, left: 6 }))
    await expect.poll(() => last()).toMatchObject({ sending: true, attention: 1, progress: { settled: 4 } })
    fake.world.open = false
    fake.world.now = null
    for (const feed of [...fake.feeds.progress, ...fake.feeds.changes]) feed.end()
    await expect.poll(() => last()).toEqual({ now: null, sending: false, progress: null, attention: 0 })
    fake.world.open = true
    await expect.poll(() => fake.feeds.progress.length).toBe(2)
    fake.feeds.progress[1]?.push(progress({ total: 2, settled: 1, left: 1 }))
    await expect.poll(() => last()).toMatchObject({ progress: { total: 2 }, attention: 1 })
  })

  test('what ends it tells that nothing is being sent, and waits until all is let go', async () => {
    const fake = fakeCore()
    fake.world.now = busy
    const { watch, seen, last } = watching(fake)
    await expect.poll(() => last()?.sending).toBe(true)
    await watch.close()
    expect(last()).toEqual({ now: null, sending: false, progress: null, attention: 0 })
    const count = seen.length
    await new Promise((resolve) => setTimeout(resolve, 1_500))
    expect(seen).toHaveLength(count)
  })

  test.each<[SendingNow, boolean]>([
    [{ underWay: 0, nextAt: Date.now() + 30_000, offline: false }, true],
    [{ underWay: 0, nextAt: Date.now() + 10 * 60_000, offline: false }, false],
    [{ underWay: 0, nextAt: Date.now(), offline: true }, false],
    [{ underWay: 0, nextAt: null, offline: false }, false],
  ])('%j counts as being at work: %s', async (now, sending) => {
    const fake = fakeCore()
    fake.world.now = now
    const { last } = watching(fake)
    await expect.poll(() => last()?.sending).toBe(sending)
  })
})

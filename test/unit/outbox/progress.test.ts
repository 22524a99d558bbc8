import { describe, expect, onTestFinished, test } from 'vitest'
import type { Progress } from '#shared/contract/submissions.ts'
import { createOutbox } from '#core/outbox/outbox.ts'
import { ProgressMeter } from '#core/outbox/progress.ts'
import { setPace } from '#core/records/connection-pace.ts'
import type { Outcome } from '#core/providers/provider.ts'
import { acceptedAs, bodyOf, creation } from '#test/support/outbox.ts'
import { all, queue, world } from '#test/support/outbox-world.ts'

/** A world whose time stands still until it is moved. */
async function timedWorld() {
  const time = { now: Date.parse('2026-11-29T20:00:00.000Z') }
  const clock = () => new Date(time.now)
  const one = await world({ clock })
  const meter = new ProgressMeter()
  const read = () => meter.read(one.store.queries, clock(), false)
  return { ...one, read, meter, clock, pass: (seconds: number) => void (time.now += seconds * 1000) }
}

const some = async (one: Awaited<ReturnType<typeof timedWorld>>, from: number, count: number) => {
  for (let meter = from; meter < from + count; meter += 1) await queue(one.outbox, String(meter))
}

describe('how far the sending is', () => {
  test('nothing at all', async () => {
    const { read } = await timedWorld()
    expect(await read()).toEqual({
      ...{ total: 0, settled: 0, left: 0, sending: 0, perMinute: null, secondsLeft: null },
      ...{ paused: false, offline: false, heldUntil: null },
    })
  })

  test('what was queued since it was last empty, whoever asks and since when', async () => {
    const one = await timedWorld()
    await some(one, 1, 3)
    await one.outbox.run(all)
    one.pass(3600)
    await some(one, 10, 6)
    expect(await one.read()).toMatchObject({ total: 6, settled: 0, left: 6 })
    one.pass(10)
    // Six to begin with, of which two are sent.
    const sent = one.outbox
    let answers = 0
    one.provider.answer = ({ meter }) => {
      answers += 1
      return answers > 2 ? waitingAnswer : acceptedAs(meter)
    }
    await sent.run({ ...all, concurrency: 1 })
    expect(await one.read()).toMatchObject({ total: 6, settled: 2, left: 4 })
    const another = new ProgressMeter()
    expect(await another.read(one.store.queries, one.clock(), false)).toMatchObject({
      total: 6,
      settled: 2,
      left: 4,
    })
  })

  test('the rate is that of the last minute, and the time left what follows from it', async () => {
    const one = await timedWorld()
    await setPace(one.store, 'CONN', { perMinute: 0, concurrency: null })
    await some(one, 1, 12)
    await one.read()
    let answers = 0
    one.provider.answer = ({ meter }) => ((answers += 1) > 4 ? notConnected : acceptedAs(meter))
    one.pass(30)
    await one.outbox.run({ ...all, concurrency: 1 })
    // Four in half a minute: eight a minute, and eight are left.
    expect(await one.read()).toMatchObject({ settled: 4, left: 8, perMinute: 8, secondsLeft: 60 })
    one.pass(10)
    expect(await one.read()).toMatchObject({ perMinute: 6, secondsLeft: 80 })
    one.pass(60)
    expect(await one.read()).toMatchObject({ perMinute: 0, secondsLeft: null })
  })

  test('the pace that is set is never beaten by what was measured', async () => {
    const one = await timedWorld()
    await setPace(one.store, 'CONN', { perMinute: 6, concurrency: null })
    await some(one, 1, 18)
    await one.read()
    one.pass(2)
    await one.outbox.run({ only: null, waitSeconds: 0 })
    // Its burst of six went in two seconds; the twelve that are left take two minutes.
    expect(await one.read()).toMatchObject({ settled: 6, left: 12, perMinute: 180, secondsLeft: 120 })
  })

  test('a service that asked to be left alone is told, and reckoned with', async () => {
    const one = await timedWorld()
    await setPace(one.store, 'CONN', { perMinute: 0, concurrency: null })
    await some(one, 1, 10)
    await one.read()
    let answers = 0
    one.provider.answer = ({ meter }) => ((answers += 1) > 5 ? waitingAnswer : acceptedAs(meter))
    one.pass(30)
    await one.outbox.run({ ...all, concurrency: 5 })
    one.pass(0)
    const held = await one.read()
    expect(held.heldUntil).toBe('2026-11-29T20:01:30.000Z')
    // Nothing was measured while nothing held it up.
    expect(held.secondsLeft).toBeNull()
  })

  test('paused: everything, or every connection that has something left', async () => {
    const one = await timedWorld()
    await some(one, 1, 2)
    await one.outbox.pause(null)
    expect(await one.read()).toMatchObject({ paused: true, secondsLeft: null })
    await one.outbox.resume(null)
    await one.outbox.pause('CONN')
    expect(await one.read()).toMatchObject({ paused: true })
  })
})

const notConnected: Outcome = { kind: 'waiting', code: 'HO-HTTP-CONNECT', detail: '', retryAfterMs: null }
const waitingAnswer: Outcome = { kind: 'waiting', code: 'HO-ACQ-RATE', detail: '', retryAfterMs: 60_000 }

test('progress comes at once and then at most four times a second, to whoever sends and whoever watches, and names nobody', async () => {
  const { outbox, provider, deps } = await world()
  const watching = createOutbox(deps)
  onTestFinished(() => watching.close())
  provider.answer = async ({ meter }) => {
    await new Promise((resolve) => setTimeout(resolve, 15))
    return acceptedAs(meter)
  }
  for (let meter = 1; meter <= 120; meter += 1)
    await outbox.create(creation(bodyOf(`4471${meter}`, { person: 'Quigglesworth' })))
  const stop = new AbortController()
  const follow = async (from: typeof outbox) => {
    const told: { at: number; progress: Progress }[] = []
    for await (const progress of from.progress(stop.signal)) {
      told.push({ at: performance.now(), progress })
      if (progress.left + progress.sending === 0) break
    }
    return told
  }
  const both = Promise.all([follow(outbox), follow(watching)])
  await outbox.run({ ...all, concurrency: 2 })
  for (const told of await both) {
    expect(told[0]?.progress).toMatchObject({ total: 120, settled: 0 })
    expect(told.at(-1)?.progress).toMatchObject({ total: 120, settled: 120, left: 0, secondsLeft: null })
    expect(told.length).toBeGreaterThan(2)
    for (const [place, { at, progress }] of told.entries()) {
      expect(progress.total).toBe(progress.settled + progress.left + progress.sending)
      if (place > 0) expect(at - (told[place - 1]?.at ?? 0)).toBeGreaterThanOrEqual(240)
    }
    expect(JSON.stringify(told)).not.toMatch(/4471|Quigg/)
  }
  stop.abort()
})

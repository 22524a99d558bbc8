import { describe, expect, test } from 'vitest'
import type { OutboxDeps } from '#core/outbox/deps.ts'
import type { Outcome } from '#core/providers/provider.ts'
import { acceptedAs, until } from '#test/support/outbox.ts'
import { queue, states, world, type World } from '#test/support/outbox-world.ts'

const unreachable: Outcome = {
  kind: 'waiting',
  code: 'HO-HTTP-CONNECT',
  detail: 'ECONNREFUSED',
  retryAfterMs: null,
}
const hour = 3_600_000
const busy: Outcome = { kind: 'waiting', code: 'HO-ACQ-BUSY', detail: 'Answered 503.', retryAfterMs: hour }

/** An outbox that sends by itself, whose computer can be moved to another network and put to sleep. */
async function sending(first: Outcome): Promise<World & { system: { networks: string; ahead: number } }> {
  const system = { networks: 'wlan0 192.168.1.7/24', ahead: 0 }
  const change: Partial<OutboxDeps> = {
    network: { interfaces: () => system.networks, resolves: () => Promise.resolve(true) },
    clock: () => new Date(Date.now() + system.ahead),
    random: () => 0.1,
  }
  const made = await world(change)
  made.provider.answer = () => first
  for (const meter of ['1', '2', '3']) await queue(made.outbox, meter)
  made.outbox.start()
  await until(async () => (await states(made.outbox)).includes('waiting') && made.provider.sent.length > 0)
  await until(async () => !(await states(made.outbox)).includes('sending'))
  await made.store.queries
    .updateTable('submissions')
    .set({ next_try_at: new Date(Date.now() + hour).toISOString() })
    .where('state', '=', 'waiting')
    .execute()
  made.provider.answer = ({ meter }) => acceptedAs(meter)
  return { ...made, system }
}

const allAccepted = (outbox: World['outbox']) =>
  until(async () => (await states(outbox)).every((state) => state === 'accepted'))
const aMoment = (ms = 700) => new Promise((resolve) => setTimeout(resolve, ms))

describe('what could not connect', () => {
  test('is tried when this computer wakes up, after a moment that differs from computer to computer', async () => {
    const { outbox, provider } = await sending(unreachable)
    const tried = provider.sent.length
    const asked = performance.now()
    await outbox.tryNow()
    await allAccepted(outbox)
    // A tenth of three seconds: `random` says so.
    expect(performance.now() - asked).toBeGreaterThanOrEqual(290)
    expect(provider.sent).toHaveLength(tried + 3)
  })

  test('is no reason to hold up what was queued since, though it was taken back itself', async () => {
    const { outbox, provider } = await sending({ ...unreachable, retryAfterMs: hour })
    const tried = provider.sent.length
    for (const { id } of await outbox.list(null)) await outbox.cancel(id)
    await queue(outbox, '4')
    await aMoment()
    expect(provider.sent).toHaveLength(tried)
    await outbox.tryNow()
    await until(async () => (await states(outbox)).includes('accepted'))
  })

  test('is tried when this computer is on another network, and not when it has none', async () => {
    const { outbox, provider, system } = await sending(unreachable)
    const tried = provider.sent.length
    system.networks = ''
    await aMoment(2_500)
    outbox.wake()
    await aMoment()
    expect(provider.sent).toHaveLength(tried)
    system.networks = 'wlan0 10.0.0.9/24'
    await allAccepted(outbox)
  })

  test('is tried when this computer slept, though nobody said so', async () => {
    const { outbox, system } = await sending(unreachable)
    system.ahead = 120_000
    await allAccepted(outbox)
  })

  test('waits for its time while nothing of that is so', async () => {
    const { outbox, provider } = await sending(unreachable)
    const tried = provider.sent.length
    await aMoment(2_500)
    outbox.wake()
    await aMoment()
    expect(provider.sent).toHaveLength(tried)
  })
})

test('what a service asked to be tried later waits for that time, and so does what is queued behind it', async () => {
  const { outbox, provider } = await sending(busy)
  const tried = provider.sent.length
  await outbox.tryNow()
  await aMoment(1_200)
  expect(provider.sent).toHaveLength(tried)
})

describe('before a computer goes to sleep', () => {
  test('nothing new is sent, until it wakes up', async () => {
    const { outbox, provider } = await world({ random: () => 0 })
    outbox.start()
    await until(() => outbox.sendingNow !== null)
    outbox.rest(60_000)
    await queue(outbox, '1')
    await aMoment()
    expect(provider.sent).toEqual([])
    await outbox.tryNow()
    await allAccepted(outbox)
  })

  test('or until the time is over, when it does not go to sleep after all', async () => {
    const { outbox, provider } = await world()
    outbox.start()
    await until(() => outbox.sendingNow !== null)
    outbox.rest(500)
    await queue(outbox, '1')
    await aMoment(300)
    expect(provider.sent).toEqual([])
    await allAccepted(outbox)
  })
})

describe('what one process sends', () => {
  test('is told while it is under way, while it waits for its time, and when it is done', async () => {
    const { outbox, provider } = await world({ random: () => 0.5 })
    expect(outbox.sendingNow).toBeNull()
    const answer = Promise.withResolvers<Outcome>()
    provider.answer = () => answer.promise
    outbox.start()
    await queue(outbox, '1')
    await until(() => outbox.sendingNow?.underWay === 1)
    answer.resolve(busy)
    await until(() => outbox.sendingNow?.underWay === 0)
    await until(() => (outbox.sendingNow?.nextAt ?? 0) > Date.now() + hour - 60_000)
    const [id = ''] = (await outbox.list(null)).map((one) => one.id)
    await outbox.cancel(id)
    await until(() => outbox.sendingNow?.nextAt === null)
  })

  test('is nothing that is paused', async () => {
    const { outbox } = await world()
    await outbox.pause(null)
    outbox.start()
    await queue(outbox, '1')
    await until(() => outbox.sendingNow !== null)
    await aMoment()
    expect(outbox.sendingNow).toEqual({ underWay: 0, nextAt: null, offline: false })
  })
})

test.each([
  [50, 'unconfirmed'],
  [5_000, 'accepted'],
] as const)('an outbox that is stopped waits %i ms for an answer: %s', async (patience, state) => {
  const { outbox, provider } = await world()
  provider.answer = (_body, signal) =>
    new Promise((resolve) => {
      signal.addEventListener('abort', () => resolve(unreachable))
      setTimeout(() => resolve(acceptedAs('1')), 700)
    })
  outbox.start()
  await queue(outbox, '1')
  await until(() => provider.sent.length === 1)
  await outbox.stop(patience)
  expect(await states(outbox)).toEqual([state])
})

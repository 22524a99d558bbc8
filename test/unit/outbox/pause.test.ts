import { describe, expect, test } from 'vitest'
import { createOutbox } from '#core/outbox/outbox.ts'
import { setPace } from '#core/records/connection-pace.ts'
import { NotFoundError } from '#core/refusal.ts'
import { acceptedAs, addTestConnection, bodyOf, creation, until } from '#test/support/outbox.ts'
import { all, queue, states, waiting, world } from '#test/support/outbox-world.ts'

const asSet = { only: null, waitSeconds: 0 }

/** One more connection, with something to send. */
async function andAnother({ store, outbox }: Awaited<ReturnType<typeof world>>) {
  await addTestConnection(store, 'OTHER', 'http://127.0.0.1:9/other/')
  await outbox.create(creation(bodyOf('9'), { connectionId: 'OTHER' }))
}

describe('paused', () => {
  test('nothing is sent while everything is paused, by whichever process, and all of it afterwards', async () => {
    const { outbox, provider, deps } = await world()
    await queue(outbox, '1')
    expect(await outbox.pause(null)).toMatchObject({ paused: true, counts: { queued: 1 } })
    // As after a restart, or in another process: what it knows it knows from the store.
    const another = createOutbox(deps)
    expect(await another.status()).toMatchObject({ paused: true })
    await another.run(all)
    expect([provider.sent.length, await states(outbox)]).toEqual([0, ['queued']])
    expect(await another.resume(null)).toMatchObject({ paused: false })
    await outbox.run(all)
    expect(await states(outbox)).toEqual(['accepted'])
    await another.close()
  })

  test('one connection is paused and the other goes on; a pause of everything does not end it', async () => {
    const one = await world()
    await queue(one.outbox, '1')
    await andAnother(one)
    await one.outbox.pause('CONN')
    await one.outbox.pause(null)
    expect(await one.outbox.resume(null)).toMatchObject({ paused: false })
    await one.outbox.run(all)
    expect(await states(one.outbox)).toEqual(['queued', 'accepted'])
    await one.outbox.resume('CONN')
    await one.outbox.run(all)
    expect(await states(one.outbox)).toEqual(['accepted', 'accepted'])
  })

  test('what is being sent when it is paused gets its answer, and nothing follows; resuming wakes the sender', async () => {
    const { outbox, provider } = await world()
    const answers: (() => void)[] = []
    provider.answer = ({ meter }) => new Promise((resolve) => answers.push(() => resolve(acceptedAs(meter))))
    for (const meter of ['1', '2', '3', '4', '5', '6']) await queue(outbox, meter)
    outbox.start()
    await until(() => answers.length === 4)
    await outbox.pause(null)
    for (const answer of answers) answer()
    await until(async () => (await outbox.status()).counts.accepted === 4)
    expect((await outbox.status()).counts).toMatchObject({ queued: 2, sending: 0 })
    expect(provider.sent).toHaveLength(4)
    provider.answer = ({ meter }) => acceptedAs(meter)
    await outbox.resume(null)
    await until(async () => (await outbox.status()).counts.accepted === 6)
  })

  test('a connection that is not there cannot be paused', async () => {
    const { outbox } = await world()
    await expect(outbox.pause('NONE')).rejects.toThrow(NotFoundError)
  })
})

describe('the pace of a connection', () => {
  test('is what is set for it: at most so many at once, whatever the others do', async () => {
    const one = await world()
    const { outbox, provider, store } = one
    const most = new Map<string, number>()
    const now = new Map<string, number>()
    provider.answer = async ({ meter, person }) => {
      now.set(person, (now.get(person) ?? 0) + 1)
      most.set(person, Math.max(most.get(person) ?? 0, now.get(person) ?? 0))
      await new Promise((resolve) => setTimeout(resolve, 20))
      now.set(person, (now.get(person) ?? 0) - 1)
      return acceptedAs(meter)
    }
    await andAnother(one)
    for (let meter = 10; meter < 22; meter += 1) await queue(outbox, String(meter), { person: 'CONN' })
    for (let meter = 30; meter < 38; meter += 1)
      await outbox.create(creation(bodyOf(String(meter), { person: 'OTHER' }), { connectionId: 'OTHER' }))
    await setPace(store, 'CONN', { perMinute: 0, concurrency: 6 })
    await setPace(store, 'OTHER', { perMinute: 0, concurrency: 1 })
    await outbox.run(asSet)
    expect([most.get('CONN'), most.get('OTHER')]).toEqual([6, 1])
    expect(new Set(await states(outbox))).toEqual(new Set(['accepted']))
  })

  test('100 a minute with a burst of 10 and 4 at once when nothing is set, and not more than a slow one allows', async () => {
    const { outbox, provider, store } = await world()
    for (let meter = 1; meter <= 14; meter += 1) await queue(outbox, String(meter))
    provider.answer = async ({ meter }) => {
      await new Promise((resolve) => setTimeout(resolve, 5))
      return acceptedAs(meter)
    }
    await outbox.run(asSet)
    // In the time that ten take one or two more may have become due.
    expect(provider.sent.length).toBeGreaterThanOrEqual(10)
    expect(provider.sent.length).toBeLessThan(14)
    expect(provider.most).toBe(4)

    const sent = provider.sent.length
    await setPace(store, 'CONN', { perMinute: 2, concurrency: null })
    await outbox.run(asSet)
    expect(provider.sent).toHaveLength(sent)
  })

  test('is not taken up again because one that was on its way before is answered', async () => {
    const { outbox, provider } = await world()
    for (const meter of ['1', '2', '3', '4']) await queue(outbox, meter)
    provider.answer = async ({ meter }) => {
      if (meter === '1') return { ...waiting, retryAfterMs: 60_000 }
      await new Promise((resolve) => setTimeout(resolve, 60))
      return acceptedAs(meter)
    }
    await outbox.run({ ...asSet, concurrency: 2, ratePerMinute: null })
    expect(await states(outbox)).toEqual(['waiting', 'accepted', 'queued', 'queued'])
  })

  test('that was asked for rules over what is set', async () => {
    const { outbox, provider, store } = await world()
    await setPace(store, 'CONN', { perMinute: 1, concurrency: 1 })
    for (let meter = 1; meter <= 12; meter += 1) await queue(outbox, String(meter))
    provider.answer = async ({ meter }) => {
      await new Promise((resolve) => setTimeout(resolve, 5))
      return acceptedAs(meter)
    }
    await outbox.run({ ...asSet, concurrency: 3, ratePerMinute: null })
    expect([provider.sent.length, provider.most]).toEqual([12, 3])
  })
})

import { expect, test } from 'vitest'
import { chainWorld, parts } from '#test/support/chain-world.ts'
import { all, rejected } from '#test/support/outbox-world.ts'

const PAIR = parts(['contact', 'contact'], ['account', 'account', 0])

/** Two that were queued together, the second of which needs the id of the first; after a restoring, both are unconfirmed. */
async function restoredPair() {
  const world = await chainWorld()
  await world.outbox.createTogether({
    connectionId: 'CONN',
    parts: PAIR,
    allowDuplicate: null,
    draftId: null,
  })
  await world.store.queries.updateTable('submissions').set({ state: 'unconfirmed' }).execute()
  const [first, second] = await world.outbox.list(null)
  return { ...world, first: first?.id ?? '', second: second?.id ?? '' }
}

test('one that is sent again takes the id that was found out meanwhile', async () => {
  const { outbox, service, first, second } = await restoredPair()
  await outbox.resolve(first, { answer: 'received', caseNumber: 'remote-7' })
  await outbox.resolve(second, { answer: 'resend' })
  await outbox.run({ ...all, waitSeconds: 5 })
  expect(service.arrived).toEqual([{ name: 'account', links: [{ id: 'remote-7' }] }])
})

test('one that is to be sent again without what it needs is cancelled, and says so', async () => {
  const { outbox, service, first, second } = await restoredPair()
  service.answer = () => rejected
  await outbox.resolve(first, { answer: 'resend' })
  await outbox.run({ ...all, waitSeconds: 5 })
  // Only somebody who knows that they do not have it may give it up.
  expect((await outbox.list(null)).map(({ state }) => state)).toEqual(['rejected', 'unconfirmed'])
  const cancelled = await outbox.resolve(second, { answer: 'resend' })
  expect(cancelled).toMatchObject({ state: 'cancelled', lastAttempt: { code: 'HO-OUTBOX-CHAIN' } })
  await outbox.run({ ...all, waitSeconds: 1 })
  expect(service.arrived.map(({ name }) => name)).toEqual(['contact'])
})

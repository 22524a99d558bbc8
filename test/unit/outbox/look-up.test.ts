import { describe, expect, test, vi } from 'vitest'
import { createOutbox, type Outbox } from '#core/outbox/outbox.ts'
import type { LookUp } from '#core/providers/provider.ts'
import { getReceipt } from '#core/records/receipts.ts'
import { acceptedWith, chainWorld, lost, matchOf, parts } from '#test/support/chain-world.ts'
import { until } from '#test/support/outbox.ts'
import { all } from '#test/support/outbox-world.ts'

// Under load a commit may take long; nothing here is timed.
vi.setConfig({ testTimeout: 60_000 })

const going = { ...all, waitSeconds: 5 }

async function queue(outbox: Outbox, name = 'one'): Promise<string> {
  const given = { connectionId: 'CONN', parts: parts(['contact', name]), allowDuplicate: null, draftId: null }
  const outcome = await outbox.createTogether(given)
  if (outcome.outcome !== 'queued') throw new Error('It was not queued.')
  return outcome.submissions[0]?.id ?? ''
}

describe('an answer that was lost', () => {
  test('is looked up before anybody is asked: exactly one made since settles it, on the service’s word', async () => {
    const { outbox, service, store } = await chainWorld()
    service.answer = () => lost
    service.look = () => ({ kind: 'looked', matches: [matchOf('old', false), matchOf('made')] })
    const id = await queue(outbox)
    await outbox.run(going)
    expect(service.arrived).toHaveLength(1)
    const found = await outbox.get(id)
    expect(found).toMatchObject({ state: 'accepted', remoteIds: { id: 'made' } })
    const receipt = await getReceipt(store.queries, found.receiptId ?? '')
    expect(receipt).toMatchObject({ onWhoseWord: 'Ctrl Hub', remoteIds: { id: 'made' } })
    expect(receipt.answerHash).not.toBeNull()
    expect(receipt.location).toBe('https://hub.example.com/records/made')
  })

  test.each([
    ['none', []],
    ['one from before', [matchOf('old', false)]],
    ['two made since', [matchOf('a'), matchOf('b')]],
    ['one made since that may be somebody else’s', [matchOf('a', true, false)]],
  ])('stays open when the service has %s', async (_what, matches) => {
    const { outbox, service } = await chainWorld()
    service.answer = () => lost
    service.look = () => ({ kind: 'looked', matches })
    const id = await queue(outbox)
    await outbox.run(going)
    expect(await outbox.get(id)).toMatchObject({ state: 'unconfirmed' })
    const { candidates, failure } = await outbox.lookUp(id)
    expect(candidates.map(({ remoteIds }) => remoteIds['id'])).toEqual(
      matches.map(({ remoteIds }) => remoteIds.id),
    )
    expect(failure).toBeNull()
  })

  test('a record that another submission was answered with is not this one', async () => {
    const { outbox, service } = await chainWorld()
    service.answer = (name) => (name === 'first' ? acceptedWith('made') : lost)
    service.look = () => ({ kind: 'looked', matches: [matchOf('made')] })
    await queue(outbox, 'first')
    const second = await queue(outbox, 'second')
    await outbox.run(going)
    expect(await outbox.lookUp(second)).toMatchObject({
      submission: { state: 'unconfirmed' },
      candidates: [],
    })
  })

  test('the user’s choice of a candidate settles it on their word', async () => {
    const { outbox, service, store } = await chainWorld()
    service.answer = () => lost
    service.look = () => ({ kind: 'looked', matches: [matchOf('a'), matchOf('b')] })
    const id = await queue(outbox)
    await outbox.run(going)
    const resolved = await outbox.resolve(id, { answer: 'received', caseNumber: 'b' })
    expect(resolved).toMatchObject({ state: 'accepted', remoteIds: { id: 'b' } })
    expect((await getReceipt(store.queries, resolved.receiptId ?? '')).onWhoseWord).toBe('Niamh Byrne')
  })

  test('is sent again only when the service does not have it', async () => {
    const { outbox, service } = await chainWorld()
    service.answer = () => lost
    service.look = () => ({ kind: 'failed', code: 'HO-CH-BUSY', detail: '' })
    const id = await queue(outbox)
    await outbox.run(going)
    await expect(outbox.resolve(id, { answer: 'resend' })).rejects.toMatchObject({
      code: 'HO-OUTBOX-LOOK-FIRST',
    })
    expect(await outbox.get(id)).toMatchObject({ state: 'unconfirmed' })

    service.look = () => ({ kind: 'looked', matches: [matchOf('made')] })
    expect(await outbox.resolve(id, { answer: 'resend' })).toMatchObject({
      state: 'accepted',
      remoteIds: { id: 'made' },
    })
    await outbox.run(going)
    expect(service.arrived).toHaveLength(1)
  })

  test.each<[string, LookUp]>([
    ['does not have it', { kind: 'looked', matches: [] }],
    ['cannot be asked at all', { kind: 'cannot', code: 'HO-CH-404', detail: '' }],
  ])('is sent again when the service %s', async (_what, answer) => {
    const { outbox, service } = await chainWorld()
    service.answer = () => lost
    service.look = () => answer
    const id = await queue(outbox)
    await outbox.run(going)
    expect(await outbox.resolve(id, { answer: 'resend' })).toMatchObject({ state: 'queued' })
    service.answer = () => acceptedWith('second')
    await outbox.run(going)
    expect(service.arrived).toHaveLength(2)
    expect(await outbox.get(id)).toMatchObject({ state: 'accepted', remoteIds: { id: 'second' } })
  })

  test('of a process that died is looked up by the next that sends', async () => {
    const { outbox, service, deps, store } = await chainWorld()
    const id = await queue(outbox)
    await store.queries
      .updateTable('submissions')
      .set({ state: 'sending', sent_at: '2026-11-20T09:00:00.000Z' })
      .execute()
    await outbox.close()
    service.look = ({ sentAt }) => ({ kind: 'looked', matches: [matchOf(`made since ${sentAt}`)] })
    const next = createOutbox(deps)
    next.start()
    await until(async () => (await next.get(id)).state === 'accepted')
    expect(await next.get(id)).toMatchObject({ remoteIds: { id: 'made since 2026-11-20T09:00:00.000Z' } })
    expect(service.arrived).toEqual([])
    await next.close()
  })

  test('what stands on it goes on once it was found', async () => {
    const { outbox, service } = await chainWorld()
    service.answer = (name) => (name === 'contact' ? lost : acceptedWith(`remote-${name}`))
    service.look = () => ({ kind: 'looked', matches: [matchOf('found')] })
    const chain = parts(['contact', 'contact'], ['account', 'account', 0])
    await outbox.createTogether({ connectionId: 'CONN', parts: chain, allowDuplicate: null, draftId: null })
    await outbox.run(going)
    expect(service.arrived[1]).toEqual({ name: 'account', links: [{ id: 'found' }] })
  })

  test('only what is unconfirmed is looked up', async () => {
    const { outbox, service } = await chainWorld()
    const id = await queue(outbox)
    await expect(outbox.lookUp(id)).rejects.toMatchObject({ code: 'HO-OUTBOX-NOT-UNCONFIRMED' })
    await expect(outbox.lookUp('NONE')).rejects.toThrow('NONE')
    expect(service.looked).toBe(0)
  })
})

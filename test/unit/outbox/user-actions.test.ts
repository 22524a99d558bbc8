import { describe, expect, test, vi } from 'vitest'
import { draftOfSubmission } from '#core/records/draft-of-submission.ts'
import { getReceipt } from '#core/records/receipts.ts'
import { NotFoundError, NotNowError } from '#core/refusal.ts'
import { acceptedAs, bodyOf, creation } from '#test/support/outbox.ts'
import { world, queue, all, waiting, unconfirmed, rejected } from '#test/support/outbox-world.ts'

// Under load a commit may take long; nothing here is timed.
vi.setConfig({ testTimeout: 60_000 })

describe('what the user does', () => {
  test('rejected: it can be set aside, and stays on record; another state cannot', async () => {
    const { outbox, provider } = await world()
    provider.answer = () => rejected
    const id = await queue(outbox, '1')
    await expect(outbox.setAside(id)).rejects.toMatchObject({ code: 'HO-OUTBOX-NOT-REJECTED' })
    await outbox.run({ ...all, waitSeconds: 5 })
    expect(await outbox.setAside(id)).toMatchObject({ state: 'rejected', setAside: true })
    expect(await outbox.list('rejected')).toMatchObject([{ id, setAside: true }])
  })

  test('rejected: a draft with its answers takes its place among what needs attention', async () => {
    const { outbox, provider, store } = await world()
    provider.answer = () => rejected
    const id = await queue(outbox, '1', {})
    await expect(draftOfSubmission(store, id)).rejects.toMatchObject({ code: 'HO-DRAFT-NOT-ENDED' })
    await outbox.run({ ...all, waitSeconds: 5 })
    await expect(draftOfSubmission(store, id)).rejects.toMatchObject({ code: 'HO-DRAFT-NO-ANSWERS' })
    expect(await outbox.get(id)).toMatchObject({ setAside: false })
    await store.queries.updateTable('submissions').set({ answers: '{"supply":"gas"}' }).execute()
    expect(await draftOfSubmission(store, id)).toMatchObject({ answers: { supply: 'gas', mends: id } })
    expect(await outbox.get(id)).toMatchObject({ setAside: true })
  })

  test('cancels before sending, not after', async () => {
    const { outbox, provider } = await world()
    const id = await queue(outbox, '1')
    expect(await outbox.cancel(id)).toMatchObject({ state: 'cancelled' })
    await outbox.run(all)
    expect(provider.sent).toHaveLength(0)
    await expect(outbox.cancel(id)).rejects.toBeInstanceOf(NotNowError)
    await expect(outbox.cancel('NONE')).rejects.toBeInstanceOf(NotFoundError)
  })

  test('sends a waiting one now', async () => {
    const { outbox, provider } = await world()
    provider.answer = () => ({ ...waiting, retryAfterMs: 3_600_000 })
    const id = await queue(outbox, '1')
    await outbox.run(all)
    provider.answer = () => acceptedAs('7')
    await outbox.run({ ...all, waitSeconds: 5 })
    expect(provider.sent).toHaveLength(1)
    await outbox.sendNow(id)
    expect(await outbox.run(all)).toMatchObject([{ state: 'accepted' }])
  })

  test('resolves: they have it', async () => {
    const { outbox, provider, store } = await world()
    provider.answer = () => unconfirmed
    const id = await queue(outbox, '1')
    await expect(outbox.resolve(id, { answer: 'resend' })).rejects.toMatchObject({
      code: 'HO-OUTBOX-NOT-UNCONFIRMED',
    })
    await outbox.run(all)
    const resolved = await outbox.resolve(id, { answer: 'received', caseNumber: '4711' })
    expect(resolved).toMatchObject({ state: 'accepted', remoteIds: { caseID: '4711' } })
    expect(await getReceipt(store.queries, resolved.receiptId ?? '')).toMatchObject({
      onWhoseWord: 'Niamh Byrne',
      answerHash: null,
    })
    expect(await outbox.create(creation(bodyOf('1')))).toMatchObject({ outcome: 'duplicate' })
    await expect(outbox.resolve(id, { answer: 'resend' })).rejects.toBeInstanceOf(NotNowError)
  })

  test('resolves: send again, which keeps the guard', async () => {
    const { outbox, provider } = await world()
    provider.answer = () => unconfirmed
    const id = await queue(outbox, '1')
    await outbox.run(all)
    expect(await outbox.resolve(id, { answer: 'resend' })).toMatchObject({ state: 'queued' })
    expect(await outbox.create(creation(bodyOf('1')))).toMatchObject({ outcome: 'duplicate' })
    provider.answer = () => acceptedAs('8')
    expect(await outbox.run(all)).toMatchObject([{ id, state: 'accepted', attempts: 2 }])
    expect(provider.sent[0]?.request).toEqual(provider.sent[1]?.request)
  })
})

import { describe, expect, test, vi } from 'vitest'
import type { Outbox } from '#core/outbox/outbox.ts'
import { draftOfSubmission } from '#core/records/draft-of-submission.ts'
import { openAudit } from '#core/records/audit.ts'
import { noLog } from '#core/log.ts'
import { InvalidInputError } from '#core/refusal.ts'
import { acceptedWith, chainWorld, lost, parts } from '#test/support/chain-world.ts'
import { AUDIT_KEY, MemoryVault } from '#test/support/outbox.ts'
import { all, rejected, waiting } from '#test/support/outbox-world.ts'

// Under load a commit may take long; nothing here is timed.
vi.setConfig({ testTimeout: 60_000 })

const input = (given: ReturnType<typeof parts>) => ({
  connectionId: 'CONN',
  parts: given,
  allowDuplicate: null,
  draftId: null,
})
const VISIT = parts(
  ['contact', 'contact'],
  ['account', 'account', 0],
  ['interaction', 'interaction', 0, 1],
  ['appointment', 'appointment', 2],
)
const standing = async (outbox: Outbox) =>
  Object.fromEntries((await outbox.list(null)).map(({ title, state }) => [title, state]))

describe('several parts at once', () => {
  test('go in order, each with the real ids of those it stands on', async () => {
    const { outbox, service } = await chainWorld()
    const outcome = await outbox.createTogether(input(VISIT))
    expect(outcome).toMatchObject({ outcome: 'queued', submissions: { length: 4 } })
    await outbox.run({ ...all, waitSeconds: 5 })
    expect(service.arrived).toEqual([
      { name: 'contact', links: [] },
      { name: 'account', links: [{ id: 'remote-contact' }] },
      { name: 'interaction', links: [{ id: 'remote-contact' }, { id: 'remote-account' }] },
      { name: 'appointment', links: [{ id: 'remote-interaction' }] },
    ])
    expect(new Set(Object.values(await standing(outbox)))).toEqual(new Set(['accepted']))
  })

  test('nothing of them is stored when one is refused, and its path says which', async () => {
    const { outbox } = await chainWorld()
    const broken = [
      ...VISIT.slice(0, 2),
      { kind: 'interaction' as const, body: {}, consent: null, answers: null },
    ]
    expect(await outbox.createTogether(input(broken))).toMatchObject({
      outcome: 'refused',
      errors: [{ path: 'interaction/name' }],
    })
    expect(await outbox.checkTogether(input(broken))).toMatchObject({
      errors: [{ path: 'interaction/name' }],
    })
    expect(await outbox.list(null)).toEqual([])
  })

  test('a part cannot take the id of a later one, of itself, or of none', async () => {
    const { outbox } = await chainWorld()
    for (const wrong of [parts(['contact', 'a', 1], ['account', 'b']), parts(['contact', 'a', 0])])
      await expect(outbox.createTogether(input(wrong))).rejects.toBeInstanceOf(InvalidInputError)
    expect(await outbox.list(null)).toEqual([])
  })

  test('the last of them is guarded; what it stands on may be like an earlier one', async () => {
    const { outbox, service } = await chainWorld()
    await outbox.createTogether(input(VISIT))
    expect(await outbox.createTogether(input(VISIT))).toMatchObject({ outcome: 'duplicate', part: 3 })
    const another = [...VISIT.slice(0, 3), ...parts(['appointment', 'later', 2])]
    expect(await outbox.checkTogether(input(another))).toMatchObject({ errors: [], duplicate: null })
    expect(await outbox.createTogether(input(another))).toMatchObject({ outcome: 'queued' })
    await outbox.run({ ...all, waitSeconds: 5 })
    expect(service.arrived).toHaveLength(8)
  })

  test('none goes before the one it stands on was accepted', async () => {
    const { outbox, service } = await chainWorld()
    service.answer = () => waiting
    await outbox.createTogether(input(VISIT))
    await outbox.run(all)
    expect(service.arrived.map(({ name }) => name)).toEqual(['contact'])
    expect(await standing(outbox)).toMatchObject({
      contact: 'waiting',
      account: 'queued',
      appointment: 'queued',
    })
  })

  test.each(['contact', 'account', 'interaction'])(
    'when the %s is rejected, those that stand on it are taken back',
    async (broken) => {
      const { outbox, service } = await chainWorld()
      service.answer = (name) => (name === broken ? rejected : acceptedWith(`remote-${name}`))
      await outbox.createTogether(input(VISIT))
      await outbox.run({ ...all, waitSeconds: 5 })
      const after = await outbox.list(null)
      const place = after.findIndex(({ title }) => title === broken)
      expect(after.map(({ state }) => state)).toEqual(
        after.map((_, at) => (at < place ? 'accepted' : at === place ? 'rejected' : 'cancelled')),
      )
      expect(after.at(-1)?.lastAttempt?.code).toBe('HO-OUTBOX-CHAIN')
      // It may be sent anew: nothing of it guards any more.
      expect((await outbox.checkTogether(input(VISIT))).duplicate).toBeNull()
    },
  )

  test('when one is cancelled, those that stand on it go with it', async () => {
    const { outbox, service } = await chainWorld()
    service.answer = () => waiting
    const outcome = await outbox.createTogether(input(VISIT))
    if (outcome.outcome !== 'queued') throw new Error('It was not queued.')
    await outbox.cancel(outcome.submissions[1]?.id ?? '')
    expect(await standing(outbox)).toEqual({
      contact: 'queued',
      account: 'cancelled',
      interaction: 'cancelled',
      appointment: 'cancelled',
    })
  })

  test('on somebody’s word the id is handed on as well', async () => {
    const { outbox, service } = await chainWorld()
    service.answer = (name) => (name === 'contact' ? lost : acceptedWith(`remote-${name}`))
    service.look = () => ({ kind: 'failed', code: 'HO-CH-BUSY', detail: '' })
    const outcome = await outbox.createTogether(input(VISIT))
    if (outcome.outcome !== 'queued') throw new Error('It was not queued.')
    await outbox.run({ ...all, waitSeconds: 5 })
    expect(service.arrived).toHaveLength(1)
    const [contact] = outcome.submissions
    await outbox.resolve(contact?.id ?? '', { answer: 'received', caseNumber: 'told-by-phone' })
    await outbox.run({ ...all, waitSeconds: 5 })
    expect(service.arrived.map(({ links }) => links.map(({ id }) => id))).toEqual([
      [],
      ['told-by-phone'],
      ['told-by-phone', 'remote-account'],
      ['remote-interaction'],
    ])
  })

  test('the audit log holds the bytes as they went, with the ids in them', async () => {
    const { outbox, store } = await chainWorld()
    await outbox.createTogether(input(VISIT))
    await outbox.run({ ...all, waitSeconds: 5 })
    const audit = openAudit({ store, vault: new MemoryVault(), key: AUDIT_KEY, log: noLog })
    expect(await audit.verify()).toMatchObject({ ok: true, problems: [] })
    await store.queries
      .updateTable('bodies')
      .set({ body: new TextEncoder().encode('{"name":"account","links":[{"id":"another"}]}') })
      .where('number', 'in', (where) =>
        where.selectFrom('submissions').select('number').where('kind', '=', 'account'),
      )
      .execute()
    expect((await audit.verify()).problems).toMatchObject([{ what: 'body-changed' }])
  })
})

describe('a chain that broke', () => {
  test('becomes one draft that uses again what was made', async () => {
    const { outbox, service, store } = await chainWorld()
    service.answer = (name) => (name === 'interaction' ? rejected : acceptedWith(`remote-${name}`))
    const outcome = await outbox.createTogether(input(VISIT))
    if (outcome.outcome !== 'queued') throw new Error('It was not queued.')
    await outbox.run({ ...all, waitSeconds: 5 })
    const [, , interaction, appointment] = outcome.submissions
    for (const id of [interaction?.id ?? '', appointment?.id ?? '']) {
      const draft = await draftOfSubmission(store, id)
      expect(draft).toMatchObject({ kind: 'appointment', step: 'check' })
      expect(draft.answers).toEqual({
        question: 'answer',
        'contact.how': 'existing',
        'contact.id': 'remote-contact',
        'contact.type': 'contacts',
        'contact.label': 'contact',
        'account.how': 'existing',
        'account.id': 'remote-account',
        'account.type': 'customer-accounts',
        'account.label': 'account',
        mends: interaction?.id,
      })
      expect((await outbox.get(interaction?.id ?? '')).setAside).toBe(true)
    }
  })

  test('is not mended while something of it may still be sent', async () => {
    const { outbox, service, store } = await chainWorld()
    service.answer = (name) => (name === 'contact' ? lost : acceptedWith(`remote-${name}`))
    const outcome = await outbox.createTogether(input(VISIT))
    if (outcome.outcome !== 'queued') throw new Error('It was not queued.')
    await outbox.run({ ...all, waitSeconds: 5 })
    const [, account] = outcome.submissions
    await outbox.cancel(account?.id ?? '')
    await expect(draftOfSubmission(store, account?.id ?? '')).rejects.toMatchObject({
      code: 'HO-DRAFT-NOT-ENDED',
    })
  })
})

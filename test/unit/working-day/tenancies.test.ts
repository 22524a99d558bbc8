import { describe, expect, test } from 'vitest'
import { checklist, noteTask } from '#core/records/tenancies/checklist.ts'
import {
  addGasRecord,
  gasRecordsOf,
  gasStandingOf,
  removeGasRecord,
} from '#core/records/tenancies/gas-records.ts'
import {
  letterAnswered,
  letterFor,
  letterSent,
  removeLetter,
  saveLetter,
} from '#core/records/tenancies/letters.ts'
import { InvalidInputError, NotFoundError, NotNowError } from '#core/refusal.ts'
import { NO_CHOICES } from '#shared/domain/tenancies/letters.ts'
import { addDraft, addHome, addSubmission, addTenancy } from '#test/support/known-homes.ts'
import { temporaryStore } from '#test/support/store.ts'

async function letHome(country: 'IE' | 'GB' | 'GB-NIR' = 'GB') {
  const store = await temporaryStore()
  await addHome(store, { id: 'H1', country, address: { postCode: 'LS1 4AP' } })
  const names: [string, string][] = [
    ['Aoife', 'Byrne'],
    ['Tom', 'Whelan'],
  ]
  await addTenancy(store, { id: 'T1', homeId: 'H1', startsOn: '2026-03-01', names })
  return store
}

const statesOf = async (store: Awaited<ReturnType<typeof letHome>>, id = 'T1') =>
  Object.fromEntries(
    (await checklist(store.queries, id, new Date('2026-03-10T12:00:00Z'))).tasks.map(({ task, state }) => [
      task,
      state,
    ]),
  )

describe('the checklist', () => {
  test('is read from what was sent, drafted, written and noted', async () => {
    const store = await letHome()
    await addSubmission(store, {
      id: 'S1',
      acceptedAt: '2026-03-01T09:00:00Z',
      homeId: 'H1',
      tenancyId: 'T1',
      labels: ['MPRN'],
    })
    await addSubmission(store, {
      id: 'S2',
      kind: 'psr-record',
      state: 'rejected',
      error: 'No.',
      homeId: 'H1',
      createdAt: '2026-03-02T09:00:00Z',
    })
    await addDraft(store, { id: 'D1', kind: 'appointment', answers: { 'home.id': 'H1' } })
    await addDraft(store, {
      id: 'D2',
      kind: 'tenant-switch',
      answers: { 'home.id': 'H1', supply: 'gas' },
      blocked: 'Not known.',
    })
    await addDraft(store, { id: 'D3', kind: 'psr-record', answers: { 'home.id': 'H2' } })
    await saveLetter(store, {
      id: null,
      tenancyId: 'T1',
      to: 'water',
      occasion: 'move-in',
      subject: 'S',
      text: 'T',
    })
    await noteTask(store, {
      tenancyId: 'T1',
      task: 'council',
      note: { state: 'not-needed', why: 'Student let' },
      by: 'Niamh',
    })
    expect(await statesOf(store)).toEqual({
      electricity: 'done',
      gas: 'blocked',
      water: 'in-progress',
      council: 'not-needed',
      psr: 'blocked',
      'gas-record': 'not-started',
      appointment: 'in-progress',
    })
    await noteTask(store, { tenancyId: 'T1', task: 'council', note: null, by: 'Niamh' })
    expect((await statesOf(store))['council']).toBe('not-started')
  })

  test('does not take what was sent for the tenants before or after', async () => {
    const store = await letHome()
    await addTenancy(store, { id: 'T2', homeId: 'H1', startsOn: '2026-09-01' })
    const visit = { kind: 'appointment' as const, homeId: 'H1' }
    await addSubmission(store, { id: 'S1', ...visit, acceptedAt: '2026-02-01T09:00:00Z' })
    await addSubmission(store, { id: 'S2', ...visit, acceptedAt: '2026-09-02T09:00:00Z' })
    await addSubmission(store, {
      id: 'S3',
      acceptedAt: '2026-09-02T09:00:00Z',
      homeId: 'H1',
      tenancyId: 'T2',
    })
    expect(await statesOf(store)).toMatchObject({ appointment: 'not-started', electricity: 'not-started' })
    expect(await statesOf(store, 'T2')).toMatchObject({ appointment: 'done', electricity: 'done' })
  })

  test('knows when a tenancy ended: as typed, else when the next ones or the landlord began to pay', async () => {
    const store = await letHome()
    const endOf = async () => (await checklist(store.queries, 'T1')).endsOn
    expect(await endOf()).toBe(null)
    await addTenancy(store, { id: 'T2', homeId: 'H1', startsOn: '2026-09-01' })
    expect(await endOf()).toBe('2026-09-01')
    // One that was cancelled is none.
    await addTenancy(store, { id: 'T3', homeId: 'H1', startsOn: '2026-08-15' })
    await addSubmission(store, { id: 'S0', state: 'cancelled', homeId: 'H1', tenancyId: 'T3' })
    expect(await endOf()).toBe('2026-09-01')
    await addSubmission(store, {
      id: 'S1',
      kind: 'landlord-switch',
      acceptedAt: '2026-08-01T09:00:00Z',
      homeId: 'H1',
      handedOn: '2026-07-31',
    })
    expect(await endOf()).toBe('2026-07-31')
    await store.queries
      .updateTable('tenancies')
      .set({ ends_on: '2026-07-30' })
      .where('id', '=', 'T1')
      .execute()
    expect(await endOf()).toBe('2026-07-30')
  })

  test('of a tenancy that is not there is refused', async () => {
    const store = await letHome()
    await expect(checklist(store.queries, 'T9')).rejects.toThrow(NotFoundError)
    await expect(noteTask(store, { tenancyId: 'T9', task: 'gas', note: null, by: '' })).rejects.toThrow(
      NotFoundError,
    )
  })
})

describe('letters', () => {
  const wanted = {
    tenancyId: 'T1',
    to: 'council' as const,
    occasion: 'move-in' as const,
    endsOn: null,
    choices: NO_CHOICES,
    writer: { name: 'Niamh Kelly', isOwner: false },
  }

  test('are drafted with the names, days and address that are known', async () => {
    const store = await letHome()
    const { subject, text } = await letterFor(store.queries, wanted)
    expect(subject).toBe('New tenants: H1 Harbour Row, Dublin, LS1 4AP')
    for (const words of [
      'Tenants: Ms Aoife Byrne; Ms Tom Whelan',
      'Tenancy began: 1 March 2026',
      'Managing agent: Niamh Kelly',
    ])
      expect(text).toContain(words)
  })

  test('of a move out need its day', async () => {
    const store = await letHome()
    const out = { ...wanted, occasion: 'move-out' as const }
    await expect(letterFor(store.queries, out)).rejects.toThrow(InvalidInputError)
    const { text } = await letterFor(store.queries, { ...out, endsOn: '2026-08-31' })
    expect(text).toContain('Tenancy ended: 31 August 2026')
  })

  test('go to no council in Ireland', async () => {
    const store = await letHome('IE')
    await expect(letterFor(store.queries, wanted)).rejects.toThrow(InvalidInputError)
    expect((await letterFor(store.queries, { ...wanted, to: 'water' })).text).toContain('Uisce Éireann')
  })

  test('are sent and answered when somebody says so, and then stay as they are', async () => {
    const store = await letHome()
    const content = {
      tenancyId: 'T1',
      to: 'council' as const,
      occasion: 'move-in' as const,
      subject: 'S',
      text: 'One',
    }
    const { id } = await saveLetter(store, { id: null, ...content })
    await expect(letterAnswered(store, id, '2026-03-12')).rejects.toThrow(NotNowError)
    expect(await saveLetter(store, { id, ...content, text: 'Two' })).toMatchObject({
      id,
      text: 'Two',
      sentOn: null,
      dueOn: null,
    })
    const sent = await letterSent(store, id, { on: '2026-03-09', how: 'e-mail', by: 'Niamh' })
    expect(sent).toMatchObject({
      sentOn: '2026-03-09',
      sentHow: 'e-mail',
      sentBy: 'Niamh',
      dueOn: '2026-04-08',
    })
    expect((await statesOf(store))['council']).toBe('waiting')
    await expect(saveLetter(store, { id, ...content })).rejects.toThrow(NotNowError)
    await expect(removeLetter(store, id)).rejects.toThrow(NotNowError)
    await letterAnswered(store, id, '2026-03-12')
    expect((await statesOf(store))['council']).toBe('done')
    await letterSent(store, id, null)
    expect((await statesOf(store))['council']).toBe('in-progress')
    await removeLetter(store, id)
    expect((await checklist(store.queries, 'T1')).letters).toEqual([])
    await expect(removeLetter(store, id)).rejects.toThrow(NotFoundError)
  })
})

describe('gas safety records', () => {
  const record = {
    homeId: 'H1',
    engineer: 'J. Doyle',
    engineerNumber: '123456',
    recordNumber: 'CP-1',
    notedBy: 'Niamh',
  }

  test('are kept, the last check first, and tell what holds on a day', async () => {
    const store = await letHome()
    const first = await addGasRecord(store, { ...record, checkedOn: '2025-06-30', nextDue: '2026-06-30' })
    const second = await addGasRecord(store, { ...record, checkedOn: '2026-05-05', nextDue: '2027-06-30' })
    expect(await gasRecordsOf(store.queries, 'H1')).toEqual([second, first])
    expect(await gasStandingOf(store.queries, 'H1', '2026-03-01')).toEqual({
      standing: 'good',
      nextDue: '2026-06-30',
    })
    expect(await gasStandingOf(store.queries, 'H1', '2027-07-01')).toEqual({
      standing: 'expired',
      nextDue: '2027-06-30',
    })
    expect(await gasStandingOf(store.queries, null, '2026-03-01')).toEqual({
      standing: 'missing',
      nextDue: null,
    })
    expect((await statesOf(store))['gas-record']).toBe('done')
    await removeGasRecord(store, second.id)
    expect(await gasRecordsOf(store.queries, 'H1')).toEqual([first])
    await expect(removeGasRecord(store, second.id)).rejects.toThrow(NotFoundError)
  })

  test('are refused when the next check would be due before this one, or the home is not there', async () => {
    const store = await letHome()
    const checked = { checkedOn: '2026-05-05', nextDue: '2026-05-05' }
    await expect(addGasRecord(store, { ...record, ...checked })).rejects.toThrow(InvalidInputError)
    const elsewhere = { ...record, homeId: 'H9', checkedOn: '2026-05-05', nextDue: '2027-05-05' }
    await expect(addGasRecord(store, elsewhere)).rejects.toThrow(NotFoundError)
  })
})

import { describe, expect, test } from 'vitest'
import { follow } from '#core/records/today/follow-ups.ts'
import { mergeHomes } from '#core/records/homes/merge.ts'
import { freshenAll } from '#core/records/homes/home-states.ts'
import { overview } from '#core/records/today/overview.ts'
import { addDraft, addHome, addSubmission, addTenancy } from '#test/support/known-homes.ts'
import { temporaryStore } from '#test/support/store.ts'

/** A clock that says noon of a day. */
const noon = (day: string) => new Date(`${day}T12:00:00Z`)
type TestStore = Awaited<ReturnType<typeof temporaryStore>>
const due = async (store: TestStore, day: string) =>
  (await overview(store.queries, noon(day))).due.items.map(({ what, subject, since }) => [
    what,
    subject,
    since,
  ])

test('an empty store asks for nothing', async () => {
  const store = await temporaryStore()
  const nothing = await overview(store.queries, noon('2026-03-30'))
  expect(nothing).toEqual({
    refused: [],
    attention: { total: 0, submissions: [] },
    blocked: { total: 0, drafts: [] },
    drafts: { total: 0, drafts: [] },
    due: { items: [], more: false },
    empty: { total: 0, homes: [] },
    waiting: { total: 0, submissions: [] },
    letters: [],
    done: [],
  })
})

describe('a switch that was received', () => {
  test('is asked about from the seventh working day at its home on, until somebody says that they answered', async () => {
    const store = await temporaryStore()
    await addHome(store, { id: 'IE1' })
    await addHome(store, { id: 'NI1', country: 'GB-NIR' })
    // A Thursday before Easter: Good Friday is kept in the north only.
    const acceptedAt = '2026-03-26T10:00:00.000Z'
    await addSubmission(store, { id: 'S1', acceptedAt, homeId: 'IE1' })
    await addSubmission(store, { id: 'S2', acceptedAt, homeId: 'NI1' })
    expect(await due(store, '2026-04-06')).toEqual([])
    expect(await due(store, '2026-04-07')).toEqual([['chase', 'S1', '2026-04-07']])
    expect(await due(store, '2026-04-08')).toEqual([
      ['chase', 'S1', '2026-04-07'],
      ['chase', 'S2', '2026-04-08'],
    ])
    const [first] = (await overview(store.queries, noon('2026-04-08'))).due.items
    expect(first).toMatchObject({
      number: 'CS1',
      address: '#/receipts/RS1',
      title: 'S1 Weaver Court, Dublin',
    })

    await follow(store, [{ what: 'chase', subject: 'S1' }], { until: null, by: 'Niamh' })
    expect(await due(store, '2026-04-09')).toEqual([['chase', 'S2', '2026-04-08']])
    await follow(store, [{ what: 'chase', subject: 'S2' }], { until: '2026-04-13', by: 'Niamh' })
    expect(await due(store, '2026-04-12')).toEqual([])
    expect(await due(store, '2026-04-13')).toEqual([['chase', 'S2', '2026-04-08']])
  })

  test('is asked about again after six weeks: has the bill come? And never after twelve', async () => {
    const store = await temporaryStore()
    await addSubmission(store, { id: 'S1', acceptedAt: '2026-01-05T10:00:00.000Z' })
    await follow(store, [{ what: 'chase', subject: 'S1' }], { until: null, by: 'Niamh' })
    expect(await due(store, '2026-02-15')).toEqual([])
    expect(await due(store, '2026-02-16')).toEqual([['supplier', 'S1', '2026-02-16']])
    expect(await due(store, '2026-03-30')).toEqual([['supplier', 'S1', '2026-02-16']])
    expect(await due(store, '2026-03-31')).toEqual([])
  })

  test('a chase that nobody noted makes room for the supplier’s bill', async () => {
    const store = await temporaryStore()
    await addSubmission(store, { id: 'S1', acceptedAt: '2026-01-05T10:00:00.000Z' })
    expect(await due(store, '2026-02-15')).toEqual([['chase', 'S1', '2026-01-14']])
    expect(await due(store, '2026-02-16')).toEqual([['supplier', 'S1', '2026-02-16']])
  })

  test('those of one file are asked about together, and other kinds never', async () => {
    const store = await temporaryStore()
    const acceptedAt = '2026-01-05T10:00:00.000Z'
    await store.queries
      .insertInto('batches')
      .values({
        id: 'B1',
        kind: 'tenant-switch',
        connection_id: 'CONN',
        connection_label: 'Acquaint',
        name: 'student-lets.csv',
        made_at: acceptedAt,
        by_whom: 'Niamh',
      })
      .execute()
    for (const id of ['S1', 'S2', 'S3']) await addSubmission(store, { id, acceptedAt, batchId: 'B1' })
    await addSubmission(store, { id: 'S4', acceptedAt, kind: 'psr-record' })
    const { items } = (await overview(store.queries, noon('2026-01-20'))).due
    expect(items).toEqual([
      {
        what: 'chase',
        subject: 'B1',
        title: 'student-lets.csv',
        since: '2026-01-14',
        number: null,
        address: '#/batches/B1',
      },
    ])
  })

  test('of many the longest due are shown, and that there are more', async () => {
    const store = await temporaryStore()
    for (let number = 10; number < 35; number += 1)
      await addSubmission(store, { id: `S${number}`, acceptedAt: `2026-01-05T10:${number}:00.000Z` })
    const { items, more } = (await overview(store.queries, noon('2026-01-20'))).due
    expect(items.map(({ subject }) => subject)).toEqual(Array.from({ length: 20 }, (_, at) => `S${at + 10}`))
    expect(more).toBe(true)
  })
})

describe('a home that is empty', () => {
  // Received long before, so that it is not asked about itself.
  const acceptedAt = '2025-12-01T10:00:00.000Z'
  const landlord = { kind: 'landlord-switch', acceptedAt, homeId: 'H1' } as const
  /** What Today has of it on a day. */
  const emptyOn = async (store: TestStore, day: string) => {
    await freshenAll(store, day)
    const { due: found, empty } = await overview(store.queries, noon(day))
    const items = found.items.map(({ what, subject, since }) => [what, subject, since])
    return { items, others: empty.homes.map(({ begunBy, since }) => [begunBy, since]), total: empty.total }
  }
  const LONG = { items: [['void', 'L1', '2026-03-01']], others: [], total: 0 }
  const SHORT = { items: [], others: [['L1', '2026-03-01']], total: 1 }
  const NONE = { items: [], others: [], total: 0 }

  test.each([
    ['2026-02-28', NONE],
    ['2026-03-01', SHORT],
    ['2026-03-14', SHORT],
    ['2026-03-15', LONG],
    ['2026-03-29', LONG],
  ])('since 1 March: on %s %j', async (day, expected) => {
    const store = await temporaryStore()
    await addHome(store, { id: 'H1' })
    await addSubmission(store, { ...landlord, id: 'L1', handedOn: '2026-03-01' })
    expect(await emptyOn(store, day)).toEqual(expected)
    expect((await overview(store.queries, noon(day))).due.items.map(({ address }) => address)).toEqual(
      expected.items.map(() => '#/homes/H1'),
    )
  })

  test('that is put off is among the other empty ones until then', async () => {
    const store = await temporaryStore()
    await addHome(store, { id: 'H1' })
    await addSubmission(store, { ...landlord, id: 'L1', handedOn: '2026-03-01' })
    await follow(store, [{ what: 'void', subject: 'L1' }], { until: '2026-03-29', by: 'Niamh' })
    expect(await emptyOn(store, '2026-03-28')).toEqual(SHORT)
    expect(await emptyOn(store, '2026-03-29')).toEqual(LONG)
  })

  test.each<[string, (store: TestStore) => Promise<unknown>, typeof LONG | typeof NONE | typeof SHORT]>([
    ['while nobody is known to move in', () => Promise.resolve(), LONG],
    [
      'not, once somebody is',
      (store) => addTenancy(store, { id: 'T2', homeId: 'H1', startsOn: '2026-03-25' }),
      NONE,
    ],
    [
      'not, when it is sold',
      (store) =>
        addSubmission(store, { ...landlord, id: 'P1', kind: 'purchaser-switch', handedOn: '2026-03-20' }),
      NONE,
    ],
    [
      'although somebody moved in earlier',
      (store) => addTenancy(store, { id: 'T2', homeId: 'H1', startsOn: '2026-02-01' }),
      LONG,
    ],
    [
      'although a switch of somebody who moves in was queued, and cancelled',
      async (store) => {
        await addTenancy(store, { id: 'T2', homeId: 'H1', startsOn: '2026-03-10' })
        await addSubmission(store, { id: 'S2', homeId: 'H1', tenancyId: 'T2' })
        expect(await emptyOn(store, '2026-03-20')).toEqual(NONE)
        await store.queries
          .updateTable('submissions')
          .set({ state: 'cancelled' })
          .where('id', '=', 'S2')
          .execute()
      },
      LONG,
    ],
    [
      'not, once the landlord’s switch was rejected',
      (store) =>
        store.queries.updateTable('submissions').set({ state: 'rejected' }).where('id', '=', 'L1').execute(),
      NONE,
    ],
    [
      'since the tenants left, when somebody said so, and counted from then',
      (store) => addTenancy(store, { id: 'T0', homeId: 'H1', startsOn: '2025-01-01', endsOn: '2026-02-20' }),
      { items: [['void', 'T0', '2026-02-20']], others: [], total: 0 },
    ],
  ])('is due %s', async (_name, happens, expected) => {
    const store = await temporaryStore()
    await addHome(store, { id: 'H1' })
    await addSubmission(store, { ...landlord, id: 'L1', handedOn: '2026-03-01' })
    await freshenAll(store, '2026-03-20')
    await happens(store)
    expect(await emptyOn(store, '2026-03-20')).toEqual(expected)
  })

  test('from the day on that somebody said the tenants leave, without any switch; and no longer when that is taken back', async () => {
    const store = await temporaryStore()
    await addHome(store, { id: 'H1' })
    await addTenancy(store, { id: 'T1', homeId: 'H1', startsOn: '2025-01-01' })
    const leaves = (day: string | null) =>
      store.queries.updateTable('tenancies').set({ ends_on: day }).execute()
    expect(await emptyOn(store, '2026-03-20')).toEqual(NONE)
    await leaves('2026-03-10')
    expect(await emptyOn(store, '2026-03-09')).toEqual(NONE)
    expect(await emptyOn(store, '2026-03-10')).toEqual({ ...SHORT, others: [['T1', '2026-03-10']] })
    expect(await emptyOn(store, '2026-03-24')).toEqual({ ...LONG, items: [['void', 'T1', '2026-03-10']] })
    await leaves(null)
    expect(await emptyOn(store, '2026-03-24')).toEqual(NONE)
  })

  test('that is one with another is empty once, and not while somebody lives in the other', async () => {
    const store = await temporaryStore()
    for (const id of ['H1', 'H2', 'H3']) await addHome(store, { id })
    await addSubmission(store, { ...landlord, id: 'L1', handedOn: '2026-03-01' })
    await addSubmission(store, { ...landlord, id: 'L2', homeId: 'H2', handedOn: '2026-03-05' })
    await addTenancy(store, { id: 'T3', homeId: 'H3', startsOn: '2026-03-10' })
    expect((await emptyOn(store, '2026-03-20')).items).toHaveLength(2)
    const merge = (mergeId: string) =>
      store.transaction((all) =>
        mergeHomes(all, NO_AUDIT, { keepId: 'H1', mergeId, take: [] }, noon('2026-03-20')),
      )
    await merge('H2')
    expect(await emptyOn(store, '2026-03-20')).toEqual(LONG)
    await merge('H3')
    expect(await emptyOn(store, '2026-03-20')).toEqual(NONE)
  })
})

/** Says nothing. */
const NO_AUDIT = { append: () => Promise.resolve([]) }

describe('a gas safety record', () => {
  async function withRecords(...records: [id: string, checkedOn: string, nextDue: string][]) {
    const store = await temporaryStore()
    await addHome(store, { id: 'H1', country: 'GB' })
    for (const [id, checked_on, next_due] of records)
      await store.queries
        .insertInto('gas_records')
        .values({
          id,
          home_id: 'H1',
          checked_on,
          due_before: null,
          next_due,
          engineer: 'J. Doyle',
          engineer_number: '123456',
          record_number: '',
          noted_at: `${checked_on}T10:00:00.000Z`,
          noted_by: 'Niamh',
        })
        .execute()
    return store
  }

  test('is due from 60 days before it runs out', async () => {
    const store = await withRecords(['G1', '2025-06-30', '2026-06-30'])
    expect(await due(store, '2026-04-30')).toEqual([])
    expect(await due(store, '2026-05-01')).toEqual([['gas', 'G1', '2026-06-30']])
    expect(await due(store, '2026-09-01')).toEqual([['gas', 'G1', '2026-06-30']])
  })

  test('is not, once a later check was noted', async () => {
    const store = await withRecords(['G1', '2025-06-30', '2026-06-30'], ['G2', '2026-05-05', '2027-06-30'])
    expect(await due(store, '2026-06-30')).toEqual([])
    expect(await due(store, '2027-05-01')).toEqual([['gas', 'G2', '2027-06-30']])
  })
})

describe('a letter', () => {
  test.each([
    ['council', 'GB', '2026-11-27', '2026-12-29'],
    ['water', 'IE', '2026-12-18', '2026-12-31'],
  ] as const)('to the %s in %s sent on %s is due from %s', async (to, country, sentOn, from) => {
    const store = await temporaryStore()
    await addHome(store, { id: 'H1', country })
    await addTenancy(store, { id: 'T1', homeId: 'H1', startsOn: '2026-11-20' })
    const letter = { id: 'W1', tenancy_id: 'T1', to_whom: to, occasion: 'move-in' as const }
    await store.queries
      .insertInto('letters')
      .values({ ...letter, subject: 'New tenants', text: 'Text', made_at: '2026-11-20T10:00:00.000Z' })
      .execute()
    expect(await overview(store.queries, noon(from))).toMatchObject({ letters: [], due: { items: [] } })
    await store.queries.updateTable('letters').set({ sent_on: sentOn }).execute()
    const early = await overview(store.queries, noon(sentOn))
    expect([early.due.items, early.letters.map(({ since }) => since)]).toEqual([[], [from]])
    const late = await overview(store.queries, noon(from))
    expect(late.letters).toEqual([])
    expect(late.due.items).toMatchObject([
      { what: 'letter', subject: 'W1', since: from, address: '#/homes/H1' },
    ])
    await store.queries.updateTable('letters').set({ answered_on: from }).execute()
    expect(await due(store, from)).toEqual([])
  })
})

test('what presses most comes first', async () => {
  const store = await temporaryStore()
  await addSubmission(store, { id: 'S1', acceptedAt: '2026-03-02T10:00:00.000Z' })
  await addHome(store, { id: 'H1' })
  await addSubmission(store, {
    id: 'L1',
    kind: 'landlord-switch',
    acceptedAt: '2025-12-01T10:00:00.000Z',
    homeId: 'H1',
    handedOn: '2026-03-01',
  })
  await freshenAll(store, '2026-03-20')
  expect((await due(store, '2026-03-20')).map(([what]) => what)).toEqual(['void', 'chase'])
})

test('what is unconfirmed comes before what was rejected; what was set aside, and older receipts, are left out', async () => {
  const store = await temporaryStore()
  await addSubmission(store, { id: 'S1', state: 'rejected', error: 'No such MPRN.' })
  await addSubmission(store, { id: 'S2', state: 'unconfirmed' })
  await addSubmission(store, { id: 'S3', state: 'rejected' })
  await store.queries.updateTable('submissions').set({ set_aside: 1 }).where('id', '=', 'S3').execute()
  await addSubmission(store, { id: 'S4', state: 'queued' })
  await addSubmission(store, { id: 'S5', state: 'cancelled' })
  await addSubmission(store, { id: 'S6', acceptedAt: '2026-03-29T09:00:00.000Z' })
  await addSubmission(store, { id: 'S7', acceptedAt: '2026-03-22T09:00:00.000Z' })
  await addDraft(store, { id: 'D1', kind: 'tenant-switch', blocked: 'The number is not known.' })
  await addDraft(store, { id: 'D2', kind: 'appointment' })
  const found = await overview(store.queries, noon('2026-03-30'))
  expect(found.attention.submissions.map(({ id }) => id)).toEqual(['S2', 'S1'])
  expect(found.attention.total).toBe(2)
  expect(found.waiting.submissions.map(({ id }) => id)).toEqual(['S4'])
  expect(found.done.map(({ id }) => id)).toEqual(['S6'])
  expect(found.blocked.drafts.map(({ id }) => id)).toEqual(['D1'])
  expect(found.drafts.drafts.map(({ id }) => id)).toEqual(['D2'])
})

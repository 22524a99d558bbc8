import { describe, expect, onTestFinished, test } from 'vitest'
import { addDays, today } from '#shared/domain/calendar-date.ts'
import type { SubmissionKind } from '#shared/domain/submission.ts'
import { createOutbox } from '#core/outbox/outbox.ts'
import { jobOf } from '#core/providers/jobs.ts'
import type { Outcome, Provider } from '#core/providers/provider.ts'
import { indexNewReceipts } from '#core/records/receipt-index.ts'
import { searchReceipts, type ReceiptQuery } from '#core/records/receipt-search.ts'
import { listReceipts } from '#core/records/receipts.ts'
import { tenantSwitch } from '#test/e2e/cli-bodies.ts'
import { BASIS, FILLED, ORGANISATION, TODAY } from '#test/support/filled-documents.ts'
import { change, objectOf } from '#test/support/filled-switch.ts'
import { addTestConnection, outboxDeps } from '#test/support/outbox.ts'
import { temporaryStore } from '#test/support/store.ts'

const [FIRST, SECOND, THIRD] = [addDays(today(), 1), addDays(today(), 2), addDays(today(), 3)] as const
const noon = (day: string) => new Date(`${day}T12:00:00`)

/** Takes whatever comes, and gives it the next number. */
class Taking implements Provider {
  readonly name = 'acquaint'
  #taken = 0

  send(): Promise<Outcome> {
    const number = 700_001 + this.#taken
    this.#taken += 1
    const remoteIds = { caseID: String(number), switchOverID: `SW${number}` }
    const answer = new TextEncoder().encode('{}')
    return Promise.resolve({ kind: 'accepted', remoteIds, answer, status: 200, location: null })
  }

  test(): Promise<never> {
    return Promise.reject(new Error('Not used here.'))
  }

  forget(): void {
    this.#taken = 0
  }
}

/** Receipts of real jobs, each accepted at the time that is set. */
async function world() {
  const store = await temporaryStore()
  await addTestConnection(store)
  await addTestConnection(store, 'OTHER')
  const at = { time: new Date() }
  const deps = outboxDeps(store, new Taking(), { jobs: jobOf, clock: () => at.time })
  const outbox = createOutbox(deps)
  onTestFinished(() => outbox.close())
  /** Makes a receipt; its submission's id. */
  const accept = async (
    kind: SubmissionKind,
    body: unknown,
    answers: Record<string, string> | null = null,
    connectionId = 'CONN',
  ): Promise<string> => {
    const isHealth = kind === 'psr-record' || kind === 'appointment'
    const outcome = await outbox.create({
      ...{ kind, connectionId, body, consent: isHealth ? BASIS : null, allowDuplicate: null },
      ...{ draftId: null, answers },
    })
    if (outcome.outcome !== 'queued') throw new Error(JSON.stringify(outcome))
    await outbox.run({ only: null, waitSeconds: 0, concurrency: 1, ratePerMinute: null })
    return outcome.submission.id
  }
  const search = (text: string, limits: Partial<ReceiptQuery> = {}) =>
    searchReceipts(store, {
      ...{ text, kind: null, from: null, to: null, offset: 0, limit: 50 },
      ...limits,
    })
  /** The submissions of the receipts that are found. */
  const found = async (text: string, limits: Partial<ReceiptQuery> = {}) =>
    (await search(text, limits)).receipts.map(({ submissionId }) => submissionId)
  return { store, at, accept, search, found }
}

const home = (mprn: string, place: Record<string, string> = {}) => {
  const example = tenantSwitch()
  const address = { ...example.property.address, ...place }
  return { ...example, property: { ...example.property, mprn, address } }
}

describe('a switch', () => {
  test('is found by its home, its numbers, the end of its meters, its connection, kind and days', async () => {
    const { at, accept, found } = await world()
    at.time = noon(FIRST)
    const quay = await accept(
      'tenant-switch',
      home('10200000678', { propertyName: 'Flat 3', street: 'Ó Briain Quay' }),
    )
    at.time = noon(SECOND)
    const mill = await accept(
      'landlord-switch',
      change(objectOf(jobOf('landlord-switch').example()), 'property.mprn', '10200000679'),
      null,
      'OTHER',
    )
    const finds: [string, string[]][] = [
      ['quay', [quay]],
      ['QUA', [quay]],
      ['qua bria flat', [quay]],
      ['o briain', [quay]],
      // As some keyboards write it: the letter and its accent apart.
      ['O\u0301 Briain', [quay]],
      ['qua harbour', []],
      ['uay', []],
      ['harb', [mill]],
      ['D02', [mill, quay]],
      ['700001', [quay]],
      ['sw70000', [mill, quay]],
      [quay, [quay]],
      [quay.slice(0, 8).toLowerCase(), [quay]],
      ['678', [quay]],
      ['10200000678', [quay]],
      ['102 0000 0678', []],
      // Another number with the same end: the receipt does not know more of it.
      ['99900000678', [quay]],
      ['10200000680', []],
      ['account conn', [quay]],
      ['other', [mill]],
      ['landlord takes', [mill]],
      ['', [mill, quay]],
      ['   ', [mill, quay]],
    ]
    for (const [text, ids] of finds) expect([text, await found(text)]).toEqual([text, ids])

    expect(await found('', { kind: 'tenant-switch' })).toEqual([quay])
    expect(await found('d02', { kind: 'tenant-switch' })).toEqual([quay])
    expect(await found('harbour', { kind: 'tenant-switch' })).toEqual([])
    for (const text of ['', 'd02']) {
      expect(await found(text, { from: SECOND })).toEqual([mill])
      expect(await found(text, { to: FIRST })).toEqual([quay])
      expect(await found(text, { from: FIRST, to: SECOND })).toEqual([mill, quay])
      expect(await found(text, { from: THIRD })).toEqual([])
    }
  })

  test('is found by nothing that its receipt hides', async () => {
    const { accept, found } = await world()
    await accept('tenant-switch', home('10200000678'))
    const hidden = ['Wilhelmina', 'Quigglesworth', 'wilhelmina.q@example.net', '910 1284', 'Hennessy', '1991']
    for (const text of [...hidden, '10200000', 'ends', 'mill house', '45210'])
      expect([text, await found(text)]).toEqual([text, []])
  })
})

test('a day begins and ends where this computer is', async () => {
  const { at, accept, found } = await world()
  at.time = new Date(`${FIRST}T00:00:00`)
  const first = await accept('tenant-switch', home('10200000001'))
  at.time = new Date(`${FIRST}T23:59:59.999`)
  const last = await accept('tenant-switch', home('10200000002'))
  at.time = new Date(`${SECOND}T00:00:00`)
  await accept('tenant-switch', home('10200000003'))
  expect(await found('', { from: FIRST, to: FIRST })).toEqual([last, first])
})

test('what is about health is found by its home, and not by needs, notes or who was spoken to', async () => {
  const { store, at, accept, found } = await world()
  const organisation = JSON.stringify(ORGANISATION)
  await store.queries.updateTable('connections').set({ organisation }).execute()
  at.time = noon(TODAY)
  const psr = await accept('psr-record', FILLED['psr-record'], {
    'property.label': '4 Weir View, Navan',
    'property.id': 'p-1',
  })
  const visit = await accept('appointment', FILLED['appointment'], {
    'property.label': '9 Turf Lane, Trim',
    'contact.label': 'Aoife Brannigan',
  })
  expect(await found('weir')).toEqual([psr])
  expect(await found('turf lane')).toEqual([visit])
  for (const text of ['Sorani', 'needs', '08 17 33', 'key safe', 'back door', 'hidden'])
    expect([text, await found(text)]).toEqual([text, []])
  for (const text of ['bell', 'ring the top', 'agreed', 'medical', 'Aoife', 'Brannigan', 'telephone'])
    expect([text, await found(text)]).toEqual([text, []])
})

test('a billed service is found by its numbers and reference, and not by its name', async () => {
  const { accept, found, search } = await world()
  const named = change(
    objectOf(jobOf('service').example()),
    'data.attributes.name',
    'Line of Aoife Brannigan',
  )
  const service = await accept('service', named, { 'account.label': 'Brannigan and daughters' })
  const reference = `ho-${service.slice(0, 8).toLowerCase()}`
  const { receipts } = await search('')
  expect(receipts[0]?.view).toContainEqual({ label: 'Reference', value: reference })
  expect(await found(reference)).toEqual([service])
  expect(await found('700001')).toEqual([service])
  for (const text of ['line', 'aoife', 'brannigan', 'daughters'])
    expect([text, await found(text)]).toEqual([text, []])
})

describe('what is typed', () => {
  test('is never taken for the language of the index, however hostile', async () => {
    const { accept, found } = await world()
    const id = await accept('tenant-switch', home('10200000678', { street: 'Quay Street' }))
    const nothing = [
      '"',
      '""',
      '*',
      '-',
      '^',
      '()',
      '"*',
      "'; DROP TABLE receipts --",
      '\0',
      '\u0301',
      '🏠',
      '\ud800',
    ]
    for (const text of [
      ...nothing,
      'NEAR',
      'NEAR(quay street)',
      'quay OR none',
      'quay NOT street',
      'words:none',
    ])
      expect([text, await found(text)]).toEqual([text, []])
    for (const text of [
      '"quay"',
      'quay*',
      '-quay',
      '^quay',
      'quay"',
      '{quay}',
      "qu\0ay'",
      'quay\0',
      'quay - street',
    ])
      expect([text, await found(text)]).toEqual([text, text.startsWith('qu\0') ? [] : [id]])
    // Letters that the index takes for no letters.
    for (const text of ['𞤀', 'नमस्ते', '٣', 'ﷺ']) expect([text, await found(text)]).toEqual([text, []])
    expect(await found('quay '.repeat(40))).toEqual([id])
    expect(await found('q'.repeat(200))).toEqual([])
    expect(await found(`${'quay '.repeat(12)}nowhere`)).toEqual([id])
    expect(await found('')).toEqual([id])
  })
})

test('pages are in one order, newest first, with no receipt twice or left out', async () => {
  const { at, accept, search } = await world()
  const ids: string[] = []
  // Many are accepted within one millisecond.
  for (let number = 0; number < 9; number += 1) {
    at.time = new Date(noon(FIRST).getTime() + Math.floor(number / 4))
    ids.unshift(await accept('tenant-switch', home(String(10_200_000_000 + number))))
  }
  for (const text of ['', 'd02 af30']) {
    const paged: string[] = []
    for (let offset = 0; offset < 12; offset += 2) {
      const { total, receipts } = await search(text, { offset, limit: 2 })
      expect(total).toBe(9)
      paged.push(...receipts.map(({ submissionId }) => submissionId))
    }
    expect(paged).toEqual(ids)
  }
})

test('receipts are made findable before they are searched, each once, however many there are', async () => {
  const { store, accept, found } = await world()
  const ids: string[] = []
  for (let n = 0; n < 5; n += 1)
    ids.push(await accept('tenant-switch', home(`1020000000${n}`, { street: 'Quay Street' })))
  const words = async () => (await store.queries.selectFrom('receipt_search').selectAll().execute()).length
  expect(await words()).toBe(0)
  expect(await found('quay')).toEqual(ids.toReversed())
  await Promise.all([indexNewReceipts(store), indexNewReceipts(store)])
  expect(await words()).toBe(5)
  const listed = (await listReceipts(store.queries)).map(({ submissionId }) => submissionId)
  expect(listed).toEqual(ids.toReversed())
  const another = await accept('tenant-switch', home('10200000009', { street: 'Quay Street' }))
  expect(await words()).toBe(5)
  expect(await found('quay')).toEqual([another, ...listed])
})

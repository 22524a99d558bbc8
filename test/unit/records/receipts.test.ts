import { createHash } from 'node:crypto'
import { describe, expect, test, vi } from 'vitest'
import type { Receipt } from '#shared/contract/receipts.ts'
import type { Outcome } from '#core/providers/provider.ts'
import { createOutbox } from '#core/outbox/outbox.ts'
import { receiptPage } from '#core/records/receipt-page.ts'
import { getReceipt, listReceipts } from '#core/records/receipts.ts'
import { eraseOldBodies } from '#core/records/retention.ts'
import { readSettings, saveSettings } from '#core/records/settings.ts'
import { NotFoundError } from '#core/refusal.ts'
import { addTestConnection, bodyOf, creation, outboxDeps, ScriptedProvider } from '#test/support/outbox.ts'
import { temporaryStore } from '#test/support/store.ts'

vi.setConfig({ testTimeout: 60_000 })

const all = { only: null, waitSeconds: 0, concurrency: 4, ratePerMinute: null }
const DAY_MS = 86_400_000

async function world() {
  const store = await temporaryStore()
  await addTestConnection(store)
  const provider = new ScriptedProvider()
  const deps = outboxDeps(store, provider)
  return { store, provider, deps, outbox: createOutbox(deps) }
}

describe('a receipt', () => {
  test('hashes are SHA-256 of salt and bytes, each receipt with a salt of its own', async () => {
    const { store, outbox } = await world()
    for (const meter of ['1', '2']) await outbox.create(creation(bodyOf(meter)))
    await outbox.run(all)
    const receipts = await listReceipts(store.queries)
    const kept = await store.queries
      .selectFrom('bodies as b')
      .innerJoin('receipts as r', 'r.submission_number', 'b.number')
      .select(['r.id', 'b.salt', 'b.body', 'r.answer'])
      .execute()
    expect(receipts).toHaveLength(2)
    expect(new Set(kept.map(({ salt }) => Buffer.from(salt).toString('hex'))).size).toBe(2)
    for (const { id: receiptId, salt, body, answer } of kept) {
      expect(salt).toHaveLength(32)
      const hash = (bytes: Uint8Array | null) =>
        createHash('sha256')
          .update(Buffer.concat([salt, bytes ?? Buffer.alloc(0)]))
          .digest('hex')
      expect(receipts.find(({ id }) => id === receiptId)).toMatchObject({
        bodyHash: hash(body),
        answerHash: hash(answer),
      })
    }
  })

  test('its row holds nothing of the body', async () => {
    const { store, outbox } = await world()
    await outbox.create(creation(bodyOf('10000000001', { person: 'Siobhán Ní Dhomhnaill' })))
    await outbox.run(all)
    const row = JSON.stringify(
      await store.queries.selectFrom('receipts').select(['view', 'endpoint', 'body_hash']).execute(),
    )
    expect(row).not.toMatch(/Siobhán|10000000001/)
  })

  test('an unknown one is named', async () => {
    const { store } = await world()
    await expect(getReceipt(store.queries, 'NONE')).rejects.toBeInstanceOf(NotFoundError)
  })
})

describe('retention', () => {
  const rejected: Outcome = {
    kind: 'rejected',
    errors: [{ path: 'meter', message: 'Aoife is unknown.', fix: '', from: 'service', code: 'HO-ACQ-400' }],
    code: 'HO-ACQ-400',
    detail: 'Answered 400.',
    answer: Buffer.from(''),
    status: 400,
  }

  async function filled() {
    const made = await world()
    const { outbox, provider } = made
    const outcomes: Record<string, Outcome> = {
      rejected,
      unconfirmed: { kind: 'unconfirmed', code: 'HO-X', detail: '', status: null },
      waiting: { kind: 'waiting', code: 'HO-X', detail: '', retryAfterMs: 3_600_000 },
    }
    const otherwise = provider.answer
    provider.answer = (body, signal) => outcomes[body.meter] ?? otherwise(body, signal)
    const answers = { 'tenant.firstName': 'Aoife' }
    const consent = {
      basis: 'explicit-consent',
      wording: '1',
      givenBy: 'Aoife',
      how: 'phone',
      at: '2026-11-22',
      scope: ['record' as const],
    }
    for (const meter of ['accepted', 'rejected', 'unconfirmed', 'waiting', 'queued'])
      await outbox.create({ ...creation(bodyOf(meter)), answers, consent })
    await outbox.run({ ...all, concurrency: 4 })
    return made
  }

  test('erases what is settled and old enough, and nothing that may still be sent or asked about', async () => {
    const { store, deps } = await filled()
    const early = await eraseOldBodies({ store, audit: deps.audit, now: new Date(Date.now() + 29 * DAY_MS) })
    expect(early).toEqual([])
    const erased = await eraseOldBodies({ store, audit: deps.audit, now: new Date(Date.now() + 31 * DAY_MS) })
    const rows = await store.queries
      .selectFrom('submissions as s')
      .leftJoin('bodies as b', 'b.number', 's.number')
      .select(['s.id', 's.title', 'b.body', 'b.salt', 's.answers', 's.consent', 's.errors'])
      .orderBy('s.number')
      .execute()
    const gone = rows.filter(({ answers, consent }) => answers === null && consent === null)
    expect(gone.map(({ title }) => title)).toEqual(['Home of accepted', 'Home of rejected'])
    expect(erased).toEqual(gone.map(({ id }) => id))
    for (const row of gone) expect(row).toMatchObject({ body: null, salt: null, errors: '[]' })
    for (const row of rows.slice(2)) expect(row.body).not.toBeNull()
    const receipts = await store.queries.selectFrom('receipts').select(['answer', 'keep_until']).execute()
    expect(receipts).toEqual([{ answer: null, keep_until: null }])
    expect(await listReceipts(store.queries)).toMatchObject([
      { bodyKept: false, bodyKeptUntil: null, view: [{ label: 'Start' }] },
    ])
    expect(
      await eraseOldBodies({ store, audit: deps.audit, now: new Date(Date.now() + 40 * DAY_MS) }),
    ).toEqual([])
  })

  test('a changed setting holds for what is there already', async () => {
    const { store, deps } = await filled()
    const now = new Date()
    const keepFor = async (keepBodiesDays: number) =>
      saveSettings(store, { ...(await readSettings(store.queries)), keepBodiesDays })
    await keepFor(7)
    expect(await eraseOldBodies({ store, audit: deps.audit, now })).toEqual([])
    const [receipt] = await listReceipts(store.queries)
    expect(receipt?.bodyKeptUntil).toBe(
      new Date(Date.parse(receipt?.acceptedAt ?? '') + 7 * DAY_MS).toISOString(),
    )
    await keepFor(0)
    expect(await eraseOldBodies({ store, audit: deps.audit, now: new Date() })).toHaveLength(2)
  })
})

describe('the page', () => {
  const receipt: Receipt = {
    id: 'R1',
    submissionId: 'S1',
    kind: 'tenant-switch',
    country: null,
    connectionLabel: 'Our office',
    endpoint: 'POST https://api.example.com/17.0/app/utilityswitching/switches/tenant',
    format: 'json',
    sentAt: '2026-11-20T09:30:00.000Z',
    acceptedAt: '2026-11-20T09:30:02.000Z',
    by: 'Niamh Byrne',
    onWhoseWord: null,
    remoteIds: { caseID: '123', switchOverID: '456' },
    location: null,
    bodyHash: 'a'.repeat(64),
    answerHash: 'b'.repeat(64),
    view: [{ label: 'Home', value: 'Dublin 8' }],
    bodyKept: true,
    bodyKeptUntil: '2026-12-20T09:30:02.000Z',
    practice: false,
    hasBasis: false,
    withdrawn: null,
  }

  test('says what is known: case, what, where, when, who, hash and when to chase', () => {
    const page = receiptPage(receipt)
    for (const text of [
      'Received by Acquaint, case 123',
      'Tenant moves in',
      'Dublin 8',
      'Our office',
      receipt.endpoint,
      'Niamh Byrne',
      receipt.bodyHash,
      '456',
    ])
      expect(page).toContain(text)
    // Friday 20 November and seven working days is Tuesday 1 December.
    expect(page).toContain('by 1 December 2026 (7 working days)')
    expect(page).toMatch(/20 November 2026, \d{1,2}:30(am|pm)/)
    expect(page).not.toContain('Practice')
    expect(page).not.toContain('On the word of')
  })

  test('stands alone: no script, nothing from elsewhere, no style attribute', () => {
    const page = receiptPage(receipt)
    expect(page).not.toMatch(/<script|<link|<img|@import|url\(|\sstyle=|\son\w+=|\ssrc=|\shref=/i)
    expect(page).toContain('@media print')
    expect(page).toContain('prefers-color-scheme: dark')
  })

  test('escapes every value', () => {
    const evil = `<script>alert("x")</script>&'`
    const page = receiptPage({
      ...receipt,
      connectionLabel: evil,
      endpoint: evil,
      format: evil,
      by: evil,
      onWhoseWord: evil,
      id: evil,
      submissionId: evil,
      bodyHash: evil,
      answerHash: evil,
      remoteIds: { caseID: evil, [evil]: evil },
      location: null,
      view: [{ label: evil, value: evil }],
    })
    expect(page).not.toMatch(/<script/i)
    expect(page.match(/&lt;script&gt;/gi)?.length).toBeGreaterThan(12)
  })

  test('a practice receipt says so', () => {
    expect(receiptPage({ ...receipt, practice: true })).toContain('Practice: nothing left this computer')
  })

  test('one that rests on a word says on whose', () => {
    const page = receiptPage({ ...receipt, onWhoseWord: 'Niamh Byrne', answerHash: null })
    expect(page).toContain('On the word of Niamh Byrne')
    expect(page).not.toContain('Hash of the answer')
  })

  test('one that Ctrl Hub was asked about afterwards says that, and nothing of Acquaint', () => {
    const page = receiptPage({
      ...receipt,
      kind: 'appointment',
      onWhoseWord: 'Ctrl Hub',
      remoteIds: { id: '3f8e2c10-000d-4a00-8000-000000000001' },
      location: null,
    })
    expect(page).toContain(
      'No answer came when it was sent. Handover looked it up afterwards, and Ctrl Hub had it.',
    )
    expect(page).toContain('<h1>Received by Ctrl Hub</h1>')
    expect(page).toContain('<dt>Their number</dt><dd>3f8e2c10-000d-4a00-8000-000000000001</dd>')
    expect(page).toContain('Handover cannot move or cancel a visit')
    expect(page).not.toMatch(/Acquaint by computer|working days|case 3f8e/)
  })

  test('somebody’s word that Ctrl Hub has it is not taken for its own', () => {
    const page = receiptPage({ ...receipt, kind: 'psr-record', onWhoseWord: 'Niamh Byrne', answerHash: null })
    expect(page).toContain('On the word of Niamh Byrne')
    expect(page).not.toContain('looked it up')
    expect(page).toContain('does not by itself register anyone with a supplier or network operator')
  })

  test('an agreement that was taken back is told, with what to do', () => {
    const page = receiptPage({
      ...receipt,
      kind: 'psr-record',
      hasBasis: true,
      withdrawn: {
        at: '2026-11-21',
        how: 'e-mail',
        notedAt: '2026-11-22T10:00:00.000Z',
        notedBy: 'Niamh Byrne',
      },
    })
    expect(page).toContain('Agreement taken back')
    expect(page).toContain('<dt>When</dt><dd>21 November 2026</dd>')
    expect(page).toContain('<dt>How</dt><dd>By e-mail</dd>')
    expect(page).toContain('Write to Ctrl Hub, who alone can delete the record.')
    expect(receiptPage(receipt)).not.toContain('taken back')
  })

  test('once the body is erased it says so', () => {
    expect(receiptPage({ ...receipt, bodyKept: false, bodyKeptUntil: null })).toContain('has been erased')
  })
})

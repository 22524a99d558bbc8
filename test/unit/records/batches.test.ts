import { describe, expect, onTestFinished, test } from 'vitest'
import type { Batch } from '#shared/contract/batches.ts'
import { noLog } from '#core/log.ts'
import { createOutbox } from '#core/outbox/outbox.ts'
import { openAudit } from '#core/records/audit.ts'
import { batchCsv, batchJson } from '#core/records/batch-export.ts'
import { batchPage } from '#core/records/batch-page.ts'
import { batchProof } from '#core/records/batch-proof.ts'
import { getBatch, listBatches } from '#core/records/batches.ts'
import { noteDisclosure } from '#core/records/disclosures.ts'
import { eraseOldBodies } from '#core/records/retention.ts'
import { pageOfBatch } from '#core/store/repositories/submissions.ts'
import type { Store } from '#core/store/store.ts'
import type { Outcome } from '#core/providers/provider.ts'
import {
  acceptedAs,
  addTestConnection,
  AUDIT_KEY,
  bodyOf,
  creation,
  MemoryVault,
  outboxDeps,
  ScriptedProvider,
} from '#test/support/outbox.ts'
import { temporaryStore } from '#test/support/store.ts'

const all = { only: null, waitSeconds: 0, concurrency: 4, ratePerMinute: null }
const rejected: Outcome = {
  kind: 'rejected',
  status: 400,
  code: 'HO-ACQ-400',
  detail: 'Refused.',
  answer: new TextEncoder().encode('{}'),
  errors: [
    {
      path: 'tenant.email',
      message: 'Aoife <aoife@example.com> is not known.',
      fix: '',
      from: 'service',
      code: 'HO-ACQ-400',
    },
  ],
}

/** A file of four rows, of which the first two are sent: one is accepted, one rejected. */
async function world() {
  const store = await temporaryStore()
  await addTestConnection(store)
  const vault = new MemoryVault()
  const audit = openAudit({ store, vault, key: AUDIT_KEY, log: noLog })
  onTestFinished(() => audit.close())
  const provider = new ScriptedProvider()
  provider.answer = ({ meter }) => (meter === 'bad' ? rejected : acceptedAs(`C-${meter}`))
  const outbox = createOutbox(outboxDeps(store, provider, { audit }))
  onTestFinished(() => outbox.close())
  await addBatch(store, 'B1', '2026-11-28T10:00:00.000Z')
  const put = async (meter: string, line: number) => {
    const outcome = await outbox.create(creation(bodyOf(meter, { person: '=Aoife' })))
    if (outcome.outcome !== 'queued') throw new Error(outcome.outcome)
    const { id } = outcome.submission
    await store.queries
      .updateTable('submissions')
      .set({ batch_id: 'B1', batch_line: line })
      .where('id', '=', id)
      .execute()
    return id
  }
  const good = await put('good', 3)
  const bad = await put('bad', 2)
  await outbox.run(all)
  const waiting = [await put('later', 4), await put('last', 5)]
  const disclose = async (reason: string) => {
    const at = new Date()
    await store.transaction((queries) =>
      noteDisclosure(queries, audit, { batchId: 'B1', at, by: 'Niamh', form: 'html', reason }),
    )
    return { reason, by: 'Niamh', at: at.toISOString() }
  }
  return { store, audit, outbox, good, bad, waiting, disclose }
}

function addBatch(store: Store, id: string, madeAt: string) {
  return store.queries
    .insertInto('batches')
    .values({
      id,
      kind: 'tenant-switch',
      connection_id: 'CONN',
      connection_label: 'Acquaint',
      name: 'Brannigan.csv',
      made_at: madeAt,
      by_whom: 'Niamh Byrne',
    })
    .execute()
}

const countsOf = ({ counts }: Batch) =>
  Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0))

describe('a batch', () => {
  test('tells how many of it are in each state, and when all have their answer', async () => {
    const { store, outbox, waiting } = await world()
    const before = await getBatch(store.queries, 'B1')
    expect(before).toMatchObject({ total: 4, doneAt: null, by: 'Niamh Byrne', kind: 'tenant-switch' })
    expect(countsOf(before)).toEqual({ accepted: 1, rejected: 1, queued: 2 })
    await outbox.cancel(waiting[0] ?? '')
    await outbox.run(all)
    const after = await getBatch(store.queries, 'B1')
    expect(countsOf(after)).toEqual({ accepted: 2, rejected: 1, cancelled: 1 })
    const times = await store.queries.selectFrom('submissions').select('updated_at').execute()
    expect(after.doneAt).toBe(
      times
        .map(({ updated_at }) => updated_at)
        .toSorted()
        .at(-1),
    )
  })

  test('is listed with the newest first, and empty ones are not done', async () => {
    const { store } = await world()
    await addBatch(store, 'B2', '2026-11-29T10:00:00.000Z')
    const batches = await listBatches(store.queries)
    expect(batches.map(({ id, total, doneAt }) => [id, total, doneAt])).toEqual([
      ['B2', 0, null],
      ['B1', 4, null],
    ])
    expect(batches[1]).toEqual(await getBatch(store.queries, 'B1'))
    await expect(getBatch(store.queries, 'B9')).rejects.toMatchObject({ name: 'NotFoundError' })
  })

  test('has its submissions in the order of the file, page by page and by state', async () => {
    const { store, good, bad, waiting } = await world()
    const page = (states: ('queued' | 'accepted')[] | null, offset: number, limit: number) =>
      pageOfBatch(store.queries, { id: 'B1', states, offset, limit })
    const ids = [bad, good, ...waiting]
    const whole = await page(null, 0, 200)
    expect([whole.total, whole.submissions.map(({ id }) => id)]).toEqual([4, ids])
    expect(whole.submissions.map(({ batch }) => batch?.line)).toEqual([2, 3, 4, 5])
    expect((await page(null, 1, 2)).submissions.map(({ id }) => id)).toEqual(ids.slice(1, 3))
    const queued = await page(['queued'], 1, 5)
    expect([queued.total, queued.submissions.map(({ id }) => id)]).toEqual([2, ids.slice(3)])
  })

  test('is cancelled as far as it has not left, and may be sent anew', async () => {
    const { store, outbox, audit } = await world()
    expect(await outbox.cancelBatch('B1')).toBe(2)
    expect(countsOf(await getBatch(store.queries, 'B1'))).toEqual({ accepted: 1, rejected: 1, cancelled: 2 })
    expect(await outbox.cancelBatch('B1')).toBe(0)
    expect((await outbox.check(creation(bodyOf('later')))).duplicate).toBeNull()
    expect((await outbox.check(creation(bodyOf('good')))).duplicate).not.toBeNull()
    expect(await audit.verify()).toMatchObject({ ok: true, problems: [] })
  })
})

describe('its receipt', () => {
  test('names nobody and shows no body unless it is shown in full', async () => {
    const { store, good, bad } = await world()
    const proof = await batchProof(store.queries, 'B1', null)
    for (const text of [batchPage(proof), batchCsv(proof), batchJson(proof)]) {
      for (const hidden of ['Aoife', 'Brannigan', 'Home of', 'person']) expect(text).not.toContain(hidden)
      for (const shown of ['C-good', good, bad, 'HO-ACQ-400', 'Start']) expect(text).toContain(shown)
    }
  })

  test('in full has what was sent, the file, what was said, and why it is shown; never the answer, which may repeat a password', async () => {
    const { store, disclose } = await world()
    const proof = await batchProof(store.queries, 'B1', await disclose('The council <asked> for it'))
    const page = batchPage(proof)
    expect(page).toContain('The council &lt;asked&gt; for it')
    expect(page).not.toContain('<asked>')
    for (const text of [page.replaceAll('&quot;', '"'), batchCsv(proof).replaceAll('""', '"')]) {
      for (const shown of ['Home of good', '"person":"=Aoife"', 'is not known']) expect(text).toContain(shown)
      expect(text).not.toContain('"caseID"')
    }
    expect(JSON.parse(batchJson(proof))).toMatchObject({
      batch: { name: 'Brannigan.csv' },
      shownInFull: { reason: 'The council <asked> for it', by: 'Niamh' },
      submissions: [{ line: 2, state: 'rejected' }, { line: 3, state: 'accepted' }, {}, {}],
    })
  })

  test('tells of what was accepted only what its receipt does, which the audit log vouches for', async () => {
    const { store, good } = await world()
    const before = await batchProof(store.queries, 'B1', null)
    await store.queries
      .updateTable('submissions')
      .set({ remote_ids: '{"caseID":"C-other"}', view: '[]', sent_at: '2026-01-01T00:00:00.000Z' })
      .where('id', '=', good)
      .execute()
    expect(await batchProof(store.queries, 'B1', null)).toEqual(before)
  })

  test('in full says of what was erased that it was', async () => {
    const { store, audit, disclose } = await world()
    await eraseOldBodies({ store, audit, now: new Date(Date.now() + 31 * 86_400_000) })
    const page = batchPage(await batchProof(store.queries, 'B1', await disclose('For the archive')))
    expect(page).toContain('What was sent has been erased.')
    expect(page).not.toContain('=Aoife&quot;,')
  })

  test('as a spreadsheet runs no formula, and has one line a row of the file', async () => {
    const { store, disclose, bad } = await world()
    await store.queries.updateTable('submissions').set({ title: '=1+1' }).where('id', '=', bad).execute()
    const csv = batchCsv(await batchProof(store.queries, 'B1', await disclose('For the archive')))
    const [header = '', ...rows] = csv.replace('\uFEFF', '').trimEnd().split('\r\n')
    expect(header.split(',').slice(0, 3)).toEqual(['Row', 'Submission', 'State'])
    expect(rows.map((row) => row.split(',')[0])).toEqual(['2', '3', '4', '5'])
    expect(rows[0]).toContain(",'=1+1,")
  })

  test.each([
    ['reason', { reason: 'the council asked' }],
    ['person', { by_whom: 'Naimh' }],
    ['time', { at: '2026-11-29T10:00:00.001Z' }],
    ['form', { form: 'csv' as const }],
    ['salt', { salt: new Uint8Array(32) }],
    ['batch', { batch_id: 'B2' }],
    ['entry', { entry: 1 }],
  ])('another %s of why it was shown is found at its place', async (_what, change) => {
    const { store, audit, disclose } = await world()
    await addBatch(store, 'B2', '2026-11-29T10:00:00.000Z')
    await disclose('The council asked')
    const { ok, entries } = await audit.verify()
    expect(ok).toBe(true)
    await store.queries.updateTable('disclosures').set(change).execute()
    const after = await audit.verify()
    expect(after.ok).toBe(false)
    expect(after.problems.map(({ place, what }) => `${place} ${what}`)).toContain(`${entries} changed`)
  })

  test('why it was shown cannot be taken away', async () => {
    const { store, audit, disclose } = await world()
    await disclose('The council asked')
    await store.queries.deleteFrom('disclosures').execute()
    expect(await audit.verify()).toMatchObject({
      ok: false,
      problems: [{ what: 'changed', message: 'Why batch B1 was shown in full is missing.' }],
    })
  })
})

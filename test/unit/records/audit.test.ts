import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { noLog, type Log } from '#core/log.ts'
import { createOutbox } from '#core/outbox/outbox.ts'
import { openAudit } from '#core/records/audit.ts'
import { eraseOldBodies } from '#core/records/retention.ts'
import { openEncrypted } from '#core/store/encrypted-database.ts'
import { Secret } from '#core/vault/secret.ts'
import {
  addTestConnection,
  AUDIT_KEY,
  bodyOf,
  creation,
  MemoryVault,
  outboxDeps,
  ScriptedProvider,
} from '#test/support/outbox.ts'
import { temporaryStore } from '#test/support/store.ts'

vi.setConfig({ testTimeout: 60_000 })

const all = { only: null, waitSeconds: 0, concurrency: 4, ratePerMinute: null }

/** Three accepted submissions (created, sent, accepted and receipt-made each) and a queued one: 13 entries, anchored. */
async function world() {
  const store = await temporaryStore()
  await addTestConnection(store)
  const vault = new MemoryVault()
  const audit = openAudit({ store, vault, key: AUDIT_KEY, log: noLog })
  onTestFinished(() => audit.close())
  const deps = outboxDeps(store, new ScriptedProvider(), { audit })
  const outbox = createOutbox(deps)
  const ids: string[] = []
  for (const meter of ['1', '2', '3']) {
    const outcome = await outbox.create(creation(bodyOf(meter)))
    if (outcome.outcome === 'queued') ids.push(outcome.submission.id)
    await outbox.run(all)
  }
  await outbox.create(creation(bodyOf('4')))
  await outbox.close()
  await audit.close()
  /** Edits the database as somebody with the key and a SQLite shell would. */
  const edit = (sql: string, ...values: unknown[]): number => {
    const database = openEncrypted(store.file, store.key, { readonly: false })
    try {
      return database.prepare(sql).run(...values).changes
    } finally {
      database.close()
    }
  }
  return { store, vault, audit, deps, outbox, ids, edit }
}

test('an untouched log holds', async () => {
  const { audit, store } = await world()
  expect(await audit.verify()).toEqual({ ok: true, entries: 13, problems: [] })
  const entries = await store.queries
    .selectFrom('audit')
    .select(['number', 'event'])
    .orderBy('number')
    .limit(4)
    .execute()
  expect(entries.map(({ number, event }) => `${number} ${event}`)).toEqual([
    '1 created',
    '2 sent',
    '3 accepted',
    '4 receipt-made',
  ])
})

test('a log holds also while something is sent and erased', async () => {
  const { audit, store, deps } = await world()
  const outbox = createOutbox(deps)
  onTestFinished(() => outbox.close())
  const now = new Date(Date.now() + 31 * 86_400_000)
  const reports = [audit.verify(), audit.verify(), audit.verify()]
  const run = outbox.run(all)
  const erased = eraseOldBodies({ store, audit, now })
  reports.push(audit.verify(), audit.verify())
  await Promise.all([run, erased])
  expect((await Promise.all(reports)).map(({ ok }) => ok)).toEqual([true, true, true, true, true])
})

test('no entry names anybody or holds a number of theirs', async () => {
  const { store, ids } = await world()
  const receipts = await store.queries.selectFrom('receipts').select('id').execute()
  const known = new Set([...ids, ...receipts.map(({ id }) => id), await lastId(store)])
  for (const entry of await store.queries.selectFrom('audit').selectAll().execute())
    expect(known).toContain(entry.subject)
})

const lastId = async (store: Awaited<ReturnType<typeof temporaryStore>>) =>
  (
    await store.queries
      .selectFrom('submissions')
      .select('id')
      .orderBy('number', 'desc')
      .executeTakeFirstOrThrow()
  ).id

describe('a changed entry is found at its place', () => {
  test.each([
    ['at', '2020-01-01T00:00:00.000Z'],
    ['event', 'rejected'],
    ['subject', 'SOMEBODY'],
    ['hash', 'f'.repeat(64)],
    ['mac', 'e'.repeat(64)],
  ])('%s', async (column, value) => {
    const { audit, edit } = await world()
    expect(edit(`UPDATE audit SET ${column} = ? WHERE number = 6`, value)).toBe(1)
    const report = await audit.verify()
    expect(report.ok).toBe(false)
    expect(report.problems.filter(({ what }) => what === 'changed')).toEqual([
      { place: 6, what: 'changed', message: 'This entry was changed after it was written.' },
    ])
  })

  test('one in the middle taken out', async () => {
    const { audit, edit } = await world()
    edit('DELETE FROM audit WHERE number = 6')
    const report = await audit.verify()
    expect(report).toMatchObject({ ok: false, entries: 12, problems: [{ place: 6, what: 'changed' }] })
  })

  test('taken out, and the rest moved up', async () => {
    const { audit, edit } = await world()
    edit('DELETE FROM audit WHERE number = 6')
    edit('UPDATE audit SET number = number - 1 WHERE number > 6')
    expect((await audit.verify()).problems[0]).toMatchObject({ place: 6, what: 'changed' })
  })

  test('two changed places are both told', async () => {
    const { audit, edit } = await world()
    edit("UPDATE audit SET at = '2020-01-01T00:00:00.000Z' WHERE number IN (2, 10)")
    expect((await audit.verify()).problems.map(({ place }) => place)).toEqual([2, 10])
  })

  test('with another key nothing holds', async () => {
    const { store, vault } = await world()
    const other = openAudit({ store, vault, key: Secret.of('b'.repeat(64)), log: noLog })
    expect((await other.verify()).problems[0]).toMatchObject({ place: 1, what: 'changed' })
  })
})

describe('a cut-off end', () => {
  test('is found where the log ends now', async () => {
    const { audit, edit } = await world()
    edit('DELETE FROM audit WHERE number > 11')
    const report = await audit.verify()
    expect(report.ok).toBe(false)
    expect(report.problems).toContainEqual({
      place: 12,
      what: 'cut-off',
      message: 'The log ends at 11, but had 13 entries when it was last anchored.',
    })
  })

  test('is found when all of it is gone', async () => {
    const { audit, edit } = await world()
    edit('DELETE FROM audit')
    expect((await audit.verify()).problems).toContainEqual(
      expect.objectContaining({ place: 1, what: 'cut-off' }),
    )
  })

  test('is found even after new entries were written over it, and these do not become the anchor', async () => {
    const { audit, edit, deps, vault, store } = await world()
    const anchor = vault.items.get('audit-anchor')
    edit('DELETE FROM audit WHERE number > 12')
    const errors: string[] = []
    const log: Log = { ...noLog, error: (fields) => errors.push(String(fields['code'])) }
    const next = openAudit({ store, vault, key: AUDIT_KEY, log })
    const outbox = createOutbox({ ...deps, audit: next })
    for (const meter of ['7', '8', '9']) await outbox.create(creation(bodyOf(meter)))
    await outbox.close()
    await next.close()
    expect(errors).toEqual(['HO-AUDIT-CUT-OFF'])
    expect(vault.items.get('audit-anchor')).toBe(anchor)
    const report = await audit.verify()
    expect(report).toMatchObject({ ok: false, problems: [{ place: 13, what: 'cut-off' }] })
  })

  test('a log longer than its anchor holds', async () => {
    const { audit, deps } = await world()
    const outbox = createOutbox(deps)
    await outbox.create(creation(bodyOf('9')))
    await outbox.close()
    expect(await audit.verify()).toMatchObject({ ok: true, entries: 14 })
  })
})

describe('the anchor', () => {
  test('is written at most once a minute, and on close', async () => {
    const { store, vault, audit } = await world()
    const first = vault.items.get('audit-anchor')
    vi.useFakeTimers()
    onTestFinished(() => void vi.useRealTimers())
    const append = () =>
      store.transaction((queries) =>
        audit.append(queries, { at: new Date(), event: 'secret-replaced', subject: 'CONN', hash: null }),
      )
    const writes = vi.spyOn(vault, 'write')
    await append()
    await append()
    await vi.advanceTimersByTimeAsync(59_000)
    expect(writes).toHaveBeenCalledTimes(0)
    await vi.advanceTimersByTimeAsync(2_000)
    vi.useRealTimers()
    await vi.waitFor(() => expect(writes).toHaveBeenCalledTimes(1), { timeout: 30_000 })
    await append()
    await audit.close()
    expect(writes).toHaveBeenCalledTimes(2)
    expect(vault.items.get('audit-anchor')).not.toBe(first)
    expect(await audit.verify()).toMatchObject({ ok: true, entries: 16 })
  })

  test('a transaction that fails leaves neither deed nor entry', async () => {
    const { store, audit } = await world()
    const failing = store.transaction(async (queries) => {
      await audit.append(queries, { at: new Date(), event: 'resolved', subject: 'X', hash: null })
      throw new Error('on purpose')
    })
    await expect(failing).rejects.toThrow('on purpose')
    expect(await audit.verify()).toMatchObject({ ok: true, entries: 13 })
  })
})

describe('bodies and receipts', () => {
  test('one changed byte of a sent body', async () => {
    const { audit, store, edit } = await world()
    const { body, number } = await store.queries.selectFrom('bodies').selectAll().executeTakeFirstOrThrow()
    const changed = Buffer.from(body)
    changed[3] = (changed[3] ?? 0) ^ 1
    edit('UPDATE bodies SET body = ? WHERE number = ?', changed, number)
    const report = await audit.verify()
    expect(report).toMatchObject({ ok: false, problems: [{ what: 'body-changed' }] })
    expect([1, 5, 9]).toContain(report.problems[0]?.place)
  })

  test.each([
    ['bodies', 'salt'],
    ['receipts', 'answer'],
  ])('of %s another %s', async (table, column) => {
    const { audit, edit } = await world()
    edit(`UPDATE ${table} SET ${column} = ?`, Buffer.alloc(32))
    expect((await audit.verify()).problems.map(({ place, what }) => `${place} ${what}`)).toContain(
      '1 body-changed',
    )
  })

  test('a queued body changed before it is sent', async () => {
    const { audit, edit } = await world()
    const queued = "SELECT number FROM submissions WHERE state = 'queued'"
    expect(edit(`UPDATE bodies SET body = x'00' WHERE number = (${queued})`)).toBe(1)
    expect(await audit.verify()).toMatchObject({ ok: false, problems: [{ place: 13, what: 'body-changed' }] })
  })

  test.each([
    'endpoint',
    'accepted_at',
    'by_whom',
    'remote_ids',
    'view',
    'body_hash',
    'on_whose_word',
    'location',
  ])('a receipt with another %s', async (column) => {
    const { audit, edit, ids } = await world()
    expect(edit(`UPDATE receipts SET ${column} = 'x' WHERE submission_id = ?`, ids[1])).toBe(1)
    expect((await audit.verify()).problems).toContainEqual(
      expect.objectContaining({ place: 8, what: 'changed' }),
    )
  })

  test('a receipt made by hand', async () => {
    const { audit, edit, store } = await world()
    const id = await lastId(store)
    edit(
      `INSERT INTO receipts (id, submission_id, submission_number, kind, connection_label, endpoint, format, sent_at, accepted_at, by_whom, remote_ids, body_hash, view, practice)
       SELECT 'FORGED', s.id, s.number, r.kind, r.connection_label, endpoint, format, r.sent_at, accepted_at, by_whom, r.remote_ids, body_hash, r.view, practice
       FROM receipts r, submissions s WHERE s.id = ? LIMIT 1`,
      id,
    )
    expect(await audit.verify()).toMatchObject({
      ok: false,
      problems: [{ place: 14, what: 'changed', message: 'Receipt FORGED is not in the log.' }],
    })
  })

  test('a body that somebody took away is not taken for an erased one', async () => {
    const { audit, edit } = await world()
    edit('DELETE FROM bodies WHERE number IN (SELECT submission_number FROM receipts)')
    const report = await audit.verify()
    expect(report.ok).toBe(false)
    expect(report.problems.map(({ place, what }) => `${place} ${what}`)).toEqual([
      '1 body-changed',
      '5 body-changed',
      '9 body-changed',
    ])
  })

  test('a body erased by retention is told, and the log holds', async () => {
    const { audit, store, ids } = await world()
    const now = new Date(Date.now() + 31 * 86_400_000)
    expect(await eraseOldBodies({ store, audit, now })).toEqual(ids)
    const report = await audit.verify()
    expect(report.ok).toBe(true)
    expect(report.problems.map(({ place, what }) => `${place} ${what}`)).toEqual([
      '1 body-erased',
      '5 body-erased',
      '9 body-erased',
    ])
  })
})

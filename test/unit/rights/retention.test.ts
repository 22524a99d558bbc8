import { describe, expect, test, vi } from 'vitest'
import { noLog } from '#core/log.ts'
import { openAudit } from '#core/records/audit.ts'
import { removeOldReceipts, yearsBefore } from '#core/records/rights/expired.ts'
import { carryOutRetention, listReports } from '#core/records/rights/retention-job.ts'
import { readSettings, saveSettings } from '#core/records/settings.ts'
import type { Settings } from '#shared/contract/profile.ts'
import { AUDIT_KEY, MemoryVault } from '#test/support/outbox.ts'
import { all, queue, world, type World } from '#test/support/outbox-world.ts'

vi.setConfig({ testTimeout: 60_000 })

const DAY_MS = 86_400_000

async function job({ store, deps }: World, now: Date) {
  const order: string[] = []
  const report = await carryOutRetention({
    store,
    audit: deps.audit,
    now,
    learn: async () => {
      order.push(
        `learned with ${(await store.queries.selectFrom('bodies').select('number').execute()).length}`,
      )
    },
    removeOldImports: () => Promise.resolve(0),
  })
  return { report, order }
}

const verified = (store: World['store']) =>
  openAudit({ store, vault: new MemoryVault(), key: AUDIT_KEY, log: noLog }).verify()

/** Something that was sent, with its receipt, at a time. */
async function sentAt(at: string, meter = '1'): Promise<World & { id: string }> {
  const made = await world({ clock: () => new Date(at) })
  const id = await queue(made.outbox, meter)
  await made.outbox.run(all)
  return { ...made, id }
}

const change = async ({ store }: World, some: Partial<Settings>) =>
  saveSettings(store, { ...(await readSettings(store.queries)), ...some })

describe('drafts', () => {
  test.each([
    ['the day before', 29, 30, 0],
    ['the day of', 30, 30, 1],
    ['the day after', 31, 30, 1],
    ['with a setting of a week, the day before', 6, 7, 0],
    ['with a setting of a week, the day of', 7, 7, 1],
  ])('%s', async (_when, age, keepDraftsDays, removed) => {
    const made = await world()
    await change(made, { keepDraftsDays })
    const now = new Date('2026-03-31T09:00:00.000Z')
    const at = new Date(now.getTime() - age * DAY_MS).toISOString()
    await made.store.queries
      .insertInto('drafts')
      .values({
        id: 'D',
        kind: 'tenant-switch',
        connection_id: null,
        step: 'tenant',
        answers: '{}',
        title: 'A home',
        blocked: null,
        created_at: '2020-01-01T00:00:00.000Z',
        updated_at: at,
      })
      .execute()
    const { report } = await job(made, now)
    expect(report?.counts ?? {}).toEqual(removed === 0 ? {} : { drafts: 1 })
    expect(await made.store.queries.selectFrom('drafts').select('id').execute()).toHaveLength(1 - removed)
  })
})

describe('what was sent', () => {
  test.each([
    ['tenant-switch', 30, 30, 29, 0],
    ['tenant-switch', 30, 30, 30, 1],
    ['tenant-switch', 30, 5, 29, 0],
    ['psr-record', 30, 5, 4, 0],
    ['psr-record', 30, 5, 5, 1],
    ['psr-record', 10, 60, 9, 0],
    // Never longer than the rest.
    ['psr-record', 10, 60, 10, 1],
  ] as const)(
    'of a %s, kept %i days and %i of a Priority Services record, is on day %i gone: %i',
    async (kind, keepBodiesDays, keepPsrDays, age, gone) => {
      const at = '2026-02-20T09:00:00.000Z'
      const made = await sentAt(at)
      const { queries } = made.store
      // The kind is part of the receipt's digest, which is not looked at here.
      await queries.updateTable('submissions').set({ kind }).execute()
      await queries.updateTable('receipts').set({ kind, accepted_at: at }).execute()
      await change(made, { keepBodiesDays, keepPsrDays })
      const { report, order } = await job(made, new Date(new Date(at).getTime() + age * DAY_MS))
      expect(report?.counts ?? {}).toEqual(gone === 0 ? {} : { bodies: 1 })
      expect(order).toEqual(['learned with 1'])
    },
  )

  test('and was rejected goes as long after, a Priority Services record earlier', async () => {
    const made = await world()
    for (const meter of ['1', '2']) await made.outbox.cancel(await queue(made.outbox, meter))
    const { queries } = made.store
    await queries.updateTable('submissions').set({ kind: 'psr-record' }).where('number', '=', 2).execute()
    await change(made, { keepBodiesDays: 30, keepPsrDays: 5 })
    expect((await job(made, new Date(Date.now() + 6 * DAY_MS))).report?.counts).toEqual({ bodies: 1 })
    expect(await queries.selectFrom('bodies').select('number').execute()).toEqual([{ number: 1 }])
  })
})

describe('receipts', () => {
  test.each([
    ['2032-03-15T10:00:00.000Z', 6, '2026-03-15T10:00:00.000Z'],
    ['2032-02-29T10:00:00.000Z', 6, '2026-02-28T10:00:00.000Z'],
    ['2032-02-29T10:00:00.000Z', 4, '2028-02-29T10:00:00.000Z'],
    ['2034-03-01T10:00:00.000Z', 6, '2028-03-01T10:00:00.000Z'],
  ])('%s, %i years before', (now, years, before) => {
    expect(yearsBefore(new Date(now), years).toISOString()).toBe(before)
  })

  test.each([
    ['2026-03-15T10:00:00.000Z', '2032-03-14T10:00:00.000Z', 6, 0],
    ['2026-03-15T10:00:00.000Z', '2032-03-15T09:59:59.000Z', 6, 0],
    ['2026-03-15T10:00:00.000Z', '2032-03-15T10:00:00.000Z', 6, 1],
    ['2028-02-29T10:00:00.000Z', '2034-02-28T23:00:00.000Z', 6, 0],
    ['2028-02-29T10:00:00.000Z', '2034-03-01T10:00:00.000Z', 6, 1],
    ['2026-03-15T10:00:00.000Z', '2028-03-15T10:00:00.000Z', 2, 1],
  ])('of %s are on %s, kept for %i years, gone: %i', async (at, now, years, gone) => {
    const made = await sentAt(at)
    await made.store.queries.updateTable('receipts').set({ accepted_at: at }).execute()
    const removed = await removeOldReceipts(
      { store: made.store, audit: made.deps.audit },
      new Date(now),
      years,
    )
    expect(removed).toEqual({ receipts: gone, submissions: gone })
  })

  test('leave an audit log that holds, and a report; a receipt that is gone without an entry is missed', async () => {
    const made = await sentAt('2026-03-15T10:00:00.000Z')
    const { store, outbox } = made
    await outbox.cancel(await queue(outbox, '2'))
    const late = new Date('2040-01-01T00:00:00.000Z')
    const { report } = await job(made, late)
    expect(report?.counts).toEqual({ bodies: 2, receipts: 1, submissions: 2 })
    expect(await listReports(store.queries)).toEqual([report])
    for (const table of ['receipts', 'submissions', 'fingerprints', 'bodies'] as const)
      expect(await store.queries.selectFrom(table).selectAll().execute(), table).toEqual([])
    expect(await verified(store)).toMatchObject({ ok: true })
    expect((await job(made, late)).report).toBeNull()

    // What is queued afterwards is like any other.
    await queue(outbox, '3')
    await outbox.run(all)
    expect(await verified(store)).toMatchObject({ ok: true })
    await store.queries.deleteFrom('receipts').execute()
    expect((await verified(store)).problems).toContainEqual(
      expect.objectContaining({ what: 'changed', message: expect.stringContaining('is missing') as string }),
    )
  })

  test('stay while what stands on them is not settled', async () => {
    const made = await sentAt('2026-03-15T10:00:00.000Z')
    const waiting = await queue(made.outbox, '2')
    await made.store.queries
      .insertInto('dependencies')
      .values({ submission_id: waiting, on_id: made.id })
      .execute()
    const late = new Date('2040-01-01T00:00:00.000Z')
    const parts = { store: made.store, audit: made.deps.audit }
    expect(await removeOldReceipts(parts, late, 6)).toEqual({ receipts: 0, submissions: 0 })
  })
})

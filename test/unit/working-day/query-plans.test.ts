import { expect, onTestFinished, test, vi } from 'vitest'
import * as v from 'valibot'
import { freshenAll } from '#core/records/homes/home-states.ts'
import { overview } from '#core/records/today/overview.ts'
import { openEncrypted } from '#core/store/encrypted-database.ts'
import { Statements } from '#core/store/statements.ts'
import { addDraft, addHome, addSubmission } from '#test/support/known-homes.ts'
import { temporaryStore } from '#test/support/store.ts'

/*
 * What SQLite reads for each list of Today. It is opened many times a day, with a hundred thousand receipts behind it.
 */
test('Today reads only what may be due', async () => {
  const store = await temporaryStore()
  const acceptedAt = '2026-03-02T10:00:00.000Z'
  await addHome(store, { id: 'H1' })
  await addSubmission(store, {
    ...{ id: 'L1', kind: 'landlord-switch', acceptedAt, homeId: 'H1', handedOn: '2026-03-01' },
  })
  for (const state of ['unconfirmed', 'rejected', 'queued'] as const)
    await addSubmission(store, { id: state, state })
  await addDraft(store, { id: 'D1', kind: 'tenant-switch' })
  await freshenAll(store, '2026-03-20')

  const asked = vi.spyOn(Statements.prototype, 'of')
  onTestFinished(() => asked.mockRestore())
  const { due, attention, waiting } = await overview(store.queries, new Date('2026-03-20T12:00:00Z'))
  expect([due.items.length, attention.total, waiting.total]).toEqual([2, 2, 1])
  const statements = new Set(asked.mock.calls.map(([sql]) => sql))
  expect(statements.size).toBeGreaterThan(15)

  const database = openEncrypted(store.file, store.key, { readonly: false })
  onTestFinished(() => void database.close())
  const steps: string[] = []
  for (const sql of statements) {
    const plan = database.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...nulls(sql))
    for (const { detail } of v.parse(Plan, plan)) {
      steps.push(detail)
      // There are never many connections and drafts; a letter that was not answered is in an index of its own.
      expect(detail, sql).not.toMatch(
        /^SCAN (?!connections|drafts|json_each|l USING INDEX letters_unanswered)[a-z]/,
      )
      // What is due is found in its order, to its limit; only what was found is sorted.
      if (/SEARCH alone|homes_empty|batches_by_time|gas_records_by_due/.test(detail))
        expect(
          plan.map((step) => v.parse(Step, step).detail),
          sql,
        ).not.toContain('USE TEMP B-TREE FOR ORDER BY')
    }
  }
  // What of all that was ever sent or let may be due is in an index of its own.
  for (const index of [
    'SEARCH alone',
    'batches_by_time',
    'homes_empty',
    'letters_unanswered',
    'gas_records_by_due',
  ])
    expect(steps.filter((step) => step.includes(index)).length, index).toBeGreaterThan(0)
})

const Step = v.object({ detail: v.string() })
const Plan = v.array(Step)

/** A value for each place of a statement: which ones changes no plan. */
function nulls(sql: string): null[] {
  return Array.from(sql.match(/\?/g) ?? [], () => null)
}

import { expect, onTestFinished, test, vi } from 'vitest'
import * as v from 'valibot'
import { createOutbox } from '#core/outbox/outbox.ts'
import { openEncrypted } from '#core/store/encrypted-database.ts'
import { Statements } from '#core/store/statements.ts'
import { addTestConnection, bodyOf, creation, outboxDeps, ScriptedProvider } from '#test/support/outbox.ts'
import { temporaryStore } from '#test/support/store.ts'

/*
 * What SQLite reads for each statement of a run. With ten thousand rows in the queue, and a hundred thousand that were sent, what reads
 * all of them takes longer than sending does.
 */
test('no statement of a run reads all that waits, or all that was ever sent', async () => {
  const store = await temporaryStore()
  await addTestConnection(store)
  const outbox = createOutbox(outboxDeps(store, new ScriptedProvider()))
  onTestFinished(() => outbox.close())
  for (const meter of ['1', '2', '3']) await outbox.create(creation(bodyOf(meter)))

  const asked = vi.spyOn(Statements.prototype, 'of')
  onTestFinished(() => asked.mockRestore())
  await outbox.run({ only: null, waitSeconds: 0, concurrency: 2, ratePerMinute: null })
  const statements = new Set(asked.mock.calls.map(([sql]) => sql))

  const database = openEncrypted(store.file, store.key, { readonly: false })
  onTestFinished(() => void database.close())
  const planOf = (sql: string) =>
    v
      .parse(Plan, database.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...nulls(sql)))
      .map(({ detail }) => detail)
  for (const sql of statements)
    for (const step of planOf(sql))
      expect(step, sql).not.toMatch(/^SCAN (submissions|s|earlier|receipts|r|bodies|b|fingerprints|f)\b/)
  // A claim and a settlement: all that waits has the state that they ask for as well.
  const ofSome = [...statements].filter((sql) => /^update "submissions".*json_each/s.test(sql))
  expect(ofSome).toHaveLength(2)
  for (const sql of ofSome)
    expect(planOf(sql), sql).toContain('SEARCH submissions USING INDEX sqlite_autoindex_submissions_1 (id=?)')
})

const Plan = v.array(v.object({ detail: v.string() }))

/** A value for each place of a statement: which ones changes no plan. */
function nulls(sql: string): null[] {
  return Array.from(sql.match(/\?/g) ?? [], () => null)
}

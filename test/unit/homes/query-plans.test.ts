import { expect, onTestFinished, test, vi } from 'vitest'
import * as v from 'valibot'
import { findDuplicates } from '#core/records/homes/duplicates.ts'
import { listHomes } from '#core/records/homes/home-list.ts'
import { saveHome } from '#core/records/homes/home-save.ts'
import { getHome } from '#core/records/homes/known-home.ts'
import { getPerson } from '#core/records/homes/known-person.ts'
import { behindBy, learnGroup } from '#core/records/homes/learn.ts'
import { mergePreview } from '#core/records/homes/merge.ts'
import { listPeople } from '#core/records/homes/people-list.ts'
import { savePerson } from '#core/records/homes/person-save.ts'
import { answersToStart } from '#core/records/homes/start.ts'
import { freshenGroup, staleUpTo } from '#core/records/homes/home-states.ts'
import { jobOf } from '#core/providers/jobs.ts'
import { searchEverything } from '#core/records/search-everything.ts'
import { openEncrypted } from '#core/store/encrypted-database.ts'
import { Statements } from '#core/store/statements.ts'
import { temporaryStore } from '#test/support/store.ts'

/*
 * What SQLite reads for each statement about homes and people. With a hundred thousand of each, and as many submissions, what reads all of
 * them takes longer than anybody waits.
 */
test('no statement about homes and people reads all submissions, tenancies or subjects', async () => {
  const store = await temporaryStore()
  const { queries, key } = store
  const address = { propertyName: '9', street: 'Mill', locality: '', town: 'Cork', region: '', postCode: '' }
  const nothing = { mprn: null, gprn: null, mpan: null, gasMprn: null, supply: null, payAsYouGo: null }
  const typed = { id: null, country: 'IE', address, ...nothing, meterType: null, landlordId: null } as const
  const person = { title: '', firstName: '', lastName: 'Mill', phone: '', email: '', dateOfBirth: null }
  const now = new Date()
  const [homeId, otherId, personId] = await store.transaction(async (all) => [
    await saveHome(all, typed, now),
    await saveHome(all, typed, now),
    await savePerson(all, key, { id: null, ...person }, now),
  ])

  const asked = vi.spyOn(Statements.prototype, 'of')
  onTestFinished(() => asked.mockRestore())
  await listHomes(queries, { text: 'mill', state: 'void', offset: 0, limit: 10 })
  await getHome(queries, homeId)
  await listPeople(queries, { text: '', offset: 0, limit: 10 })
  await getPerson(queries, personId)
  await findDuplicates(queries)
  await mergePreview(queries, { keepId: homeId, mergeId: otherId })
  await answersToStart(queries, 'appointment', { homeId, personId: null })
  await answersToStart(queries, 'appointment', { homeId: null, personId })
  await behindBy(queries)
  await staleUpTo(queries, 10)
  await freshenGroup(store)
  await learnGroup({ store, key, jobOf })
  const listed = asked.mock.calls.length
  await searchEverything(store, 'mill')
  await searchEverything(store, '10000000101 gas')
  const statements = new Set(asked.mock.calls.map(([sql]) => sql))
  const ofSearch = new Set(asked.mock.calls.slice(listed).map(([sql]) => sql))
  expect(statements.size).toBeGreaterThan(20)

  const database = openEncrypted(store.file, store.key, { readonly: false })
  onTestFinished(() => void database.close())
  const stepsOf = (sql: string) =>
    v
      .parse(Plan, database.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...nulls(sql)))
      .map(({ detail }) => detail)
  for (const sql of statements)
    for (const step of stepsOf(sql)) {
      expect(step, sql).not.toMatch(/^SCAN (submissions|s|ss|o|os|ts|tss|t|tp)$/)
      // Nearly all submissions are in one state, and of one kind.
      expect(step, sql).not.toMatch(/submissions_by_state|submissions_settled/)
    }
  // What is typed is found without a look at everything there is.
  for (const sql of ofSearch)
    for (const step of stepsOf(sql)) expect(step, sql).not.toMatch(/^SCAN (homes|people|h|p|receipts|r)\b/)
})

const Plan = v.array(v.object({ detail: v.string() }))

/** A value for each place of a statement: which ones changes no plan. */
function nulls(sql: string): null[] {
  return Array.from(sql.match(/\?/g) ?? [], () => null)
}

import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { learnGroup } from '#core/records/homes/learn.ts'
import { listHomes } from '#core/records/homes/home-list.ts'
import { freshenAll } from '#core/records/homes/home-states.ts'
import { homesInShort } from '#core/records/homes/home-rows.ts'
import { insertHome, NO_FACTS } from '#core/records/homes/home-save.ts'
import { searchEverything } from '#core/records/search-everything.ts'
import { exampleTenantSwitch } from '#core/providers/acquaint/example.ts'
import { createOutbox } from '#core/outbox/outbox.ts'
import { jobOf } from '#core/providers/jobs.ts'
import { addDays, today } from '#shared/domain/calendar-date.ts'
import { BASIS, FILLED, ORGANISATION } from '#test/support/filled-documents.ts'
import { addTestConnection, outboxDeps, ScriptedProvider } from '#test/support/outbox.ts'
import { temporaryStore } from '#test/support/store.ts'

function switchOfByrne() {
  const body = exampleTenantSwitch(today())
  const tenant = { ...body.tenant, lastName: 'Byrne', dateOfBirth: '1991-04-17', criticalCare: true }
  return { ...body, tenant }
}

test('no index has a word about health, nor what only a body says', async () => {
  const store = await temporaryStore()
  await addTestConnection(store)
  await store.queries
    .updateTable('connections')
    .set({ organisation: JSON.stringify(ORGANISATION) })
    .execute()
  const outbox = createOutbox(outboxDeps(store, new ScriptedProvider(), { jobs: jobOf }))
  const rest = { connectionId: 'CONN', allowDuplicate: null, draftId: null }
  const answers = {
    'needs.08': 'yes',
    'needs.text.17': 'speaks only Sorani',
    'property.label': '9 Mill Lane',
  }
  const made = [
    await outbox.create({ ...rest, kind: 'psr-record', body: FILLED['psr-record'], consent: BASIS, answers }),
    await outbox.create({ ...rest, kind: 'appointment', body: FILLED.appointment, consent: BASIS, answers }),
    await outbox.create({
      ...rest,
      kind: 'tenant-switch',
      body: switchOfByrne(),
      consent: BASIS,
      answers: null,
    }),
  ]
  await outbox.close()
  expect(
    made.map(({ outcome }) => outcome),
    JSON.stringify(made),
  ).toEqual(['queued', 'queued', 'queued'])
  while ((await learnGroup({ store, key: store.key, jobOf })) > 0);
  await searchEverything(store, 'mill')
  for (const index of ['home_search', 'person_search', 'receipt_search']) {
    await sql`CREATE VIRTUAL TABLE temp.${sql.raw(`${index}_words`)} USING fts5vocab('main', ${sql.lit(index)}, 'row')`.execute(
      store.queries,
    )
    const { rows } = await sql<{ term: string }>`SELECT term FROM temp.${sql.raw(`${index}_words`)}`.execute(
      store.queries,
    )
    const terms = rows.map(({ term }) => term)
    for (const word of ['sorani', 'critical', 'care', 'needs', 'yes', '1991', '04', 'medical', 'prefer'])
      expect(terms, index).not.toContain(word)
  }
  const { rows } = await sql<{ term: string }>`SELECT term FROM temp.person_search_words`.execute(
    store.queries,
  )
  expect(rows.map(({ term }) => term)).toContain('byrne')
})

test('the list tells the states of all homes as each home does', async () => {
  const store = await temporaryStore()
  await addTestConnection(store)
  const outbox = createOutbox(outboxDeps(store, new ScriptedProvider(), { jobs: jobOf }))
  const body = switchOfByrne()
  const now = new Date().toISOString()
  let number = 0
  const rest = { connectionId: 'CONN', consent: BASIS, allowDuplicate: null, draftId: null, answers: null }
  const states: [number, string | null][] = [
    [40, null],
    [40, addDays(today(), -10)],
    [40, addDays(today(), 10)],
    [-10, null],
    [40, addDays(today(), -60)],
  ]
  for (const [ago, ends] of states) {
    number += 1
    const mprn = String(10_000_000_100 + number)
    const made = await outbox.create({
      ...rest,
      kind: 'tenant-switch',
      body: {
        ...body,
        tenancyStartDate: addDays(today(), -ago),
        meterReadings: { ...body.meterReadings, meterReadingDate: addDays(today(), -Math.max(0, ago)) },
        property: { ...body.property, mprn, gprn: String(1_000_100 + number) },
      },
    })
    expect(made, JSON.stringify(made)).toMatchObject({ outcome: 'queued' })
    while ((await learnGroup({ store, key: store.key, jobOf })) > 0);
    if (ends === null) continue
    const homes = store.queries.selectFrom('homes').select('id').where('mprn', '=', mprn)
    await store.queries
      .updateTable('tenancies')
      .set({ ends_on: ends })
      .where('home_id', 'in', homes)
      .execute()
  }
  await outbox.close()
  await store.transaction((all) => insertHome(all, { ...NO_FACTS, mprn: '10000000999' }, now))
  const rows = await store.queries.selectFrom('homes').selectAll().execute()
  const each = await homesInShort(store.queries, rows)
  expect(new Set(each.map(({ state }) => state))).toEqual(new Set(['let', 'void', 'unknown']))
  await freshenAll(store)
  expect(
    await homesInShort(store.queries, await store.queries.selectFrom('homes').selectAll().execute()),
  ).toEqual(each)
  for (const state of ['let', 'void', 'sold', 'unknown'] as const) {
    const { homes, total } = await listHomes(store.queries, { text: '', state, offset: 0, limit: 50 })
    const expected = each.filter((one) => one.state === state).map(({ id }) => id)
    expect(new Set(homes.map(({ id }) => id))).toEqual(new Set(expected))
    expect(total).toBe(expected.length)
  }
})

import { expect, test } from 'vitest'
import { learnGroup } from '#core/records/homes/learn.ts'
import { tombstoneHash } from '#core/records/homes/person-keys.ts'
import { createOutbox } from '#core/outbox/outbox.ts'
import { exampleTenantSwitch } from '#core/providers/acquaint/example.ts'
import { jobOf } from '#core/providers/jobs.ts'
import { today } from '#shared/domain/calendar-date.ts'
import { BASIS, FILLED, ORGANISATION } from '#test/support/filled-documents.ts'
import { addTestConnection, outboxDeps, ScriptedProvider } from '#test/support/outbox.ts'
import { temporaryStore } from '#test/support/store.ts'

/** Queues without a host, so that each step is seen by itself. */
async function world() {
  const store = await temporaryStore()
  await addTestConnection(store)
  await store.queries
    .updateTable('connections')
    .set({ organisation: JSON.stringify(ORGANISATION) })
    .execute()
  const deps = outboxDeps(store, new ScriptedProvider(), { jobs: jobOf })
  const outbox = createOutbox(deps)
  const rest = { connectionId: 'CONN', consent: BASIS, allowDuplicate: null, draftId: null }
  const body = exampleTenantSwitch(today())
  const mprn = String(body.property?.mprn)
  const tenant = { firstName: 'Aoife', lastName: 'Byrne', dateOfBirth: '1991-04-17' }
  return {
    store,
    mprn,
    sendTenant: () =>
      outbox.create({
        ...rest,
        kind: 'tenant-switch',
        body: { ...body, tenant: { ...body.tenant, ...tenant } },
        answers: null,
      }),
    sendRecord: (answers: Record<string, string> | null) =>
      outbox.create({ ...rest, kind: 'psr-record', body: FILLED['psr-record'], answers }),
    learn: async () => {
      while ((await learnGroup({ store, key: store.key, jobOf })) > 0);
      return store.queries.selectFrom('submission_subjects').selectAll().orderBy('number').execute()
    },
    tenant,
    close: () => outbox.close(),
  }
}

test('a record is linked by its meter’s number to the home and its tenancy', async () => {
  const { sendTenant, sendRecord, learn, mprn, close } = await world()
  await sendTenant()
  expect((await sendRecord({ 'meter.label': mprn, 'property.id': 'prop-9' })).outcome).toBe('queued')
  const [first, second] = await learn()
  expect(second).toMatchObject({ home_id: first?.home_id, tenancy_id: first?.tenancy_id })
  expect(first?.person_id).toBeTruthy()
  await close()
})

test('what names no home and no meter is linked to none', async () => {
  const { sendTenant, sendRecord, learn, close } = await world()
  await sendTenant()
  await sendRecord({ 'property.label': '1 Some Street, Somewhere', 'home.id': 'NONE' })
  expect((await learn()).at(-1)).toMatchObject({ home_id: null, tenancy_id: null, person_id: null })
  await close()
})

test('the home and person that a wizard began with are linked', async () => {
  const { sendTenant, sendRecord, learn, close } = await world()
  await sendTenant()
  const [first] = await learn()
  const [homeId, personId] = [first?.home_id ?? '', first?.person_id ?? '']
  await sendRecord({ 'home.id': homeId, 'person.id': personId, 'property.id': 'prop-9' })
  expect((await learn()).at(-1)).toMatchObject({
    home_id: homeId,
    person_id: personId,
    tenancy_id: first?.tenancy_id,
  })
  await close()
})

test('somebody who was erased since is not learned again', async () => {
  const { store, sendTenant, learn, tenant, close } = await world()
  await sendTenant()
  const tombstone = (at: string) => ({
    ...{ id: `T${at}`, person_hash: tombstoneHash(store.key, tenant), reason: 'asked', at, by_whom: 'Niamh' },
    ...{ systems: '[]', counts: '{}' },
  })
  await store.queries.insertInto('tombstones').values(tombstone('2999-01-01T00:00:00.000Z')).execute()
  const [first] = await learn()
  expect(first?.home_id).toBeTruthy()
  expect(first?.person_id).toBeNull()
  const names = await store.queries.selectFrom('people').select('last_name').execute()
  expect(names.map(({ last_name }) => last_name)).not.toContain('Byrne')
  await close()
})

test('one who was erased before is learned anew', async () => {
  const { store, sendTenant, learn, tenant, close } = await world()
  await store.queries
    .insertInto('tombstones')
    .values({
      ...{ id: 'T1', person_hash: tombstoneHash(store.key, tenant), reason: 'asked' },
      ...{ at: '2020-01-01T00:00:00.000Z', by_whom: 'Niamh', systems: '[]', counts: '{}' },
    })
    .execute()
  await sendTenant()
  expect((await learn())[0]?.person_id).toBeTruthy()
  await close()
})

test('of a body that is gone only what stands on its row is learned, of a home that is known', async () => {
  const { store, sendTenant, learn, close } = await world()
  await sendTenant()
  await store.queries.deleteFrom('bodies').execute()
  expect(await learn()).toMatchObject([{ home_id: null, person_id: null }])
  expect(await store.queries.selectFrom('homes').selectAll().execute()).toEqual([])
  await close()
})

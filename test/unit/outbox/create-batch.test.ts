import { expect, onTestFinished, test } from 'vitest'
import { keyTextsOf } from '#core/outbox/keys.ts'
import { newRow } from '#core/outbox/new-row.ts'
import { createOutbox } from '#core/outbox/outbox.ts'
import { newId } from '#core/records/short-id.ts'
import { getConnection } from '#core/records/connections.ts'
import { addTestConnection, bodyOf, creation, outboxDeps, ScriptedProvider } from '#test/support/outbox.ts'
import { temporaryStore } from '#test/support/store.ts'

/** An outbox, and what queues rows that were checked before: one row for each meter, from line 2 on. */
async function office() {
  const store = await temporaryStore()
  await addTestConnection(store)
  const deps = outboxDeps(store, new ScriptedProvider())
  const outbox = createOutbox(deps)
  onTestFinished(() => outbox.close())
  const job = deps.jobs('tenant-switch')
  const connection = await getConnection(store.queries, 'CONN')
  const queue = (...meters: string[]) =>
    outbox.createBatch({
      id: 'B1',
      kind: 'tenant-switch',
      connectionId: 'CONN',
      name: 'september.csv',
      rows: meters.map((meter, place) => {
        const body = bodyOf(meter)
        const parts = { id: newId(), job, body, connection, consent: null, answers: null, warnings: [] }
        return { line: place + 2, ...newRow({ ...parts, now: new Date() }), keys: keyTextsOf(job, body) }
      }),
      alongside: () => Promise.resolve(),
      onProgress: () => undefined,
      signal: new AbortController().signal,
    })
  const batches = () => store.queries.selectFrom('batches').select('id').execute()
  return { outbox, queue, batches }
}

test('what another window queued meanwhile is left out, and the other rows are queued', async () => {
  const { outbox, queue } = await office()
  await outbox.create(creation(bodyOf('taken')))
  const queued = await queue('taken', 'free')
  expect(queued.map(({ line }) => line)).toEqual([3])
  expect(await outbox.list(null)).toMatchObject([{ batch: null }, { batch: { id: 'B1', line: 3 } }])
})

test('of rows that repeat each other the first is queued', async () => {
  const { queue } = await office()
  expect((await queue('one', 'two', 'one')).map(({ line }) => line)).toEqual([2, 3])
})

test('when everything was taken meanwhile there is no batch', async () => {
  const { outbox, queue, batches } = await office()
  await outbox.create(creation(bodyOf('taken')))
  expect(await queue('taken')).toEqual([])
  expect(await batches()).toEqual([])
})

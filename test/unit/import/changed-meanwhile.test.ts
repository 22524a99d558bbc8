import { expect, onTestFinished, test } from 'vitest'
import { Imports } from '#core/import/imports.ts'
import { templateOf } from '#core/import/template.ts'
import { getConnection } from '#core/records/connections.ts'
import { Secret } from '#core/vault/secret.ts'
import { documentedCodes } from '#shared/domain/codes.ts'
import { addTestConnection } from '#test/support/outbox.ts'
import { temporaryStore } from '#test/support/store.ts'

test('rows that were encoded for a connection as it no longer is are not queued', async () => {
  const store = await temporaryStore()
  await addTestConnection(store)
  let change = () => Promise.resolve()
  const imports = new Imports({
    store,
    fingerprintKey: Secret.of('f'.repeat(64)),
    connection: (id, queries = store.queries) => getConnection(queries, id),
    outbox: {
      createBatch: async ({ rows, connectionId: connection_id, ...batch }) => {
        await change()
        await store.transaction(async (queries) => {
          const facts = { connection_label: 'Acquaint', made_at: new Date().toISOString(), by_whom: 'Niamh' }
          const { id, kind, name } = batch
          await queries
            .insertInto('batches')
            .values({ id, kind, name, connection_id, ...facts })
            .execute()
          await batch.alongside(queries)
        })
        return rows.map(({ line, row }) => ({ line, submissionId: row.id }))
      },
    },
    changed: () => undefined,
    clock: () => new Date(),
  })
  onTestFinished(() => imports.close())
  const bytes = Buffer.from(templateOf('tenant-switch').csv)
  const of = { kind: 'tenant-switch' as const, connectionId: 'CONN', name: 'a.csv', size: bytes.length }
  const { id } = await imports.begin(of)
  await imports.addPiece(id, 0, bytes)
  expect((await imports.read(id)).counts).toMatchObject({ ready: 1 })

  change = async () => {
    const switchType = documentedCodes().switchType.map((row) => ({ ...row, label: 'Both' }))
    const codes = JSON.stringify({ ...documentedCodes(), switchType })
    await store.queries.updateTable('connections').set({ codes }).execute()
  }
  await expect(imports.queue(id)).rejects.toMatchObject({ code: 'HO-IMPORT-CHANGED' })
  expect(await store.queries.selectFrom('batches').selectAll().execute()).toEqual([])
  expect(await imports.queue(id)).toMatchObject({ queued: 1 })
})

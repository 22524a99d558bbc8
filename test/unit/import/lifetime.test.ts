import { expect, test } from 'vitest'
import { today } from '#shared/domain/calendar-date.ts'
import { importOffice, inStore } from '#test/support/import-office.ts'
import { sheetOf, sheetRow, SHEET_HEADERS } from '#test/support/import-rows.ts'

const DAY_MS = 86_400_000
const file = (number: number) =>
  sheetOf([sheetRow(number, today()), sheetRow(number + 1, today(), { MPRN: '1' })])

test('a file that nobody worked on for 30 days is gone at the next start, and what was queued of it stays', async () => {
  const office = await importOffice()
  const { imports } = office.app.client
  const old = await office.bring(file(0), 'old.csv')
  const young = await office.bring(file(10), 'young.csv')
  const cells = [{ column: SHEET_HEADERS.indexOf('MPRN'), text: '2' }]
  for (const { id } of [old, young]) await imports.mend({ id, line: 3, cells })
  await imports.queue({ id: old.id })
  const ago = (days: number, minutes: number) =>
    new Date(Date.now() - days * DAY_MS + minutes * 60_000).toISOString()
  await inStore(office, (database) => {
    const touch = database.prepare('UPDATE imports SET updated_at = ? WHERE id = ?')
    touch.run(ago(30, -1), old.id)
    touch.run(ago(30, 5), young.id)
  })

  const { client } = (await office.restart()).app
  expect((await client.imports.list()).map(({ name }) => name)).toEqual(['young.csv'])
  const kept = await inStore(office, (database) =>
    ['imports', 'import_pieces', 'import_fixes'].map((table) => {
      const rows = database.prepare<{ id: string }>(
        `SELECT DISTINCT ${table === 'imports' ? 'id' : 'import_id'} AS id FROM ${table}`,
      )
      return rows.all().map(({ id }) => id)
    }),
  )
  expect(kept).toEqual([[young.id], [young.id], [young.id]])
  const { settings, counts } = await client.imports.get({ id: young.id })
  expect(counts).toMatchObject({ ready: 1, faulty: 1, mended: 1 })
  // Read in other letters its cells may be others: what was mended is dropped, as the columns' page said.
  if (settings === null) throw new Error('It was not read.')
  const otherwise = { ...settings, encoding: 'windows-1252' as const }
  expect((await client.imports.arrange({ id: young.id, settings: otherwise })).counts).toMatchObject({
    ...{ ready: 1, faulty: 1, mended: 0 },
  })
  expect(await client.submissions.list({ state: null })).toHaveLength(1)
  expect(await client.batches.list()).toMatchObject([{ name: 'old.csv', total: 1 }])
})

test('who watches is told at once, and to the end: of a file that is read, one that is being read, and one that is removed', async () => {
  const { app, connectionId, bring } = await importOffice()
  const { imports } = app.client
  const told = async (id: string) => {
    const stages: string[] = []
    for await (const { stage } of await imports.progress({ id })) stages.push(stage)
    return stages
  }
  const { id } = await bring(file(0))
  expect(await told(id)).toEqual(['done'])

  const bytes = Buffer.from(file(10))
  const begun = { kind: 'tenant-switch' as const, connectionId, name: 'next.csv', size: bytes.length }
  const next = await imports.begin(begun)
  const watching = told(next.id)
  await imports.addPiece({ id: next.id, number: 0, bytes: bytes.toString('base64') })
  await imports.read({ id: next.id })
  const stages = await watching
  expect([stages[0], stages.at(-1)]).toEqual(['reading', 'done'])
  expect(await told(next.id)).toEqual(['done'])

  // A file whose pieces do not all come is watched until it is removed.
  const gone = await imports.begin(begun)
  const waiting = told(gone.id)
  await imports.remove({ id: gone.id })
  expect((await waiting).at(-1)).toBe('cancelled')
})

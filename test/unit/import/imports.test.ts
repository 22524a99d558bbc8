import { expect, test } from 'vitest'
import { today } from '#shared/domain/calendar-date.ts'
import { importOffice } from '#test/support/import-office.ts'
import { sheetOf, sheetRow } from '#test/support/import-rows.ts'

const DAY = today()

test('reads a file, tells what its columns hold, and queues its rows', async () => {
  const { app, bring } = await importOffice()
  const rows = [0, 1, 2].map((number) => sheetRow(number, DAY))
  const read = await bring(sheetOf(rows))
  expect(read.problems).toEqual([])
  expect(read.stage).toBe('read')
  expect(read.counts).toMatchObject({ rows: 3, ready: 3, faulty: 0, already: 0 })
  const { id } = read
  const page = await app.client.imports.rows({ id, status: null, offset: 0, limit: 10 })
  expect(page.rows.map(({ errors }) => errors)).toEqual([[], [], []])
  const queued = await app.client.imports.queue({ id })
  expect(queued).toMatchObject({ queued: 3, cancelled: false, batch: { total: 3, counts: { queued: 3 } } })
  expect(await app.client.imports.get({ id })).toMatchObject({ counts: { queued: 3, ready: 0 } })
})

import { readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import Papa from 'papaparse'
import { expect, test } from 'vitest'
import * as v from 'valibot'
import { today } from '#shared/domain/calendar-date.ts'
import { sheetOf, sheetRow, SHEET_HEADERS, type SheetHeader } from '#test/support/import-rows.ts'
import { recorder } from './cli-recorder.ts'
import { addConnection, folder, profile, Printed } from './cli-run.ts'

const DAY = today()
const ROWS = 500

/** Ten ways to be wrong: the cell, what stands in it, and the column that is told. */
const WRONG: readonly (readonly [SheetHeader, string])[] = [
  ['MPRN', '1020000'],
  ['MPRN', '1.02E+10'],
  ['GPRN', '12345'],
  ['Supply', 'Water'],
  ['Opening Read', '12 345.6'],
  ['Reading Date', '31/02/2026'],
  ['Move-in date', '1/9/26'],
  ['Surname', ''],
  ['Email Address', 'nobody at example'],
  ['Critical care', 'perhaps'],
]

const Row = v.strictObject({ ...Printed.entries, id: v.nullable(v.string()), line: v.number() })
const Body = v.object({ property: v.object({ mprn: v.string() }) })

test('of 500 rows with 40 bad ones 460 are queued, and the 40 once they are mended; none twice', async () => {
  const server = await recorder()
  const { path, run } = await profile()
  const connection = await addConnection({ path, run }, server)
  const here = await folder()
  const [file, failed, mended] = ['september.csv', 'failed.csv', 'mended.csv'].map((name) => join(here, name))
  if (file === undefined || failed === undefined || mended === undefined) throw new Error('No files.')

  const rows = Array.from({ length: ROWS }, (_, number) => {
    const wrong =
      number % 12 === 5 && number < 480 ? WRONG[Math.floor(number / 12) % WRONG.length] : undefined
    return sheetRow(number, DAY, wrong === undefined ? {} : { [wrong[0]]: wrong[1] })
  })
  await writeFile(file, sheetOf(rows))
  const words = ['import', 'tenant-switch', '--connection', connection, '--file']

  const dry = await run([...words, file, '--dry-run'])
  expect(dry.stderr).toContain('500 rows: 460 would be queued, 0 there already, 40 failed.')
  const first = await run([...words, file, '--failed', failed])
  expect(first.exit).toBe(1)
  expect(statesOf(first.stdout)).toEqual({ queued: 460, refused: 40 })

  // Forty rows come back with their own cells, the column and the reason; for nobody else's eyes.
  expect((await stat(failed)).mode & 0o777).toBe(0o600)
  const back = Papa.parse<Record<string, string>>((await readFile(failed, 'utf8')).slice(1), {
    header: true,
    skipEmptyLines: true,
  })
  expect(back.meta.fields).toEqual([...SHEET_HEADERS, 'handover_column', 'handover_reason'])
  expect(back.data).toHaveLength(40)
  for (const [place, row] of back.data.entries()) {
    const [header, text] = WRONG[place % WRONG.length] ?? []
    expect(row['handover_column']).toBe(header)
    expect(row['handover_reason']).not.toBe('')
    expect(row[header ?? '']).toBe(text)
  }

  // Mended, the same file with its two more columns is imported again.
  const good = Array.from({ length: 40 }, (_, place) => sheetRow(place * 12 + 5, DAY))
  await writeFile(
    mended,
    Papa.unparse({
      fields: [...SHEET_HEADERS, 'handover_column', 'handover_reason'],
      data: good.map((cells, place) => [
        ...cells,
        back.data[place]?.['handover_column'] ?? '',
        back.data[place]?.['handover_reason'] ?? '',
      ]),
    }),
  )
  const second = await run([...words, mended])
  expect([second.exit, statesOf(second.stdout)]).toEqual([0, { queued: 40 }])

  const sent = await run(['outbox', 'run', '--rate', 'none', '--concurrency', '16'])
  expect(sent.exit).toBe(0)
  const bodies = server.switches().map(({ body }) => v.parse(Body, JSON.parse(body)).property.mprn)
  expect(bodies).toHaveLength(ROWS)
  expect(new Set(bodies)).toEqual(new Set(rows.map((_, number) => String(10_200_000_000 + number))))

  // Once more, nothing is made twice: what is there is told with its id.
  const again = await run([...words, file])
  expect([again.exit, statesOf(again.stdout)]).toEqual([1, { accepted: 460, refused: 40 }])
  expect(again.stderr).toContain('500 rows: 0 queued, 460 there already, 40 failed.')
  const known = new Set(rowsOf(first.stdout).flatMap(({ id }) => (id === null ? [] : [id])))
  for (const { id, state, warnings } of rowsOf(again.stdout).filter(({ id }) => id !== null))
    expect([known.has(id ?? ''), state, warnings.map(({ code }) => code)]).toEqual([
      true,
      'accepted',
      ['HO-IMPORT-ALREADY'],
    ])
  expect(server.switches()).toHaveLength(ROWS)
})

test('a file that is no CSV, or cannot be read, ends with exit 2 and quotes nothing of it', async () => {
  const server = await recorder()
  const { path, run } = await profile()
  const connection = await addConnection({ path, run }, server)
  const here = await folder()
  const file = join(here, 'rows.csv')
  const words = ['import', 'tenant-switch', '--connection', connection, '--file', file]
  const none = await run(words)
  expect([none.exit, none.stderr]).toEqual([
    2,
    `${file}: this file cannot be read: there is no such file.
`,
  ])
  await writeFile(file, Buffer.from('PK\u0003\u0004Byrne'))
  const zip = await run(words)
  expect(zip).toMatchObject({ exit: 2, stdout: '' })
  expect(zip.stderr).toContain('HO-IMPORT-SPREADSHEET')
  expect(zip.stderr).not.toContain('Byrne')
  await writeFile(file, sheetOf([]))
  expect((await run(words)).stderr).toContain('HO-IMPORT-NO-ROWS')
  expect((await run(['import', 'psr-record', '--connection', connection, '--file', file])).exit).toBe(2)
  await writeFile(file, 'Surname,MPRN\r\nByrne,10200000001\r\n')
  const few = await run(words)
  expect(few.exit).toBe(1)
  expect(few.stderr).toContain('tenancyStartDate: No column holds')
})

function rowsOf(stdout: string) {
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => v.parse(Row, JSON.parse(line)))
}

function statesOf(stdout: string): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { state } of rowsOf(stdout)) counts[state] = (counts[state] ?? 0) + 1
  return counts
}

import { STANDARD_SETTINGS } from '#shared/contract/standard-settings.ts'
import fc from 'fast-check'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { noLog } from '#core/log.ts'
import { createOutbox } from '#core/outbox/outbox.ts'
import { openAudit } from '#core/records/audit.ts'
import { eraseOldBodies } from '#core/records/retention.ts'
import { saveSettings } from '#core/records/settings.ts'
import { openEncrypted, type EncryptedDatabase } from '#core/store/encrypted-database.ts'
import {
  addTestConnection,
  AUDIT_KEY,
  bodyOf,
  creation,
  MemoryVault,
  outboxDeps,
  ScriptedProvider,
} from '#test/support/outbox.ts'
import { temporaryStore } from '#test/support/store.ts'

vi.setConfig({ testTimeout: 240_000 })

const all = { only: null, waitSeconds: 0, concurrency: 4, ratePerMinute: null }
const TABLES = ['receipts', 'bodies', 'audit'] as const
type Table = (typeof TABLES)[number]

/** Four accepted submissions in an anchored log, one of them with a place that the service gave it, and one on somebody's word. */
async function world() {
  const store = await temporaryStore()
  await addTestConnection(store)
  const vault = new MemoryVault()
  const audit = openAudit({ store, vault, key: AUDIT_KEY, log: noLog })
  onTestFinished(() => audit.close())
  const provider = new ScriptedProvider()
  provider.answer = ({ meter }) => {
    if (meter === '3') return { kind: 'unconfirmed', code: 'HO-TEST', detail: 'Lost.', status: null }
    const answer = Buffer.from(JSON.stringify({ caseID: meter }))
    const location = meter === '2' ? 'https://example.test/2' : null
    return { kind: 'accepted', remoteIds: { caseID: meter }, answer, status: 200, location }
  }
  const outbox = createOutbox(outboxDeps(store, provider, { audit }))
  onTestFinished(() => outbox.close())
  for (const meter of ['1', '2', '3', '4']) {
    const outcome = await outbox.create(creation(bodyOf(meter)))
    await outbox.run(all)
    if (meter === '3' && outcome.outcome === 'queued')
      await outbox.resolve(outcome.submission.id, { answer: 'received', caseNumber: 'C3' })
  }
  await outbox.close()
  await audit.close()
  // Somebody with the key and a SQLite shell.
  const database = openEncrypted(store.file, store.key, { readonly: false })
  onTestFinished(() => void database.close())
  database.pragma('foreign_keys = OFF')
  database.pragma('ignore_check_constraints = ON')
  return { store, audit, outbox, database }
}

interface Cell {
  table: Table
  rowid: number
  column: string
  value: string | number | Buffer
}

/** Every cell with something in it. */
function cellsOf(database: EncryptedDatabase): Cell[] {
  return TABLES.flatMap((table) =>
    database
      .prepare(`SELECT rowid AS _rowid, * FROM ${table}`)
      .all()
      .flatMap((row) => {
        if (typeof row !== 'object' || row === null) throw new Error('That is no row.')
        const { _rowid: rowid, ...cells } = Object.fromEntries(Object.entries(row))
        return Object.entries(cells).flatMap(([column, value]: [string, unknown]): Cell[] =>
          typeof value === 'string' || typeof value === 'number' || Buffer.isBuffer(value)
            ? [{ table, rowid: Number(rowid), column, value }]
            : [],
        )
      }),
  )
}

/** The same with one byte another; a number is another one. */
function withAnother(value: Cell['value'], place: number, by: number): Cell['value'] {
  if (Buffer.isBuffer(value)) {
    const changed = Buffer.from(value)
    changed[place % changed.length] = (changed[place % changed.length] ?? 0) ^ by
    return changed
  }
  if (typeof value === 'number') return value + 1000 * (1 + (by % 9))
  const at = place % value.length
  // Within ASCII, and never to what ends a text.
  const other = 33 + ((value.charCodeAt(at) - 33 + (by % 93) + 1) % 94)
  return (
    value.slice(0, at) +
    String.fromCharCode(other === value.charCodeAt(at) ? 33 : other) +
    value.slice(at + 1)
  )
}

/** The entries that may be told for a cell: its own, or those about what it belongs to. */
function placesOf(database: EncryptedDatabase, { table, rowid }: Cell): number[] {
  if (table === 'audit') return [rowid]
  const column = table === 'receipts' ? 'number' : 'submission_number'
  const receipt = `SELECT id, submission_id FROM receipts WHERE ${column} = ?`
  return database
    .prepare<{ number: number }>(
      `SELECT number FROM audit, (${receipt}) WHERE subject IN (id, submission_id)`,
    )
    .all(rowid)
    .map(({ number }) => number)
}

/** Columns in which a row hangs on another by name: one changed letter is a row that is missing and one too many. */
const isName = ({ table, column }: Cell) => column === 'number' || (table === 'receipts' && column === 'id')

describe('one changed byte', () => {
  test('of any cell of a receipt, its body or the log is found, at a place that is about it', async () => {
    const { audit, database } = await world()
    expect(await audit.verify()).toMatchObject({ ok: true, problems: [] })
    const cells = cellsOf(database)
    const columns = new Set(cells.map(({ table, column }) => `${table}.${column}`))
    for (const table of TABLES)
      for (const { name } of columnsOf(database, table)) expect(columns).toContain(`${table}.${name}`)

    const afterAll = (await audit.verify()).entries + 1

    const tryOne = async (cell: Cell, place: number, by: number) => {
      const changed = withAnother(cell.value, place, by)
      const places = placesOf(database, cell)
      const put = database.prepare(`UPDATE ${cell.table} SET ${cell.column} = ? WHERE rowid = ?`)
      put.run(changed, cell.rowid)
      const { ok, problems } = await audit.verify()
      const what = `${cell.table}.${cell.column} of ${cell.rowid} at ${place}: ${String(changed)}`
      expect(ok, what).toBe(false)
      const told = problems
        .filter((problem) => problem.what !== 'body-erased')
        .map((problem) => problem.place)
      expect(
        told.some((one) => places.includes(one)),
        `${what} told at ${told.join()}`,
      ).toBe(true)
      // A receipt whose own entry does not hold is not in the log, which is told after its end.
      const besides = cell.table === 'audit' ? [afterAll] : []
      if (!isName(cell)) for (const one of told) expect([...places, ...besides], what).toContain(one)
      put.run(cell.value, cell.column === 'number' ? Number(changed) : cell.rowid)
    }
    // One byte of every cell, then many places of chosen ones.
    for (const [number, cell] of cells.entries()) await tryOne(cell, number * 7, number)
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...cells), fc.nat(10_000), fc.integer({ min: 1, max: 255 }), tryOne),
      { numRuns: 200 },
    )
    expect(await audit.verify()).toMatchObject({ ok: true, problems: [] })
  })

  test('is told from what was erased, whichever is whose', async () => {
    const { store, audit, database } = await world()
    const later = new Date(Date.now() + 31 * 86_400_000)
    database.exec("UPDATE receipts SET keep_until = '2999-01-01T00:00:00.000Z' WHERE number = 2")
    await eraseOldBodies({ store, audit, now: later })
    const { problems } = await audit.verify()
    expect(problems.map(({ what }) => what).toSorted()).toEqual([
      'body-erased',
      'body-erased',
      'body-erased',
      'changed',
    ])
    database.exec("UPDATE bodies SET body = x'00'")
    expect((await audit.verify()).problems.filter(({ what }) => what === 'body-changed')).toHaveLength(1)
  })
})

test('a log that was cut off anywhere is told so, where it ends now', async () => {
  const { audit, database } = await world()
  const whole = database.prepare('SELECT * FROM audit ORDER BY number').all()
  const put = database.prepare(
    'INSERT INTO audit (number, at, event, subject, hash, mac) VALUES (@number, @at, @event, @subject, @hash, @mac)',
  )
  for (let left = whole.length - 1; left >= 0; left -= 1) {
    database.prepare('DELETE FROM audit WHERE number > ?').run(left)
    const { ok, problems } = await audit.verify()
    expect(ok).toBe(false)
    expect(problems, `cut after ${left}`).toContainEqual(
      expect.objectContaining({ place: left + 1, what: 'cut-off' }),
    )
    for (const entry of whole.slice(left)) put.run(entry)
  }
  expect(await audit.verify()).toMatchObject({ ok: true, problems: [] })
})

test('a changed setting moves what is kept, and is no change of a receipt', async () => {
  const { store, audit } = await world()
  await saveSettings(store, { ...STANDARD_SETTINGS, keepBodiesDays: 90 })
  expect(await audit.verify()).toMatchObject({ ok: true, problems: [] })
})

function columnsOf(database: EncryptedDatabase, table: Table): { name: string }[] {
  return database.prepare<{ name: string }>(`SELECT name FROM pragma_table_info('${table}')`).all()
}

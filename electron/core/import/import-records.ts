import { sql } from 'kysely'
import * as v from 'valibot'
import { Import, ImportSettings } from '#shared/contract/imports.ts'
import type { SubmissionKind } from '#shared/domain/submission.ts'
import { NotFoundError } from '../refusal.ts'
import type { Queries, Store } from '../store/store.ts'
import { newId } from '../records/short-id.ts'
import type { Fixes } from './sheet.ts'

/** A file as the store keeps it. */
export interface ImportRecord {
  id: string
  kind: SubmissionKind
  connectionId: string
  connectionLabel: string
  name: string
  whole: boolean
  batchId: string | null
  createdAt: string
  updatedAt: string
  kept: Kept
}

/** What is kept beside the bytes: how big the file will be, how it is read, and how its rows stood the last time. */
const Kept = v.object({
  size: v.number(),
  settings: v.nullable(ImportSettings),
  counts: v.nullable(Import.entries.counts),
})
type Kept = v.InferOutput<typeof Kept>

const Cells = v.record(v.string(), v.string())
const OLD_DAYS = 30
const DAY_MS = 86_400_000
const GONE = 'A connection that was removed'

/** Newest first. */
export async function listImports(queries: Queries): Promise<ImportRecord[]> {
  const rows = await importRows(queries).orderBy('i.created_at', 'desc').orderBy('i.id').execute()
  return rows.map(recordOf)
}

/** Throws NotFoundError. */
export async function getImport(queries: Queries, id: string): Promise<ImportRecord> {
  const row = await importRows(queries).where('i.id', '=', id).executeTakeFirst()
  if (row === undefined) throw new NotFoundError('import', id)
  return recordOf(row)
}

export async function addImport(
  queries: Queries,
  of: { kind: SubmissionKind; connectionId: string; name: string; size: number },
): Promise<string> {
  const id = newId()
  const now = new Date().toISOString()
  const { kind, connectionId, name, size } = of
  await queries
    .insertInto('imports')
    .values({
      id,
      kind,
      connection_id: connectionId,
      name,
      whole: 0,
      settings: JSON.stringify({ size, settings: null, counts: null } satisfies Kept),
      batch_id: null,
      created_at: now,
      updated_at: now,
    })
    .execute()
  return id
}

/** The same piece twice is kept once. */
export async function addPiece(
  queries: Queries,
  importId: string,
  number: number,
  bytes: Uint8Array,
): Promise<void> {
  await queries
    .insertInto('import_pieces')
    .values({ import_id: importId, number, bytes })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** How many bytes came so far. */
export async function sizeSoFar(queries: Queries, importId: string): Promise<number> {
  const { size } = await queries
    .selectFrom('import_pieces')
    .select(sql<number>`coalesce(sum(length(bytes)), 0)`.as('size'))
    .where('import_id', '=', importId)
    .executeTakeFirstOrThrow()
  return size
}

/** The bytes of a file, in a buffer of their own. They are read piece by piece, giving way between. */
export async function bytesOf(
  queries: Queries,
  importId: string,
  size: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(size)
  let at = 0
  let after = -1
  for (;;) {
    const piece = await queries
      .selectFrom('import_pieces')
      .select(['number', 'bytes'])
      .where('import_id', '=', importId)
      .where('number', '>', after)
      .orderBy('number')
      .limit(1)
      .executeTakeFirst()
    if (piece === undefined) return bytes
    bytes.set(piece.bytes.subarray(0, Math.max(0, size - at)), at)
    at += piece.bytes.length
    after = piece.number
    await new Promise((resolve) => setImmediate(resolve))
  }
}

export async function keepReading(
  queries: Queries,
  { id, kept }: Pick<ImportRecord, 'id' | 'kept'>,
  change: Partial<Kept>,
): Promise<void> {
  await queries
    .updateTable('imports')
    .set({ whole: 1, settings: JSON.stringify({ ...kept, ...change }), updated_at: new Date().toISOString() })
    .where('id', '=', id)
    .execute()
}

export async function fixesOf(queries: Queries, importId: string): Promise<Fixes> {
  const rows = await queries
    .selectFrom('import_fixes')
    .select(['line', 'cells'])
    .where('import_id', '=', importId)
    .orderBy('line')
    .execute()
  return rows.map(({ line, cells }) => ({
    line,
    cells: Object.entries(v.parse(Cells, JSON.parse(cells))).map(([column, text]) => ({
      column: Number(column),
      text,
    })),
  }))
}

/** Adds texts to those that were put into cells of a row. */
export async function keepFix(
  store: Store,
  importId: string,
  line: number,
  cells: readonly { column: number; text: string }[],
): Promise<void> {
  await store.transaction(async (queries) => {
    const before = await queries
      .selectFrom('import_fixes')
      .select('cells')
      .where('import_id', '=', importId)
      .where('line', '=', line)
      .executeTakeFirst()
    const earlier = before === undefined ? {} : v.parse(Cells, JSON.parse(before.cells))
    const text = JSON.stringify({
      ...earlier,
      ...Object.fromEntries(cells.map((one) => [one.column, one.text])),
    })
    await queries
      .insertInto('import_fixes')
      .values({ import_id: importId, line, cells: text })
      .onConflict((conflict) => conflict.columns(['import_id', 'line']).doUpdateSet({ cells: text }))
      .execute()
    await queries
      .updateTable('imports')
      .set({ updated_at: new Date().toISOString() })
      .where('id', '=', importId)
      .execute()
  })
}

/** Cells that are read otherwise are others: what was put into them no longer fits. */
export async function dropFixes(queries: Queries, importId: string): Promise<void> {
  await queries.deleteFrom('import_fixes').where('import_id', '=', importId).execute()
}

/** Throws NotFoundError. */
export async function removeImport(store: Store, id: string): Promise<void> {
  await store.transaction(async (queries) => {
    await queries.deleteFrom('import_pieces').where('import_id', '=', id).execute()
    await queries.deleteFrom('import_fixes').where('import_id', '=', id).execute()
    const { numDeletedRows } = await queries.deleteFrom('imports').where('id', '=', id).executeTakeFirst()
    if (numDeletedRows === 0n) throw new NotFoundError('import', id)
  })
}

/** The files that nobody has worked on for 30 days, or, when rows of them were queued, for as long as what was sent is kept if that is less. */
export async function oldImports(queries: Queries, now: Date, keepBodiesDays: number): Promise<string[]> {
  const before = (days: number) => new Date(now.getTime() - days * DAY_MS).toISOString()
  const rows = await queries
    .selectFrom('imports')
    .select('id')
    .where((where) =>
      where.or([
        where('updated_at', '<=', before(OLD_DAYS)),
        where.and([
          where('batch_id', 'is not', null),
          where('updated_at', '<=', before(Math.min(OLD_DAYS, keepBodiesDays))),
        ]),
      ]),
    )
    .execute()
  return rows.map(({ id }) => id)
}

/** The submissions that rows of a batch became. */
export async function queuedRows(
  queries: Queries,
  batchId: string,
): Promise<{ line: number; submissionId: string }[]> {
  const rows = await queries
    .selectFrom('submissions')
    .select(['id', 'batch_line'])
    .where('batch_id', '=', batchId)
    .execute()
  return rows.flatMap(({ id, batch_line: line }) => (line === null ? [] : [{ line, submissionId: id }]))
}

function importRows(queries: Queries) {
  return queries
    .selectFrom('imports as i')
    .leftJoin('connections as c', 'c.id', 'i.connection_id')
    .select(['i.id', 'i.kind', 'i.connection_id', 'i.name', 'i.whole', 'i.settings', 'i.batch_id'])
    .select(['i.created_at', 'i.updated_at', 'c.label'])
}

type Row = Awaited<ReturnType<ReturnType<typeof importRows>['executeTakeFirstOrThrow']>>

function recordOf(row: Row): ImportRecord {
  return {
    id: row.id,
    kind: row.kind,
    connectionId: row.connection_id,
    connectionLabel: row.label ?? GONE,
    name: row.name,
    whole: row.whole === 1,
    batchId: row.batch_id,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    kept: v.parse(Kept, JSON.parse(row.settings ?? '{"size":0,"settings":null,"counts":null}')),
  }
}

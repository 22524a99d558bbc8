import type { Import, ImportColumn, ImportRow, RowStatus } from '#shared/contract/imports.ts'
import { AlikeRows } from '#shared/domain/import/alike-rows.ts'
import { failedRows } from '#shared/domain/import/failed-rows.ts'
import { repeatsWithin } from '#shared/domain/import/repeats.ts'
import { RowReader } from '#shared/domain/import/row-body.ts'
import { besideCells, ColumnFinder, type RowProblem } from '#shared/domain/import/row-problems.ts'
import type { DateOrder } from '#shared/domain/import/written-date.ts'
import { problem } from '#shared/domain/problem-codes.ts'
import type { Problem } from '#shared/domain/problem.ts'
import type { SwitchKind } from '#shared/domain/switch-kinds.ts'
import type { KeyTexts } from '../outbox/keys.ts'
import { newRow, type NewBytes, type NewRow } from '../outbox/new-row.ts'
import { jobOf } from '../providers/jobs.ts'
import type { Job, JobConnection } from '../providers/provider.ts'
import { newId } from '../records/short-id.ts'
import { arrangeColumns, samplesOf } from './columns.ts'
import { decode, type Encoding } from './decode.ts'
import { fieldsOfKind } from './fields-of-kind.ts'
import { KeyReader } from './key-reader.ts'
import { readCsv, type CsvRow, type Delimiter } from './read-csv.ts'
import {
  errorsOf,
  newSheetRow,
  NOTHING,
  statusOf,
  warningsOf,
  type Earlier,
  type RowKeyTexts,
  type SheetRow,
} from './sheet-row.ts'
import { writeCsv } from './write-csv.ts'

/** A file that was read. */
export interface OpenFile {
  headers: string[]
  rows: CsvRow[]
  encoding: Encoding
  delimiter: Delimiter
}

/** Reads a file as text and as rows; in the way that was chosen, or that fits. Never throws. */
export function openFile(
  bytes: Uint8Array,
  chosen: { encoding: Encoding; delimiter: Delimiter } | null,
): { ok: true; file: OpenFile } | { ok: false; problem: Problem } {
  const decoded = decode(bytes, chosen?.encoding ?? null)
  if (!decoded.ok) return decoded
  const csv = readCsv(decoded.text, chosen?.delimiter ?? null)
  if (!csv.ok) return csv
  const { headers, rows, delimiter } = csv
  return { ok: true, file: { headers, rows, delimiter, encoding: decoded.encoding } }
}

/** Texts that were put into cells, by row and column. */
export type Fixes = readonly { line: number; cells: readonly { column: number; text: string }[] }[]

export interface Arrangement {
  kind: SwitchKind
  connection: JobConnection
  /** `yyyy-MM-dd` */
  today: string
  dateOrder: DateOrder
  /** What each column holds; null: to be guessed. */
  targets: readonly (string | null)[] | null
  /** Of an earlier file with the same headers. */
  remembered: readonly (string | null)[] | null
  fixes: Fixes
}

/** What was found of a row among the submissions there are. */
export interface RowFindings {
  line: number
  earlier: Earlier | null
  /** Warnings about what is only alike. */
  alike: readonly Problem[]
}

/** A row that is ready, as it goes into the store. */
export interface PreparedRow {
  line: number
  row: NewRow
  bytes: NewBytes
  keys: KeyTexts
}

interface RowFound {
  errors: readonly RowProblem[]
  warnings: readonly RowProblem[]
}

/** Of so many classes of rows is remembered what was found. */
const MOST_CLASSES = 5000

/** The rows of one file, arranged in one way. Knows nothing of threads and of the store. */
export class Sheet {
  readonly columns: ImportColumn[]
  /** What keeps every row from being queued. */
  readonly problems: readonly Problem[]
  readonly #file: OpenFile
  readonly #headers: readonly string[]
  readonly #rows: SheetRow[]
  /** The rows by their lines, which begin at 2 and may have gaps. */
  readonly #places: (SheetRow | undefined)[] = []
  readonly #reader: RowReader
  readonly #keyReader: KeyReader
  readonly #alike: AlikeRows
  /** What was found of the rows of one class. */
  readonly #found = new Map<string, RowFound>()
  readonly #finder: ColumnFinder
  readonly #job: Job
  readonly #arrangement: Arrangement
  /** Columns up to the last one with a name: cells beyond it have no column. */
  readonly #named: number

  constructor(file: OpenFile, arrangement: Arrangement) {
    const { kind, connection, dateOrder, targets, remembered, fixes } = arrangement
    this.#file = file
    this.#arrangement = arrangement
    this.#job = jobOf(kind)
    this.#named = file.headers.findLastIndex((header) => header.trim() !== '') + 1
    const width = file.rows.reduce((most, { cells }) => Math.max(most, cells.length), file.headers.length)
    this.#headers = Array.from({ length: width }, (_, column) => file.headers[column] ?? '')
    this.#rows = file.rows.map(({ line, cells }) => newSheetRow(line, cells))
    for (const row of this.#rows) this.#places[row.line] = row
    const arranged = arrangeColumns(this.#headers, fieldsOfKind(kind), targets, remembered, connection.codes)
    const samples = samplesOf(file.rows, width)
    this.columns = arranged.columns.map((column, place) => ({ ...column, samples: samples[place] ?? [] }))
    this.problems = arranged.problems
    const context = { codes: connection.codes, dateOrder }
    this.#reader = new RowReader(arranged.used, context)
    this.#keyReader = new KeyReader(kind, arranged.used, context)
    this.#alike = new AlikeRows(arranged.used, dateOrder, arrangement.today)
    this.#finder = new ColumnFinder(arranged.used)
    for (const { line, cells } of fixes) this.#put(line, cells)
  }

  get length(): number {
    return this.#rows.length
  }

  /** Checks some rows by themselves, and gives what they are compared with others by. */
  check(from: number, count: number): RowKeyTexts[] {
    const keys: RowKeyTexts[] = []
    for (const row of this.#rows.slice(from, from + count)) {
      this.#check(row)
      if (row.keys !== null) keys.push(row.keys)
    }
    return keys
  }

  /** Takes what was found among the submissions there are. */
  take(findings: readonly RowFindings[]): void {
    for (const { line, earlier, alike } of findings) {
      const row = this.#places[line]
      if (row === undefined) continue
      row.earlier = earlier
      if (alike.length > 0) row.warnings = [...row.warnings, ...this.#finder.place(alike)]
    }
  }

  /** Takes which rows became submissions. */
  takeQueued(queued: readonly { line: number; submissionId: string }[]): void {
    for (const { line, submissionId } of queued) {
      const row = this.#places[line]
      if (row !== undefined) row.queuedAs = submissionId
    }
  }

  /** Compares the rows with each other, and counts them. */
  counts(): Import['counts'] {
    this.#compare()
    const counts = {
      rows: this.#rows.length,
      ready: 0,
      faulty: 0,
      already: 0,
      queued: 0,
      warned: 0,
      mended: 0,
    }
    for (const row of this.#rows) {
      const status = statusOf(row)
      counts[status] += 1
      if (status === 'ready' && row.warnings.length > 0) counts.warned += 1
      if (status !== 'queued' && row.mended !== null) counts.mended += 1
    }
    return counts
  }

  page(status: RowStatus | null, offset: number, limit: number): { total: number; rows: ImportRow[] } {
    const rows = status === null ? this.#rows : this.#rows.filter((row) => statusOf(row) === status)
    return { total: rows.length, rows: rows.slice(offset, offset + limit).map((row) => this.#shown(row)) }
  }

  /** The first rows, cell by cell as they are read. */
  preview(count: number) {
    return this.#rows.slice(0, count).map((row) => ({
      line: row.line,
      title: this.#titleOf(row),
      cells: this.#reader.columns.map((reader) => {
        const { meaning, problem: wrong } = reader.read(row.cells)
        return { target: reader.field.path, text: row.cells[reader.column] ?? '', meaning, problem: wrong }
      }),
    }))
  }

  /** Puts texts into cells and checks the row again. Null when there is no such row, or it is queued. */
  mend(
    line: number,
    cells: readonly { column: number; text: string }[],
  ): { keys: RowKeyTexts | null } | null {
    const row = this.#places[line]
    if (row === undefined || row.queuedAs !== null) return null
    this.#put(line, cells)
    this.#check(row)
    return { keys: row.keys }
  }

  row(line: number): ImportRow | null {
    const row = this.#places[line]
    return row === undefined ? null : this.#shown(row)
  }

  /** Encodes some of the rows that are ready, in the order of the file. */
  prepare(from: number, count: number, now: Date): PreparedRow[] {
    const ready = this.#rows.filter((row) => statusOf(row) === 'ready').slice(from, from + count)
    return ready.flatMap((row) => {
      if (row.keys === null) return []
      const { body, consent } = this.#reader.read(row.cells)
      const { connection } = this.#arrangement
      const warnings = row.warnings.map(({ column: _column, ...warning }) => warning)
      const parts = { id: newId(), job: this.#job, body, connection, consent, answers: null, warnings, now }
      return [{ line: row.line, ...newRow(parts), keys: row.keys }]
    })
  }

  /** The rows that failed, as a file. */
  failed(): { csv: string; rows: number } {
    const rows = this.#rows
      .filter((row) => statusOf(row) === 'faulty')
      .map((row) => ({ cells: row.cells, errors: this.#finder.place(errorsOf(row)) }))
    return { csv: writeCsv(failedRows(this.#headers, rows), this.#file.delimiter), rows: rows.length }
  }

  #check(row: SheetRow): void {
    row.keys = null
    row.earlier = null
    row.repeat = null
    row.warnings = NOTHING
    const misplaced = this.#misplaced(row)
    if (misplaced !== null) {
      row.errors = [{ ...misplaced, column: null }]
      return
    }
    const { errors, warnings } = this.#foundOf(row.cells)
    row.errors = errors
    row.warnings = warnings
    if (errors.length === 0) row.keys = { line: row.line, ...this.#keyReader.read(row.cells) }
  }

  /** What is wrong with the cells of a row: looked for once among rows that the rules cannot tell apart. */
  #foundOf(cells: readonly string[]): RowFound {
    const alike = this.#alike.classOf(cells)
    const before = alike === null ? undefined : this.#found.get(alike)
    if (before !== undefined) return before
    const { body, consent, problems } = this.#reader.read(cells)
    const { connection, today } = this.#arrangement
    const found = besideCells(problems, this.#job.check(body, { ...connection, consent, today }))
    const placed = { errors: this.#finder.place(found.errors), warnings: this.#finder.place(found.warnings) }
    if (alike !== null && this.#found.size < MOST_CLASSES) this.#found.set(alike, placed)
    return placed
  }

  /** Why the cells of a row may not stand in their columns. One that somebody mended stands as they left it. */
  #misplaced({ cells, mended }: SheetRow): Problem | null {
    for (let column = this.#named; column < cells.length; column += 1)
      if (cells[column]?.trim() !== '') return problem('HO-IMPORT-TOO-MANY-CELLS', '')
    return cells.length < this.#named && mended === null ? problem('HO-IMPORT-TOO-FEW-CELLS', '') : null
  }

  #put(line: number, cells: readonly { column: number; text: string }[]): void {
    const row = this.#places[line]
    if (row === undefined) return
    row.mended ??= new Set()
    // What was read stays as it was for whoever arranges the file anew.
    row.cells = this.#headers.map((_, column) => row.cells[column] ?? '')
    for (const { column, text } of cells) {
      if (column >= this.#headers.length) continue
      row.cells[column] = text
      row.mended.add(column)
    }
  }

  #compare(): void {
    const repeats = repeatsWithin(this.#rows.flatMap(({ keys }) => keys ?? []))
    for (const row of this.#rows) row.repeat = repeats.get(row.line) ?? null
  }

  #shown(row: SheetRow): ImportRow {
    const first = row.repeat === null ? undefined : this.#places[row.repeat.line]
    return {
      line: row.line,
      status: statusOf(row),
      cells: this.#headers.map((_, column) => row.cells[column] ?? ''),
      mended: row.mended === null ? [] : [...row.mended].sort((a, b) => a - b),
      title: this.#titleOf(row),
      errors: this.#finder.place(errorsOf(row)),
      warnings: this.#finder.place(warningsOf(row)),
      submissionId:
        row.queuedAs ?? row.earlier?.submissionId ?? first?.queuedAs ?? first?.earlier?.submissionId ?? null,
    }
  }

  /** The home in short; '' where the row cannot be read so far. */
  #titleOf(row: SheetRow): string {
    const { body } = this.#reader.read(row.cells)
    const parsed = this.#job.preview(body, this.#arrangement.connection, 'json')
    return 'problems' in parsed ? '' : this.#job.title(body, null)
  }
}

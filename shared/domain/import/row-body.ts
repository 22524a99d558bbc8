import * as v from 'valibot'
import { Consent, CONSENT_MEMBERS } from '../consent.ts'
import { problem } from '../problem-codes.ts'
import type { Problem } from '../problem.ts'
import type { ImportField } from './import-field.ts'
import { readCell, type CellContext, type CellReading } from './read-cell.ts'

/** A column that is used: its number in the file, and what it holds. */
export interface UsedColumn {
  column: number
  field: ImportField
}

/** What a row says: the body with only what its cells hold, the basis if it has one, and what could not be read. */
export interface RowBody {
  body: Record<string, unknown>
  consent: Consent | null
  problems: Problem[]
}

/** How many different texts of a column are remembered with what they mean. */
const MOST_REMEMBERED = 5000

/**
 * Reads rows that are arranged in one way. Files repeat themselves (titles, towns, dates), so each different text of a column is read
 * once.
 */
export class RowReader {
  readonly #columns: {
    column: number
    field: ImportField
    parts: readonly string[]
    known: Map<string, CellReading>
  }[]
  readonly #context: CellContext

  constructor(columns: readonly UsedColumn[], context: CellContext) {
    this.#columns = columns.map(({ column, field }) => ({
      column,
      field,
      parts: field.path.split('.'),
      known: new Map(),
    }))
    this.#context = context
  }

  /** The columns that are used, in the order of the file. */
  get columns(): readonly UsedColumn[] {
    return this.#columns
  }

  read(cells: readonly string[]): RowBody {
    const row: RowBody = { body: {}, consent: null, problems: [] }
    const consent: Partial<Record<keyof Consent, CellReading>> = {}
    for (const used of this.#columns) {
      const text = cells[used.column] ?? ''
      if (text === '') continue
      const reading = this.#reading(used, text)
      if (reading.problem !== null) row.problems.push(reading.problem)
      if (used.field.kind === 'consent') {
        if (reading.value !== null || reading.problem !== null) consent[used.field.member] = reading
      } else if (reading.value !== null) {
        put(row.body, used.parts, reading.value)
      }
    }
    takeConsent(row, consent)
    freeze(row.body)
    return row
  }

  /** One cell, for whoever wants to see what it means. */
  cell({ column, field }: UsedColumn, cells: readonly string[]): CellReading {
    return readCell(cells[column] ?? '', field, this.#context)
  }

  #reading(
    { field, known }: { field: ImportField; known: Map<string, CellReading> },
    text: string,
  ): CellReading {
    // What is read at once is not worth remembering.
    if (field.kind === 'text' || field.kind === 'number-text' || field.kind === 'whole')
      return readCell(text, field, this.#context)
    const before = known.get(text)
    if (before !== undefined) return before
    const reading = readCell(text, field, this.#context)
    if (known.size < MOST_REMEMBERED) known.set(text, reading)
    return reading
  }
}

function put(body: Record<string, unknown>, parts: readonly string[], value: unknown): void {
  let place = body
  for (let depth = 0; depth < parts.length - 1; depth += 1) {
    const name = parts[depth] ?? ''
    const inner = place[name]
    if (isRecord(inner)) place = inner
    else {
      const made: Record<string, unknown> = {}
      place[name] = made
      place = made
    }
  }
  place[parts.at(-1) ?? ''] = value
}

/** So that whoever looks at it again may remember what they found. */
function freeze(body: Record<string, unknown>): void {
  for (const member of Object.values(body)) if (isRecord(member)) freeze(member)
  Object.freeze(body)
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The basis of a row, whole or not at all; none where no column of it holds anything. */
function takeConsent(row: RowBody, cells: Partial<Record<keyof Consent, CellReading>>): void {
  if (Object.keys(cells).length === 0) return
  const told = new Set(row.problems.map(({ path }) => path))
  const given = Object.fromEntries(Object.entries(cells).map(([member, reading]) => [member, reading.value]))
  const parsed = v.safeParse(Consent, given)
  if (parsed.success) {
    row.consent = parsed.output
    return
  }
  const wrong = new Set(parsed.issues.map((issue) => v.getDotPath(issue)?.split('.')[0] ?? ''))
  for (const [member, wanted] of Object.entries(CONSENT_MEMBERS)) {
    const path = `consent.${member}`
    if (wrong.has(member) && !told.has(path))
      row.problems.push(problem('HO-IMPORT-CONSENT', path, { fix: `Give ${wanted}.` }))
  }
}

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

/** An object of the body that columns put members into; its parent comes before it, and the body itself is the first. */
interface Place {
  name: string
  parent: number
}

interface Column extends UsedColumn {
  /** The number of the place, and what the member is called there. */
  place: number
  name: string
  known: Map<string, CellReading>
}

/**
 * Reads rows that are arranged in one way. Files repeat themselves (titles, towns, dates), so each different text of a column is read
 * once.
 */
export class RowReader {
  readonly #columns: readonly Column[]
  readonly #places: Place[] = [{ name: '', parent: 0 }]
  readonly #context: CellContext

  constructor(columns: readonly UsedColumn[], context: CellContext) {
    this.#columns = columns.map(({ column, field }) => {
      const parts = field.path.split('.')
      const place = parts.slice(0, -1).reduce((parent, name) => this.#placeOf(parent, name), 0)
      return { column, field, place, name: parts.at(-1) ?? '', known: new Map() }
    })
    this.#context = context
  }

  /** The columns that are used, in the order of the file. */
  get columns(): readonly UsedColumn[] {
    return this.#columns
  }

  /** The body is frozen through and through, so that whoever looks at it again may remember what they found. */
  read(cells: readonly string[]): RowBody {
    const body: Record<string, unknown> = {}
    const row: RowBody = { body, consent: null, problems: [] }
    const objects: (Record<string, unknown> | undefined)[] = [body]
    let consent: Partial<Record<keyof Consent, CellReading>> | null = null
    for (const used of this.#columns) {
      const text = cells[used.column] ?? ''
      if (text === '') continue
      const reading = this.#reading(used, text)
      if (reading.problem !== null) row.problems.push(reading.problem)
      if (used.field.kind === 'consent') {
        if (reading.value !== null || reading.problem !== null) (consent ??= {})[used.field.member] = reading
      } else if (reading.value !== null) {
        this.#objectAt(used.place, objects)[used.name] = reading.value
      }
    }
    if (consent !== null) takeConsent(row, consent)
    for (const object of objects) if (object !== undefined) Object.freeze(object)
    return row
  }

  /** One cell, for whoever wants to see what it means. */
  cell({ column, field }: UsedColumn, cells: readonly string[]): CellReading {
    return readCell(cells[column] ?? '', field, this.#context)
  }

  #placeOf(parent: number, name: string): number {
    const before = this.#places.findIndex((place) => place.parent === parent && place.name === name)
    return before === -1 ? this.#places.push({ name, parent }) - 1 : before
  }

  /** The object of a place, made with those around it where it is not there yet. */
  #objectAt(number: number, objects: (Record<string, unknown> | undefined)[]): Record<string, unknown> {
    const there = objects[number]
    if (there !== undefined) return there
    const made: Record<string, unknown> = {}
    objects[number] = made
    const { parent, name } = this.#places[number] ?? { parent: 0, name: '' }
    this.#objectAt(parent, objects)[name] = made
    return made
  }

  #reading({ field, known }: Column, text: string): CellReading {
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

/** The basis of a row, whole or not at all; none where no column of it holds anything. */
function takeConsent(row: RowBody, cells: Partial<Record<keyof Consent, CellReading>>): void {
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

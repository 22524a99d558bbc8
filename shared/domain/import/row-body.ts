import * as v from 'valibot'
import { Consent, CONSENT_MEMBERS } from '../consent.ts'
import { problem } from '../problem-codes.ts'
import type { Problem } from '../problem.ts'
import { ColumnReader, type UsedColumn } from './column-reader.ts'
import type { CellContext, CellReading } from './read-cell.ts'

/** What a row says: the body with only what its cells hold, the basis if it has one, and what could not be read. */
export interface RowBody {
  body: Record<string, unknown>
  consent: Consent | null
  problems: Problem[]
}

/** An object of the body that columns put members into; its parent comes before it, and the body itself is the first. */
interface Place {
  name: string
  parent: number
}

interface Column {
  reader: ColumnReader
  /** The number of the place, and what the member is called there. */
  place: number
  name: string
}

/** Reads rows that are arranged in one way. */
export class RowReader {
  readonly #columns: readonly Column[]
  readonly #places: Place[] = [{ name: '', parent: 0 }]

  constructor(columns: readonly UsedColumn[], context: CellContext) {
    this.#columns = columns.map((used) => {
      const parts = used.field.path.split('.')
      const place = parts.slice(0, -1).reduce((parent, name) => this.#placeOf(parent, name), 0)
      return { reader: new ColumnReader(used, context), place, name: parts.at(-1) ?? '' }
    })
  }

  /** The columns that are used, in the order of the file. */
  get columns(): readonly ColumnReader[] {
    return this.#columns.map(({ reader }) => reader)
  }

  /** The body is frozen through and through, so that whoever looks at it again may remember what they found. */
  read(cells: readonly string[]): RowBody {
    const body: Record<string, unknown> = {}
    const row: RowBody = { body, consent: null, problems: [] }
    const objects: (Record<string, unknown> | undefined)[] = [body]
    let consent: Partial<Record<keyof Consent, CellReading>> | null = null
    for (const { reader, place, name } of this.#columns) {
      const reading = reader.read(cells)
      if (reading.problem !== null) row.problems.push(reading.problem)
      const { field } = reader
      if (field.kind === 'consent') {
        if (reading.value !== null || reading.problem !== null) (consent ??= {})[field.member] = reading
      } else if (reading.value !== null) {
        this.#objectAt(place, objects)[name] = reading.value
      }
    }
    if (consent !== null) takeConsent(row, consent)
    for (const object of objects) if (object !== undefined) Object.freeze(object)
    return row
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

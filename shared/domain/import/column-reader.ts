import type { ImportField } from './import-field.ts'
import { readCell, type CellContext, type CellReading } from './read-cell.ts'

/** A column that is used: its number in the file, and what it holds. */
export interface UsedColumn {
  column: number
  field: ImportField
}

/** How many different texts of a column are remembered with what they mean. */
const MOST_REMEMBERED = 5000

/** Reads the cells of one column. Files repeat themselves (titles, towns, dates), mostly from one row to the next. */
export class ColumnReader implements UsedColumn {
  readonly column: number
  readonly field: ImportField
  readonly #context: CellContext
  /** Null where what a text means is read at once, which is not worth remembering. */
  readonly #known: Map<string, CellReading> | null
  #text = ''
  #reading: CellReading

  constructor({ column, field }: UsedColumn, context: CellContext) {
    this.column = column
    this.field = field
    this.#context = context
    this.#known =
      field.kind === 'text' || field.kind === 'number-text' || field.kind === 'whole' ? null : new Map()
    this.#reading = readCell('', field, context)
  }

  /** What the cell of this column says. */
  read(cells: readonly string[]): CellReading {
    const text = cells[this.column] ?? ''
    if (text !== this.#text) {
      this.#reading =
        this.#known === null ? readCell(text, this.field, this.#context) : this.#readOnce(text, this.#known)
      this.#text = text
    }
    return this.#reading
  }

  #readOnce(text: string, known: Map<string, CellReading>): CellReading {
    const before = known.get(text)
    if (before !== undefined) return before
    const reading = readCell(text, this.field, this.#context)
    if (known.size < MOST_REMEMBERED) known.set(text, reading)
    return reading
  }
}

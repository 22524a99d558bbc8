import type { Findings, Problem } from '../problem.ts'
import type { UsedColumn } from './column-reader.ts'

/** A problem of a row, and the column that it came from: null when no column holds what it is about. */
export interface RowProblem extends Problem {
  column: number | null
}

/** What could not be read, and what the rules found beside it: what is told of a cell is not told again as missing. */
export function besideCells(cells: readonly Problem[], found: Findings): Findings {
  if (cells.length === 0) return found
  const about = cells.map(({ path }) => path)
  const isNew = ({ path }: Problem) =>
    !about.some((told) => path === told || path.startsWith(`${told}.`) || told.startsWith(`${path}.`))
  return { errors: [...cells, ...found.errors.filter(isNew)], warnings: found.warnings.filter(isNew) }
}

/** Finds the column of each problem, by the member that it is about. */
export class ColumnFinder {
  readonly #columns: readonly UsedColumn[]
  readonly #known = new Map<string, number | null>()

  constructor(columns: readonly UsedColumn[]) {
    this.#columns = columns
  }

  place(problems: readonly Problem[]): RowProblem[] {
    return problems.map((one) => ({ ...one, column: this.#columnOf(one.path) }))
  }

  /** The column that holds the member, or the first that holds something below it. */
  #columnOf(path: string): number | null {
    const before = this.#known.get(path)
    if (before !== undefined) return before
    const itself = this.#columns.find(({ field }) => field.path === path)
    const below =
      path === '' ? undefined : this.#columns.find(({ field }) => field.path.startsWith(`${path}.`))
    const column = (itself ?? below)?.column ?? null
    this.#known.set(path, column)
    return column
  }
}

import * as v from 'valibot'
import { Problem } from '../domain/problem.ts'
import { HOME_COLUMNS } from '../domain/homes/home-columns.ts'
import { procedure } from './errors.ts'
import { LARGEST_HOMES_FILE } from './import-choices.ts'

const file = {
  bytes: v.pipe(v.string(), v.base64(), v.maxLength(Math.ceil(LARGEST_HOMES_FILE / 3) * 4)),
  /** For each column what it holds, or null: not used. Absent or null: guessed from the header row. */
  targets: v.optional(
    v.nullable(v.pipe(v.array(v.nullable(v.picklist(HOME_COLUMNS))), v.maxLength(500))),
    null,
  ),
}

/** A row of the file, and what becomes of it. */
export const HomeRow = v.object({
  /** As a spreadsheet counts: the header is 1. */
  line: v.number(),
  /** `new`: a home is added · `known`: it is known, and what the row has more is added to it · `faulty`: left out, see `problems`. */
  status: v.picklist(['new', 'known', 'faulty']),
  /** The address in one line. */
  title: v.string(),
  /** `path` is one of HOME_COLUMNS, '' for the row as a whole. */
  problems: v.array(v.object({ ...Problem.entries, column: v.nullable(v.number()) })),
})
export type HomeRow = v.InferOutput<typeof HomeRow>

export const HomesPreview = v.object({
  columns: v.array(
    v.object({
      header: v.string(),
      target: v.nullable(v.picklist(HOME_COLUMNS)),
      /** The first cells that hold something, at most 3. */
      samples: v.array(v.string()),
    }),
  ),
  /** What keeps every row from being imported: no address, two columns for one thing, a file that cannot be read. */
  problems: v.array(Problem),
  counts: v.object({ rows: v.number(), new: v.number(), known: v.number(), faulty: v.number() }),
  /** Every faulty row and the first 20 others, in the order of the file; at most 200. */
  rows: v.array(HomeRow),
})
export type HomesPreview = v.InferOutput<typeof HomesPreview>

export const homesImport = {
  /** What would become of a CSV file of homes; nothing is kept. */
  importPreview: procedure.input(v.object(file)).output(HomesPreview),
  /**
   * Takes the good rows of the file, all in one transaction; the faulty ones are left out. A home that is known gets what the row
   * has more: the same file twice adds nothing. NOT_NOW when no row is good.
   */
  importRows: procedure
    .input(v.object(file))
    .output(v.object({ added: v.number(), known: v.number(), faulty: v.number() })),
}

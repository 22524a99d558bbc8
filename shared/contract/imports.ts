import { eventIterator } from '@orpc/contract'
import * as v from 'valibot'
import { Problem } from '../domain/problem.ts'
import { SubmissionKind } from '../domain/submission.ts'
import { DATE_ORDERS, DELIMITERS, ENCODINGS, LARGEST_FILE, LARGEST_PIECE } from './import-choices.ts'
import { Batch } from './batches.ts'
import { procedure } from './errors.ts'

const shortId = v.pipe(v.string(), v.maxLength(64))
const id = v.object({ id: shortId })
const offset = v.pipe(v.number(), v.integer(), v.minValue(0))

/** How a file is read. Chosen by what it looks like, and by the user. */
export const ImportSettings = v.object({
  encoding: v.picklist(ENCODINGS),
  delimiter: v.picklist(DELIMITERS),
  /** The order of day, month and year in dates that are not ISO; the same for every row. */
  dateOrder: v.picklist(DATE_ORDERS),
  /** For each column the member of the body that it holds (`property.mprn`), or null: not used. */
  targets: v.pipe(v.array(v.nullable(v.pipe(v.string(), v.maxLength(80)))), v.maxLength(500)),
})
export type ImportSettings = v.InferOutput<typeof ImportSettings>

/** A column of the file, as it is read. */
export const ImportColumn = v.object({
  header: v.string(),
  target: v.nullable(v.string()),
  /** Where `target` comes from: our own header, a name that is known, an earlier file like this, the user; `none` when there is none. */
  because: v.picklist(['own-header', 'known-name', 'remembered', 'chosen', 'none']),
  /** The first cells that hold something, at most 3. */
  samples: v.array(v.string()),
})
export type ImportColumn = v.InferOutput<typeof ImportColumn>

/** Something that a column can hold. */
export const ImportTarget = v.object({
  path: v.string(),
  label: v.string(),
  /** The part of the body in words, to group by. */
  group: v.string(),
  required: v.boolean(),
  /** What a cell may say, in one line. */
  takes: v.string(),
})
export type ImportTarget = v.InferOutput<typeof ImportTarget>

/** A file that is being prepared. Times are ISO 8601 in UTC. */
export const Import = v.object({
  id: v.string(),
  kind: SubmissionKind,
  connectionId: v.string(),
  connectionLabel: v.string(),
  /** The file's name. */
  name: v.string(),
  /** `arriving`: pieces are still to come · `reading`: rows are being read and checked · `read` · `unreadable`: see `problem` · `queuing`. */
  stage: v.picklist(['arriving', 'reading', 'read', 'unreadable', 'queuing']),
  problem: v.nullable(Problem),
  settings: v.nullable(ImportSettings),
  columns: v.array(ImportColumn),
  /** What keeps every row from being queued: a required member that no column holds, two columns for one member. */
  problems: v.array(Problem),
  counts: v.object({
    rows: v.number(),
    ready: v.number(),
    faulty: v.number(),
    /** Those that Handover has already, from an earlier file or a wizard. */
    already: v.number(),
    queued: v.number(),
    /** Of those that are ready: with something to look at. */
    warned: v.number(),
    /** Of those that are not queued: with cells that were mended, which reading the file otherwise drops. */
    mended: v.number(),
  }),
  /** The batch that its good rows became, or null. */
  batchId: v.nullable(v.string()),
  createdAt: v.string(),
  updatedAt: v.string(),
})
export type Import = v.InferOutput<typeof Import>

/** What is wrong with a cell, or with the row when `column` is null. */
export const RowProblem = v.object({ ...Problem.entries, column: v.nullable(v.number()) })
export type RowProblem = v.InferOutput<typeof RowProblem>

export const RowStatus = v.picklist(['ready', 'faulty', 'already', 'queued'])
export type RowStatus = v.InferOutput<typeof RowStatus>

/** A row of the file. */
export const ImportRow = v.object({
  /** As a spreadsheet counts: the header is 1. */
  line: v.number(),
  status: RowStatus,
  /** The texts of its cells, by column, with what was mended. */
  cells: v.array(v.string()),
  /** The columns that were mended. */
  mended: v.array(v.number()),
  /** The home in short. */
  title: v.string(),
  errors: v.array(RowProblem),
  warnings: v.array(RowProblem),
  /** What it became, or repeats; null for the others. */
  submissionId: v.nullable(v.string()),
})
export type ImportRow = v.InferOutput<typeof ImportRow>

/** A cell as it is read: the text of the file, and what it means or why it means nothing. */
export const ReadCell = v.object({
  target: v.string(),
  text: v.string(),
  /** In words; '' for an empty cell. */
  meaning: v.string(),
  problem: v.nullable(Problem),
})

export const ImportProgress = v.object({
  stage: v.picklist(['reading', 'checking', 'queuing', 'done', 'cancelled', 'failed']),
  done: v.number(),
  total: v.number(),
})
export type ImportProgress = v.InferOutput<typeof ImportProgress>

export const imports = {
  /** Newest first. Those that were not looked at since Handover was started come without their columns; `get` reads them again. */
  list: procedure.output(v.array(Import)),
  get: procedure.input(id).output(Import),
  /** Makes room for a file. */
  begin: procedure
    .input(
      v.object({
        kind: SubmissionKind,
        connectionId: shortId,
        name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(255)),
        size: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(LARGEST_FILE)),
      }),
    )
    .output(Import),
  /** The next piece, in base64; `number` counts from 0. The same piece twice is kept once. */
  addPiece: procedure
    .input(
      v.object({
        id: shortId,
        number: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1000)),
        bytes: v.pipe(v.string(), v.base64(), v.maxLength(Math.ceil(LARGEST_PIECE / 3) * 4)),
      }),
    )
    .output(v.object({ kept: v.literal(true) })),
  /** Every piece came: reads it, guesses how, and checks every row (a dry run). Returns when it is read. */
  read: procedure.input(id).output(Import),
  /** Reads it again in another way, and remembers that for files with the same header row (unless told not to). */
  arrange: procedure
    .input(v.object({ id: shortId, settings: ImportSettings, remember: v.optional(v.boolean(), true) }))
    .output(Import),
  /** What a column can hold. */
  targets: procedure.input(v.object({ kind: SubmissionKind })).output(v.array(ImportTarget)),
  /** The first rows as they will be read: one list of cells a row, in the order of the columns that are used. */
  preview: procedure
    .input(id)
    .output(v.array(v.object({ line: v.number(), cells: v.array(ReadCell), title: v.string() }))),
  rows: procedure
    .input(
      v.object({
        id: shortId,
        /** Null: every row. */
        status: v.nullable(RowStatus),
        offset,
        limit: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(200)),
      }),
    )
    .output(v.object({ total: v.number(), rows: v.array(ImportRow) })),
  /** Puts other texts into cells of a row, by column, and checks it again. Kept at once. */
  mend: procedure
    .input(
      v.object({
        id: shortId,
        line: v.pipe(v.number(), v.integer(), v.minValue(2)),
        cells: v.pipe(
          v.array(
            v.object({
              column: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(499)),
              text: v.pipe(v.string(), v.maxLength(10_000)),
            }),
          ),
          v.minLength(1),
          v.maxLength(500),
        ),
      }),
    )
    .output(v.object({ row: ImportRow, counts: Import.entries.counts })),
  /** Queues every row that is ready, all or none. NOT_NOW when there is none, or the connection cannot be used. */
  queue: procedure
    .input(id)
    .output(v.object({ batch: v.nullable(Batch), queued: v.number(), cancelled: v.boolean() })),
  /** Stops reading or queuing; of a queuing that is stopped nothing is left. */
  stop: procedure.input(id).output(v.object({ stopped: v.boolean() })),
  /** The rows that failed, as a CSV file with the reasons in its last two columns. */
  failed: procedure.input(id).output(v.object({ name: v.string(), csv: v.string(), rows: v.number() })),
  /** Forgets the file. What was queued stays. */
  remove: procedure.input(id).output(v.object({ removed: v.literal(true) })),
  /** An empty file with our own headers and one example row. */
  template: procedure
    .input(v.object({ kind: SubmissionKind }))
    .output(v.object({ name: v.string(), csv: v.string() })),
  /** Yields at once and then as it goes on; ends when it is done. */
  progress: procedure.input(id).output(eventIterator(ImportProgress)),
}

import type { ImportColumn } from '#shared/contract/imports.ts'
import {
  chosenColumns,
  guessColumns,
  headersTwice,
  type GuessedColumn,
} from '#shared/domain/import/guess-columns.ts'
import { plainHeader } from '#shared/domain/import/header-names.ts'
import { NEEDED_PATHS, type ImportField } from '#shared/domain/import/import-field.ts'
import type { UsedColumn } from '#shared/domain/import/column-reader.ts'
import { targetInWords } from '#shared/domain/import/target-words.ts'
import type { CodeTable } from '#shared/domain/codes.ts'
import { problem } from '#shared/domain/problem-codes.ts'
import type { Problem } from '#shared/domain/problem.ts'

const SAMPLES = 3
/** How far down samples are looked for. */
const SAMPLE_ROWS = 200

/** What the columns of a file hold, and what keeps every row from being queued. */
export interface Columns {
  columns: Omit<ImportColumn, 'samples'>[]
  used: UsedColumn[]
  problems: Problem[]
}

/**
 * @param chosen what somebody chose for each column; null: to be guessed
 * @param remembered what was chosen for an earlier file with this header row
 */
export function arrangeColumns(
  headers: readonly string[],
  fields: readonly ImportField[],
  chosen: readonly (string | null)[] | null,
  remembered: readonly (string | null)[] | null,
  codes: CodeTable,
): Columns {
  const guessed = guessColumns(headers, fields, remembered, codes)
  const columns = chosen === null ? guessed : chosenColumns(chosen, fields, guessed)
  const used = columns.flatMap(({ target }, column) => {
    const field = fields.find(({ path }) => path === target)
    return field === undefined ? [] : [{ column, field }]
  })
  return {
    columns: columns.map((column, place) => ({ header: headers[place] ?? '', ...column })),
    used,
    problems: [
      ...(chosen === null && remembered === null ? twins(headers, columns) : []),
      ...usedTwice(used),
      ...notThere(fields, used),
    ],
  }
}

/** The first texts of each column. */
export function samplesOf(rows: readonly { cells: readonly string[] }[], width: number): string[][] {
  return Array.from({ length: width }, (_, column) => {
    const samples: string[] = []
    for (const { cells } of rows.slice(0, SAMPLE_ROWS)) {
      const text = cells[column]?.trim() ?? ''
      if (text !== '') samples.push(text.slice(0, 100))
      if (samples.length === SAMPLES) break
    }
    return samples
  })
}

function twins(headers: readonly string[], columns: readonly GuessedColumn[]): Problem[] {
  const twice = headersTwice(headers)
  const unread = headers.filter(
    (header, place) => columns[place]?.target === null && twice.has(plainHeader(header)),
  )
  return [...new Set(unread.map((header) => header.trim()))].map((header) =>
    problem('HO-IMPORT-HEADER-TWICE', '', {
      message: `Two columns are called “${header.slice(0, 80)}”, so it cannot be told which is which.`,
    }),
  )
}

function usedTwice(used: readonly UsedColumn[]): Problem[] {
  const seen = new Set<string>()
  const twice = new Set<string>()
  for (const { field } of used) (seen.has(field.path) ? twice : seen).add(field.path)
  return [...twice].map((path) =>
    problem('HO-IMPORT-TARGET-TWICE', path, { message: `Two columns are to hold “${targetInWords(path)}”.` }),
  )
}

function notThere(fields: readonly ImportField[], used: readonly UsedColumn[]): Problem[] {
  const held = new Set(used.map(({ field }) => field.path))
  return fields
    .filter(({ path }) => NEEDED_PATHS.includes(path) && !held.has(path))
    .map(({ path }) =>
      problem('HO-IMPORT-NO-COLUMN', path, {
        message: `No column holds “${targetInWords(path)}”, and every row needs it.`,
      }),
    )
}

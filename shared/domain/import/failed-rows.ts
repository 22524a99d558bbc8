import { isReasonColumn } from './guess-columns.ts'
import { REASON_COLUMNS } from './import-field.ts'
import type { RowProblem } from './row-problems.ts'

/** What a spreadsheet would run as a formula; with the mark that keeps it from that, in front or not. */
const FORMULA = /^'*[=+\-@\t\r]/
const ESCAPED = /^'+[=+\-@\t\r]/

/** A cell that no spreadsheet runs as a formula: with a ' in front where it would. */
export function escapeFormula(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text
}

/** Takes off the one ' that `escapeFormula` put in front. */
export function unescapeFormula(text: string): string {
  return ESCAPED.test(text) ? text.slice(1) : text
}

/** Rows to be mended in a spreadsheet: their columns and cells as they came, and in two more columns what is wrong and where. */
export function failedRows(
  headers: readonly string[],
  rows: readonly { cells: readonly string[]; errors: readonly RowProblem[] }[],
): string[][] {
  const columns = headers.flatMap((header, column) => (isReasonColumn(header) ? [] : [column]))
  return [
    [...columns.map((column) => headers[column] ?? ''), ...REASON_COLUMNS],
    ...rows.map(({ cells, errors }) => [
      ...columns.map((column) => cells[column] ?? ''),
      [...new Set(errors.flatMap(({ column }) => (column === null ? [] : [headers[column] ?? ''])))].join(
        '; ',
      ),
      errors.map((error) => reasonOf(error)).join('; '),
    ]),
  ].map((cells) => cells.map(escapeFormula))
}

/** A problem in one text; of what no column holds it names the member. */
function reasonOf({ column, path, message, fix }: RowProblem): string {
  const text = [message, fix].filter((part) => part !== '').join(' ')
  return column === null && path !== '' ? `${path}: ${text}` : text
}

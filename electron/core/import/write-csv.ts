import Papa from 'papaparse'
import type { Delimiter } from './read-csv.ts'

/** Rows as a file that spreadsheets open by a double click: with a byte order mark, so that they take it for UTF-8, and CRLF. */
export function writeCsv(rows: string[][], delimiter: Delimiter): string {
  return `\uFEFF${Papa.unparse(rows, { delimiter, newline: '\r\n' })}\r\n`
}

import Papa from 'papaparse'
import { unescapeFormula } from '#shared/domain/import/failed-rows.ts'
import { problem } from '#shared/domain/problem-codes.ts'
import type { Problem } from '#shared/domain/problem.ts'

export type Delimiter = ',' | ';' | '\t'

/** A row as the file has it. `line` counts rows as a spreadsheet does: the first is 1, and a line break in a cell makes no new row. */
export interface CsvRow {
  line: number
  cells: string[]
}

export type Csv =
  { ok: true; delimiter: Delimiter; headers: string[]; rows: CsvRow[] } | { ok: false; problem: Problem }

export const MOST_ROWS = 50_000
const MOST_COLUMNS = 500
const DELIMITERS = [',', ';', '\t'] as const
/** How many rows tell which delimiter it is. */
const FIRST_ROWS = 20

/**
 * The header row and the rows below it, in the one delimiter that was chosen or that fits the first rows best. Empty rows are left out
 * but counted. Of a cell that begins with our mark against formulas, the mark is taken off. Never throws.
 */
export function readCsv(text: string, chosen: Delimiter | null): Csv {
  const whole = oneSortOfLineEnd(text)
  const delimiter = chosen ?? guessDelimiter(whole)
  const { data, errors } = Papa.parse<string[]>(whole.text, { delimiter, newline: whole.newline })
  const broken = errors.find(({ type }) => type === 'Quotes')
  if (broken !== undefined) return refused('HO-IMPORT-QUOTES', ` (row ${(broken.row ?? 0) + 1})`)
  const top = data.findIndex((cells) => !isEmpty(cells))
  const headers = (data[top] ?? []).map((cell) => unescapeFormula(cell))
  const rows: CsvRow[] = []
  const marked = hasMarkedCell(whole.text)
  let width = headers.length
  for (let place = top + 1; place < data.length; place += 1) {
    const cells = data[place]
    if (cells === undefined || isEmpty(cells)) continue
    for (let column = 0; marked && column < cells.length; column += 1) {
      const cell = cells[column]
      // Looked at before the pattern is tried: nearly no cell begins with it.
      if (cell?.charCodeAt(0) === 39) cells[column] = unescapeFormula(cell)
    }
    if (cells.length > width) width = cells.length
    rows.push({ line: place + 1, cells })
  }
  if (rows.length === 0) return refused('HO-IMPORT-NO-ROWS')
  if (rows.length > MOST_ROWS) return refused('HO-IMPORT-TOO-MANY-ROWS')
  if (width > MOST_COLUMNS) return refused('HO-IMPORT-TOO-MANY-COLUMNS')
  return { ok: true, delimiter, headers, rows }
}

interface Whole {
  text: string
  newline: '\n' | '\r' | '\r\n'
}

/** A reader that takes CRLF for the end of a row would read over a bare LF, so a file with both gets one sort. */
function oneSortOfLineEnd(text: string): Whole {
  if (text.includes('\r\n')) {
    if (!hasBareLineFeed(text)) return { text, newline: '\r\n' }
    return { text: text.replaceAll('\r\n', '\n'), newline: '\n' }
  }
  return { text, newline: text.includes('\n') || !text.includes('\r') ? '\n' : '\r' }
}

/** A pattern would look at every character; this only at the ends of rows. */
function hasBareLineFeed(text: string): boolean {
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1))
    if (text[at - 1] !== '\r') return true
  return false
}

/** Whether a cell may begin with the mark against formulas: few files have one, and then no cell is looked at. */
function hasMarkedCell(text: string): boolean {
  for (let at = text.indexOf("'"); at !== -1; at = text.indexOf("'", at + 1))
    // Within a word it is an apostrophe.
    if (!/\p{L}/u.test(text[at - 1] ?? '')) return true
  return false
}

/** The delimiter that gives the first rows most columns, the same number in each. A comma when none does. */
function guessDelimiter({ text, newline }: Whole): Delimiter {
  const scored = DELIMITERS.map((delimiter) => {
    const { data } = Papa.parse<string[]>(text, { delimiter, newline, preview: FIRST_ROWS })
    const rows = data.filter((cells) => !isEmpty(cells))
    const width = rows[0]?.length ?? 0
    const alike = rows.filter((cells) => cells.length === width).length / Math.max(1, rows.length)
    return { delimiter, score: width < 2 ? 0 : alike * 1000 + width }
  })
  return scored.reduce((best, one) => (one.score > best.score ? one : best)).delimiter
}

function isEmpty(cells: readonly string[]): boolean {
  // Nearly every row begins with something.
  return cells.every((cell) => cell === '' || cell.trim() === '')
}

function refused(code: Parameters<typeof problem>[0], where = ''): Csv {
  const told = problem(code, '')
  return { ok: false, problem: { ...told, message: told.message.replace(/\.$/, `${where}.`) } }
}

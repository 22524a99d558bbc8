import { countWords } from '#renderer/components/count-words.ts'
import type { Import, ImportColumn, ImportProgress, ImportSettings } from '#shared/contract/imports.ts'

/** "Import, 500 rows, 40 to fix". */
export function importTitle({
  stage,
  counts,
  batchId,
}: Pick<Import, 'stage' | 'counts' | 'batchId'>): string {
  if (stage === 'arriving') return 'Import, not read yet'
  if (stage === 'unreadable') return 'Import, cannot be read'
  const parts = ['Import', countWords(counts.rows, 'row')]
  if (counts.faulty > 0) parts.push(`${counts.faulty.toLocaleString('en-GB')} to fix`)
  if (batchId !== null) parts.push('the others are queued')
  return parts.join(', ')
}

/** Where what a column holds was learnt. */
export const BECAUSE_WORDS: Readonly<Record<ImportColumn['because'], string>> = {
  'own-header': 'Its header is Handover’s own',
  'known-name': 'Guessed from its header',
  remembered: 'As in your last file like this',
  chosen: 'Chosen by you',
  none: '',
}

export const ENCODING_WORDS: Readonly<Record<ImportSettings['encoding'], string>> = {
  'utf-8': 'UTF-8 (most programs today)',
  'windows-1252': 'Windows-1252 (older Excel)',
}

export const DELIMITER_WORDS: Readonly<Record<ImportSettings['delimiter'], string>> = {
  ',': 'Comma',
  ';': 'Semicolon',
  '\t': 'Tab',
}

export const DATE_ORDER_WORDS: Readonly<Record<ImportSettings['dateOrder'], string>> = {
  'day-month-year': 'Day, month, year: 20/11/2026',
  'month-day-year': 'Month, day, year: 11/20/2026',
  'year-month-day': 'Year, month, day: 2026/11/20',
}

/** What reading the cells otherwise does to those that were mended; undefined when none was. */
export function dropsMendedWords({ mended }: Import['counts']): string | undefined {
  if (mended === 0) return undefined
  return `Another choice drops what was mended in ${countWords(mended, 'row')}`
}

/** What is being done with a file, for its progress bar. */
export function stageWords({ stage, done, total }: ImportProgress): string {
  const of = total === 0 ? '' : ` ${done.toLocaleString('en-GB')} of ${total.toLocaleString('en-GB')} rows`
  switch (stage) {
    case 'reading':
      return `Reading the file…${of}`
    case 'checking':
      return `Checking…${of}`
    case 'queuing':
      return `Queuing…${of}`
    case 'done':
      return 'Done.'
    case 'cancelled':
      return 'Stopped.'
    case 'failed':
      return 'It did not work.'
  }
}

/** A, B, … Z, AA: as a spreadsheet names its columns. */
export function columnLetters(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26))
  return index < 26 ? letter : columnLetters(Math.floor(index / 26) - 1) + letter
}

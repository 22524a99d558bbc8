import { importsWords } from '#renderer/words/imports.ts'
import type { Import, ImportProgress } from '#shared/contract/imports.ts'

/** "Import, 500 rows, 40 to fix". */
export function importTitle({
  stage,
  counts,
  batchId,
}: Pick<Import, 'stage' | 'counts' | 'batchId'>): string {
  const { title } = importsWords()
  if (stage === 'arriving') return title.arriving
  if (stage === 'unreadable') return title.unreadable
  return title.read(counts.rows, counts.faulty, batchId !== null)
}

/** What reading the cells otherwise does to those that were mended; undefined when none was. */
export function dropsMendedWords({ mended }: Import['counts']): string | undefined {
  if (mended === 0) return undefined
  return importsWords().columns.how.dropsMended(mended)
}

/** What is being done with a file, for its progress bar. */
export function stageWords({ stage, done, total }: ImportProgress): string {
  const { work } = importsWords()
  const isGoing = stage === 'reading' || stage === 'checking' || stage === 'queuing'
  return isGoing && total > 0 ? work.far(work[stage], done, total) : work[stage]
}

/** A, B, … Z, AA: as a spreadsheet names its columns. */
export function columnLetters(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26))
  return index < 26 ? letter : columnLetters(Math.floor(index / 26) - 1) + letter
}

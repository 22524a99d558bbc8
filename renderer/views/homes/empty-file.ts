import { homesWords } from '#renderer/words/homes.ts'
import type { HOME_COLUMNS } from '#shared/domain/homes/home-columns.ts'

type HomeColumn = (typeof HOME_COLUMNS)[number]

/** A file of homes to fill in: one header row with what each column holds. */
export function emptyFile(columns: readonly HomeColumn[]): string {
  const { names } = homesWords().import.columns
  const quoted = columns.map((column) => `"${names[column].replaceAll('"', '""')}"`)
  return `${quoted.join(',')}\r\n`
}

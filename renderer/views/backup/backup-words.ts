import { dayWords, timeWords } from '#renderer/components/when.ts'
import { backupWords } from '#renderer/words/backup.ts'
import type { BackupPreview } from '#shared/contract/backup.ts'

/** What is in a backup, as rows of a summary. */
export function previewRows(preview: BackupPreview): { label: string; value: string }[] {
  const words = backupWords().restore.preview
  return [
    { label: words.made, value: words.madeAt(dayWords(preview.madeAt), timeWords(preview.madeAt)) },
    { label: words.submissions, value: String(preview.submissions) },
    { label: words.receipts, value: String(preview.receipts) },
    { label: words.drafts, value: String(preview.drafts) },
    { label: words.connections, value: String(preview.connections) },
  ]
}

/** What restoring means, that nobody may be surprised by; one sentence each. */
export function restoreNotes({ toConfirm, connections, newerHere, erasedHere }: BackupPreview): string[] {
  const words = backupWords().restore.notes
  return [
    ...(newerHere === null ? [] : [replacedWords(newerHere)]),
    ...(connections === 0 ? [] : [words.passwords]),
    ...(toConfirm === 0 ? [] : [words.toConfirm(toConfirm)]),
    ...erasedWords(erasedHere),
  ]
}

function erasedWords(erased: BackupPreview['erasedHere']): string[] {
  const words = backupWords().restore.notes
  if (erased === null) return [words.somebodyErased]
  const { people, again } = erased
  if (people === 0) return []
  return [again ? words.erasedAgain(people) : words.erasedElsewhere(people)]
}

function replacedWords({ submissions, receipts }: NonNullable<BackupPreview['newerHere']>): string {
  const words = backupWords().restore.notes
  return submissions + receipts === 0 ? words.replaced : words.newer(submissions, receipts)
}

import { dayWords, timeWords } from '#renderer/components/when.ts'
import type { BackupPreview, BackupProgress } from '#shared/contract/backup.ts'

/** What is going on, for whoever waits. */
export const STAGE_WORDS: Readonly<Record<Exclude<BackupProgress['stage'], 'idle'>, string>> = {
  copying: 'Copying what Handover has…',
  writing: 'Encrypting it…',
  'reading-back': 'Reading it back to be sure…',
  opening: 'Opening it and checking every part…',
  restoring: 'Putting everything in place…',
}

/** What is in a backup, as rows of a summary. */
export function previewRows(preview: BackupPreview): { label: string; value: string }[] {
  return [
    { label: 'Made', value: `${dayWords(preview.madeAt)} at ${timeWords(preview.madeAt)}` },
    { label: 'Submissions', value: String(preview.submissions) },
    { label: 'Receipts', value: String(preview.receipts) },
    { label: 'Drafts', value: String(preview.drafts) },
    { label: 'Connections', value: String(preview.connections) },
  ]
}

/** What restoring means, that nobody may be surprised by; one sentence each. */
export function restoreNotes({ toConfirm, connections, newerHere, erasedHere }: BackupPreview): string[] {
  return [
    ...(newerHere === null ? [] : [replacedWords(newerHere)]),
    ...(connections === 0
      ? []
      : ['Passwords are in no backup: each connection asks for its own again before anything is sent.']),
    ...(toConfirm === 0
      ? []
      : [
          `${toConfirm === 1 ? 'One submission was' : `${toConfirm} submissions were`} still to be sent when it was made, and may have been sent since. Handover sends none of them by itself: you say of each in the Outbox.`,
        ]),
    ...erasedWords(erasedHere),
  ]
}

function erasedWords(erased: BackupPreview['erasedHere']): string[] {
  if (erased === null)
    return ['Somebody who was erased after it was made comes back with it: erase them again.']
  const { people, again } = erased
  if (people === 0) return []
  const were = people === 1 ? 'One person was erased' : `${people} people were erased`
  return [
    again
      ? `${were} here after it was made. Whoever of them it knows by the same name and day of birth is erased from it again.`
      : `${were} here, and it is the backup of another profile: what it knows of them comes back, and that they were erased is not kept. Erase them again.`,
  ]
}

function replacedWords({ submissions, receipts }: NonNullable<BackupPreview['newerHere']>): string {
  const changed = `${count(submissions, 'submission')} and ${count(receipts, 'receipt')}`
  return submissions + receipts === 0
    ? 'What is here now is replaced. Nothing was sent here after the backup was made.'
    : `What is here now is replaced. ${changed} changed here after the backup was made, and are lost.`
}

const count = (number: number, what: string) => `${number} ${what}${number === 1 ? '' : 's'}`

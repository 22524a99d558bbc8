import { NotNowError } from '../refusal.ts'

/** Why a backup is not made or not put back. Each leaves everything as it was. */
const REFUSALS = {
  'not-one': [
    'HO-BACKUP-NOT-ONE',
    'This file is not a backup of Handover.',
    'Choose the file whose name ends in .handover-backup. Nothing was changed.',
  ],
  damaged: [
    'HO-BACKUP-DAMAGED',
    'This backup is damaged, cut off or was altered, so nothing of it is used.',
    'Take another copy of it, or an earlier backup. Nothing was changed.',
  ],
  unreadable: [
    'HO-BACKUP-UNREADABLE',
    'This file could not be read.',
    'See that it is there and that you may read it. Nothing was changed.',
  ],
  'newer-format': [
    'HO-BACKUP-NEWER',
    'This backup was made by a newer version of Handover.',
    'Update Handover on this computer, then restore it. Nothing was changed.',
  ],
  'wrong-phrase': [
    'HO-BACKUP-PHRASE-WRONG',
    'This recovery phrase does not open this backup.',
    'Check that it is the phrase that held when the backup was made: a phrase that was made later opens only later backups. Nothing was changed.',
  ],
  'other-edition': [
    'HO-BACKUP-OTHER-EDITION',
    'This backup was made by another edition of Handover.',
    'Restore it with the edition that made it. Nothing was changed.',
  ],
  exists: [
    'HO-BACKUP-EXISTS',
    'There is a file with this name already, and it is not overwritten.',
    'Choose another name, or move that file away.',
  ],
  'no-place': [
    'HO-BACKUP-NO-PLACE',
    'The backup could not be written there.',
    'Choose a folder that you may write in.',
  ],
  full: [
    'HO-BACKUP-FULL',
    'The disk is full, so no backup was made.',
    'Free some space, or choose another disk. Nothing was left behind.',
  ],
  'not-held': [
    'HO-BACKUP-NOT-HELD',
    'The backup was read back and is not what was written, so it was thrown away.',
    'Try again, on another disk if there is one.',
  ],
  unsound: [
    'HO-BACKUP-UNSOUND',
    'The store inside it is not sound.',
    'Restart Handover to have the store checked, then try again.',
  ],
  failed: [
    'HO-BACKUP-FAILED',
    'The backup could not be made or read.',
    'Try again. If it happens again, check the disk. Nothing was changed.',
  ],
  'no-phrase': [
    'HO-BACKUP-NO-PHRASE',
    'There is no recovery phrase yet.',
    'Make one first: it opens the backup on any computer.',
  ],
  practice: [
    'HO-BACKUP-PRACTICE',
    'Practice has nothing to keep.',
    'Leave practice first: a backup is of your own homes.',
  ],
  sending: [
    'HO-BACKUP-SENDING',
    'Something is just being sent, so nothing is replaced now.',
    'Wait until the sending is done, or pause it, then try again.',
  ],
  busy: [
    'HO-BACKUP-BUSY',
    'A backup is just being made or checked.',
    'Wait until that is done, then try again.',
  ],
  'vault-needed': [
    'HO-BACKUP-VAULT-NEEDED',
    'It is not said where the keys of the restored profile are to be kept.',
    'Choose the keychain or a passphrase.',
  ],
  unchecked: [
    'HO-BACKUP-UNCHECKED',
    'This file was not opened with its recovery phrase yet.',
    'Enter the phrase first.',
  ],
  unfinished: ['HO-BACKUP-UNFINISHED', 'The file did not arrive whole.', 'Choose it again.'],
  'vault-kept': [
    'HO-BACKUP-VAULT',
    'This profile keeps its keys where they are, and so will what is restored.',
    'Restore without choosing a vault.',
  ],
} as const satisfies Record<string, readonly [code: string, message: string, fix: string]>

export type BackupRefusal = keyof typeof REFUSALS

export function backupRefusal(why: BackupRefusal): NotNowError {
  const [code, message, fix] = REFUSALS[why]
  return new NotNowError(code, message, fix)
}

/** Which refusal it was, by its name, as the thread tells it. */
export function isBackupRefusal(name: string): name is BackupRefusal {
  return Object.hasOwn(REFUSALS, name)
}

/** The name of a refusal; null for any other error. */
export function refusalName(error: unknown): BackupRefusal | null {
  if (!(error instanceof NotNowError)) return null
  const found = Object.entries(REFUSALS).find(([, [code]]) => code === error.code)?.[0]
  return found !== undefined && isBackupRefusal(found) ? found : null
}

/** What the codes of backups and restoring mean. */
export const BACKUP_CODES: Readonly<Record<string, string>> = {
  'HO-BACKUP-BUSY': 'One backup is made, opened or restored at a time.',
  'HO-BACKUP-DAMAGED':
    'A byte of the backup is not what was written, is missing or is one too many, so nothing of it is used.',
  'HO-BACKUP-EXISTS': 'A backup never overwrites a file that is there.',
  'HO-BACKUP-FAILED': 'Making or reading a backup failed in a way that nobody foresaw; nothing was changed.',
  'HO-BACKUP-FULL': 'There was not enough room on the disk for a backup, and half of one is not kept.',
  'HO-BACKUP-NEWER': 'A newer version of Handover made the backup, and this one does not know what is in it.',
  'HO-BACKUP-NO-PHRASE': 'Before the first backup a recovery phrase must be made, which opens it anywhere.',
  'HO-BACKUP-NO-PLACE': 'The place where the backup was to go cannot be written.',
  'HO-BACKUP-NOT-HELD':
    'What was read back from the disk was not what had been written, so it was thrown away.',
  'HO-BACKUP-NOT-ONE': 'The file that was chosen is not a backup of Handover.',
  'HO-BACKUP-OTHER-EDITION':
    'The store in the backup was made by steps that this edition of Handover does not have.',
  'HO-BACKUP-OTHERS': 'Nothing can be restored while Handover is open elsewhere on the profile.',
  'HO-BACKUP-PHRASE-WRONG':
    'The recovery phrase that was given is not the one that the backup was made with.',
  'HO-BACKUP-PRACTICE': 'Practice holds nothing but samples, so no backup is made of it or put in its place.',
  'HO-BACKUP-RESTORED':
    'It was waiting to be sent when the backup was made that was restored, and may have been sent since, so that it must be confirmed.',
  'HO-STORE-RESTORING': 'The profile is closed while a backup takes its place.',
  'HO-BACKUP-SENDING': 'Nothing is restored while a submission is being sent, for its answer would be lost.',
  'HO-BACKUP-UNCHECKED': 'A backup is restored only after its phrase has opened it and it was found sound.',
  'HO-BACKUP-UNFINISHED': 'Not every piece of the file arrived that is to be restored.',
  'HO-BACKUP-UNREADABLE': 'The file could not be opened or read.',
  'HO-BACKUP-UNSOUND': 'The store itself is not sound, so no backup was made of it.',
  'HO-BACKUP-VAULT': 'A profile that is replaced keeps its keys in the vault that it has.',
  'HO-BACKUP-VAULT-NEEDED': 'For a new profile it must be said where its keys are kept.',
}

import { family, type CodeHelp } from '../../code-help.ts'

/** Codes of backups, the lock, photos, letters and the rights of people. */
export const keepingHelp: readonly CodeHelp[] = [
  {
    codes: [
      'HO-STORE-RESTORING',
      ...family(
        'BACKUP',
        'BUSY SENDING OTHERS RESTORING UNCHECKED UNFINISHED EXISTS NO-PHRASE PRACTICE VAULT VAULT-NEEDED',
      ),
    ],
    about: 'A backup that cannot be made or restored just now',
    did: 'Nothing was overwritten: neither the profile nor a file that is there.',
    next: 'Let the sending end and close other windows of Handover, then begin again. A restore goes in order: choose the file, enter the phrase, look at what is in it, replace.',
  },
  {
    codes: ['HO-BACKUP-RESTORED'],
    about: 'What waited when a backup was made that was restored since',
    did: 'It was not sent again: after the backup was made it may have gone out, and a second one would be a second switch.',
    next: 'Look it up with the service, or ring them: say “they have it” with the case number, or send it again when they have not.',
  },
  {
    codes: family('BACKUP', 'FULL NO-PLACE UNREADABLE FAILED'),
    about: 'The place of a backup',
    did: 'Half a file is not kept, so there is nothing there that looks like a backup and is none.',
    next: 'Choose a folder that can be written and has room, best on another disk, and make it again.',
  },
  {
    codes: family('BACKUP', 'DAMAGED NOT-HELD NOT-ONE NEWER OTHER-EDITION PHRASE-WRONG UNSOUND'),
    about: 'A backup that does not open',
    did: 'The file was read and checked before anything was touched. Your present data is as it was.',
    next: 'Compare the phrase word by word, in its order. If the file is damaged, take an older one; if a newer version made it, install that version first.',
  },
  {
    codes: ['HO-LOCKED', ...family('LOCK', 'NO-WAY PIN-WRONG TOO-MANY WAIT')],
    about: 'The lock',
    did: 'Nothing is shown or told while it is locked. Sending goes on in the background.',
    next: 'Enter the PIN or the passphrase. After ten wrong PINs the profile closes, and only its passphrase or the keychain opens it.',
  },
  {
    codes: family('PHOTO', 'BROKEN GONE HEIC PIECES PIXELS SIZE TYPE'),
    about: 'A photo beside a reading',
    did: 'The photo was not kept. The reading itself is, and can be sent without one.',
    next: 'Take a JPEG or PNG; on an iPhone choose “Most compatible” in the camera’s settings. A smaller picture is enough when the digits can be read.',
  },
  {
    codes: family('LETTER', 'SENT UNSENT'),
    about: 'A letter',
    did: 'The letter is kept as it is. Handover never sends letters itself, so only you can say that one went out.',
    next: 'Send it from your mail program or print it, then mark it as sent.',
  },
  {
    codes: ['HO-PERSON-RESTRICTED'],
    about: 'Somebody who is restricted',
    did: 'Nothing is stopped: you are told that they asked that nothing more is done with their data.',
    next: 'Ask them before you send it, or leave it as a draft. What they asked for is noted on their page under Homes, and can be lifted there.',
  },
  {
    codes: ['HO-PERSON-IN-OUTBOX'],
    about: 'Somebody who is in the outbox',
    did: 'Nothing was erased: something about this person still waits for an answer.',
    next: 'Finish or cancel it in the outbox first. Then erase, and write to the services that are listed.',
  },
]

import { family, type CodeHelp } from '../../code-help.ts'

/** Codes of Handover itself: sending, files, the profile, the store, the vault, the desktop window. */
export const ownHelp: readonly CodeHelp[] = [
  {
    codes: family('HTTP', 'ADDRESS DNS PROXY TLS CONNECT CONNECT-TIMEOUT STOPPED'),
    about: 'No connection was made',
    did: 'Nothing left this computer. The submission waits and is tried again by itself.',
    next: 'See whether other pages open in your browser. Then open the connection and press “Test connection”: it says which part fails, the name, the proxy, the certificate or the server. A certificate that is not trusted is a matter for whoever looks after your network.',
  },
  {
    codes: ['HO-HTTP-TOO-BIG'],
    about: 'An answer that is too large',
    did: 'The answer was not read further, so that it cannot fill this computer. If something had been sent, it is kept as unconfirmed.',
    next: 'Look up in the service whether it has what was sent. If a list is meant, narrow the search.',
  },
  {
    codes: ['HO-DUPLICATE'],
    about: 'It is there already',
    did: 'The same was found in the outbox or among the receipts, so nothing was queued a second time.',
    next: 'Open the one that is named. If it is meant to be sent twice, say why: the reason is kept with it.',
  },
  {
    codes: family('OUTBOX', 'CHAIN CONNECTION FAILED GONE NOT-UNCONFIRMED NOT-REJECTED NOT-WAITING'),
    about: 'The state of a submission has changed',
    did: 'What was asked for no longer fits: meanwhile it was sent, ended, or lost what it depends on. Its answers and its history are kept.',
    next: 'Look at the row as it is now. One that was taken back can be made a draft again and sent anew; for a fault of Handover’s own, send the diagnostics from Settings, About.',
  },
  {
    codes: family('DRAFT', 'NOT-ENDED NO-ANSWERS'),
    about: 'A draft made of a submission',
    did: 'No draft was made. The submission and its receipt are unchanged.',
    next: 'While it may still be sent, cancel it first. When its answers are no longer kept, begin the wizard anew: the home and the people are filled in where Handover knows them.',
  },
  {
    codes: family('CONN', 'IN-USE PRACTICE'),
    about: 'A connection that cannot be changed now',
    did: 'The connection was left as it is.',
    next: 'Finish or cancel in the outbox what belongs to it, then try again. The connections of practice always stay.',
  },
  {
    codes: ['HO-PRACTICE-ONLY'],
    about: 'Only practice here',
    did: 'Nothing was changed. Handover was started for practice, which cannot reach a real service.',
    next: 'Close Handover and start it without --practice.',
  },
  {
    codes: family(
      'IMPORT',
      'EMPTY NO-ROWS SPREADSHEET NOT-TEXT UTF-16 QUOTES TOO-MANY-ROWS TOO-MANY-COLUMNS TOO-BIG',
    ),
    about: 'A file that could not be read',
    did: 'The file was only read, never changed. No row was queued.',
    next: 'In the spreadsheet program choose “Save as”, then “CSV (UTF-8)”, and choose that file. A long list can be cut into several files.',
  },
  {
    codes: family('IMPORT', 'HEADER-TWICE TARGET-TWICE NO-COLUMN KIND CONNECTION'),
    about: 'The columns of a file',
    did: 'The rows are read and kept, and none is queued until the columns are clear.',
    next: 'On the step “Columns” say for each column what it holds, once each. Handover remembers it for the next file with the same headings.',
  },
  {
    codes: family(
      'IMPORT',
      'TOO-MANY-CELLS TOO-FEW-CELLS DATE DATE-YEAR EXPONENT NOT-DIGITS NOT-YES-NO WORD CODE-NOT-KNOWN CONSENT WHOLE',
    ),
    about: 'A cell of a row',
    did: 'This row is set aside; the others are not held up by it.',
    next: 'Mend the cell here or in the spreadsheet. Long numbers such as an MPRN need the format “text” there, or they become 1.0E+10. Rows that stay wrong can be saved as a file of their own.',
  },
  {
    codes: family('IMPORT', 'ALREADY ANOTHER-PERSON ANOTHER-PERSON-IN-FILE SAME-ROW'),
    about: 'Rows that come twice',
    did: 'The row was compared with the file and with everything that was sent before, and is held back.',
    next: 'Leave it out if it is the same job. If the meter really changes hands twice, correct the date or the person.',
  },
  {
    codes: family('IMPORT', 'PIECES NOT-READ STOPPED CHANGED QUEUING PARTLY-QUEUED QUEUED NONE-READY'),
    about: 'Where an import stands',
    did: 'Each row is queued once only, however often you ask. What is queued already is in the outbox.',
    next: 'Open the file under New: it goes on where it stood. If the file itself changed, choose it again.',
  },
  {
    codes: family('RECEIPT', 'ERASED NO-BASIS WITHDRAWN'),
    about: 'What a receipt can still show',
    did: 'The receipt itself and its hashes are kept; bodies with personal data are erased after the time that is set.',
    next: 'For the proof the receipt is enough. An agreement that was taken back has to be told to those who hold the data: the receipt names them.',
  },
  {
    codes: ['HO-INTERNAL'],
    about: 'A fault of Handover’s own',
    did: 'The step that failed was undone as a whole. What was saved before is kept, and the log has the details under the number that is shown, without names.',
    next: 'Try once more. If it comes again, send the number and the diagnostics (Settings, About) to whoever helps you.',
  },
  {
    codes: family('POLICY', 'HOST FILE SET'),
    about: 'The rules of your office',
    did: 'The office’s policy file on this computer decides this. Where it cannot be followed nothing is sent, so that no rule is broken by mistake; everything waits.',
    next: 'Show the message and the name of the file to whoever looks after your computers. After it was mended, start Handover again.',
  },
  {
    codes: family('PROFILE', 'CLOSED NEW EXISTS NEWER DAMAGED'),
    about: 'The profile',
    did: 'The folder with your homes and receipts was not touched.',
    next: 'When it is closed, open it on the page that is shown. When a newer version made it, install that version. When its small file is damaged, put back the profile.json of your last copy of the folder.',
  },
  {
    codes: family('AUDIT', 'ANCHOR CUT-OFF'),
    about: 'The audit log',
    did: 'The receipts are kept as they are. Handover noticed that the log’s end is not what was noted, or could not note it.',
    next: 'Run “Check the audit log” under Settings, About. If the store was put back from an older copy, this is expected: keep a note of when and why.',
  },
  {
    codes: family('STORE', 'BUSY LOG-HELD'),
    about: 'Another program holds the store',
    did: 'Nothing was written, and what is in the store is safe.',
    next: 'Close other windows of Handover, wait for a backup or virus scan to end, and press Retry.',
  },
  {
    codes: family('STORE', 'DAMAGED FAILED MISSING REPLACED MIGRATION-CHANGED MIGRATION-FAILED NEWER'),
    about: 'The store cannot be opened',
    did: 'Handover stopped before it changed anything. It never makes a new store in the place of one that should be there, because that would hide the loss.',
    next: 'Copy the whole profile folder to a safe place first. If you moved it, put it back; if a newer version made it, install that one; else restore your last backup.',
  },
  {
    codes: family('STORE', 'FULL READ-ONLY NETWORK-FOLDER SYNCED-FOLDER'),
    about: 'The place of the store',
    did: 'Nothing was written. A store on a network drive or in a folder that a service keeps in step can be torn in two, so Handover does not open it there.',
    next: 'Free some room, or move the folder to a disk of this computer, and press Retry.',
  },
  {
    codes: family('VAULT', 'LOCKED DENIED UNAVAILABLE FAILED'),
    about: 'The keychain does not open',
    did: 'Your data stays encrypted where it is. No new key was made and no password was deleted.',
    next: 'Unlock the keychain, or allow Handover in the question that the system shows, and press Retry. Where there is no keychain at all, a new profile can be locked with a passphrase.',
  },
  {
    codes: family('VAULT', 'DAMAGED LOST'),
    about: 'The key is gone',
    did: 'The store is still there, but nothing on this computer opens it. Handover changed nothing.',
    next: 'If the keychain was reset, put it back from the system’s own backup. Else restore a backup of Handover with its recovery phrase.',
  },
  {
    codes: family('VAULT', 'PASSPHRASE-NEEDED PASSPHRASE-WAIT PASSPHRASE-WRONG'),
    about: 'The passphrase',
    did: 'Nothing was opened and nothing was changed. After several wrong ones the next try has to wait, so that nobody can guess.',
    next: 'Check Caps Lock and the keyboard’s language. Nobody can tell you a passphrase that is lost; a backup opens with its recovery phrase.',
  },
  {
    codes: family('VAULT', 'MOVE-FOUND MOVE-OTHERS MOVE-PRACTICE MOVE-SAME MOVE-SIZE MOVING'),
    about: 'Moving the keys',
    did: 'The keys are where they were: the old place is emptied only after the new one was read back.',
    next: 'Close every other window and command of Handover on this profile and try again. A vault file that is in the way may be moved aside, never deleted.',
  },
  {
    codes: family('DESKTOP', 'NO-UPDATE ONLY PDF SENDING'),
    about: 'The desktop window',
    did: 'Nothing of your data was changed.',
    next: 'For a PDF choose another folder, or print to a file in the browser. An update waits until the sending is done, and then restarts by itself when you ask again.',
  },
]

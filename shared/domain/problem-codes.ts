import { BACKUP_CODES } from './backup-codes.ts'
import { CTRL_HUB_CODES } from './ctrl-hub-codes.ts'
import { IMPORT_CODES } from './import-codes.ts'
import type { Problem } from './problem.ts'
import { SERVICE_CODES } from './service-codes.ts'
import { TEXTS, type TextCode } from './problem-texts.ts'
import { YETI_CODES } from './yeti-codes.ts'

/** What every code means, in one sentence for the help. Codes never change their meaning; a new meaning gets a new code. */
export const PROBLEM_CODES: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.entries(TEXTS).map(([code, text]) => [code, text.meaning])),

  'HO-ACQ-ACCEPTED': 'Acquaint received the switch and gave its case number.',
  'HO-ACQ-REDIRECT':
    'The address answered with a redirect, which Handover does not follow: the connection’s address is probably not Acquaint’s.',
  'HO-ACQ-RATE': 'Acquaint asked for fewer requests; Handover waits as long as it asked and tries again.',
  'HO-ACQ-BUSY': 'Acquaint said that it is not available just now; Handover tries again by itself.',
  'HO-ACQ-NO-IDS':
    'Acquaint answered without a case number, so it is not certain that the switch was recorded.',
  'HO-ACQ-UNREADABLE':
    'Acquaint’s answer could not be read, so it is not certain that the switch was recorded.',
  'HO-ACQ-SERVER':
    'Acquaint’s server failed after it had the switch, so it is not certain that it was recorded.',
  'HO-ACQ-LOST':
    'The connection broke or the answer did not come in time after the switch had left, so it is not certain that it was recorded.',
  'HO-ACQ-NOT-CONNECTED':
    'No connection to Acquaint could be made; nothing was sent and Handover tries again.',
  'HO-ACQ-SIGN-IN': 'Acquaint refused the site prefix or the app password.',
  'HO-ACQ-SIGN-IN-UNANSWERED': 'Signing in got no usable answer; nothing was sent and Handover tries again.',
  'HO-ACQ-FORBIDDEN': 'Acquaint knows the account but does not let it register switches.',
  'HO-ACQ-SECRET':
    'The stored sign-in details of the connection could not be read and must be entered again.',
  'HO-ACQ-LOOKUP-ADDRESS':
    'The meter point lookup says that this address is not the one it knows for the MPRN.',
  'HO-ACQ-LOOKUP-DE-ENERGISED': 'The meter point lookup says that the supply is off.',
  'HO-ACQ-LOOKUP-TERMINATED': 'The meter point lookup says that this meter point is closed.',
  'HO-ACQ-LOOKUP-SERIAL':
    'The meter point lookup gave the meter’s serial number, to compare with the meter itself.',
  'HO-ACQ-LOOKUP-UNKNOWN': 'The meter point lookup does not know this MPRN.',
  'HO-ACQ-LOOKUP-FAILED': 'The meter point lookup gave no usable answer; it is a help, not a condition.',
  'HO-DESKTOP-NO-UPDATE': 'A restart into a new version was asked for, and none is here.',
  'HO-DESKTOP-ONLY': 'This can be done in the desktop window only, and Handover runs in a browser.',
  'HO-DESKTOP-PDF':
    'The page could not be made into a PDF, or the PDF could not be written where it was to go.',
  'HO-DESKTOP-SENDING': 'Handover is sending, and restarts into the new version only when that is done.',
  'HO-HOME-READING-LOWER':
    'A reading is lower than the last one that was sent for this home: right when the meter began again at 0 or was exchanged.',
  'HO-HOME-OVERLAP': 'The day is before the last day from which somebody began to pay for this home.',
  'HO-HOME-GAP': 'The meters were read before the first day of the tenancy that follows a void.',
  'HO-HOME-MERGED': 'Two homes cannot be merged because they are one already.',
  'HO-HOME-NO-GOOD-ROW': 'No row of a file of homes can be taken.',
  'HO-HOME-READING-SENT': 'Readings that were sent cannot be taken away from a home.',
  'HO-ACQ-TEST-OK': 'The connection works: Acquaint signed Handover in.',

  ...BACKUP_CODES,
  ...CTRL_HUB_CODES,
  ...IMPORT_CODES,
  ...YETI_CODES,
  ...SERVICE_CODES,

  'HO-HTTP-ADDRESS': 'The connection’s address is not one that Handover may call.',
  'HO-HTTP-DNS': 'The name of the server was not found.',
  'HO-HTTP-PROXY': 'The proxy of this network refused or did not answer.',
  'HO-HTTP-TLS': 'The server’s certificate could not be trusted, or no secure connection could be made.',
  'HO-HTTP-CONNECT': 'The server did not take the connection.',
  'HO-HTTP-CONNECT-TIMEOUT': 'The server did not take the connection in time.',
  'HO-HTTP-STOPPED': 'Sending was stopped before anything left.',
  'HO-HTTP-LOST': 'The connection broke after the request had left.',
  'HO-HTTP-TIMEOUT': 'No answer came in time after the request had left.',
  'HO-HTTP-TOO-BIG': 'The answer was larger than 5 MB.',

  'HO-POLICY-HOST': 'The office’s policy does not allow this address, so nothing goes there until it does.',
  'HO-POLICY-FILE':
    'The office’s policy file is there but cannot be followed, so nothing is sent until it is mended.',
  'HO-POLICY-SET': 'The office’s policy decides this setting.',

  'HO-ANSWER-MISSING': 'A question of the wizard has no answer yet.',
  'HO-PSR-REMOVES': 'A new Priority Services record leaves out needs that the present one has.',
  'HO-DUPLICATE':
    'The same was sent, or is waiting to be sent, already; the earlier submission or its receipt is named.',
  'HO-DRAFT-NOT-ENDED': 'A new draft can be made of a submission only once it was rejected or cancelled.',
  'HO-DRAFT-NO-ANSWERS':
    'The answers of this submission are no longer kept, or it did not come from a wizard.',

  'HO-CONN-IN-USE': 'The connection still has something to send, or something whose answer is not known.',
  'HO-CONN-NO-SECRET': 'The connection’s sign-in details are not stored and must be entered again.',
  'HO-CONN-PRACTICE': 'A connection of practice cannot be changed or removed.',
  'HO-PRACTICE-ONLY': 'This profile can only practise, so there is no real one to go to.',
  'HO-OUTBOX-ACCEPTED': 'The service took it.',
  'HO-OUTBOX-CHAIN': 'It needed the id of another submission, which was not accepted, so it was taken back.',
  'HO-OUTBOX-LOOK-FIRST':
    'The service could not be asked whether it has the submission already, so it is not sent again yet.',
  'HO-OUTBOX-NO-LOOK-UP': 'The service offers no way to look up what became of the submission.',
  'HO-OUTBOX-THERE': 'The service has several that can be no other one’s, so it is not sent once more.',
  'HO-OUTBOX-AT-WORK':
    'The service took too long to answer and may still be at work on it, so it is not sent again yet.',
  'HO-OUTBOX-CLOSED':
    'Handover was closed before the answer came, so it is not certain that the service has it.',
  'HO-OUTBOX-CONNECTION': 'The connection that it belongs to is no longer there.',
  'HO-OUTBOX-FAILED': 'Sending stopped on a fault of Handover’s own; the log has the details.',
  'HO-OUTBOX-GONE': 'It can no longer be cancelled because it was sent or ended already.',
  'HO-OUTBOX-INTERRUPTED':
    'Handover or the computer stopped while it was being sent, so it is not certain that the service has it.',
  'HO-OUTBOX-NO-ID': 'The service answered without an id, so it is not certain that it was recorded.',
  'HO-OUTBOX-NO-SECRET': 'It waits because the connection’s sign-in details are not stored.',
  'HO-OUTBOX-NOT-UNCONFIRMED': 'Only an unconfirmed submission has this question, and this one is not.',
  'HO-OUTBOX-NOT-REJECTED': 'Only a rejected submission can be set aside, and this one was not rejected.',
  'HO-OUTBOX-NOT-WAITING': 'Only a waiting submission can be tried now, and this one is not.',
  'HO-OUTBOX-SIGN-IN-REFUSED': 'It waits because the service refused the connection’s sign-in.',

  'HO-CH-CONNECTION': 'The connection is another service’s, and this can only be asked of Ctrl Hub.',
  'HO-LETTER-SENT': 'The letter was marked as sent, so its text stays as it went out.',
  'HO-LETTER-UNSENT': 'The letter was not marked as sent yet, so there is no answer to it to note.',
  'HO-RECEIPT-ERASED': 'What was sent has been erased, so what the receipt hides can no longer be shown.',
  'HO-RECEIPT-NO-BASIS': 'The receipt stands on nobody’s agreement, so none can be taken back.',
  'HO-RECEIPT-WITHDRAWN': 'It was noted already that the agreement was taken back.',

  'HO-PHOTO-GONE': 'A photo beside a reading is not kept any more.',
  'HO-PHOTO-PIECES': 'The pieces of a photo did not arrive whole and in order.',
  'HO-PERSON-RESTRICTED': 'Somebody whom it is about is restricted.',
  'HO-PERSON-IN-OUTBOX': 'Something about the person is not settled, so they cannot be erased yet.',
  'HO-LOCKED': 'Handover is locked, and tells nothing until it is opened.',
  'HO-LOCK-NO-WAY': 'Handover cannot be locked while there is no PIN or passphrase to open it with.',
  'HO-LOCK-PIN-WRONG': 'The PIN is not the one that was set.',
  'HO-LOCK-TOO-MANY': 'There were ten wrong PINs, so the profile was closed.',
  'HO-LOCK-WAIT': 'There were several wrong PINs, so the next is tried only after a wait.',

  'HO-INTERNAL': 'A fault of Handover’s own; the log has the details under the same id.',
  'HO-PROFILE-CLOSED': 'The profile is not open.',
  'HO-PROFILE-NEW': 'The profile is not set up yet.',
  'HO-PROFILE-EXISTS': 'The profile is set up already.',
  'HO-PROFILE-NEWER': 'The profile was made by a newer version of Handover.',
  'HO-PROFILE-DAMAGED': 'The profile’s own small file cannot be read.',
  'HO-AUDIT-ANCHOR': 'The end of the audit log could not be noted in the vault.',
  'HO-AUDIT-CUT-OFF': 'The audit log is shorter than it was.',
  'HO-STORE-BUSY': 'Another program holds the store.',
  'HO-STORE-DAMAGED': 'The store cannot be read: it is damaged, or its key is another one.',
  'HO-STORE-FAILED': 'The store could not be read or written.',
  'HO-STORE-FULL': 'The disk is full.',
  'HO-STORE-MIGRATION-CHANGED':
    'The store was set up by a version of Handover whose steps differ from this one’s.',
  'HO-STORE-MIGRATION-FAILED':
    'The store could not be brought up to the newest version; it is as it was before.',
  'HO-STORE-LOG-HELD': 'Another process held the store’s log, so that it is emptied later.',
  'HO-STORE-MISSING': 'The store’s file is gone though the profile had one.',
  'HO-STORE-NEWER': 'The store was made by a newer version of Handover and is left untouched.',
  'HO-STORE-NETWORK-FOLDER': 'The profile folder is on a network drive, where the store is not safe.',
  'HO-STORE-READ-ONLY': 'The store’s folder cannot be written.',
  'HO-STORE-REPLACED': 'The store was moved or replaced while Handover was running.',
  'HO-STORE-SYNCED-FOLDER':
    'The profile folder is kept in step by a service such as OneDrive, where the store is not safe.',
  'HO-VAULT-DAMAGED': 'The vault’s file, or something in the vault, cannot be read.',
  'HO-VAULT-DENIED': 'The keychain did not let Handover in.',
  'HO-VAULT-FAILED': 'The vault failed for a reason that Handover does not know.',
  'HO-VAULT-LOCKED': 'The keychain is locked.',
  'HO-VAULT-LOST': 'The keychain no longer has what Handover kept in it.',
  'HO-VAULT-MOVE-FOUND': 'A vault file that this profile does not use is where its new one would be.',
  'HO-VAULT-MOVE-OTHERS': 'The keys cannot be moved while Handover is open elsewhere on the profile.',
  'HO-VAULT-MOVE-PRACTICE': 'Practice has no keys that could be moved.',
  'HO-VAULT-MOVE-SAME': 'The keys of the profile are in that vault already.',
  'HO-VAULT-MOVE-SIZE': 'A secret is too long for the keychain, so nothing was moved.',
  'HO-VAULT-MOVING': 'The keys of the profile are just being moved to another vault.',
  'HO-VAULT-PASSPHRASE-NEEDED': 'The profile opens with a passphrase.',
  'HO-VAULT-PASSPHRASE-WAIT': 'There were several wrong passphrases, so the next is tried only after a wait.',
  'HO-VAULT-PASSPHRASE-WRONG': 'The passphrase is not the one that this profile was made with.',
  'HO-VAULT-UNAVAILABLE': 'This computer has no keychain that works.',
}

/** What a code means, for the help; null for one that Handover does not know. `HO-ACQ-422` stands for a status of the service. */
export function meaningOf(code: string): string | null {
  const own = Object.hasOwn(PROBLEM_CODES, code) ? PROBLEM_CODES[code] : undefined
  if (own !== undefined) return own
  const [, service = '', status] = /^HO-(ACQ|CH|YETI)-(\d{3})$/.exec(code) ?? []
  return status === undefined ? null : (BY_STATUS[service]?.replace('STATUS', status) ?? null)
}

const BY_STATUS: Readonly<Record<string, string>> = {
  ACQ: 'Acquaint refused the switch with status STATUS; nothing was recorded.',
  CH: 'Ctrl Hub refused the record with status STATUS; nothing was made.',
  YETI: 'Yeti refused the request with status STATUS; nothing was set up, changed or charged.',
}

/** A problem found by Handover at a path, with its standard texts or others in their place. */
export function problem(
  code: TextCode,
  path: string,
  instead: { message?: string; fix?: string } = {},
): Problem {
  const text = TEXTS[code]
  return {
    path,
    message: instead.message ?? text.message,
    fix: instead.fix ?? text.fix,
    from: 'handover',
    code,
  }
}

import { SubmissionKind } from '#shared/domain/submission.ts'
import { SWITCH_KINDS } from '#shared/domain/switch-kinds.ts'
import type { CommandEntry } from './command.ts'

const FILE = '--file FILE|-      a JSON request body in the documented shape, up to 1 MB; - is stdin'
const KINDS = `KIND is one of ${SubmissionKind.options.join(', ')}.`
const CONNECTION =
  '--connection ID    the account to send with (handover connections list); not needed with --practice'

/** Every command, in the order of the table. */
export const COMMANDS: readonly CommandEntry[] = [
  {
    name: 'practice',
    usage: '[--port N] [--faults FILE]',
    summary: 'Serve the stand-ins of the remote systems on this computer',
    help: [
      '--port N           the port on 127.0.0.1; one that is free when left out',
      '--faults FILE      failures to play: a JSON list of {"path","method","times","do","status","headers","body","contentType","ms"};',
      '                   do is status, delay, reset, truncate, drop-after-commit or malformed',
      'The first line on stdout is {"url":…,"credentials":{…}}. Ctrl+C ends it.',
    ],
    load: async () => (await import('./commands/practice.ts')).practice,
  },
  {
    name: 'example',
    usage: 'KIND',
    summary: 'Print a body that send takes, with real values',
    help: [KINDS],
    load: async () => (await import('./commands/example.ts')).example,
  },
  {
    name: 'connections add',
    usage:
      'acquaint|ctrl-hub|yeti --base-url URL [--auth-url URL] [--format json|xml] [--org ID] [--label L]',
    summary: 'Store an account; its secret is read as JSON from stdin',
    help: [
      'Reads the secret from stdin, stores it without calling the service and prints {"id":…}:',
      'acquaint           {"sitePrefix":"…","appPassword":"…"}',
      'ctrl-hub           {"clientId":"…","clientSecret":"…"} or {"email":"…","password":"…"}',
      '--base-url URL     where the service is, for example https://api.acquaintcrm.co.uk/',
      '--auth-url URL     where ctrl-hub signs in (its own place, or the same address)',
      '--format json|xml  how acquaint is sent switches (json)',
      '--org ID           the organisation of ctrl-hub; connections test lists them',
      '--label L          what you call it (the host of the URL)',
    ],
    load: async () => (await import('./commands/connections-add.ts')).connectionsAdd,
  },
  {
    name: 'connections list',
    usage: '',
    summary: 'List the accounts',
    help: [],
    load: async () => (await import('./commands/connections-list.ts')).connectionsList,
  },
  {
    name: 'connections test',
    usage: 'ID',
    summary: 'Sign in, and say which step fails',
    help: ['Exit 0 when it works, 1 when it does not.'],
    load: async () => (await import('./commands/connections-test.ts')).connectionsTest,
  },
  {
    name: 'connections remove',
    usage: 'ID',
    summary: 'Remove an account and its secret',
    help: ['Refused while something of it is queued, waiting, sending or unconfirmed.'],
    load: async () => (await import('./commands/connections-remove.ts')).connectionsRemove,
  },
  {
    name: 'doctor',
    usage: '',
    summary: 'Versions, host, keychain, store, office policy, proxy, clock, last answers',
    help: [
      'Makes no profile and sends nothing. Exit 4 when the vault, the store or the policy file is in trouble.',
    ],
    load: async () => (await import('./commands/doctor.ts')).doctor,
  },
  {
    name: 'schema',
    usage: 'KIND',
    summary: 'Print the JSON Schema of what send takes',
    help: [KINDS],
    load: async () => (await import('./commands/schema.ts')).schema,
  },
  {
    name: 'send',
    usage:
      'KIND --file FILE|- --connection ID [--consent FILE] [--allow-duplicate REASON] [--dry-run] [--wait S]',
    summary: 'Check a body, queue it, send it and print the submission',
    help: [
      FILE,
      CONNECTION,
      '--consent FILE     the recorded basis for health data: {"basis","wording","givenBy","how","at","scope":["record","share"]};',
      '                   bodies of ctrl-hub may hold it themselves, as meta.consent (it is not sent)',
      '--allow-duplicate REASON  why a second one of the same thing is meant',
      '--dry-run          check only; nothing is stored or sent',
      '--wait S           return when nothing more can be sent within S seconds (30)',
    ],
    load: async () => (await import('./commands/send.ts')).send,
  },
  {
    name: 'import homes',
    usage: '--file CSV [--dry-run]',
    summary: 'Take the homes of a CSV file',
    help: [
      '--file CSV         a header row and one row for each home, up to 1 MB: address, postcode, meter numbers, meter type, landlord;',
      '                   a home that is known gets what it lacked, so that the same file twice adds nothing',
      '--dry-run          check only; nothing is kept',
      'Exit 0 when every row was taken, 1 when some failed: each is told with what to mend.',
    ],
    load: async () => (await import('./commands/import-homes.ts')).importHomes,
  },
  {
    name: 'import',
    usage:
      'KIND --file CSV --connection ID [--dry-run] [--failed OUT.csv] [--encoding E] [--delimiter D] [--date-order O]',
    summary: 'Check the rows of a CSV file and queue those that are good',
    help: [
      `KIND is one of ${SWITCH_KINDS.join(', ')}.`,
      '--file CSV         a header row and one row for each, up to 20 MB; a row that was queued or sent already is left out',
      CONNECTION,
      '--dry-run          check only; nothing is queued',
      '--failed OUT.csv   the rows that failed, with the reasons in two more columns; mend it and import it again',
      '--encoding E       utf-8 or windows-1252; else what fits',
      '--delimiter D      comma, semicolon or tab; else what fits',
      '--date-order O     day-month-year (else), month-day-year or year-month-day; 2026-11-20 is always taken',
      'Exit 0 when every row is queued or there already, 1 when some failed. handover outbox run sends them.',
    ],
    load: async () => (await import('./commands/import.ts')).importRows,
  },
  {
    name: 'preview',
    usage: 'KIND --file FILE|- [--connection ID] [--format json|xml|form]',
    summary: 'Print the exact bytes that would be sent',
    help: [
      FILE,
      '--connection ID    with the codes and format of this account; needs no vault when left out',
      '--format F         json, xml or form (form is undocumented)',
      'Only the shape is checked.',
    ],
    load: async () => (await import('./commands/preview.ts')).preview,
  },
  {
    name: 'outbox list',
    usage: '[--state S]',
    summary: 'List the submissions, oldest first',
    help: ['--state S          queued, sending, waiting, accepted, rejected, unconfirmed or cancelled'],
    load: async () => (await import('./commands/outbox-list.ts')).outboxList,
  },
  {
    name: 'outbox run',
    usage: '[--concurrency N] [--rate N/min|none] [--wait S]',
    summary: 'Send what can be sent',
    help: [
      '--concurrency N    how many at a time, 1 to 64 (as set for each account, or 4)',
      '--rate N/min|none  requests a minute for each account (as set for it, or 100/min)',
      '--wait S           return when nothing more can be sent within S seconds (30)',
    ],
    load: async () => (await import('./commands/outbox-run.ts')).outboxRun,
  },
  {
    name: 'outbox resolve',
    usage: 'ID --received CASE|--resend',
    summary: 'Answer for an unconfirmed one: they have it, or send it again',
    help: [
      '--received CASE    they have it; CASE is the case number they told you',
      '--resend           they do not have it; it goes back to the queue (then: handover outbox run)',
    ],
    load: async () => (await import('./commands/outbox-resolve.ts')).outboxResolve,
  },
  {
    name: 'today',
    usage: '',
    summary: 'List what needs attention, is due, in progress and done, as Today shows it',
    help: [],
    load: async () => (await import('./commands/today.ts')).todayCommand,
  },
  {
    name: 'receipts list',
    usage: '',
    summary: 'List the receipts',
    help: [],
    load: async () => (await import('./commands/receipts-list.ts')).receiptsList,
  },
  {
    name: 'receipts show',
    usage: 'ID [--format json|html]',
    summary: 'Print a receipt',
    help: ['--format json|html  html is a page that stands by itself; lines for people when left out'],
    load: async () => (await import('./commands/receipts-show.ts')).receiptsShow,
  },
  {
    name: 'homes list',
    usage: '[--state let|void|sold|unknown]',
    summary: 'List the homes by their address',
    help: ['--state S          only those that are let, empty (void), sold, or of which it is not known'],
    load: async () => (await import('./commands/homes-list.ts')).homesList,
  },
  {
    name: 'search',
    usage: 'TEXT',
    summary: 'Find homes, people, receipts and drafts',
    help: [
      'TEXT               words of an address or a name, or the end of a meter number; a case number; in quotes when several',
    ],
    load: async () => (await import('./commands/search.ts')).search,
  },
  {
    name: 'person export',
    usage: 'ID [--format json|html]',
    summary: 'Print everything that is held about a person',
    help: [
      '--format json|html  html is a page that stands by itself (json)',
      'That it was printed goes into the audit log.',
    ],
    load: async () => (await import('./commands/person-export.ts')).personExport,
  },
  {
    name: 'person erase',
    usage: 'ID --reason REASON [--dry-run]',
    summary: 'Erase a person for good',
    help: [
      '--reason REASON    why; it is kept, so it may not name them',
      '--dry-run          say what would go; nothing is erased',
      'Refused while something about them is queued, waiting, sending or unconfirmed.',
    ],
    load: async () => (await import('./commands/person-erase.ts')).personErase,
  },
  {
    name: 'audit verify',
    usage: '',
    summary: 'Check that the audit log is whole and unchanged',
    help: ['Exit 0 when it is, 4 when it is not.'],
    load: async () => (await import('./commands/audit-verify.ts')).auditVerify,
  },
  {
    name: 'vault move',
    usage: 'os|passphrase',
    summary: 'Move the keys and secrets to the keychain, or under a new passphrase',
    help: [
      'os                 to the keychain of this computer',
      'passphrase         under a new passphrase, from HANDOVER_NEW_PASSPHRASE, else asked for twice;',
      '                   of a profile that has one already this changes it',
      'Each is written, read back and compared before the old ones are deleted. Nothing else may be open on the profile.',
      'Afterwards make a new backup of the profile folder: earlier ones open only with what they were made with.',
    ],
    load: async () => (await import('./commands/vault-move.ts')).vaultMove,
  },
  {
    name: 'backup make',
    usage: '--file F [--new-phrase]',
    summary: 'Write everything into one encrypted file that opens with a recovery phrase',
    help: [
      '--file F           where it is to be, for example homes.handover-backup; a file that is there is not overwritten',
      '--new-phrase       from now on with another phrase; earlier files open with the one they were made with',
      'The first time a phrase of twelve words is shown on the terminal, and two of them are asked for. Without a terminal',
      'it is taken from HANDOVER_RECOVERY_PHRASE (handover backup phrase makes one). Later ones need no phrase.',
      'It is read back from the disk and checked before it gets its name. Passwords of accounts are not in it.',
    ],
    load: async () => (await import('./commands/backup-make.ts')).backupMake,
  },
  {
    name: 'backup check',
    usage: '--file F',
    summary: 'Open a backup on a copy and say what is in it; changes nothing',
    help: [
      '--file F           the backup',
      'The phrase comes from HANDOVER_RECOVERY_PHRASE, else it is asked for, else read from stdin.',
      'Exit 0 when it is whole and sound, 1 when it is not.',
    ],
    load: async () => (await import('./commands/backup-check.ts')).backupCheck,
  },
  {
    name: 'backup restore',
    usage: '--file F [--replace]',
    summary: 'Make the profile what a backup holds, whole or not at all',
    help: [
      '--file F           the backup; the phrase as for backup check',
      '--replace          in the place of a profile that is there; what it has and the backup has not is lost',
      'It is checked on a copy first. For a new profile --vault says where its keys go. Every account asks for its password',
      'again, and what waited to be sent becomes unconfirmed, because it may have been sent since.',
    ],
    load: async () => (await import('./commands/backup-restore.ts')).backupRestore,
  },
  {
    name: 'backup phrase',
    usage: '',
    summary: 'Print a new recovery phrase, for scripts that make backups',
    help: ['Needs no profile, and keeps nothing.'],
    load: async () => (await import('./commands/backup-phrase.ts')).backupPhrase,
  },
  {
    name: 'serve',
    usage: '[--port N]',
    summary: 'The same screens in a browser on this computer',
    help: [
      '--port N           the port on 127.0.0.1; one that is free when left out',
      'The first line on stdout is {"link":…}. Ctrl+C ends it.',
    ],
    load: async () => (await import('./commands/serve.ts')).serve,
  },
]

const COMMON_HELP = [
  'Every command takes:',
  '  --profile DIR             where its data is (the usual place of this system; with --practice a new one that is removed at the end)',
  '  --vault os|passphrase     for a new profile: the keychain, or a passphrase (from HANDOVER_PASSPHRASE, else asked for)',
  '  --practice                a stand-in for this run, with its connections ready',
  '  --json                    one JSON object a line on stdout; text for people on stderr',
]

const EXIT_HELP =
  'Exit: 0 done · 1 refused, rejected or a duplicate · 2 bad usage, unknown connection, unreadable file · 3 something is unconfirmed · 4 vault, store or policy trouble · 5 something is still waiting'

/** `handover` alone. */
export function tableOfCommands(commands: readonly CommandEntry[] = COMMANDS): string {
  const width = Math.max(...commands.map(({ name }) => name.length))
  return [
    'Handover hands a home’s utilities over with its keys: switches, Priority Services records, visits, qualifications.',
    '',
    ...commands.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`),
    '',
    ...COMMON_HELP,
    '',
    'handover COMMAND --help tells more about one.',
    EXIT_HELP,
  ].join('\n')
}

export function helpOf(entry: CommandEntry): string {
  return [
    `handover ${entry.name} ${entry.usage}`.trimEnd(),
    '',
    entry.summary,
    ...entry.help.map((line) => `  ${line}`),
    '',
    ...COMMON_HELP,
    '',
    EXIT_HELP,
  ].join('\n')
}

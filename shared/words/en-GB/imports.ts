import { counted } from '../counted.ts'

const rows = (count: number) => counted(count, 'row')

/** The import of many switches from a spreadsheet, and what the import of homes has of the same. */
export const imports = {
  /** What an import is called, by what is known of it; `toFix` and `isQueued` of one that was read. */
  title: {
    arriving: 'Import, not read yet',
    unreadable: 'Import, cannot be read',
    read: (count: number, toFix: number, isQueued: boolean) =>
      `Import, ${rows(count)}${toFix > 0 ? `, ${toFix.toLocaleString('en-GB')} to fix` : ''}${isQueued ? ', the others are queued' : ''}`,
  },
  heading: 'Many at once',
  lead: 'From a spreadsheet.',
  steps: { label: 'Steps', file: 'File', columns: 'Columns', check: 'Check', queue: 'Queue' },
  pages: {
    columns: {
      heading: 'What each column holds',
      lead: 'Handover has guessed. Put right what it got wrong: nothing is sent yet.',
    },
    check: {
      heading: 'Check the rows',
      lead: 'Every row was checked as if it were sent. Nothing is sent yet.',
    },
    queue: { heading: 'Queue the rows', lead: 'The last look before they go.' },
  },
  opening: 'Opening the file…',
  notOpened: 'The file cannot be opened',
  notReadable: 'The file cannot be read',
  chooseAgain: 'Choose the file again',
  chooseAnother: 'Choose another file',
  column: (letters: string) => `Column ${letters}`,
  file: {
    lead: 'From a spreadsheet, saved as CSV. You see what is wrong before anything is sent.',
    kind: 'What is happening at the homes?',
    connection: {
      label: 'Send through',
      none: 'No connection yet',
      missing: 'Choose the connection to send through',
    },
    file: {
      label: 'The file',
      hint: 'CSV, with a header row and one home a row, up to 20 MB. It stays on this computer.',
      missing: 'Choose a CSV file',
      empty: 'The file is empty: choose one with rows',
      tooLarge: 'The file is larger than 20 MB: split it into two files',
    },
    failed: 'The file was not taken',
    stopped: { title: 'Stopped', text: 'Nothing of the file was kept.' },
    unconnected: {
      title: 'There is no connection to Acquaint yet',
      text: 'Rows are checked for the connection that they go through. Add one first.',
      add: 'Add a connection',
    },
    progress: 'How much of the file has come in',
    taking: 'Taking the file in…',
    cancel: 'Cancel',
    read: 'Read the file',
    template: 'Download an empty file to fill in',
  },
  columns: {
    failed: 'Not read',
    needed: 'Before the rows can be queued',
    unused: (count: number) =>
      `${counted(count, 'column')} of the file ${count === 1 ? 'is' : 'are'} not used`,
    count: (count: number) => counted(count, 'column'),
    check: (count: number) => `Check ${rows(count)}`,
    empty: 'Nothing in it',
    holds: (column: string) => `What “${column}” holds`,
    notUsed: 'Not used',
    required: (target: string) => `${target} (required)`,
    /** Where what a column holds was learnt. */
    because: {
      'own-header': 'Its header is Handover’s own',
      'known-name': 'Guessed from its header',
      remembered: 'As in your last file like this',
      chosen: 'Chosen by you',
      none: '',
    },
    how: {
      heading: 'How the file is read',
      dates: {
        label: 'Dates are written',
        choices: {
          'day-month-year': 'Day, month, year: 20/11/2026',
          'month-day-year': 'Month, day, year: 11/20/2026',
          'year-month-day': 'Year, month, day: 2026/11/20',
        },
      },
      delimiter: {
        label: 'Between the cells',
        choices: { ',': 'Comma', ';': 'Semicolon', '\t': 'Tab' },
      },
      encoding: {
        label: 'Letters',
        choices: { 'utf-8': 'UTF-8 (most programs today)', 'windows-1252': 'Windows-1252 (older Excel)' },
      },
      dropsMended: (count: number) => `Another choice drops what was mended in ${rows(count)}`,
    },
  },
  preview: {
    heading: 'The first rows, as they will be read',
    failed: 'They cannot be shown',
    nothing: 'Nothing yet: no column holds anything that is sent.',
    row: 'Row',
    label: (group: string, target: string) => `${group}: ${target}`,
  },
  check: {
    failed: 'Not done',
    label: 'Rows',
    tabs: { all: 'All', faulty: 'To fix', ready: 'Ready', already: 'Already there', queued: 'Queued' },
    columns: { row: 'Row', home: 'Home', state: 'State', problems: 'What to look at' },
    loading: 'Reading the rows…',
    empty: {
      all: { title: 'The file has no rows', text: 'It holds a header row only.' },
      faulty: { title: 'Nothing to fix', text: 'Every row can be queued.' },
      ready: { title: 'No row is ready', text: 'Fix rows first, or choose other columns.' },
      already: {
        title: 'No row is there already',
        text: 'What Handover has queued or sent before comes here.',
      },
      queued: { title: 'Nothing of this file is queued yet', text: '' },
    },
    howToFix: 'Mend the cells here: Enter keeps one and goes to the next. Or take the rows with you.',
    download: (count: number) => `Download ${counted(count, 'failed row')}`,
    warned: (count: number) =>
      `${counted(count, 'row has', 'rows have')} something to look at. They can be queued as they are.`,
    toFix: 'Rows to fix',
    all: 'Rows of the file',
    queue: (count: number) => `Queue ${rows(count)}`,
    nothingToQueue: 'Nothing to queue yet',
    changeColumns: 'Change the columns',
    row: (line: number) => `Row ${line}`,
    showCells: ': show its cells',
    hideCells: ': hide its cells',
    mended: ' (mended)',
    stillWrong: (line: number, problems: string) => `Row ${line} is not right yet: ${problems}`,
    right: (line: number, left: number) => `Row ${line} is right now. ${rows(left)} to fix.`,
  },
  queue: {
    failed: 'Nothing was queued',
    stopped:
      'You stopped it half-way, so not one of the rows is in the outbox. You can queue them whenever you like.',
    nothing: {
      title: 'There is nothing to queue',
      toFix: (count: number) => `${counted(count, 'row has', 'rows have')} to be fixed first.`,
      allThere: 'Every row of the file is in the outbox already.',
    },
    back: 'Back to the rows',
    heading: 'What will happen',
    rows,
    /** The end of a sentence that begins with how many rows. */
    go: (count: number, what: string, receiver: string, through: string) =>
      `${count === 1 ? 'goes' : 'go'} into the outbox, all of them or none: ${what}, to ${receiver} through ${through}.`,
    paused: 'The sending is paused: they wait there until you resume it.',
    asFast: (receiver: string) => `They are sent as fast as ${receiver} takes them.`,
    pace: (perMinute: number, time: string) =>
      `They are sent at up to ${perMinute.toLocaleString('en-GB')} a minute: ${time}.`,
    already: (count: number) =>
      `${counted(count, 'row is', 'rows are')} there already and ${count === 1 ? 'is' : 'are'} not sent again.`,
    faulty: (count: number) =>
      `${counted(count, 'row stays', 'rows stay')} here to be fixed; you can queue them later.`,
    warned: (count: number) =>
      `${counted(count, 'row has', 'rows have')} something to look at, and ${count === 1 ? 'goes as it is' : 'go as they are'}.`,
    queue: (count: number) => `Queue ${rows(count)}`,
  },
  remove: {
    open: 'Remove this import',
    title: 'Remove this import?',
    text: 'The file and what you mended in it are removed from this computer. Your own copy stays where it is.',
    queuedStays: 'What was queued from it stays in the outbox.',
    failed: 'Not removed',
    go: 'Remove the import',
    keep: 'Keep it',
  },
  work: {
    label: 'How far it is',
    cancel: 'Cancel',
    reading: 'Reading the file…',
    checking: 'Checking…',
    queuing: 'Queuing…',
    done: 'Done.',
    cancelled: 'Stopped.',
    failed: 'It did not work.',
    /** What is being done, and how far it is. */
    far: (what: string, done: number, total: number) =>
      `${what} ${done.toLocaleString('en-GB')} of ${total.toLocaleString('en-GB')} rows`,
  },
}

/** A batch: its page, its rows and its receipt. */
export const batch = {
  parts: {
    attention: 'Needs attention',
    waiting: 'Waiting',
    received: 'Received',
    cancelled: 'Cancelled',
  },
  ofAll: (all: number) => `of ${all.toLocaleString('en-GB')}`,
  list: { label: 'Batches', underWay: 'Under way', done: 'Done' },
  page: {
    heading: 'Batch',
    lead: (when: string, by: string, through: string) => `Queued ${when} by ${by}, through ${through}.`,
    loading: 'Reading the batch…',
    failed: 'The batch cannot be shown',
    outOfDate: 'This may be out of date',
    receipt: 'Receipt of the batch',
    back: 'Back to the outbox',
  },
  rows: {
    label: 'Rows of the batch',
    all: 'All',
    loading: 'Reading the rows…',
    columns: { row: 'Row', home: 'Home', state: 'State', standing: 'How it stands' },
    empty: {
      attention: 'Nothing needs your attention',
      waiting: 'Nothing waits any more',
      received: 'Nothing was received yet',
      cancelled: 'Nothing was cancelled',
      all: 'The batch holds nothing',
    },
  },
  cancel: {
    open: 'Cancel the rest',
    title: 'Cancel what has not left yet?',
    text: (rows: number) =>
      `${rows === 1 ? '1 row has' : `${rows.toLocaleString('en-GB')} rows have`} not been sent, and will not be. What was sent already stays sent.`,
    failed: 'Not cancelled',
    go: 'Cancel the rest',
    keep: 'Go on sending',
    done: (rows: number) =>
      `${rows === 1 ? '1 row was' : `${rows.toLocaleString('en-GB')} rows were`} cancelled and will not be sent.`,
  },
  next: {
    heading: 'What happens next',
    passedOn: (receiver: string, received: number) =>
      `${receiver} has received ${received.toLocaleString('en-GB')} of them, and passes each on to its suppliers. There is no status to look up.`,
    chase: (day: string, workingDays: number) =>
      `If you have heard nothing by ${day} (${workingDays} working days), ring them and quote the case number: it stands on each row’s receipt, and in the batch’s.`,
  },
  receipt: {
    label: 'Receipt of the batch',
    loading: 'Writing the receipt…',
    failed: 'Not done',
    print: 'Print',
    savePage: 'Save as a page',
    saveCsv: 'Save as CSV',
    saveJson: 'Save as JSON',
    back: 'Back to the rows',
    everything: {
      title: 'Everything is shown',
      text: 'That it is shown, and why, is in this computer’s log. What you print or save now holds it too.',
      hide: 'Hide it again',
    },
  },
  show: {
    lead: 'The receipt leaves out what is private.',
    open: 'Show everything',
    title: 'Show everything?',
    text: 'Names, addresses and meter numbers are shown. That you looked, and why, is written into this computer’s log.',
    why: { label: 'Why do you need it?', missing: 'Say in a few words why you need it' },
    go: 'Show everything',
    keep: 'Keep it hidden',
  },
}

/** The words of the pieces that pages are made of. */
export const components = {
  callout: {
    info: 'Good to know',
    attention: 'Attention',
    danger: 'Stop',
  },
  copy: {
    copy: 'Copy',
    copied: 'Copied',
    failed: 'Could not copy. Mark the text and press Ctrl+C.',
    copiedWhat: (what: string) => `Copied ${what}`,
  },
  close: 'Close',
  errors: {
    title: 'There is a problem',
    tab: 'Error: ',
  },
  failure: {
    tryAgain: (message: string) => `${message} Nothing you typed is lost: try again.`,
    number: 'If it happens again, give this number with your report:',
    gone: 'It is not there any more. It may have been removed in another window.',
  },
  field: {
    optional: '(optional)',
    error: 'Error:',
  },
  masked: {
    notKnown: 'Not known',
    hide: 'Hide',
    the: (what: string) => ` the ${what}`,
    hidden: 'Hidden',
    show: 'Show',
    notShown: (why: string) => `Not shown: ${why}`,
  },
  /** After a count that is shown. */
  items: (count: number) => (count === 1 ? 'item' : 'items'),
  table: (label: string) => `Table: ${label}`,
  problems: {
    byService: 'Said by the service',
    byHandover: 'Found by Handover',
  },
  percent: (part: number) => `${part} per cent`,
  working: 'Working…',
  summary: {
    hidden: 'Hidden',
    show: 'Show',
    notGiven: 'Not given',
    change: 'Change',
  },
  states: {
    draft: 'Draft',
    blocked: 'Blocked',
  },
  reading: 'Reading…',
  sheet: (from: number, to: number, total: string) => `This sheet shows ${from} to ${to} of ${total}.`,
  when: {
    at: (day: string, time: string) => `${day} at ${time}`,
    today: 'today',
    yesterday: 'yesterday',
    tomorrow: 'tomorrow',
  },
}

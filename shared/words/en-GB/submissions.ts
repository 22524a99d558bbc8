/** How what was sent is told of wherever a list has it: on the first page too, so it is kept short. */
export const submissions = {
  /** What people call one of each kind. */
  nouns: {
    'tenant-switch': 'switch',
    'landlord-switch': 'switch',
    'purchaser-switch': 'switch',
    'psr-record': 'record',
    'qualification-award': 'award',
    appointment: 'visit',
    interaction: 'conversation',
    contact: 'contact',
    account: 'account',
    service: 'service',
    'service-change': 'change',
  },
  /** What stands for a title before there is one. */
  untitled: {
    'tenant-switch': 'A home without an address yet',
    'landlord-switch': 'A home without an address yet',
    'purchaser-switch': 'A home without an address yet',
    'psr-record': 'A home not chosen yet',
    'qualification-award': 'A qualification not chosen yet',
    appointment: 'A visit to a home not chosen yet',
    interaction: 'A conversation',
    contact: 'A contact',
    account: 'A customer account',
    service: 'A service not named yet',
    'service-change': 'A change of a billed service',
  },
  /** What to do before one whose answer was lost is sent again, by who should have it. */
  unconfirmed: {
    acquaint: 'They may have it. Ring them before sending again.',
    'ctrl-hub': 'They may have it. Look it up before sending again.',
    yeti: 'They may have it. Look it up before sending again.',
  },
  standing: {
    afterNeeded: 'goes after what it needs',
    ready: (when: string) => `ready since ${when}`,
    sending: (to: string) => `on its way to ${to}`,
    policy: 'waiting for your office’s policy to allow it',
    waiting: (to: string) => `waiting for ${to}`,
    waitingUntil: (to: string, nextTry: string) => `waiting for ${to}, next try ${nextTry}`,
    setAside: 'not accepted, set aside',
    rejected: 'Not accepted',
    brokenOff: 'taken back: what it needed was not accepted',
    cancelled: (when: string) => `cancelled ${when}`,
  },
  nextTry: {
    now: 'in a moment',
    seconds: (seconds: number) => `in ${seconds} seconds`,
    at: (time: string) => `at ${time}`,
  },
  /** How something that another one needs stands, as the end of a sentence. */
  needed: {
    rejected: 'which was not accepted',
    cancelled: 'which was cancelled',
    unconfirmed: 'of which nobody knows yet whether it arrived',
    other: 'which is not accepted yet',
  },
  batch: {
    title: (what: string, rows: number) =>
      `${what}, ${rows === 1 ? '1 row' : `${rows.toLocaleString('en-GB')} rows`}`,
    received: (received: number, all: number) =>
      `${received.toLocaleString('en-GB')} of ${all.toLocaleString('en-GB')} received`,
    attention: (rows: number) => `${rows.toLocaleString('en-GB')} ${rows === 1 ? 'needs' : 'need'} attention`,
    waiting: (rows: number) => `${rows.toLocaleString('en-GB')} waiting`,
  },
  /** What is told of a batch wherever somebody is: `batch` is its title, `when` it was queued. */
  notices: {
    done: (batch: string, when: string, received: number, attention: number) =>
      `${batch}, queued ${when}: done. ${received.toLocaleString('en-GB')} received${attention > 0 ? `, ${needsYou(attention)}` : ''}.`,
    attention: (batch: string, when: string, attention: number, othersGoOn: boolean) =>
      `${batch}, queued ${when}: ${needsYou(attention)}.${othersGoOn ? ' The others go on.' : ''}`,
  },
}

function needsYou(rows: number): string {
  return `${rows.toLocaleString('en-GB')} ${rows === 1 ? 'needs' : 'need'} your attention`
}

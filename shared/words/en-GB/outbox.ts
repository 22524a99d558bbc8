/** The Outbox: its lists, what is open beside them, and how far the sending is. */
export const outbox = {
  heading: 'Outbox',
  lead: 'Everything you send goes through here. Nothing is sent twice, nothing is lost.',
  loading: 'Reading the outbox…',
  reading: 'Reading…',
  elsewhere: {
    title: 'Another Handover on this computer does the sending',
    text: 'This page shows what it does.',
  },
  tabs: {
    drafts: 'Drafts',
    waiting: 'Waiting',
    attention: 'Needs attention',
    sent: 'Sent',
    aside: 'Set aside',
    batches: 'Batches',
  },
  start: 'Start something',
  empty: {
    waiting: {
      title: 'Nothing waits to be sent',
      text: 'What you send while you are offline waits here and goes by itself.',
    },
    attention: {
      title: 'Nothing needs your attention',
      text: 'What was not accepted, and what may or may not have arrived, comes here.',
    },
    sent: {
      title: 'Nothing was sent yet',
      text: 'Everything that was accepted stays here, with its receipt.',
    },
    aside: {
      title: 'Nothing is set aside',
      text: 'What was not accepted, and needs no attention any more, comes here.',
    },
    received: { title: 'Nothing was received yet', text: '' },
  },
  panel: {
    label: 'Details',
    close: 'Close',
    gone: {
      title: 'It is not here any more',
      text: 'It may have been sent or removed in another window.',
    },
  },
  receipts: {
    place: 'Receipts',
    label: 'Find a receipt',
    hint: 'Words of the address, a case number, or the last three digits of a meter.',
    looking: 'Looking…',
    found: 'Receipts found',
    count: (receipts: number) => (receipts === 1 ? '1 receipt' : `${receipts} receipts`),
    none: {
      title: 'No receipt has all of these',
      text: 'Try a part of the address, the case number, or the last three digits of a meter.',
    },
  },
  drafts: {
    label: 'Drafts',
    changed: (what: string, when: string) => `${what} · last changed ${when}`,
    none: {
      title: 'No drafts',
      text: 'A wizard that you leave half-way keeps what you typed here, and so does a spreadsheet.',
      start: 'Start one',
    },
  },
  draft: {
    blocked: 'It cannot be sent yet',
    /** How what blocks one is put right. */
    mend: {
      acquaint: 'When you learn it, enter it once on the connection’s page: it then holds for every switch.',
      'ctrl-hub': 'When they have agreed, go on with the draft and write down who agreed to what, and when.',
      // Nothing blocks one of Yeti's.
      yeti: '',
    },
    enterNumber: 'Enter their number',
    changed: (when: string) => `Last changed ${when}. Nothing of it has been sent.`,
    goOn: 'Go on with it',
    remove: 'Remove',
    removal: {
      title: 'Remove this draft?',
      text: (home: string) => `What you typed for ${home} is removed from this computer for good.`,
      failed: 'Not removed',
      go: 'Remove the draft',
      keep: 'Keep it',
    },
  },
  submission: {
    failed: 'Not done',
    rejected: {
      title: (by: string) => `${by} did not accept it`,
      noReason: 'No reason was given. Look at the technical detail below, or ring them.',
      mend: 'Mend and send again',
      setAside: 'Set aside',
    },
    refused: {
      title: 'Sign-in refused',
      text: (connection: string) => `It waits until the sign-in to ${connection} is put right.`,
      replacePassword: 'Replace the password',
      replaceDetails: 'Replace the sign-in details',
    },
    triesAgain: 'It could not be sent, and nothing arrived. Handover tries again by itself.',
    triesAgainWhen: (nextTry: string) =>
      `It could not be sent, and nothing arrived. Handover tries again by itself: ${nextTry}.`,
    afterNeeded: 'It goes by itself once what it needs was accepted.',
    next: 'It is next in line and goes by itself.',
    sendNow: 'Send now',
    cancel: 'Cancel it',
    sending: (to: string) => `It is on its way to ${to}. The answer usually comes within seconds.`,
    openReceipt: 'Open the receipt',
    brokenOff: {
      text: 'It was taken back before it was sent: it needed the number of something that was not accepted.',
      notTwice: 'What was accepted of it already is used again, and not made twice.',
    },
    cancelled: 'It was cancelled before it was sent. Nothing left this computer.',
    startAgain: 'Start again from it',
    warnings: 'Sent with warnings',
    facts: { made: 'Made', through: 'Through', sent: 'Last sent', nextTry: 'Next try', tries: 'Tries' },
    technical: { heading: 'Technical detail', number: 'Number', code: 'Code', lastTry: 'Last try' },
    cancelling: {
      title: (noun: string) => `Cancel this ${noun}?`,
      text: 'It has not been sent, and will not be. You can start again from it later.',
      go: (noun: string) => `Cancel the ${noun}`,
      keep: 'Keep it',
    },
    needed: 'Needed:',
    waitsFor: 'Waits for:',
  },
  unconfirmed: (to: string, noun: string) =>
    `It was sent to ${to}, but the answer was lost on the way. Handover never sends such a ${noun} again by itself: they could get it twice.`,
  ask: {
    failed: 'Not kept',
    question: 'What did they tell you?',
    missing: 'Choose what they told you',
    received: {
      label: 'They have it',
      hint: 'You get a receipt that says on whose word.',
      go: 'They have it',
    },
    resend: { label: 'They do not have it: send it again', go: 'Send it again' },
    go: 'Continue',
    meant: {
      label: 'I asked them, and they do not have it',
      missing: 'Tick this when you have asked them, or they may get it twice',
    },
    /** By what each service knows what it has. */
    numbers: {
      acquaint: { label: 'Their case number', missing: 'Enter the case number they gave you' },
      'ctrl-hub': {
        label: 'Number of the record',
        missing: 'Enter the number of the record: its id at Ctrl Hub',
      },
      yeti: { label: 'Number of the service', missing: 'Enter the number of the service: its id at Yeti' },
    },
  },
  lookUp: {
    failed: 'Not done',
    code: 'Code',
    go: 'Look it up now',
    looking: 'Looking…',
    retry: 'Try again',
    again: 'Look again',
    resend: 'Send it again',
    noneOfThese: 'None of these: send it again',
    toldYou: 'They told you themselves',
    notThere: {
      title: (receiver: string) => `${receiver} does not have it`,
      text: 'Nothing there is the same as what was sent, so it can be sent again.',
    },
    noService: {
      title: (receiver: string) => `${receiver} has no service with the reference`,
      text: 'It may still be at work on it: look again in a few minutes before you send it again.',
    },
    candidates: {
      heading: 'Is it one of these?',
      same: (receiver: string) =>
        `${receiver} has these, which say the same. Handover cannot tell which of them it is.`,
      certainServices:
        'Some of these have the reference that was sent, so it was probably set up, and charged, more than once. Look at them in Yeti before you send anything again.',
      services:
        'These were set up on the account since. None has the reference that was sent, so yours is probably not there.',
      made: (when: string) => `Made ${when}`,
      madeNotSaid: 'They do not say when it was made',
      after: (made: string) => `${made}, after this was sent`,
      perhapsAfter: (made: string) => `${made}, not certainly after this was sent`,
      choose: 'This is it',
      chooseLabel: (what: string, id: string) => `This is it: ${what}, ${id}`,
    },
  },
  phone: {
    label: 'For the phone',
    failed: 'What it is about cannot be shown',
    lead: 'Ring them and ask:',
    copied: 'everything for the phone',
    copy: 'Copy all of it',
    /** What the people at the other end call each kind. */
    asked: {
      'tenant-switch': 'a tenant switch',
      'landlord-switch': 'a landlord switch',
      'purchaser-switch': 'a purchaser switch',
      other: (what: string) => `“${what}”`,
    },
    meter: (name: string, digits: string) => `for ${name} ending ${digits}`,
    home: (home: string) => `for ${home}`,
    question: (what: string, about: string) => `Did you receive ${what} ${about}?`,
    questionOf: (what: string, about: string, time: string, day: string) =>
      `Did you receive ${what} ${about} at ${time} on ${day}?`,
    lines: {
      ask: 'Ask',
      number: 'Our number for it',
      what: 'What',
      home: 'Home',
      to: 'Sent to',
      sent: 'Sent',
      sentAt: (day: string, time: string) => `${day} at ${time}`,
      answer: 'Last answer',
      noAnswer: 'None came',
      notTaken: (detail: string) => `None that says it was taken (${detail})`,
    },
  },
  tellMe: {
    ask: 'Tell me when it is done',
    granted: 'You are told when it is done, also while this window is behind others.',
    denied: 'Notifications are turned off for Handover. It is told here when it is done.',
  },
  sending: {
    sending: 'Sending',
    waiting: 'Waiting to send',
    allSent: 'All sent',
    pause: 'Pause',
    resume: 'Resume',
    failed: 'Not done',
    progress: 'What was sent',
    paused: (connection: string) => `${connection} is paused.`,
    resumeOne: (connection: string) => `Resume ${connection}`,
    pauseOne: (connection: string) => `Pause ${connection}`,
    pauseSome: 'Pause one connection',
  },
}

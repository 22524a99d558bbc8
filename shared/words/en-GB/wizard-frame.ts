/** The words that all wizards have: the check, the sending and what is around the steps. */
export const wizardFrame = {
  check: {
    notChecked: 'It could not be checked yet',
    notSent: 'It was not sent',
    before: 'Before you can send',
    kept: 'The draft is kept. Add the connection, then come back to it from the outbox.',
    again: {
      title: 'You send it although the same is there already',
      reason: (reason: string) => `Your reason: ${reason}`,
    },
    send: (to: string) => `Send to ${to}`,
    keys: (keys: string) => `${keys} sends it.`,
    warnings: (count: number) =>
      count === 1 ? 'Look at this once more' : `Look at these ${count} once more`,
  },
  noConnection: (service: string) => `There is no connection to ${service} yet`,
  addConnection: 'Add a connection',
  notShown: 'It could not be shown',
  back: 'Back',
  connection: {
    first: 'You can fill this in and keep it as a draft. To send it, add the connection first.',
    label: 'Connection',
    hint: (service: string) => `The account in ${service} that this is sent with.`,
    choose: 'Choose one',
    name: { label: 'Connection', inSentence: 'the connection' },
    missing: 'Choose the connection to send with.',
  },
  consent: {
    heading: 'Their agreement',
    lead: 'This is health data: it may be sent only if they agreed to it. Read this out, or show it:',
    recorded: 'They agreed that it is recorded',
    shared: (others: string) => `They agreed that it is shared with ${others}`,
    who: {
      label: 'Who said so',
      hint: 'The person’s name, and for whom if it is somebody else.',
    },
    how: 'How',
    choose: 'Choose',
    when: 'When',
    wording: (version: string | number) => `Wording ${version}; basis: explicit consent.`,
  },
  duplicate: {
    noReason: 'Enter why it should be sent again, in a few words.',
    title: 'This is there already',
    same: 'The same',
    went: (what: string, when: string) => `${what} went into the outbox ${when}.`,
    hasCase: (service: string) => `${service} has it as case`,
    look: 'Look at the earlier one',
    reason: {
      label: 'If it is meant, why?',
      hint: 'It is kept with what is sent.',
    },
    goOn: 'Go on with this reason',
    back: 'Back to the answers',
  },
  request: {
    body: 'Request body',
    open: 'Show exactly what will be sent',
    hidden: 'Hidden, because it says something about somebody’s health.',
    show: 'Show what is hidden',
    format: 'Format',
    inOrder:
      'They are sent in this order. Where one takes the id of another, step:0 stands for the first until it has its id.',
    bodyAs: (what: string, format: string) => `${what} as ${format}`,
    compare: (connection: string, format: string) =>
      `${connection} is sent ${format}. The other format is here to compare.`,
  },
  toCheck: 'Check answers',
  sending: {
    heading: {
      sending: 'Sending',
      unconfirmed: 'Unconfirmed',
      received: 'Received',
      toMend: 'Needs mending',
      cancelled: 'Cancelled',
      waiting: 'Waiting to send',
    },
    refused: {
      acquaint: {
        replace: 'Replace the password',
        text: (connection: string) =>
          `Nothing has arrived there. ${connection} refused the site prefix or the app password. Handover keeps what you entered, and sends it once that is put right.`,
      },
      'ctrl-hub': {
        replace: 'Replace the sign-in details',
        text: (connection: string) =>
          `Nothing has arrived there. ${connection} refused the sign-in details. Handover keeps what you entered, and sends it once that is put right.`,
      },
      yeti: {
        replace: 'Replace the sign-in details',
        text: (connection: string) =>
          `Nothing has arrived there. ${connection} refused the user name or the password. Handover keeps what you entered, and sends it once that is put right.`,
      },
      title: 'Sign-in refused',
    },
    mend: 'Mend and send again',
    notTried: 'It was not tried',
    notOpened: 'It could not be opened for mending',
    next: 'It is in the outbox and goes next.',
    onItsWay: (connection: string) => `On its way to ${connection}.`,
    notReached: {
      title: (connection: string) => `${connection} could not be reached`,
      nextTry: (when: string) => `Next try ${when}.`,
      tryNow: 'Try now',
      one: 'Nothing has arrived there. Handover keeps it and tries again by itself.',
      several: 'It has not arrived there. Handover keeps it and tries again by itself.',
    },
    unconfirmed: {
      text: 'It left this computer, and no answer came back. Handover does not send it again by itself.',
      answer: 'Answer the question in the outbox',
    },
    cancelled: {
      before: 'It was not sent, because something it stands on was cancelled.',
      own: 'It was cancelled before it was sent.',
    },
    answered: 'The answer is here.',
    leave: (service: string) =>
      `You need not wait: you find it in the outbox, and its receipt once ${service} has answered.`,
    outbox: 'Go to the outbox',
    another: 'Do the next one',
  },
  steps: {
    states: {
      done: 'Done',
      current: 'Current step',
      'to-come': 'To come',
    },
    toMend: 'Needs mending',
    label: 'Steps',
    place: (place: number, count: number, title: string | undefined) => `Step ${place} of ${count}: ${title}`,
    blockedBecause: (why: string | null) => `Blocked: ${why}`,
  },
  step: {
    toCheck: 'Continue to check answers',
    goOn: 'Continue',
  },
  change: 'Change',
  whatNext: {
    heading: 'What happens next',
    leave: 'You can leave at any time: the draft is kept under Outbox.',
  },
  tab: (title: string) => `${title} – Handover`,
  open: {
    failed: 'It could not be opened',
    again: 'Try again',
    opening: 'Opening…',
  },
  head: {
    saved: (time: string) => `Draft saved ${time}`,
    steps: 'One step at a time',
    quick: 'Quick form',
  },
  pageTab: (page: string, wizard: string) => `${page} – ${wizard} – Handover`,
  notSaved: 'The draft could not be saved',
  restricted: {
    beganFor: 'The person it was begun for',
    one: (who: string) =>
      `${who} is restricted. Handover was asked to restrict what is done with their data, as their page says. Send it only if they agree, or if the law asks for it.`,
  },
  allQuestions: 'All questions on one page',
}

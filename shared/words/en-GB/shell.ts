/** The words around every page: the rail, the notices and what stands there while a page opens. */
export const shell = {
  tab: (title: string) => `${title} – Handover`,
  leave: {
    failed: 'Still in practice',
    text: 'What you did in practice stays there for the next time. Your real homes and connections are as you left them.',
    leave: 'Leave practice',
    stay: 'Go on practising',
    onlyPractice: {
      option: '--practice',
      before: 'Handover was started for practice only. Close it and start it again without',
      after: 'to work with a real connection.',
    },
  },
  link: {
    used: {
      title: 'This page needs a fresh link',
      lead: 'Each link to Handover opens one page, once.',
      text: {
        command: 'npm start',
        before: 'Start Handover again on this computer (',
        after: '): it opens a fresh link. Drafts and everything that waits to be sent are kept.',
      },
    },
    retry: 'Retry',
    silent: {
      title: 'Handover does not answer',
      lead: 'It may have been closed, or it is just starting.',
      text: 'Nothing is lost: what you typed is still on this page, and what waits to be sent is kept on this computer. If Handover is closed, start it again, then press Retry.',
    },
    failed: {
      title: 'Handover could not open',
      what: 'What happened',
    },
  },
  notices: {
    label: 'Notices',
    closing: 'Finishing what is on its way. Handover closes by itself then, within a minute.',
    openBatch: 'Open the batch',
    putAway: 'Put this notice away',
  },
  onDemand: {
    failed: 'This page could not be opened',
    text: 'A part of Handover could not be read. Nothing that you typed is lost.',
    again: 'Try again',
    opening: 'Opening…',
  },
  opening: 'Opening Handover…',
  practice: {
    leave: 'Leave practice',
    howToLeave: 'How to leave practice',
    label: 'Practice',
    text: 'Practice: nothing leaves this computer',
    notShown: 'The way out could not be shown',
  },
  rail: {
    needAttention: 'need attention',
    notDone: 'not done yet',
    home: 'Handover: Today',
    places: 'Places',
    update: 'New version',
  },
  skip: 'Skip to the page',
  outOfDate: 'This page may be out of date',
  searchFailed: 'The search could not be opened',
  update: {
    ready: (version: string) => `Version ${version} is ready.`,
    restart: 'Restart to update',
    out: (version: string) => `Version ${version} is out. Get it from where you got Handover.`,
  },
  draft: {
    title: 'Draft',
    failed: 'This draft could not be opened',
    gone: {
      title: 'This draft is not here any more',
      text: 'It was sent or removed.',
    },
    outbox: 'Go to the outbox',
  },
  foot: {
    reading: 'Reading…',
    refusedWaiting: (count: number) => `Sign-in refused, ${count} waiting`,
    refused: 'Sign-in refused',
    offlineWaiting: (count: number) => `Offline, ${count} waiting`,
    offline: 'Offline',
    sending: (sending: number, count: number) => `Sending ${sending} of ${count}`,
    waitingElsewhere: (count: number) => `${count} waiting, sent by another window`,
    waiting: (count: number) => `${count} waiting`,
    unconfirmed: (count: number) => `${count} unconfirmed`,
    noConnection: 'No connection yet',
    done: 'All sent',
  },
}

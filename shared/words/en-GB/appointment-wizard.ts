/** The words of the wizard that books visits. */
export const appointmentWizard = {
  whatNext: {
    property: [
      'Everything after this is looked for at this home first: its conversations, accounts and operations.',
      'Times are those on the clock at the home. They are sent with their distance to Greenwich, so that they stay right when the clocks change.',
    ],
    contact: [
      'A new contact is made in Ctrl Hub when you send, before the visit.',
      'Look for the contact first: two records of one person are hard to put together again.',
    ],
    interaction: [
      'Ctrl Hub books a visit on a conversation with the customer. If there is none yet, it is made when you send.',
    ],
    account: [
      'An account in Ctrl Hub ties contacts and homes together. A new one gets this contact and this home.',
    ],
    operation: [
      'The operation is the work itself, as the office planned it in Ctrl Hub. It cannot be made here.',
    ],
    when: [
      'The time band fills in the times; you can change them.',
      'Before sending, Handover looks at what else is booked around that day.',
    ],
    visit: [
      'Write how to get in and what to take care of. No illness and no diagnosis: visitors and planners read it.',
      'What you say about health is kept out of logs, titles, lists and calendar files.',
    ],
    basis: ['Health data is sent only if they agreed that it is recorded and shared. They can take it back.'],
    check: [
      'Nothing has been sent yet.',
      'After Send, what is new is made one after the other, and the visit last. If something is refused on the way, what was made already is used again.',
    ],
  },
  clash: {
    twice: {
      title: 'This operation has a visit already',
      text: 'Ctrl Hub links an operation to one visit. Send this only if both are meant, or if the office has taken the other back.',
    },
    looking: 'Looking at what else is booked…',
    notAll: (gap: string) =>
      `Not everything that is booked could be looked at, so a clash may not be seen. ${gap}`,
    visitFor: (operation: string) => `A visit for “${operation}”`,
    sameOperation: (when: string) => `It is booked for ${when}.`,
    sameHome: (what: string, when: string) =>
      `${what} at this home is booked for ${when}, which overlaps. Two visitors may stand at the door.`,
    sameBand: (what: string, when: string) =>
      `${what} in the same time band is booked for ${when}, which overlaps. Make sure that somebody is free.`,
    visit: 'A visit',
  },
  conversation: {
    day: 'Day of the conversation',
    time: 'Time of the conversation',
    timeHint: 'Such as 9:30am or 14:00.',
    now: 'It is just now',
    twice: 'This time comes twice on that day. Which was it?',
    reached: 'Did you reach them?',
    noMembers: {
      title: 'Ctrl Hub lists no members here',
      text: 'You can leave this open.',
    },
    note: 'What was agreed. No illness and no diagnosis.',
  },
  connection: {
    notChosen: 'No connection is chosen yet.',
    none: 'There is no connection to Ctrl Hub yet.',
    choose: 'Choose it on the first page.',
    add: 'Add one under Connections.',
  },
  gap: {
    more: 'There are more visits than could be read.',
    noAnswer: 'Handover’s own core did not answer.',
  },
  account: {
    label: 'Does the customer have an account in Ctrl Hub already?',
    existing: 'Yes, choose it',
    add: 'No, add one',
    addHint: 'It gets this contact and this home. There is nothing more to fill in.',
    holder: {
      hint: 'Ctrl Hub lists accounts by their contacts, and yours is new.',
      noneTitle: 'Ctrl Hub lists no contacts here',
      noneText: 'Say above that there is no account yet, and add one.',
    },
    noneTitle: 'Ctrl Hub lists no account here',
    noneText: 'Say above that there is none yet, and add one.',
  },
  sharedWith: 'Ctrl Hub and those who come to the home or plan the work',
  contact: {
    label: 'Is the contact in Ctrl Hub already?',
    existing: 'Yes, choose them',
    add: 'No, add them',
    noneTitle: 'Ctrl Hub lists no contacts here',
    noneText: 'Say above that they are not there yet, and add them.',
    association: 'Such as occupier.',
    salutation: 'Such as Ms or Dr.',
    lastName: 'Last name or company',
  },
  interaction: {
    ofNewContact: 'A new contact has no conversation in Ctrl Hub yet, so it is made with them. What was it?',
    label: 'Is the conversation in which the visit was arranged in Ctrl Hub already?',
    existing: 'Yes, choose it',
    add: 'No, add it',
    hint: 'Those with this contact and home.',
    noneTitle: 'Ctrl Hub lists no conversation with this contact at this home',
    noneText: 'Say above that it is not there yet, and add it.',
  },
  operation: {
    none: {
      title: 'Ctrl Hub lists no operations',
      text: 'The office that plans the work adds them there.',
    },
    noneHere: {
      title: 'Ctrl Hub names no operation at this home',
      text: 'Not every operation names its homes: tick below to look at all of them.',
    },
    beyond: 'Look at all operations, not only at this home’s',
  },
  property: {
    hint: 'By its address or postcode, as Ctrl Hub has it.',
    noneTitle: 'Ctrl Hub lists no homes here',
    noneText: 'The office that keeps Ctrl Hub adds them there.',
    zone: 'Taken from the address where it says so. All times here are those on this clock.',
  },
  visit: {
    medical: {
      label: 'Is there a medical dependency at the home?',
      hint: 'Someone needs electricity, gas or equipment for their health. Ask everyone, in private. They may keep it to themselves.',
    },
    ecr: 'As Ctrl Hub calls it. It does not say what it stands for: answer it only if your office has told you how.',
    animals: 'Are there animals at the home?',
    notes: 'How to get in, and what to take care of. No illness and no diagnosis.',
  },
  times: {
    band: {
      hint: 'It fills in the times below.',
      noneTitle: 'Ctrl Hub lists no time bands',
      noneText: 'The office that keeps Ctrl Hub sets them up there.',
      goes: (span: string) => `The time band goes from ${span}.`,
      use: 'Use its times',
    },
    start: 'Such as 9am or 14:00.',
    end: 'Such as 1pm or 18:00.',
    nextDay: 'the next day',
    startTwice: 'The start comes twice on that day. Which is meant?',
    endsNextDay: 'It ends the next day',
    unusual:
      'Suppliers promise visits from 8am to 8pm on weekdays and from 9am to 5pm at weekends. This one is outside that: make sure that it suits the people at the home.',
    endTwice: 'The end comes twice on that day. Which is meant?',
  },
  duplicate: {
    title: 'This visit is there already',
    what: 'A visit for the same operation at the same time',
    change: 'Change the day or time',
  },
}

/** The words of the wizard of priority services records. */
export const psrWizard = {
  whatNext: {
    home: [
      'The Priority Services Register (PSR) tells those who work on a supply which households need extra care.',
      'Homes and meters come from Ctrl Hub. Nothing is changed there until you send.',
    ],
    meters: [
      'Gas and electricity are separate records, because different companies look after them. You can fill both in at once.',
      'A new record holds the full set of needs. What is left out is no longer on it.',
    ],
    needs: [
      'Ask in private. Nobody has to answer.',
      'What is ticked here is kept out of lists, titles, logs and file names.',
    ],
    priority: ['Handover sends the number as it is, and adds no meaning of its own.'],
    info: ['No diagnoses: the needs say what those who come to the door have to know.'],
    basis: [
      'What is sent is kept with the agreement it rests on: who gave it, how, when, and which wording was read out.',
      'They can take it back at any time. You note that on the receipt.',
    ],
    check: [
      'Nothing has been sent yet.',
      'After Send, each meter’s record waits in the outbox until Ctrl Hub has answered, even if you close Handover.',
    ],
  },
  again: 'Try again',
  notARegistration: 'It does not put anyone on the Priority Services Register (PSR)',
  home: {
    noConnection: 'Homes are read from Ctrl Hub: they can be chosen once there is a connection.',
    noneChosen: 'Choose the connection first: homes are read from it.',
    hint: 'Search by address or postcode, as Ctrl Hub has it.',
    noneTitle: 'Ctrl Hub has no homes here',
    noneText: 'Whoever looks after your organisation in Ctrl Hub can add them.',
    ireland: {
      title: 'This home is in Ireland',
      text: 'Ireland has no shared Priority Services Register: each supplier keeps its own register of vulnerable customers, and the household registers with its own supplier. The needs and their codes here are those of Great Britain. You can still keep a record of them in Ctrl Hub.',
    },
  },
  meters: {
    homeFirst: 'Choose the home first: its meters then stand here.',
    failed: 'The meters could not be read',
    reading: 'Reading the home’s meters…',
    none: {
      title: 'Ctrl Hub has no meters for this home',
      text: 'A record hangs on a meter. Whoever looks after your organisation in Ctrl Hub can add it.',
    },
    label: 'Meters of this home',
    hint: 'The same needs go on the record of each meter you tick.',
  },
  choice: {
    notSaid: 'Ctrl Hub does not say whether it has a record',
    noRecord: 'No record yet',
    record: 'Has a record already',
    records: (count: number) => `Has ${count} records already`,
  },
  record: {
    mayReplace: 'If it has a record, the new one replaces the whole set of needs on it.',
    replaces: 'The new record replaces the whole set of needs on it. See what is there before you change it.',
    hiddenAgain: 'Its present record was shown when this draft was made, and is hidden again.',
    none: 'It has no record yet.',
    heading: (day: string) => `On record, as shown on ${day}`,
    newestOf: (count: number) => `· the newest of ${count} records`,
    noNeeds: 'No needs.',
    review: (day: string) => `, looked at again on ${day}`,
    priority: (priority: string | number) => `Priority ${priority}`,
    startsFrom: 'The new record starts from these. You change them on the next pages.',
    strange: (codes: string) => `Not taken along, because they are no two-digit codes: ${codes}.`,
    tooLong: 'Its other entries are too long to be taken along.',
    failed: 'Its record could not be read',
    showWhich: (meter: string) => `Show it and start from it: the record of the ${meter}`,
    show: 'Show it and start from it',
    noted: 'That you looked is noted in the audit log.',
  },
  hidden: {
    failed: 'It could not be shown',
    heading: 'Hidden, because this draft says something about somebody’s health',
    text: 'You can go on without looking. That you looked is noted in the audit log.',
    show: 'Show what was entered',
  },
  needs: {
    lead: 'Ask in private, and tick what holds for anyone who lives there. Choose by the list; no diagnosis is asked for. The number is the needs code that goes on record.',
    list: (version: string) =>
      `List ${version}, not yet checked against the official list. Where a code matters to somebody’s safety, ask the supplier or network operator which one they use.`,
  },
  need: {
    code: (code: string) => `Code ${code}.`,
    goesAway: (meter: string) => `On the ${meter} present record: the new one takes it away.`,
    review: {
      label: 'Look at it again on',
      hint: 'It is only for a time: the day after which it no longer counts.',
    },
    help: {
      label: 'What helps them',
      hint: 'In a few words: the language, who interprets.',
    },
  },
  filter: {
    all: (total: number) => `${total} needs`,
    found: (found: number, total: number) => `${found} of ${total} needs`,
    label: 'Find a need by its words or code',
    placeholder: 'Find: oxygen, 29…',
    ticked: 'Ticked',
  },
  list: {
    notShown: {
      title: (meter: string) => `The ${meter}’s present record was not shown`,
      text: 'The new record carries the full set you tick here, and nothing else that may be on record now.',
      go: 'Go and see it',
    },
    ticked: (count: number) => `${count} ticked`,
    noneTicked: 'Nothing is ticked yet.',
    noneFound: 'No need has these words.',
    showAll: (count: number) => `Show all ${count}`,
    onRecord: 'On record, and not in the list',
    strange: 'A need that is not in Handover’s list',
    nothing: {
      label: 'There are none, or none any more',
      hint: 'The record then says so. What was on it is gone.',
    },
  },
  along: {
    heading: (meter: string) => `Taken along from the ${meter}’s record`,
    why: 'Handover does not know what these mean, so they stay as they are.',
    leaveOutWhich: (what: string) => `Leave out: ${what}`,
    leaveOut: 'Leave out',
  },
  priority: {
    present: (priority: string | number, meter: string) =>
      `It is ${priority} on the ${meter}’s present record.`,
    notSaid: {
      title: 'Ctrl Hub does not say which number is the most urgent',
      text: 'It documents 0 where there is no priority, and 1, 2 and 3, but not whether 1 or 3 comes first. Ask whoever looks after your organisation in Ctrl Hub how you use them, and keep to that.',
    },
    label: 'Priority',
    hint: '0 is none.',
  },
  info: {
    lead: 'Optional. Only what helps those who come to the door or ring: a password scheme, a second contact, the best way to reach them. No diagnoses.',
    heading: (n: number) => `Extra information ${n}`,
    nameHint: 'Such as: Second contact',
    valueHint: 'Such as: Magda, a neighbour',
    add: 'Add another',
    full: 'That is as much as a record can be given here.',
  },
  basis: {
    label: 'Have they agreed that this is recorded and shared?',
    hint: 'Somebody else may speak for them: then write down who, and for whom.',
    sharedWith: 'Ctrl Hub and those who work on the supply and use it',
    kept: {
      title: 'It is kept as a draft',
      text: 'Nothing goes until they have agreed. You find the draft under Outbox; come back to this page when you have asked. This is what you read out:',
    },
  },
  before: {
    title: 'It cannot be sent yet',
    kept: (why: string) => `${why}. The draft is kept.`,
    agreed: 'They have agreed now',
  },
  duplicate: {
    title: 'This record is there already',
    what: 'A record for the same meter with the same needs',
    change: 'Change the needs',
  },
}

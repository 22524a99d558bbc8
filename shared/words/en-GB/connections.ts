import { codes } from './connections/codes.ts'
import { secret } from './connections/secret.ts'

/** The words of the Connections pages. */
export const connections = {
  list: {
    title: 'Connections',
    lead: 'The accounts that everything you send goes through.',
    add: 'Add a connection',
    none: {
      title: 'Add the account that you send through',
      text: 'You need the sign-in details of your agency’s account at Acquaint, Ctrl Hub or Yeti.',
    },
    reading: 'Reading your connections…',
    gone: 'This connection is not here any more',
    all: 'All connections',
  },
  line: {
    noOrganisation: 'no organisation chosen yet',
    oneMissing: '1 number not known',
    missing: (count: number) => `${count} numbers not known`,
    passwordSince: (day: string) => `password kept since ${day}`,
    signInSince: (day: string) => `sign-in kept since ${day}`,
  },
  organisations: {
    none: 'It sees no organisation: your Ctrl Hub administrator can give it access.',
    one: (name: string) => `It sees one organisation: ${name}.`,
    several: (names: string, more: number) =>
      `It sees the organisations: ${names}${more > 0 ? ` and ${more} more` : ''}.`,
  },
  address: {
    acquaint: {
      hint: 'As your provider gave it. It begins with https://',
      deletes:
        'Another address means entering the password again: it belongs to the address it was given for.',
    },
    'ctrl-hub': {
      hint: 'https://api.ctrl-hub.com/ unless Ctrl Hub gave you another.',
      deletes:
        'Another address, here or for signing in, deletes the sign-in details: they belong to the addresses they were entered for.',
    },
    yeti: {
      hint: 'The address of your Yeti’s web interface, for example https://yeti.example.com/',
      deletes:
        'Another address deletes the user name and the password: they belong to the address they were entered for.',
    },
    noName: 'Enter a name for this connection, for example your agency’s',
    missing: (example: string) => `Enter the address of the service, for example ${example}`,
    name: {
      label: 'Name of this connection',
      hint: 'For you to know it by; it stands on receipts.',
    },
    label: 'Address of the service',
    signIn: {
      label: 'Address for signing in',
      hint: 'Leave it empty for Ctrl Hub’s own.',
    },
  },
  test: {
    steps: {
      address: 'The address may be called',
      dns: 'The service is found',
      proxy: 'The proxy lets us through',
      connect: 'The service can be reached',
      tls: 'Its certificate is trusted',
      'sign-in': 'The sign-in is accepted',
      answer: 'It answers as it should',
    },
    notReached: 'not reached',
    heading: 'Does it work?',
    lead: 'Signs in, and sends nothing.',
    testing: 'Testing…',
    test: 'Test the connection',
    failed: 'The test could not be made',
    throughProxy: (proxy: string) => `Through the proxy ${proxy}.`,
    detail: 'Technical detail',
    lastAnswer: (when: string) => `Last answer, ${when}:`,
    outcomes: { held: 'held', failed: 'failed', 'not-reached': 'not reached' },
    signedInAs: 'Signed in as',
  },
  add: {
    choose: 'Choose the service that the account is at',
    title: 'Add a connection',
    lead: 'An account at a service, through which things are sent.',
    failed: 'Not added',
    provider: {
      label: 'Which service?',
      acquaint: 'Moves electricity and gas to the tenant.',
      'ctrl-hub': 'Priority Services Register, visits to a home, and your people’s qualifications.',
      yeti: 'Sets up what is billed: services, their prices and renewals.',
    },
    landlord: {
      title: 'Where a landlord gets an account',
      text: 'From a letting agency that uses Acquaint: ask them for a site prefix and an app password.',
    },
    add: 'Add the connection',
    cancel: 'Cancel',
    after: 'Nothing is sent yet: you can test it on the next page.',
  },
  format: {
    label: 'Format',
    hint: 'How switches are written. Use JSON unless they asked you for XML.',
  },
  secret,
  replace: {
    prepared: {
      title: 'Your office has prepared this connection',
      text: 'Enter the sign-in details of your account. Until then nothing is sent through it.',
    },
    failed: 'Not kept',
    cancel: 'Cancel',
    hidden: (kept: string) => `${kept} Nobody can read it here, only replace it.`,
    begin: 'Replace',
  },
  organisation: {
    heading: 'Organisation',
    lead: 'Whose customers, visits and members are worked with.',
    failed: 'Not saved',
    choose: {
      title: 'Choose the organisation',
      text: 'Until then nothing can be sent that belongs to one: visits, conversations, contacts, accounts and qualification awards. A Priority Services Register (PSR) record can.',
    },
    strange: {
      title: 'This sign-in does not see the organisation chosen here',
      text: 'Choose another one, or ask your Ctrl Hub administrator for access to it.',
    },
    use: (name: string) => `Use ${name}`,
    only: 'It is the only one that this sign-in sees.',
    none: {
      title: 'This sign-in sees no organisation',
      text: 'Ask your Ctrl Hub administrator to give it access to yours.',
    },
    saved: (name: string) => `Saved: ${name}.`,
  },
  codes,
  pace: {
    perMinute: 'How many a minute',
    heading: 'How fast it is sent to',
    failed: 'Not done',
    paused: {
      title: 'Paused',
      text: 'Nothing is sent through this connection until you resume it.',
    },
    how: {
      label: 'Requests a minute',
      usual: 'As usual: up to 100',
      own: 'A number that they agreed to',
      none: {
        label: 'No limit',
        hint: 'Only when they said so: they may refuse what comes too fast.',
      },
    },
    concurrency: {
      label: 'At once',
      hint: 'How many may be under way at the same time: 1 to 64. Leave it empty for the usual 4. What belongs to one home always goes one after the other.',
    },
    save: 'Save the pace',
    resume: 'Resume sending',
    pause: 'Pause sending',
    saved: 'Saved.',
    wrong: {
      perMinute: 'Enter a whole number from 1 to 100,000',
      concurrency: 'Enter a whole number from 1 to 64, or nothing',
    },
    asFast: (atOnce: number) => `As fast as they answer, ${atOnce} at once.`,
    upTo: (perMinute: string, atOnce: number, minutes: number) =>
      `Up to ${perMinute} a minute, ${atOnce} at once: 500 take about ${minutes === 1 ? 'a minute' : `${minutes} minutes`}.`,
  },
  change: {
    heading: {
      acquaint: 'Name, address and format',
      'ctrl-hub': 'Name and addresses',
      yeti: 'Name and address',
    },
    failed: 'Not saved',
    save: 'Save changes',
    saved: 'Saved.',
  },
  resources: {
    saved: (what: string) => `${what}: saved.`,
    wasPutBack: (what: string) => `${what}: put back as it was.`,
    heading: 'Paths and types',
    lead: 'Where Ctrl Hub keeps each kind of record, and what it calls it. Its documents do not give all of this: what is marked as deduced your Ctrl Hub administrator can tell you, and you can put it right here.',
    failed: 'Not saved',
    records: 'Records',
    path: 'Path',
    type: 'Type',
    action: 'What to do',
    noPath: 'None of its own',
    change: 'Change',
    putBack: 'Put back',
    form: {
      pathHint: 'Below the address of the service. {org} stands for the organisation.',
      lead: 'As your Ctrl Hub administrator gives it. Do not guess: it is used for everything of this kind.',
      typeHint: 'The word that stands in “type” of each record.',
      save: 'Save',
      cancel: 'Cancel',
      wrongPath:
        'Enter the path below the address of the service, for example v3/orgs/{org}/customers/contacts',
      organisationMissing: 'Write {org} where the organisation’s id belongs',
      noOrganisation: 'This path has no place for an organisation: leave {org} out',
      wrongType: 'Enter the type as they write it: letters, digits and dashes, for example psr-records',
    },
    from: {
      documented: 'Documented',
      source: 'From Ctrl Hub’s own source',
      deduced: 'Deduced, not confirmed',
      administrator: 'From your administrator',
    },
  },
  remove: {
    begin: 'Remove this connection',
    title: (name: string) => `Remove ${name}?`,
    failed: 'Not removed',
    remove: 'Remove the connection',
    keep: 'Keep it',
    goes: {
      acquaint:
        'Its password and its table of numbers are removed from this computer. Receipts of what was sent through it stay.',
      'ctrl-hub':
        'Its sign-in details, its organisation and its paths are removed from this computer. Receipts of what was sent through it stay.',
      yeti: 'Its address, its user name and its password are removed from this computer. Receipts of what was sent through it stay.',
    },
  },
  detail: {
    lead: (service: string, day: string, practice: boolean) =>
      practice
        ? `A practice connection to ${service}, added ${day}.`
        : `A connection to ${service}, added ${day}.`,
  },
}

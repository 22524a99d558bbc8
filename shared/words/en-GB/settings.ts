/** The Settings page. */
export const settings = {
  title: 'Settings',
  index: 'Parts of the settings',
  parts: {
    you: 'You',
    look: 'Look and language',
    notifications: 'Notifications',
    privacy: 'Privacy',
    backup: 'Backup',
    office: 'Office',
    about: 'About',
  },
  notKept: 'Not kept',
  asComputer: 'As the computer',
  theme: { label: 'Light or dark', light: 'Light', dark: 'Dark' },
  textSize: {
    label: 'Text size',
    hint: 'Everything grows with it: the fields, the buttons and the space between them.',
    percent: (size: number) => `${size} %`,
  },
  language: {
    label: 'Language',
    hint: 'Which words are used, such as postcode or Eircode.',
  },
  country: {
    label: 'Where most of your homes are',
    hint: 'A new switch begins with this country, and it can be changed there for each home.',
    ask: 'Ask me each time',
    names: { IE: 'Ireland', 'GB-NIR': 'Northern Ireland', GB: 'Great Britain' },
  },
  dates: {
    label: 'How dates are written',
    hint: 'Letters and receipts keep the month in words, so that nobody reads 4 March as 3 April.',
  },
  notifications: {
    lead: {
      desktop:
        'Your computer tells you while you work in another window. No name is ever shown, because others may see the screen.',
      browser:
        'Your browser tells you while you work in another window, once you have allowed it on the page of a batch. No name is ever shown.',
    },
    label: 'Tell me when',
    done: 'everything of a batch is sent',
    attention: 'something needs my attention',
  },
  about: 'About Handover: version and licences',
  notSaved: 'Not saved',
  notDone: 'Not done',
  saved: 'Saved.',
  reading: 'Reading…',
  you: {
    name: {
      label: 'Your name',
      hint: 'It goes on receipts.',
      missing: 'Enter your name as it should stand on receipts',
    },
    role: { label: 'You are', agent: 'A letting agent', landlord: 'A landlord' },
    landlord: {
      heading: 'Your details as the landlord',
      lead: 'They fill the landlord step of every switch.',
    },
    save: 'Save',
  },
  keeping: {
    heading: 'How long things are kept',
    label: 'Days to keep what was sent',
    hint: 'Counted from the answer. After that only the receipt and fingerprints are left.',
    wrong: 'Enter a number of days from 0 to 3650',
    save: 'Save days',
    /** How long the office has it kept. */
    byOffice: (kept: string) => `${kept}. After that only the receipt and fingerprints are left.`,
    setByOffice: 'Set by your office.',
    policyNotFollowed: 'It stays like that until your office’s policy file can be followed again.',
    /** A number of days that something is kept, counted from its answer. */
    days: (days: number) =>
      days === 0
        ? 'Not kept once the answer came'
        : days === 1
          ? '1 day, counted from the answer'
          : `${days} days, counted from the answer`,
  },
  keepingMore: {
    heading: 'Drafts, receipts and health',
    health: (kept: string) => `The content of Priority Services records: ${kept}.`,
    fields: {
      keepPsrDays: {
        label: 'Days to keep the content of Priority Services records',
        hint: 'They tell of somebody’s health, so they are never kept longer than what was sent else.',
      },
      keepDraftsDays: {
        label: 'Days to keep a draft that nobody works on',
        hint: 'Counted from its last change. Then it is removed.',
      },
      keepReceiptsYears: {
        label: 'Years to keep receipts',
        hint: 'A dispute about a bill may come up for six years.',
      },
    },
    wrong: (least: number, most: number) => `Enter a number from ${least} to ${most}`,
    save: 'Save times',
  },
  removed: {
    heading: 'What was removed',
    lead: 'Once a day Handover removes what has had its time.',
    nothing: 'Nothing yet.',
    go: 'Remove now',
    done: 'Done.',
    noneOver: 'Nothing’s time is over.',
  },
  erased: {
    heading: 'People who were erased',
    nobody: 'Nobody was. A person is erased on their own page.',
    label: (when: string) => `Erased on ${when}`,
    by: (name: string, reason: string) => `by ${name}: ${reason}`,
    nobodyTold: 'Nobody outside had been told of them.',
  },
  lock: {
    heading: 'Lock',
    lead: 'Set a PIN, so that Handover locks itself while nobody is there and when the computer sleeps.',
    after: {
      label: 'Lock while nobody is there',
      hint: 'Also when the computer sleeps or its screen is locked. What is queued goes on being sent.',
      minutes: (minutes: number) => `After ${minutes} minutes`,
      never: 'Never by itself',
      kept: 'Kept.',
    },
    now: 'Lock now',
    pin: {
      label: 'PIN',
      newLabel: 'New PIN',
      hint: '4 to 8 digits. It keeps others at this desk out; what is stored is encrypted with other keys.',
      wrong: 'Enter 4 to 8 digits',
      set: 'Set PIN',
      change: 'Change PIN',
      done: 'The PIN is set.',
    },
    current: {
      label: 'PIN that is set',
      missing: 'Enter the PIN that is set',
      wrong: 'That is not the PIN that is set',
    },
    remove: 'Remove PIN',
    removed: 'The PIN is removed.',
  },
  data: {
    heading: 'Where your data lives',
    folder: {
      label: 'Homes, drafts and receipts',
      practice: 'Practice keeps its own folder, apart from real homes.',
      real: 'One encrypted file on this computer. No copy anywhere else.',
      copied: 'the folder',
      copy: 'Copy the folder',
    },
    vault: {
      label: 'Passwords and the key',
      kinds: {
        os: 'In this computer’s keychain',
        passphrase: 'Locked with your passphrase',
        practice: 'In the practice folder: practice has no secrets to lock away',
      },
      since: (day: string) => `Since ${day}`,
    },
    cancelMove: 'Cancel',
    /** What can be done with the keys and passwords. */
    moves: {
      'to-passphrase': {
        title: 'Keep them under a passphrase instead',
        means:
          'The key and your passwords leave the keychain and are locked in a file beside your data. Handover then asks for the passphrase each time it opens, and the folder can be taken to another computer.',
        go: 'Move them',
        going: 'Moving…',
        done: 'Moved. The old copy was deleted.',
        failed: 'Not moved: they are where they were',
      },
      'to-keychain': {
        title: 'Move to this computer’s keychain',
        means:
          'Then there is no passphrase to enter: they open when you sign in to this computer. The folder alone can no longer be opened on another computer.',
        go: 'Move them',
        going: 'Moving…',
        done: 'Moved. The old copy was deleted.',
        failed: 'Not moved: they are where they were',
      },
      'new-passphrase': {
        title: 'Change the passphrase',
        means:
          'From then on only the new one opens Handover. A backup of the folder that you made before still opens with the old one.',
        go: 'Change it',
        going: 'Changing…',
        done: 'Changed. The old passphrase opens nothing here any more.',
        failed: 'Not changed: the old passphrase still holds',
      },
    },
  },
  office: {
    heading: 'Set by your office',
    nothing: 'There is a policy file on this computer, and it leaves everything to you.',
    lead: 'This holds for everybody on this computer and cannot be changed here. Ask whoever looks after your computers.',
    file: { before: 'From', after: ', read when Handover started.' },
    rows: {
      hosts: 'Handover may call',
      nobody: 'Nobody: only practice works',
      kept: 'What was sent is kept',
      updates: 'Updates',
      updatesOff: 'Off: your office brings new versions',
      updatesOn: 'On: Handover looks for them itself',
      connections: 'Connections it prepared',
    },
    trouble: {
      title: 'Nothing is sent: your office’s policy file cannot be followed',
      text: (fix: string) => `What you send waits here until the file is mended. ${fix}`,
      tell: 'What to tell them',
      copied: 'what is wrong with the policy file',
    },
  },
  diagnostics: {
    heading: 'When something is wrong',
    lead: 'Versions and states, without names, numbers or passwords: safe to send to whoever helps you.',
    show: 'Show diagnostics',
    label: 'Diagnostics',
    copied: 'diagnostics',
    copy: 'Copy all',
    audit: {
      check: 'Check the audit log',
      empty: 'The audit log is still empty',
      holds: (entries: number) => `The audit log holds: ${entries} entries, none changed, none cut off`,
      broken: 'The audit log does not hold',
      problem: (entry: number, what: string) => `Entry ${entry}: ${what}`,
    },
  },
}

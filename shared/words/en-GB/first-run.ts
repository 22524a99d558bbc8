/** The words of the first run. */
export const firstRun = {
  start: {
    choose: 'Choose whether to practise, to connect or to restore',
    title: 'Hand the utilities over with the keys',
    lead: 'Handover registers who pays for a home’s electricity and gas on the day a tenancy starts, and keeps the proof.',
    failed: 'Could not start',
    question: 'How would you like to begin?',
    practice: {
      label: 'Practise first',
      hint: 'With sample homes and a stand-in of the service. Nothing leaves this computer, and you can connect later.',
    },
    connect: {
      label: 'Connect your account',
      hint: 'You need the sign-in details of your agency’s account at Acquaint or Ctrl Hub.',
    },
    restore: {
      label: 'Restore from a backup',
      hint: 'From another computer, or from before. You need the file and its twelve-word recovery phrase.',
    },
  },
  first: 'Question 1 of 3',
  goOn: 'Continue',
  vault: {
    notMade: 'Not made',
    title: 'Where passwords are kept',
    lead: 'Your app password and the key to your homes’ data are locked away on this computer.',
    notLooked: 'Could not look for a keychain',
    keychain:
      'This computer has a keychain, and Handover will use it. There is nothing more to remember: it opens when you sign in to this computer.',
    useKeychain: 'Use the keychain',
    noKeychain: 'This computer has no keychain that Handover can use.',
    lookAgain: 'Look again',
    orPassphrase: 'Or choose a passphrase. Handover asks for it each time it opens.',
    retry: 'Retry',
    looking: 'Looking for this computer’s keychain…',
  },
  back: 'Back',
  passphrase: {
    going: 'Locking…',
    tooShort: 'Enter a passphrase of at least 8 characters',
    differs: 'Enter the same passphrase a second time',
    label: 'Passphrase',
    again: 'Passphrase, a second time',
    keepSafe: 'Write it down and keep it safe. Nobody can bring a forgotten passphrase back.',
  },
  strength: {
    empty: 'At least 8 characters. Four or five ordinary words are best.',
    sameLetters: 'Easy to guess: use more different letters.',
    weak: 'Weak: make it longer, for example with one more word.',
    good: 'Good. One more word makes it strong.',
    strong: 'Strong.',
    tooShort: (missing: number) =>
      `Too short: ${missing} more ${missing === 1 ? 'character' : 'characters'} at least.`,
  },
  role: {
    choose: 'Choose letting agent or landlord',
    title: 'Who do you let homes for?',
    lead: 'It decides what is filled in for you.',
    label: 'You are',
    agent: {
      label: 'A letting agent',
      hint: 'You let homes for landlords, and name one each time.',
    },
    landlord: {
      hint: 'You let your own homes. Your details are kept once and fill every landlord step.',
      label: 'A landlord',
    },
    account: {
      title: 'Where a landlord gets an account',
      text: 'Switches go through Acquaint, and the account comes from a letting agency that uses it. If you have none, ask your agency for a site prefix and an app password. Until then you can practise with everything.',
    },
  },
  second: 'Question 2 of 3',
  notKept: 'Not kept',
  landlord: {
    title: 'Your details as the landlord',
    lead: 'Asked once. They fill the landlord step of every switch, where you can still change them.',
  },
  name: {
    missing: 'Enter your name as it should stand on receipts',
    title: 'What is your name?',
    lead: 'It goes on every receipt, so that others know who sent it.',
    label: 'Your name',
    open: 'Open Handover',
  },
  third: 'Question 3 of 3',
  restore: {
    above: 'Restoring a backup',
    failed: 'Not restored: nothing was changed',
    title: 'Restore from a backup',
    lead: 'Everything that Handover had when the backup was made comes back: homes, receipts, drafts and settings.',
  },
}

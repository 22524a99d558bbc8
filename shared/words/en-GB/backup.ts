/** Backups: the card in the Settings, the recovery phrase, and the way back. */
export const backup = {
  heading: 'Backup',
  lead: 'One encrypted file with everything but your passwords. It opens with a recovery phrase of twelve words, on this computer or on another.',
  looking: 'Looking for the last backup…',
  lookAgain: 'Look again',
  lastNotKnown: 'Not known when the last one was made',
  practice: 'Practice has nothing to keep. Leave practice to back up your own homes.',
  last: {
    none: 'No backup was made yet.',
    made: (when: string) => `Last made ${when}.`,
    phrase: (day: string) => `The phrase is of ${day}.`,
  },
  make: {
    phrase: 'Make a recovery phrase',
    newPhrase: 'Make a new phrase',
    backup: 'Make a backup',
    busy: 'Making…',
    failed: 'No backup was made',
    phraseKept: 'The phrase holds. Now make a backup.',
    done: (file: string) =>
      `${file} was made, read back and checked. Keep it on another computer, or on a stick.`,
  },
  /** What is going on, for whoever waits. */
  stages: {
    copying: 'Copying what Handover has…',
    writing: 'Encrypting it…',
    'reading-back': 'Reading it back to be sure…',
    opening: 'Opening it and checking every part…',
    restoring: 'Putting everything in place…',
    saving: 'Saving the file…',
    bringing: 'Reading the file…',
  },
  phrase: {
    heading: 'Your recovery phrase',
    lead: 'Write these twelve words down, in their order, and keep them apart from this computer. They open your backups on any computer, and they are shown only now: Handover does not keep them.',
    making: 'Making a phrase…',
    list: 'The twelve words',
    again: {
      title: 'Earlier backups keep their phrase',
      text: 'The new words open only backups that you make from now on. Keep the old ones with the old files.',
    },
    written: 'I have written them down',
    cancel: 'Cancel',
    retry: 'Try again',
    notKept: 'Not kept: no phrase was changed',
    confirm: {
      heading: 'Show that you have it',
      word: (place: number) => `Word ${place}`,
      missing: (place: number) => `Enter word ${place}`,
      keep: 'Keep this phrase',
      keeping: 'Keeping…',
      back: 'Show the words again',
    },
  },
  restore: {
    heading: 'Restore from a backup',
    failed: 'Not restored: nothing was changed',
    done: 'Restored. This is what the backup had.',
    go: 'Replace everything here',
    going: 'Restoring…',
    file: {
      label: 'Backup file',
      hint: 'Its name ends in .handover-backup',
      missing: 'Choose the backup file',
    },
    phrase: {
      label: 'Recovery phrase',
      hint: 'The twelve words that you wrote down, in their order',
      missing: 'Enter the twelve words of its phrase',
    },
    open: 'Open the backup',
    opening: 'Opening…',
    back: 'Back',
    onCopy: 'It is opened on a copy first. Nothing is changed until you say so.',
    another: 'Another file',
    preview: {
      heading: 'In this backup',
      lead: 'It is whole, and everything in it was opened and checked.',
      made: 'Made',
      madeAt: (day: string, time: string) => `${day} at ${time}`,
      submissions: 'Submissions',
      receipts: 'Receipts',
      drafts: 'Drafts',
      connections: 'Connections',
    },
    before: 'Before you restore it',
    /** What restoring means, that nobody may be surprised by. */
    notes: {
      replaced: 'What is here now is replaced. Nothing was sent here after the backup was made.',
      newer: (submissions: number, receipts: number) =>
        `What is here now is replaced. ${counted(submissions, 'submission')} and ${counted(receipts, 'receipt')} changed here after the backup was made, and are lost.`,
      passwords:
        'Passwords are in no backup: each connection asks for its own again before anything is sent.',
      toConfirm: (submissions: number) =>
        `${submissions === 1 ? 'One submission was' : `${submissions} submissions were`} still to be sent when it was made, and may have been sent since. Handover sends none of them by itself: you say of each in the Outbox.`,
      somebodyErased: 'Somebody who was erased after it was made comes back with it: erase them again.',
      erasedAgain: (people: number) =>
        `${erased(people)} here after it was made. Whoever of them it knows by the same name and day of birth is erased from it again.`,
      erasedElsewhere: (people: number) =>
        `${erased(people)} here, and it is the backup of another profile: what it knows of them comes back, and that they were erased is not kept. Erase them again.`,
    },
  },
}

function counted(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`
}

function erased(people: number): string {
  return people === 1 ? 'One person was erased' : `${people} people were erased`
}

import { codes, RETRY } from './trouble/codes.ts'
import type { TroubleWords } from '../trouble-words.ts'

const asked: TroubleWords = {
  title: 'Enter your passphrase',
  lead: 'It opens the homes and passwords kept on this computer.',
  steps: [],
}

const vaultFileGone: TroubleWords = {
  title: 'The file with your keys is gone',
  lead: 'vault.json holds, under your passphrase, the key to your homes and your app password. It is not in its folder.',
  steps: [
    'Look in the recycle bin, and wherever files of this folder may have been moved to.',
    'Put vault.json back into the folder, from there or from a backup.',
    RETRY,
  ],
  folder: true,
}

/** A trouble of profile.json: then no vault is known. */
const profileFileGone: TroubleWords = {
  title: 'Handover cannot tell where your keys are',
  lead: 'profile.json, a small file that says where the key to your homes is kept, is gone from its folder.',
  steps: [
    'Look in the recycle bin, and wherever files of this folder may have been moved to.',
    'Put profile.json back into the folder, from there or from a backup.',
    RETRY,
  ],
  folder: true,
}

/** The words of the page of trouble. */
export const trouble = {
  codes,
  asked,
  vaultFileGone,
  profileFileGone,
  passphrase: {
    missing: 'Enter the passphrase you chose for Handover',
    notTried: 'This one was not tried. Wait until the time is over, then press Open again.',
    wrong: 'That is not the passphrase. Check capital letters, spaces and the keyboard language.',
    label: 'Passphrase',
    opening: 'Opening…',
    again: (time: string) => `Try again in ${time}`,
    open: 'Open',
    why: 'After several wrong ones Handover waits a little, so that nobody can guess it.',
    lost: 'Nobody can bring a forgotten passphrase back: not we, not the agency. Without it, what is kept here cannot be read.',
  },
  detail: {
    heading: 'Technical detail',
    folder: 'Profile folder:',
    copied: 'technical detail',
  },
  page: {
    untouched: 'Nothing was deleted or changed.',
    still: 'Tried again just now: it is still the same.',
    closed: 'Still closed',
    noPractice: 'Practice cannot be opened just now',
    notOpened: 'Not opened',
    practise: 'Practise meanwhile',
    trying: 'Trying…',
    retry: 'Retry',
    untouchedByPractice: 'Nothing was deleted or changed. Practising does not touch your data.',
  },
  toDo: {
    heading: 'What to do',
    folder: 'The folder',
    elsewhere: 'On another system',
    folderCopied: 'the folder',
    on: { windows: 'On Windows', mac: 'On a Mac', linux: 'On Linux' },
  },
  wait: {
    begins: (time: string) => `Wait ${time} before the next try.`,
    over: 'You can try again now.',
    minutes: (minutes: number, seconds: number) => `${minutes} min ${seconds} s`,
    seconds: (seconds: number) => `${seconds} s`,
  },
  unknown: {
    vault: 'The vault could not be opened',
    data: 'Your data could not be opened',
    retry: RETRY,
  },
}

import type { TroubleWords } from '../../trouble-words.ts'

export const RETRY = 'Press Retry.'
const START_AGAIN = 'Close Handover, start it again, and it opens as you left it.'

/** What the page says of each code of trouble. */
export const codes: Readonly<Record<string, TroubleWords>> = {
  'HO-VAULT-LOCKED': {
    title: 'Your keychain is locked',
    lead: 'The key to your homes is in this computer’s keychain, and the keychain has to be unlocked before Handover can open.',
    steps: [
      {
        windows: 'Lock the screen (Windows key and L) and sign in again.',
        mac: 'Open Keychain Access, select the keychain “login”, and choose File, then Unlock Keychain.',
        linux: 'Open Passwords and Keys and unlock “Login” with the password you sign in with.',
      },
      RETRY,
    ],
  },
  'HO-VAULT-UNAVAILABLE': {
    title: 'This computer’s keychain does not answer',
    lead: 'The key to your homes is in the keychain, and no keychain can be reached just now.',
    steps: [
      {
        windows: 'Open Services and see that Credential Manager is not disabled.',
        mac: 'Open Keychain Access and see that the keychain “login” is in its list.',
        linux:
          'Sign in to this computer’s desktop. If it has no keyring, install gnome-keyring or KWallet, the one you had before.',
      },
      'Sign out of this computer and in again.',
      START_AGAIN,
    ],
  },
  'HO-VAULT-DENIED': {
    title: 'Handover may not use the keychain',
    lead: 'The key to your homes is in this computer’s keychain, which refused to give it to Handover.',
    steps: [
      {
        windows: 'Make sure that you are signed in as the person who set Handover up.',
        mac: 'Open Keychain Access, find the items named Handover, and under Access Control allow Handover.',
        linux: 'Ask whoever looks after this computer to let Handover reach its keyring, the Secret Service.',
      },
      'Press Retry, and allow it when the computer asks.',
    ],
  },
  'HO-VAULT-LOST': {
    title: 'The key to your homes is not in the keychain',
    lead: 'The keychain opened, but what Handover kept there is gone. It may have been reset, or this folder comes from another computer.',
    steps: [
      'If the folder comes from another computer: open Handover there, choose a passphrase under Settings, Where your data lives, and bring the folder over again.',
      'Otherwise put the keychain of this computer back from a backup.',
      RETRY,
    ],
    folder: true,
  },
  'HO-VAULT-DAMAGED': {
    title: 'The file with your keys is damaged',
    lead: 'vault.json holds, under your passphrase, the key to your homes and your app password. It cannot be read.',
    steps: ['Put vault.json back into the folder from a backup.', RETRY],
    folder: true,
  },
  'HO-VAULT-FAILED': {
    title: 'The vault could not be read',
    lead: 'The key to your homes is there, but reading it failed.',
    steps: [RETRY, 'If it stays so, restart this computer.', 'Then see that its disk is in order.'],
    folder: true,
  },
  'HO-VAULT-MOVING': {
    title: 'Your keys are being moved',
    lead: 'Another window of Handover is moving them to another vault just now. It takes a few seconds.',
    steps: ['Wait a moment.', RETRY],
  },
  'HO-STORE-RESTORING': {
    title: 'A backup is being restored',
    lead: 'Another window of Handover is putting it in the place of your data just now. It takes a few seconds.',
    steps: ['Wait a moment.', RETRY],
  },
  'HO-PROFILE-DAMAGED': {
    title: 'Handover cannot tell where your keys are',
    lead: 'profile.json, a small file that says where the key to your homes is kept, cannot be read.',
    steps: ['Put profile.json back into the folder from a backup.', RETRY],
    folder: true,
  },
  'HO-PROFILE-NEWER': {
    title: 'A newer Handover made this profile',
    lead: 'This version does not know how it is kept, and leaves it alone.',
    steps: ['Update Handover on this computer.', START_AGAIN],
  },
  'HO-STORE-DAMAGED': {
    title: 'Your data is damaged',
    lead: 'store.db, the encrypted file with your homes, drafts and receipts, cannot be read.',
    steps: [
      'Copy the whole folder to a safe place as it is. Parts of it may still be saved.',
      'Put the whole folder back from a backup, not single files of it.',
      RETRY,
    ],
    folder: true,
  },
  'HO-STORE-MISSING': {
    title: 'Your data is not where it was',
    lead: 'store.db, the encrypted file with your homes, drafts and receipts, is gone from its folder.',
    steps: [
      'Look in the recycle bin, and wherever files of this folder may have been moved to.',
      'Put it back into the folder, or put the whole folder back from a backup.',
      RETRY,
    ],
    folder: true,
  },
  'HO-STORE-REPLACED': {
    title: 'Your data was replaced while Handover was open',
    lead: 'store.db, the encrypted file with your homes, drafts and receipts, is another file than the one Handover opened.',
    steps: ['If the file was swapped by mistake, put the right one back into the folder.', RETRY],
    folder: true,
  },
  'HO-STORE-NEWER': {
    title: 'A newer Handover wrote your data',
    lead: 'This version would not understand all of it, and leaves it alone.',
    steps: ['Update Handover on this computer.', START_AGAIN],
  },
  'HO-STORE-MIGRATION-CHANGED': {
    title: 'Another edition of Handover made your data',
    lead: 'This one would not understand it, and leaves it alone.',
    steps: [
      'Start the edition of Handover that you used before.',
      'If you no longer have it, ask whoever installed it.',
    ],
  },
  'HO-STORE-MIGRATION-FAILED': {
    title: 'Your data could not be brought up to date',
    lead: 'This version has to change how your data is kept. That did not work and was taken back, so it is as it was.',
    steps: [
      RETRY,
      'If it stays so, start the version you used before: it opens your data.',
      'Send the technical detail below to whoever helps you. It holds no names and no numbers of homes.',
    ],
  },
  'HO-STORE-BUSY': {
    title: 'Another program holds your data',
    lead: 'Handover waited ten seconds for it, and it does not let go.',
    steps: [
      'Close other windows of Handover, and wait for a backup or virus scan of the folder to end.',
      RETRY,
    ],
    folder: true,
  },
  'HO-STORE-READ-ONLY': {
    title: 'Handover may not write in its folder',
    lead: 'It keeps your homes, drafts and receipts there, and has to be able to write.',
    steps: [
      {
        windows:
          'Right-click the folder, choose Properties, then Security, and give your user “Full control”.',
        mac: 'Select the folder, choose File, then Get Info, and under Sharing & Permissions give yourself “Read & Write”.',
        linux: 'Make the folder and its files your own, with permission to write.',
      },
      RETRY,
    ],
    folder: true,
  },
  'HO-STORE-FULL': {
    title: 'The disk is full',
    lead: 'Handover cannot save anything until there is room. What was saved before is safe.',
    steps: ['Empty the recycle bin, or move large files to another disk.', RETRY],
    folder: true,
  },
  'HO-STORE-NETWORK-FOLDER': {
    title: 'Your data is on a network drive',
    lead: 'There it can be damaged when the connection breaks or two computers write at once, so Handover does not open it.',
    steps: [
      'Close Handover on every computer that uses the folder.',
      'Move the whole folder to this computer’s own disk.',
      'Start Handover with the new place: --profile, then the folder.',
    ],
    folder: true,
  },
  'HO-STORE-SYNCED-FOLDER': {
    title: 'Your data is in a synced folder',
    lead: 'A program that syncs the folder copies the data while it changes, which can damage it. So Handover does not open it.',
    steps: [
      'Close Handover on every computer that uses the folder.',
      'Move the whole folder out of OneDrive, Dropbox, iCloud or whatever syncs it.',
      'Start Handover with the new place: --profile, then the folder.',
    ],
    folder: true,
  },
  'HO-STORE-FAILED': {
    title: 'Your data could not be read',
    lead: 'Reading or writing the file with your homes, drafts and receipts failed.',
    steps: [RETRY, 'If it stays so, restart this computer.', 'Then see that its disk is in order.'],
    folder: true,
  },
}

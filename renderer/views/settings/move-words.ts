/** Where the keys and passwords may be moved to, from where they are. */
export type Move = 'to-passphrase' | 'to-keychain' | 'new-passphrase'

/** What can be done with a vault of each kind. */
export const MOVES_FROM: Readonly<Record<'os' | 'passphrase', readonly Move[]>> = {
  os: ['to-passphrase'],
  passphrase: ['new-passphrase', 'to-keychain'],
}

export const MOVE_WORDS: Readonly<
  Record<Move, { title: string; means: string; go: string; going: string; done: string; failed: string }>
> = {
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
}

/** Where the keys and passwords may be moved to, from where they are. */
export type Move = 'to-passphrase' | 'to-keychain' | 'new-passphrase'

/** What can be done with a vault of each kind. */
export const MOVES_FROM: Readonly<Record<'os' | 'passphrase', readonly Move[]>> = {
  os: ['to-passphrase'],
  passphrase: ['new-passphrase', 'to-keychain'],
}

import type { Trouble } from '#shared/contract/errors.ts'

type State = Trouble['state']

/** What each state of trouble is called at the top of its page. */
export function titleOf(trouble: Pick<Trouble, 'kind' | 'state'>): string {
  return trouble.kind === 'vault' ? VAULT_TITLES[trouble.state] : STORE_TITLES[trouble.state]
}

const VAULT_TITLES: Readonly<Record<State, string>> = {
  locked: 'Your keychain is locked',
  unavailable: 'This computer’s keychain does not answer',
  denied: 'Handover may not use the keychain',
  lost: 'The key to your homes is gone',
  'passphrase-needed': 'Enter your passphrase',
  'passphrase-wrong': 'Enter your passphrase',
  damaged: 'The vault is damaged',
  newer: 'A newer Handover made this vault',
  busy: 'The vault is in use',
  'read-only': 'The vault cannot be written',
  full: 'The disk is full',
  failed: 'The vault could not be opened',
}

const STORE_TITLES: Readonly<Record<State, string>> = {
  locked: 'Your data is locked',
  unavailable: 'Your data cannot be reached',
  denied: 'Handover may not read your data',
  lost: 'Your data is not where it was',
  'passphrase-needed': 'Enter your passphrase',
  'passphrase-wrong': 'Enter your passphrase',
  damaged: 'Your data is damaged',
  newer: 'A newer Handover wrote your data',
  busy: 'Your data is in use',
  'read-only': 'Your data cannot be written',
  full: 'The disk is full',
  failed: 'Your data could not be opened',
}

/** Whether a passphrase mends it. */
export function asksPassphrase(trouble: Pick<Trouble, 'state'>): boolean {
  return trouble.state === 'passphrase-needed' || trouble.state === 'passphrase-wrong'
}

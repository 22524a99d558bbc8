import type { Trouble } from '#shared/contract/errors.ts'
import { TroubleError } from '../trouble.ts'

type VaultState = Extract<
  Trouble['state'],
  | 'locked'
  | 'unavailable'
  | 'denied'
  | 'lost'
  | 'passphrase-needed'
  | 'passphrase-wrong'
  | 'damaged'
  | 'failed'
>

/** What is told in each state: one clear line and the way out. */
const told: Record<VaultState, { code: string; message: string; fix: string }> = {
  locked: {
    code: 'HO-VAULT-LOCKED',
    message: 'The keychain of this computer is locked.',
    fix: 'Unlock it (signing in to your desktop usually does) and try again. Nothing was changed.',
  },
  unavailable: {
    code: 'HO-VAULT-UNAVAILABLE',
    message: 'Handover cannot reach a keychain on this computer.',
    fix: 'Start or install one and try again, or keep the keys of a new profile under a passphrase.',
  },
  denied: {
    code: 'HO-VAULT-DENIED',
    message: 'The keychain did not let Handover in.',
    fix: 'Try again and allow access when the system asks. Nothing was changed.',
  },
  lost: {
    code: 'HO-VAULT-LOST',
    message: 'A key that belongs to this profile is no longer in its vault.',
    fix: 'Put the keychain, or the profile folder, back from a backup. Handover makes no new key while there is a store.',
  },
  'passphrase-needed': {
    code: 'HO-VAULT-PASSPHRASE-NEEDED',
    message: 'This profile is kept under a passphrase.',
    fix: 'Enter the passphrase. On the command line it is read from HANDOVER_PASSPHRASE.',
  },
  'passphrase-wrong': {
    code: 'HO-VAULT-PASSPHRASE-WRONG',
    message: 'That is not the passphrase of this profile.',
    fix: 'Check capital letters and the keyboard language, and enter it again.',
  },
  damaged: {
    code: 'HO-VAULT-DAMAGED',
    message: 'The vault file is damaged.',
    fix: 'Put it back from a backup. Handover makes no new key while there is a store.',
  },
  failed: {
    code: 'HO-VAULT-FAILED',
    message: 'The vault could not be read or written.',
    fix: 'Try again. If it happens again, check the disk and the permissions of the profile folder.',
  },
}

/** A vault's trouble with its standard words; `detail` is technical and never holds a secret. */
export function vaultTrouble(
  state: VaultState,
  detail: string,
  options: { cause?: unknown; fix?: string } = {},
): TroubleError {
  const words = told[state]
  return new TroubleError(
    { kind: 'vault', state, ...words, fix: options.fix ?? words.fix, detail },
    { cause: options.cause },
  )
}

/** A failed file operation on a vault as TroubleError `failed`; anything else comes back as it was. */
export function asVaultTrouble(error: unknown): unknown {
  if (error instanceof TroubleError) return error
  if (
    error instanceof Error &&
    ('syscall' in error || error.name === 'SqliteError') &&
    'code' in error &&
    typeof error.code === 'string'
  ) {
    // Only the code: the message would hold the path, and with it the user's name.
    return vaultTrouble('failed', error.code, { cause: error })
  }
  return error
}

import type { Trouble } from '#shared/contract/error-data.ts'
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

/** Words that a special case says better than the state does in general. */
type Instead = Partial<{ code: string; message: string; fix: string; waitSeconds: number }>

/** A vault's trouble with its standard words or others; `detail` is technical and never holds a secret. */
export function vaultTrouble(
  state: VaultState,
  detail: string,
  { cause, ...instead }: Instead & { cause?: unknown } = {},
): TroubleError {
  return new TroubleError({ kind: 'vault', state, ...told[state], ...instead, detail }, { cause })
}

const NO_PERMISSION = ['EACCES', 'EPERM', 'EROFS', 'SQLITE_CANTOPEN', 'SQLITE_READONLY']

/** A failed file operation on a vault as TroubleError; anything else comes back as it was. */
export function asVaultTrouble(error: unknown): unknown {
  if (error instanceof TroubleError) return error
  if (
    error instanceof Error &&
    ('syscall' in error || error.name === 'SqliteError') &&
    'code' in error &&
    typeof error.code === 'string'
  ) {
    // Only the code: the message would hold the path, and with it the user's name.
    const { code } = error
    if (code === 'EISDIR') return vaultTrouble('damaged', code, { cause: error })
    if (NO_PERMISSION.some((sign) => code.startsWith(sign)))
      return vaultTrouble('failed', code, {
        cause: error,
        fix: 'Give your user permission to read and write the files of the profile folder, and try again. Nothing was changed.',
      })
    return vaultTrouble('failed', code, { cause: error })
  }
  return error
}

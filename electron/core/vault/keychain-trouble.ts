import type { TroubleError } from '../trouble.ts'
import { vaultTrouble } from './vault-trouble.ts'

/**
 * What a keychain's refusals mean, by the text that keytar passes on. Those of the Secret Service were seen with
 * libsecret 0.20 and gnome-keyring; those of macOS and Windows are from their documented error texts.
 */
const meanings: readonly (readonly [
  sign: RegExp,
  state: 'locked' | 'denied' | 'unavailable',
  fix?: string,
])[] = [
  // Secret Service, seen.
  [/locked collection|is locked|IsLocked/i, 'locked'],
  [
    /Cannot autolaunch D-?Bus|Could not connect: |Error connecting|D-Bus.*(connection|address)|DBUS_SESSION_BUS_ADDRESS|connection is closed/i,
    'unavailable',
    'No session bus is running here. Sign in to a desktop, or keep the keys of a new profile under a passphrase.',
  ],
  [
    // The keyring was restarted; libsecret goes on asking for the old one until this process ends.
    /The name :\d+\.\d+ was not provided/i,
    'unavailable',
    'The keyring was restarted. Close Handover and start it again.',
  ],
  [
    /org\.freedesktop\.secrets.*(not provided|ServiceUnknown|was not activated)|ServiceUnknown/i,
    'unavailable',
    'Install a keyring (gnome-keyring or KWallet) and sign in again, or keep the keys of a new profile under a passphrase.',
  ],
  [
    /Object does not exist at path|No such (secret )?(collection|object)|UnknownObject|no such interface/i,
    'unavailable',
    'The keyring has no default collection. Make one (in "Passwords and Keys"), or keep the keys of a new profile under a passphrase.',
  ],
  [/dismissed|cancell?ed|Operation was cancelled/i, 'denied'],
  // macOS: errSecInteractionNotAllowed, errSecAuthFailed, errSecUserCanceled, errSecNotAvailable / errSecNoDefaultKeychain.
  [/User interaction is not allowed/i, 'locked'],
  [/user name or passphrase you entered is not correct|Access.*denied|not permitted|AccessDenied/i, 'denied'],
  [/No keychain is available|default keychain could not be found/i, 'unavailable'],
  // Windows: ERROR_NO_SUCH_LOGON_SESSION.
  [/specified logon session does not exist/i, 'unavailable'],
]

/** Tells what a refusal of the keychain means. The detail is the keychain's own first line, which never holds an item's value. */
export function keychainTrouble(what: 'read' | 'write' | 'delete', error: unknown): TroubleError {
  const text = error instanceof Error ? error.message : String(error)
  const detail = `${what}: ${firstLine(text)}`
  const found = meanings.find(([sign]) => sign.test(text))
  if (found === undefined) return vaultTrouble('failed', detail, { cause: error })
  const [, state, fix] = found
  return vaultTrouble(state, detail, { cause: error, ...(fix === undefined ? {} : { fix }) })
}

/** keytar itself could not be loaded. Its message hides why; on Linux it is nearly always libsecret that is missing. */
export function loadTrouble(error: unknown): TroubleError {
  const text = error instanceof Error ? error.message : String(error)
  return vaultTrouble('unavailable', firstLine(text), {
    cause: error,
    ...(process.platform === 'linux'
      ? {
          fix: 'Install libsecret (on Debian: apt install libsecret-1-0) and a keyring, or keep the keys of a new profile under a passphrase.',
        }
      : {}),
  })
}

function firstLine(text: string): string {
  return (text.split('\n')[0] ?? '').slice(0, 300)
}

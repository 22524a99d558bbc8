import type { TroubleError } from '../trouble.ts'
import { vaultTrouble } from './vault-trouble.ts'

/**
 * What a keychain's refusals mean, by the text that keytar passes on. Those of the Secret Service were seen with
 * libsecret 0.20 and gnome-keyring; those of macOS and Windows are from their documented error texts.
 * A dismissed prompt of the Secret Service was seen to look like a locked keyring: reads give null, writes are refused.
 */
const meanings: readonly (readonly [
  sign: RegExp,
  state: 'locked' | 'denied' | 'unavailable',
  fix?: string,
])[] = [
  // Secret Service, seen.
  [/locked collection|is locked|IsLocked/i, 'locked'],
  [
    // The bus's own policy, or a sandbox in front of it.
    /Rejected (send|receive) message|org\.freedesktop\.DBus\.Error\.AccessDenied/i,
    'denied',
    'A rule of this computer keeps Handover from its keyring. Ask whoever looks after it to let Handover reach org.freedesktop.secrets, or keep the keys of a new profile under a passphrase. Nothing was changed.',
  ],
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

/** The way out where it is another than on a Linux desktop, whose words are the standard ones. */
const fixes: Readonly<Partial<Record<NodeJS.Platform, Record<'locked' | 'denied' | 'unavailable', string>>>> =
  {
    darwin: {
      locked: 'Open Keychain Access, unlock the keychain "login", and try again. Nothing was changed.',
      denied: 'Try again and choose "Always Allow" when macOS asks. Nothing was changed.',
      unavailable:
        'Open Keychain Access and see that the keychain "login" is there, or keep the keys of a new profile under a passphrase.',
    },
    win32: {
      locked: 'Sign in to Windows again and start Handover from there. Nothing was changed.',
      denied:
        'Ask whoever looks after this computer to let you use Credential Manager, and try again. Nothing was changed.',
      unavailable:
        'Credential Manager is only there for somebody who is signed in. Sign in to Windows and start Handover from there, or keep the keys of a new profile under a passphrase.',
    },
  }

/** Tells what a refusal of the keychain means. The detail is in the keychain's own words, which never hold an item's value. */
export function keychainTrouble(
  what: 'read' | 'write' | 'delete',
  error: unknown,
  platform = process.platform,
): TroubleError {
  const text = error instanceof Error ? error.message : String(error)
  for (const [sign, state, special] of meanings) {
    const found = sign.exec(text)
    if (found === null) continue
    const fix = special ?? fixes[platform]?.[state]
    return vaultTrouble(state, `${what}: ${found[0]}`, {
      cause: error,
      ...(fix === undefined ? {} : { fix }),
    })
  }
  return vaultTrouble('failed', `${what}: ${firstLine(text)}`, {
    cause: error,
    message: 'The keychain of this computer did not do what it was asked.',
    fix: 'Try again. If it happens again, restart this computer. Nothing was changed.',
  })
}

/** keytar itself could not be loaded. Its message hides why; on Linux it is nearly always libsecret that is missing. */
export function loadTrouble(error: unknown): TroubleError {
  const text = error instanceof Error ? error.message : String(error)
  return vaultTrouble('unavailable', firstLine(text), {
    cause: error,
    fix:
      process.platform === 'linux'
        ? 'Install libsecret (on Debian: apt install libsecret-1-0) and a keyring, or keep the keys of a new profile under a passphrase.'
        : 'A part of Handover is missing. Install Handover again, or keep the keys of a new profile under a passphrase.',
  })
}

/** Without paths, which may hold the user's name: D-Bus quotes the command line of whom it refuses. */
function firstLine(text: string): string {
  return (text.split('\n')[0] ?? '').replaceAll(/(?:[A-Za-z]:)?(?:[\\/][^\\/\s"':]+){2,}/g, '…').slice(0, 300)
}

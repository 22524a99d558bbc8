import { dayWords } from '#renderer/components/when.ts'
import type { Connection } from '#shared/contract/connections.ts'
import type { ProviderName } from '#shared/domain/submission.ts'

/** What becomes of a password that is typed. */
export const LOCKED = 'Locked away when you save, and never shown again. Pasting works.'

/** What to say of each service's sign-in details. */
export const SECRET_WORDS: Readonly<
  Record<
    ProviderName,
    {
      heading: string
      deleted: string
      belong: string
      refused: string
      ask: string
      keep: string
      /** Where there was none before. */
      keepFirst: string
      done: string
    }
  >
> = {
  acquaint: {
    heading: 'Password',
    deleted: 'The site prefix and the app password were deleted',
    belong:
      'They belong to the address they were entered for, and this connection has another one now. Enter those for the new address. Until then nothing is sent through it.',
    refused: 'They refused the password',
    ask: 'What is to be sent waits here until it is put right. Ask your agency for the present one, then replace it.',
    keep: 'Keep the new password',
    keepFirst: 'Keep the password',
    done: 'The new password is kept. Test the connection to see that it works.',
  },
  'ctrl-hub': {
    heading: 'Sign-in details',
    deleted: 'The sign-in details were deleted',
    belong:
      'They belong to the addresses they were entered for, and this connection has another one now. Enter those for the new address. Until then nothing is sent through it.',
    refused: 'Ctrl Hub refused the sign-in details',
    ask: 'What is to be sent waits here until it is put right. Your Ctrl Hub administrator can see whether the key still holds, and make another.',
    keep: 'Keep the new sign-in details',
    keepFirst: 'Keep the sign-in details',
    done: 'The new sign-in details are kept. Test the connection to see that they work.',
  },
  yeti: {
    heading: 'Sign-in details',
    deleted: 'The user name and the password were deleted',
    belong:
      'They belong to the address they were entered for, and this connection has another one now. Enter those for the new address. Until then nothing is sent through it.',
    refused: 'Yeti refused the sign-in details',
    ask: 'What is to be sent waits here until it is put right. Your Yeti administrator can see whether this user may sign in from this computer’s address, and set another password.',
    keep: 'Keep the new sign-in details',
    keepFirst: 'Keep the sign-in details',
    done: 'The new sign-in details are kept. Test the connection to see that they work.',
  },
}

/** What is kept and since when, as a sentence: never more than that. */
export function keptWords({ signInWith, secret }: Pick<Connection, 'signInWith' | 'secret'>): string {
  const what = {
    'service-account': 'A service account’s key, kept',
    'user-session': 'A person’s e-mail and password, kept',
    none: 'Kept',
  }[signInWith ?? 'none']
  return `${what}${secret.since === null ? '' : ` since ${dayWords(secret.since)}`}.`
}

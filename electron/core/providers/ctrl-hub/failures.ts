import type { Problem } from '#shared/domain/problem.ts'
import { isReachCode, policyWords } from '../connection-test.ts'
import { fixWithTrace } from './texts.ts'

/** Why something could not be read, in words, with what to do. `code` of a call that met no answer is one of HO-HTTP-… or HO-POLICY-…. */
export function readFailure(code: string, trace: string | null): Problem {
  const [message, fix] = TEXTS[code] ?? policyWords(code) ?? NOT_REACHED
  const from = isReachCode(code) ? 'handover' : 'service'
  return { path: '', message, fix: fixWithTrace(fix, trace), from, code }
}

const NOT_REACHED = [
  'Ctrl Hub could not be reached.',
  'Check that this computer is online and try again; “Test connection” says where it fails.',
] as const

const TEXTS: Readonly<Record<string, readonly [message: string, fix: string]>> = {
  'HO-CH-SIGN-IN': [
    'Ctrl Hub refused the sign-in.',
    'Enter the sign-in details of this connection again, under Connections.',
  ],
  'HO-CH-SECRET': ['The stored sign-in details cannot be read.', 'Enter them again, under Connections.'],
  'HO-CH-SECOND-STEP': [
    'The account asks for a second step when signing in, which Handover cannot do.',
    'Use a service account instead: its key signs in without a second step.',
  ],
  'HO-CH-SIGN-IN-PLACE': [
    'There is no Ctrl Hub sign-in at the address for signing in.',
    'Check the address for signing in on the connection’s page.',
  ],
  'HO-CH-SIGN-IN-UNANSWERED': ['Signing in to Ctrl Hub got no usable answer.', 'Try again in a few minutes.'],
  'HO-CH-FORBIDDEN': [
    'Ctrl Hub knows the account but does not let it do that.',
    'Ask your Ctrl Hub administrator to allow it for the account of this connection.',
  ],
  'HO-CH-READ-MISSING': [
    'Ctrl Hub has nothing at this place.',
    'It may have been removed, or the path on the connection’s page is not right.',
  ],
  'HO-CH-RATE': ['Ctrl Hub asks for fewer requests.', 'Wait a minute and try again.'],
  'HO-CH-BUSY': ['Ctrl Hub is not available just now.', 'Try again in a few minutes.'],
  'HO-CH-REDIRECT': [
    'The address answered with a redirect, which Handover does not follow.',
    'Check the address on the connection’s page.',
  ],
  'HO-CH-READ-SERVER': ['Ctrl Hub’s server failed.', 'Try again in a few minutes.'],
  'HO-CH-READ-REFUSED': [
    'Ctrl Hub did not take the question.',
    'Check the paths on the connection’s page; if they are right, ask Ctrl Hub.',
  ],
  'HO-CH-READ-UNREADABLE': [
    'Ctrl Hub’s answer could not be read.',
    'Try again in a few minutes. If it stays so, check the address on the connection’s page.',
  ],
  'HO-CH-METER-IDS': [
    'Ctrl Hub lists the meters of this home, but not the ids that a record needs.',
    'Ask Ctrl Hub to let the account of this connection see meters.',
  ],
  'HO-CH-ACCOUNT-OF': ['Ctrl Hub shows accounts only through a contact.', 'Choose the contact first.'],
  'HO-CH-LONG': ['The list is too long to be read through.', 'Look in Ctrl Hub itself.'],
  'HO-CH-ORGANISATION': [
    'No organisation is chosen for this connection.',
    'Choose one on the connection’s page.',
  ],
}

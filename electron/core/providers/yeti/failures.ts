import type { Problem } from '#shared/domain/problem.ts'
import { isReachCode, policyWords } from '../connection-test.ts'

/** Why something could not be read, in words, with what to do. `code` of a call that met no answer is one of HO-HTTP-… or HO-POLICY-…. */
export function readFailure(code: string): Problem {
  const [message, fix] =
    (Object.hasOwn(TEXTS, code) ? TEXTS[code] : undefined) ?? policyWords(code) ?? NOT_REACHED
  return { path: '', message, fix, from: isReachCode(code) ? 'handover' : 'service', code }
}

const NOT_REACHED = [
  'Yeti could not be reached.',
  'Check that this computer is online and try again; “Test connection” says where it fails.',
] as const

const TEXTS: Readonly<Record<string, readonly [message: string, fix: string]>> = {
  'HO-YETI-SIGN-IN': [
    'Yeti refused the user name or the password.',
    'Enter both again, under Connections. They are those of an admin user of Yeti’s web interface.',
  ],
  'HO-YETI-ADDRESS-NOT-ALLOWED': [
    'The password is right, but the user may not sign in from this computer’s address.',
    'Ask your Yeti administrator to add the address of this computer to the allowed addresses of this user, under Admin Users.',
  ],
  'HO-YETI-LETS-ONLY-ITSELF-IN': [
    'Yeti’s web server did not let this computer in: as it is shipped, its nginx lets only the server itself use the admin API.',
    'Ask your Yeti administrator to allow this computer’s address for /api/rest/admin in the server’s nginx settings.',
  ],
  'HO-YETI-FORBIDDEN': [
    'Yeti knows the user but does not let it do that.',
    'Ask your Yeti administrator to allow it for the user of this connection.',
  ],
  'HO-YETI-TOKEN': [
    'Yeti signed Handover in and then did not take that sign-in.',
    'Test the connection. If it stays so, ask your Yeti administrator whether the user is still there and may come from this computer’s address.',
  ],
  'HO-YETI-SECRET': ['The stored sign-in details cannot be read.', 'Enter them again, under Connections.'],
  'HO-YETI-SIGN-IN-PLACE': [
    'There is no sign-in of Yeti’s admin API at this address.',
    'Check the address: it is the part before api/rest/admin, such as https://billing.example.com/.',
  ],
  'HO-YETI-SIGN-IN-UNANSWERED': ['Signing in to Yeti got no usable answer.', 'Try again in a few minutes.'],
  'HO-YETI-READ-MISSING': [
    'Yeti has nothing at this place.',
    'It may have been removed, or the connection’s address is not right.',
  ],
  'HO-YETI-RATE': ['Yeti’s server asks for fewer requests.', 'Wait a minute and try again.'],
  'HO-YETI-BUSY': ['Yeti’s server is not available just now.', 'Try again in a few minutes.'],
  'HO-YETI-REDIRECT': [
    'The address answered with a redirect, which Handover does not follow.',
    'Check the address on the connection’s page.',
  ],
  'HO-YETI-READ-SERVER': ['Yeti’s server failed.', 'Try again in a few minutes.'],
  'HO-YETI-READ-REFUSED': [
    'Yeti did not take the question.',
    'Look for something else. If it stays so, ask your Yeti administrator.',
  ],
  'HO-YETI-READ-UNREADABLE': [
    'Yeti’s answer could not be read.',
    'Try again in a few minutes. If it stays so, check the address on the connection’s page.',
  ],
  'HO-YETI-VARIABLES-SECRET': [
    'These variables hold the connection’s own password.',
    'Look at them in Yeti itself.',
  ],
  'HO-YETI-LONG': ['The list is too long to be read through.', 'Look in Yeti itself.'],
}

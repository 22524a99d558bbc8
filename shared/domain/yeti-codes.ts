/** What the codes of sending to Yeti and of reading from it mean, in one sentence for the help. */
export const YETI_CODES: Readonly<Record<string, string>> = {
  'HO-YETI-REDIRECT':
    'The address answered with a redirect, which Handover does not follow: the connection’s address is probably not Yeti’s.',
  'HO-YETI-RATE':
    'Yeti’s server asked for fewer requests; Handover waits as long as it asked and tries again.',
  'HO-YETI-BUSY': 'Yeti’s server said that it is not available just now; Handover tries again by itself.',
  'HO-YETI-NO-ID':
    'Yeti answered without an id, so it is not certain that the service was set up and charged.',
  'HO-YETI-UNREADABLE':
    'Yeti’s answer could not be read, so it is not certain that the service was set up and charged.',
  'HO-YETI-SERVER':
    'Yeti’s server failed after it had the request, so it is not certain that the service was set up and charged.',
  'HO-YETI-SLOW':
    'No answer came in time after the request had left, so it is not certain that the service was set up; Yeti may still be at work on it.',
  'HO-YETI-LOST':
    'The connection broke or the answer did not come in time after the request had left, so it is not certain that the service was set up and charged.',
  'HO-YETI-SIGN-IN': 'Yeti refused the user name or the password.',
  'HO-YETI-ADDRESS-NOT-ALLOWED':
    'The password is right, but this computer’s address is not among those that the user may sign in from.',
  'HO-YETI-LETS-ONLY-ITSELF-IN':
    'The web server before Yeti refused it: as Yeti is shipped, its nginx lets only the server itself use the admin API.',
  'HO-YETI-FORBIDDEN': 'Yeti knows the user but does not let it do this.',
  'HO-YETI-TOKEN':
    'Yeti signed Handover in and then did not take that sign-in for the call, as happens when the user or its allowed addresses were changed.',
  'HO-YETI-SIGN-IN-PLACE': 'There is no sign-in of Yeti’s admin API at the connection’s address.',
  'HO-YETI-SIGN-IN-UNANSWERED': 'Signing in got no usable answer; nothing was sent and Handover tries again.',
  'HO-YETI-SECRET':
    'The stored sign-in details of the connection could not be read and must be entered again.',
  'HO-YETI-CONNECTION': 'The connection is another service’s, and this can only be asked of Yeti.',
  'HO-YETI-LOOK-UP-BODY':
    'What was sent lacks what would tell it from other services, so it cannot be looked up.',
  'HO-YETI-LONG': 'The list in which a service was looked for is too long to be read through.',
  'HO-YETI-READ-MISSING': 'Yeti has nothing at the place that was asked for; it may have been removed.',
  'HO-YETI-READ-REFUSED': 'Yeti did not take a question; nothing was changed.',
  'HO-YETI-READ-SERVER': 'Yeti’s server failed while answering a question; nothing was changed.',
  'HO-YETI-READ-UNREADABLE': 'Yeti’s answer to a question could not be read; nothing was changed.',
  'HO-YETI-VARIABLES-SECRET':
    'The variables of a service hold the connection’s own password, which Handover never shows.',
  'HO-YETI-TEST-OK': 'The connection works: Yeti signed Handover in.',
}

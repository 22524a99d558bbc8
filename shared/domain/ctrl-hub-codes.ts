/** What the codes of Ctrl Hub mean, in one sentence for the help. */
export const CTRL_HUB_CODES: Readonly<Record<string, string>> = {
  'HO-CH-REDIRECT':
    'The address answered with a redirect, which Handover does not follow: the connection’s address is probably not Ctrl Hub’s.',
  'HO-CH-RATE': 'Ctrl Hub asked for fewer requests; Handover waits as long as it asked and tries again.',
  'HO-CH-BUSY': 'Ctrl Hub said that it is not available just now; Handover tries again by itself.',
  'HO-CH-NO-ID': 'Ctrl Hub answered without an id, so it is not certain that the record was made.',
  'HO-CH-UNREADABLE': 'Ctrl Hub’s answer could not be read, so it is not certain that the record was made.',
  'HO-CH-SERVER': 'Ctrl Hub’s server failed after it had the record, so it is not certain that it was made.',
  'HO-CH-LOST':
    'The connection broke or the answer did not come in time after the record had left, so it is not certain that it was made.',
  'HO-CH-SIGN-IN':
    'Ctrl Hub refused the sign-in details: the client id or its secret, or the e-mail address or password.',
  'HO-CH-SIGN-IN-PLACE': 'There is no Ctrl Hub sign-in at the connection’s address for signing in.',
  'HO-CH-SIGN-IN-UNANSWERED': 'Signing in got no usable answer; nothing was sent and Handover tries again.',
  'HO-CH-SECOND-STEP':
    'The account asks for a second step when signing in, which Handover cannot do; a service account needs none.',
  'HO-CH-FORBIDDEN': 'Ctrl Hub knows the account but does not let it do this.',
  'HO-CH-SECRET': 'The stored sign-in details of the connection could not be read and must be entered again.',
  'HO-CH-CONNECTION': 'The connection is not one to Ctrl Hub.',
  'HO-CH-ORGANISATION': 'No organisation is chosen for the connection, and this needs one.',
  'HO-CH-CLASH': 'Another visit at the same home or in the same time band overlaps in time.',
  'HO-CH-METER-IDS': 'Ctrl Hub lists a home’s meters without the ids that a record needs.',
  'HO-CH-ACCOUNT-OF': 'Ctrl Hub shows accounts only through a contact, and none was chosen.',
  'HO-CH-LOOK-UP-BODY':
    'What was sent lacks what would tell it from other records, so it cannot be looked up.',
  'HO-CH-LONG': 'The list in which a record was looked for is too long to be read through.',
  'HO-CH-READ-MISSING':
    'Ctrl Hub has nothing at the place that was asked for; the record may be gone, or the path is not right.',
  'HO-CH-READ-REFUSED': 'Ctrl Hub did not take a question; nothing was changed.',
  'HO-CH-READ-SERVER': 'Ctrl Hub’s server failed while answering a question; nothing was changed.',
  'HO-CH-READ-UNREADABLE': 'Ctrl Hub’s answer to a question could not be read; nothing was changed.',
  'HO-CH-TEST-OK': 'The connection works: Ctrl Hub signed Handover in.',
}

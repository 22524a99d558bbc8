import { family, type CodeHelp } from '../../code-help.ts'

const BODY =
  'BODY NULL NOT-TEXT TOO-LONG NOT-OBJECT BROKEN-TEXT CONTROL-CHARACTER MISSING TYPE ID UNKNOWN-FIELD JSON-ONLY'

/** Codes of what the remote systems answer, and of the requests to Ctrl Hub and Yeti. */
export const serviceHelp: readonly CodeHelp[] = [
  {
    codes: ['HO-ACQ-ACCEPTED', 'HO-OUTBOX-ACCEPTED'],
    about: 'It was received',
    did: 'The service confirmed the submission, and the receipt was written in the same moment.',
    next: 'Open the receipt for the number to quote. It says when to ask again if you hear nothing.',
  },
  {
    codes: ['HO-ACQ-TEST-OK', 'HO-CH-TEST-OK', 'HO-YETI-TEST-OK'],
    about: 'The connection works',
    did: 'Handover signed in and out again. No home and no person was mentioned.',
    next: 'Nothing: what waits for this connection is sent.',
  },
  {
    codes: [
      'HO-ACQ-NO-IDS',
      'HO-ACQ-UNREADABLE',
      'HO-ACQ-SERVER',
      'HO-ACQ-LOST',
      'HO-HTTP-LOST',
      'HO-HTTP-TIMEOUT',
    ],
    about: 'They may have it',
    did: 'The submission left this computer, and no clear answer came back. It is kept as unconfirmed with the exact bytes that were sent, and is never sent again by itself, because a second switch could be registered.',
    next: 'Ring them and ask for the case by address and date. Then say in the outbox what they told you: “They have it” with the case number, or “Send again”.',
  },
  {
    codes: [
      ...family('CH', 'NO-ID UNREADABLE SERVER LOST'),
      ...family('YETI', 'NO-ID UNREADABLE SERVER SLOW LOST'),
      ...family('OUTBOX', 'NO-ID CLOSED INTERRUPTED AT-WORK LOOK-FIRST NO-LOOK-UP THERE'),
    ],
    about: 'It is not certain whether they have it',
    did: 'The submission is kept as unconfirmed and is not sent again by itself. Handover can read back what the service holds, and only then says whether yours is among it.',
    next: 'Open the row in the outbox and choose “Look it up”. If it is found, keep that one; send again only when the service answered and has nothing like it. While the service is still at work, wait a few minutes and look again.',
  },
  {
    codes: [
      ...family('ACQ', 'RATE BUSY NOT-CONNECTED SIGN-IN-UNANSWERED'),
      ...family('CH', 'RATE BUSY SIGN-IN-UNANSWERED'),
      ...family('YETI', 'RATE BUSY SIGN-IN-UNANSWERED'),
    ],
    about: 'The service cannot take it just now',
    did: 'Nothing was registered. The submission waits in the outbox and is tried again by itself, each time after a longer pause or when the service said.',
    next: 'Nothing, unless it lasts for hours: then ask the service whether it is down. Closing Handover loses nothing.',
  },
  {
    codes: [
      ...family('ACQ', 'SIGN-IN FORBIDDEN SECRET'),
      ...family('CH', 'SIGN-IN SIGN-IN-PLACE SECOND-STEP FORBIDDEN SECRET'),
      ...family('YETI', 'SIGN-IN SIGN-IN-PLACE FORBIDDEN SECRET TOKEN'),
      ...family('OUTBOX', 'NO-SECRET SIGN-IN-REFUSED'),
      'HO-CONN-NO-SECRET',
    ],
    about: 'Signing in',
    did: 'The service did not let Handover in, or there is nothing stored to sign in with. Everything for this connection waits; nothing is lost and nothing is refused.',
    next: 'Open the connection, enter the sign-in details again and press “Test connection”. If they are right, ask the service’s administrator whether the account is locked or lacks the right to send this. What waits goes out as soon as the test succeeds.',
  },
  {
    codes: family('YETI', 'ADDRESS-NOT-ALLOWED LETS-ONLY-ITSELF-IN'),
    about: 'Yeti lets in only certain computers',
    did: 'Yeti knows the account, but not the internet address that this computer has. Nothing was set up or charged.',
    next: 'Ask Yeti’s administrator to allow this office’s address. Working from home or over another network has another address.',
  },
  {
    codes: ['HO-ACQ-REDIRECT', 'HO-CH-REDIRECT', 'HO-YETI-REDIRECT'],
    about: 'The address leads elsewhere',
    did: 'The answer pointed to another address. Handover never follows such a pointer, so that neither sign-in details nor personal data reach somebody else.',
    next: 'Compare the connection’s address with the one in the contract with the service. On a hotel or guest network, sign in to the network in a browser first.',
  },
  {
    codes: [
      ...family('CH', BODY),
      ...family(
        'CH',
        'NOT-WHOLE NUMBER-RANGE NOT-YES-NO TOO-MANY NOT-LIST SAMPLE-TEXT ID-STEP ID-FORM RELATED-TYPE LOOK-UP-BODY',
      ),
    ],
    about: 'The shape of a record for Ctrl Hub',
    did: 'The record was checked on this computer and stopped before anything left.',
    next: 'In a wizard, choose or type the field again. In a file or script, start from what “handover example” prints and keep its members and their kinds.',
  },
  {
    codes: [...family('CH', 'TIME END PAST FAR VISIT-LONG CLASH'), ...family('TIME', 'NONE TWICE')],
    about: 'The time of a visit or conversation',
    did: 'The time was read by the clock at the home, the change to summer time included, and compared with now and with other visits. No visit was made.',
    next: 'Check day, beginning and end. When the clocks go back an hour comes twice, and when they go forward one is missing: say which, or choose another. A clash can be right; then send it as it is.',
  },
  {
    codes: family('CH', 'METHOD DIRECTION EMAIL PHONE NO-CONTACT ACCOUNT-OF ECR-NOTES'),
    about: 'The contact and the conversation',
    did: 'The answers were compared with each other. Nothing was made in Ctrl Hub.',
    next: 'Give the person’s own number or e-mail, how they were spoken to and who began. When the electricity care register was ticked, its notes say what the engineer must know.',
  },
  {
    codes: family('CH', 'CONSENT'),
    about: 'The basis of a record with health data',
    did: 'Nothing was sent: such a record leaves this computer only with a recorded agreement.',
    next: 'Go to the step “Agreement”, or give “handover send” a file with --consent.',
  },
  {
    codes: family('CH', 'ORG-MISSING ORG-OTHER ORGANISATION CONNECTION METER-IDS AWARD-HELD'),
    about: 'Whose record it is',
    did: 'The organisation, meter or person does not belong to this connection, or has the record already. Nothing was made.',
    next: 'Choose the organisation on the connection’s page, then pick the home, meter or person again from the list: what the list shows belongs to it.',
  },
  {
    codes: [
      ...family('CH', 'LONG READ-MISSING READ-REFUSED READ-SERVER READ-UNREADABLE'),
      ...family('YETI', 'LONG READ-MISSING READ-REFUSED READ-SERVER READ-UNREADABLE LOOK-UP-BODY CONNECTION'),
    ],
    about: 'A list that could not be read',
    did: 'Handover only asked for something to show; nothing was changed there. What you have chosen so far is kept.',
    next: 'Press “Try again”. If one entry is missing, it was removed in the service: choose another. If reading is refused, the account lacks the right to see that list.',
  },
  {
    codes: family(
      'PSR',
      'PRIORITY NO-NEEDS CODE-UNKNOWN TWICE REVIEW-MISSING REVIEW-DATE REVIEW-PAST TEXT-MISSING TEXT-LONG REMOVES',
    ),
    about: 'The needs of a household',
    did: 'The needs were checked on this computer; none was sent, and none is written to the log or the search.',
    next: 'Tick each need once. A need for a time has a day in the future on which it is looked at again. A new record replaces the present one whole: keep ticked what still holds.',
  },
  {
    codes: [...family('YETI', BODY), 'HO-YETI-FIXED', 'HO-YETI-NOTHING-CHANGES', 'HO-YETI-TYPE-UNKNOWN'],
    about: 'The shape of a billed service',
    did: 'The request was checked on this computer and stopped. Nothing was set up, changed or charged.',
    next: 'Change the field that is named. Account, type and first price of a service that is there cannot be changed: set up a new service instead.',
  },
  {
    codes: family(
      'YETI',
      'PRICE PRICE-DIGITS PRICE-PLACES CREDIT AMOUNT-UNCLEAR AMOUNT-AGAIN BELOW-MINIMUM BALANCE-UNKNOWN ACCOUNT-GONE ACCOUNT-RENAMED',
    ),
    about: 'What is charged, and on which account',
    did: 'Nothing was charged. The account was read once more right before sending, because setting up a service charges at once.',
    next: 'Compare the amount and the account with what was agreed, in full and with its currency. A price below zero pays money out. If the account changed meanwhile, choose it again.',
  },
  {
    codes: family(
      'YETI',
      'PERIOD RENEW-AT RENEW-OFFSET RENEW-AT-MISSING RENEW-PERIOD-MISSING RENEW-PAST RENEW-NEVER RENEW-TODAY FORCE-RENEW FIRST-OF-MONTH RENEW-FREE',
    ),
    about: 'When it is charged again',
    did: 'The first renewal was compared with today and with the period. Nothing was charged.',
    next: 'Give both the period and a first day that is still to come. Whoever should be charged once only chooses “Not renewed”. With a monthly service Yeti moves the following charges to the first of the month.',
  },
  {
    codes: family('YETI', 'VARIABLES VARIABLES-SECRET VARIABLES-REFUSED VARIABLES-DROPPED PHONE-SYSTEMS'),
    about: 'The variables of a service',
    did: 'The variables were compared with what the type of service takes. Passwords among them are hidden on screen and on the receipt.',
    next: 'Take the names from the service’s documentation and write them as JSON, names and texts in double quotation marks. What Yeti drops it does not tell: compare after sending.',
  },
]

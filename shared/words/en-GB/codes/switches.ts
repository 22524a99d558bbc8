import { family, type CodeHelp } from '../../code-help.ts'

/** Codes about the answers of a switch, its meters and its people. */
export const switchHelp: readonly CodeHelp[] = [
  {
    codes: family(
      'SWITCH',
      'BODY UNKNOWN-FIELD NULL NOT-TEXT NOT-WHOLE NUMBER-RANGE NOT-YES-NO TOO-LONG NOT-OBJECT BROKEN-TEXT XML-NAME XML-CHARACTER CONTROL-CHARACTER',
    ),
    about: 'The shape of a switch',
    did: 'The switch was checked on this computer and stopped before anything left. What you typed, or the file, is as it was.',
    next: 'In a wizard, type the field again: text that was pasted often brings characters that cannot be seen. In a file or script, compare the member with what “handover example” prints.',
  },
  {
    codes: ['HO-SWITCH-SAMPLE-TEXT'],
    about: 'Text of an example',
    did: 'Nothing was sent. The text still holds a placeholder such as “string” that came from an example.',
    next: 'Put the real value there, or leave the field empty if you have none.',
  },
  {
    codes: ['HO-SWITCH-MISSING', 'HO-ANSWER-MISSING'],
    about: 'Something is not answered yet',
    did: 'The draft is kept with everything you typed. Nothing was sent.',
    next: 'Follow the link to the question. If you do not know the answer yet, leave the wizard: the draft waits under Outbox until you do.',
  },
  {
    codes: family(
      'SWITCH',
      'TYPE-UNKNOWN TYPE-MEANING BILL-TO-UNKNOWN BILL-TO-MEANING METER-UNKNOWN TITLE-UNKNOWN COUNTRY-UNKNOWN',
    ),
    about: 'A number that only Acquaint knows',
    did: 'Acquaint knows such choices by numbers, and the connection has no number for this one. Handover never guesses one: a wrong number would register another kind of switch. The draft is kept as blocked.',
    next: 'Ask Acquaint for the number with the e-mail that the draft offers, then enter it under Connections, “Numbers of the service”. The draft can be sent at once after that.',
  },
  {
    codes: family(
      'SWITCH',
      'METER-MISSING READING-NOT-OF-METER READING-MISSING READING-UNCONFIRMED READING-NOT-SWITCHED GAS-METER-AGAIN',
    ),
    about: 'Readings that do not fit the meter',
    did: 'The readings were compared with the meter type and the supplies that are switched. Nothing was sent.',
    next: 'Look at the meter: one row of digits is a 24-hour meter, two rows are day and night. Choose that type and enter the rows it has. If the meter type itself is not confirmed by Acquaint, it may be sent all the same once you have looked.',
  },
  {
    codes: family('SWITCH', 'READING-RANGE READING-DATE-FUTURE READING-DATE-FAR'),
    about: 'A reading or its date that cannot be right',
    did: 'The number or the day lies outside what a meter can show or a switch allows. Nothing was sent.',
    next: 'Read the digits again from left to right and leave out those in red or behind a comma. The date is the day on which somebody stood at the meter.',
  },
  {
    codes: family('SWITCH', 'DATE DATE-ZONE START-AHEAD START-PAST'),
    about: 'The date of the switch',
    did: 'The date was compared with today. It is kept exactly as you wrote it: no time zone moves it to another day.',
    next: 'Take the first or last day from the tenancy agreement. A day long past or far ahead can be right; then send it as it is, and expect a question.',
  },
  {
    codes: family('SWITCH', 'BIRTH-FUTURE BIRTH-UNDER-18 BIRTH-LONG-AGO BIRTH-MISSING'),
    about: 'A date of birth',
    did: 'The date was compared with the day of the switch. Nothing was sent, and the date stays on this computer only.',
    next: 'Check the year first: it is the part that is mistyped most. Somebody under 18 cannot hold the account; name another adult of the household.',
  },
  {
    codes: family(
      'SWITCH',
      'EMAIL PHONE NO-CONTACT SAME-EMAIL SAME-PHONE SAME-PERSON TENANT-FIRST-NAME PURCHASER-FIRST-NAME LANDLORD-FIRST-NAME',
    ),
    about: 'How somebody is reached',
    did: 'Names, telephone numbers and e-mail addresses were compared with each other. Nothing was sent.',
    next: 'The supplier writes to the new customer directly, so give the tenant’s own number or address and not the agency’s. A company goes in as last name; then the first name may stay empty.',
  },
  {
    codes: family(
      'SWITCH',
      'LANDLORD-ADDRESS ADDRESS-THIN EIRCODE POSTCODE POSTCODE-COUNTRY COUNTRY-GB COUNTRY-CONTRADICTS',
    ),
    about: 'An address',
    did: 'The parts of the address were compared with each other and with the country. Nothing was sent, and nothing was corrected behind your back.',
    next: 'Copy the address from a bill of that meter. An Eircode has 7 characters (D02 X285); a Northern Irish postcode begins with BT. For a home in Great Britain Acquaint’s fields are not documented: Handover helps there with letters and the Priority Services Register.',
  },
  {
    codes: family('SWITCH', 'CRITICAL-PAYG CRITICAL-REGISTER'),
    about: 'Somebody who depends on the supply',
    did: 'The answer about critical care was noticed, and is kept out of lists, titles and logs.',
    next: 'A switch alone protects nobody. Register the household for priority services too, and tell the supplier by telephone when a prepayment meter could cut the supply off.',
  },
  {
    codes: family('MPRN', 'MISSING CHARACTERS LENGTH IS-GPRN IS-GB-MPAN IS-GB-GAS PREFIX'),
    about: 'The electricity meter point (MPRN)',
    did: 'The number was checked by its form only; nothing was sent and nobody was asked.',
    next: 'Take the MPRN from the electricity bill, where it stands beside the words “MPRN” or “meter point reference”: 11 digits that begin with 10 in Ireland and with 81 in Northern Ireland. The number on the meter itself is its serial number, which is another one.',
  },
  {
    codes: family('GPRN', 'MISSING CHARACTERS LENGTH IS-MPRN'),
    about: 'The gas meter point (GPRN)',
    did: 'The number was checked by its form only; nothing was sent and nobody was asked.',
    next: 'Take the GPRN from the gas bill: up to 7 digits, often written with zeros in front. If there is only electricity at the home, go back to Supply and say so.',
  },
  {
    codes: family('CONSENT', 'MISSING SCOPE DATE EXAMPLE'),
    about: 'The agreement to use health data',
    did: 'Nothing was sent: health data leaves this computer only with a recorded basis.',
    next: 'Read the wording to the person, ask for both recording and sharing, and note who agreed, how and on which day. If they do not agree, leave the health question unanswered: the rest can be sent.',
  },
  {
    codes: family('HOME', 'READING-LOWER READING-SENT OVERLAP GAP'),
    about: 'What was sent for this home before',
    did: 'The new readings and dates were compared with the last ones on this computer. It is a hint and stops nothing.',
    next: 'Compare with the meter or a photo of it. A lower reading is right after a meter exchange or when the meter began again at 0; a gap is the time that the landlord pays for.',
  },
  {
    codes: family('HOME', 'ADDRESS MPAN GAS-MPRN MERGED NO-ADDRESS-COLUMN NO-GOOD-ROW'),
    about: 'The homes that Handover knows',
    did: 'The home was left as it was; nothing was sent to anybody.',
    next: 'Correct the number or address on the home’s page, or the column in the file, and save again. A home that was merged goes on under the one that was kept.',
  },
  {
    codes: family(
      'ACQ',
      'LOOKUP-ADDRESS LOOKUP-DE-ENERGISED LOOKUP-TERMINATED LOOKUP-SERIAL LOOKUP-UNKNOWN LOOKUP-FAILED',
    ),
    about: 'The meter point lookup',
    did: 'Acquaint was asked about the MPRN before anything was sent; only the number went there. The switch itself still waits for you.',
    next: 'Compare address and serial number with the bill and the meter. When the supply is off or the meter point closed, ring the supplier first. A lookup that gives no answer is no obstacle: you may go on without it.',
  },
]

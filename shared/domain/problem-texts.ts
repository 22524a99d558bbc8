import { CTRL_HUB_TEXTS } from './ctrl-hub-texts.ts'
import { HOME_TEXTS } from './home-texts.ts'
import { IMPORT_TEXTS } from './import-texts.ts'
import { PHOTO_TEXTS } from './photo-texts.ts'
import { text, type ProblemText } from './problem-text.ts'
import { YETI_TEXTS } from './yeti-texts.ts'

/** Every problem that a check of a body can find. The values that were refused are never part of a text. */
export const TEXTS = {
  // Shape
  'HO-SWITCH-BODY': text(
    'The request body is not one JSON object in the shape of the switch.',
    'The body is not a switch: it must be one JSON object.',
    'Start from what “handover example” prints.',
  ),
  'HO-SWITCH-UNKNOWN-FIELD': text(
    'The body has a member that the service does not know and would silently drop.',
    'This is not a field of the switch.',
    'Remove it, or look its name up in what “handover schema” prints.',
  ),
  'HO-SWITCH-NULL': text(
    'A member is null, which the service cannot read.',
    'This is null, which the service cannot read.',
    'Leave it out instead.',
  ),
  'HO-SWITCH-NOT-TEXT': text('A member should be text.', 'This must be text.', 'Put it in quotation marks.'),
  'HO-SWITCH-NOT-WHOLE': text(
    'A member should be a whole number.',
    'This must be a whole number.',
    'Write it in digits only, without quotation marks or decimals.',
  ),
  'HO-SWITCH-NUMBER-RANGE': text(
    'A number is outside what the service can hold.',
    'This number is outside what the service can hold.',
    'Check it for a digit too many or a minus sign.',
  ),
  'HO-SWITCH-NOT-YES-NO': text(
    'A member should be true or false.',
    'This must be true or false.',
    'Write true or false, without quotation marks.',
  ),
  'HO-SWITCH-TOO-LONG': text(
    'A text is longer than Handover sends.',
    'This text is too long.',
    'Shorten it.',
  ),
  'HO-SWITCH-NOT-OBJECT': text(
    'A member should be an object with members of its own.',
    'This must be an object with members of its own.',
    'Write it in braces, as in what “handover example” prints.',
  ),
  'HO-SWITCH-DATE': text(
    'A date is not a real calendar date in the form that is asked for.',
    'This is not a real date.',
    'Write it as year-month-day, such as 2026-11-20.',
  ),
  'HO-SWITCH-BROKEN-TEXT': text(
    'A text holds half of a character, as broken copying leaves it.',
    'This text holds a broken character.',
    'Type it again.',
  ),
  'HO-SWITCH-SAMPLE-TEXT': text(
    'A value is the sample text of the service’s own documentation.',
    'This is the sample text of the documentation, not a real value.',
    'Put in the real value, or leave the field out.',
  ),
  'HO-SWITCH-XML-NAME': text(
    'XML sends this value by a name that nobody has confirmed yet, so it cannot be sent as XML.',
    'This cannot be sent as XML: Acquaint’s XML name for the number is not known.',
    'Ask Acquaint for the name and add it to the codes on the connection’s page, or send as JSON.',
  ),
  'HO-SWITCH-XML-CHARACTER': text(
    'A text holds a character that XML forbids.',
    'This text holds an invisible control character that XML cannot carry.',
    'Type it again instead of pasting it.',
  ),
  'HO-SWITCH-CONTROL-CHARACTER': text(
    'A text holds an invisible control character.',
    'This text holds an invisible control character.',
    'Type it again instead of pasting it.',
  ),

  // What must be there
  'HO-SWITCH-MISSING': text(
    'Something that the service requires is missing.',
    'This is missing.',
    'Fill it in.',
  ),
  'HO-SWITCH-TYPE-UNKNOWN': text(
    'The connection’s codes do not have this number for what the switch covers.',
    'This switch type is not among the codes of the connection.',
    'Use a number from the codes on the connection’s page, or add Acquaint’s number there.',
  ),
  'HO-SWITCH-TYPE-MEANING': text(
    'The switch type was entered with a meaning of its own, so Handover cannot tell which meters it needs.',
    'Handover does not know which supplies this switch type covers, so it cannot check the meter numbers and readings against it.',
    'Check them yourself, or give the code its meaning on the connection’s page.',
  ),
  'HO-SWITCH-BILL-TO-UNKNOWN': text(
    'The connection’s codes do not have this number for who is billed.',
    'This number for who is billed is not among the codes of the connection.',
    'Use a number from the codes on the connection’s page, or add Acquaint’s number there.',
  ),
  'HO-SWITCH-BILL-TO-MEANING': text(
    'Nobody has confirmed what the number for who is billed stands for.',
    'Whom Acquaint bills by this number is not confirmed.',
    'Ask Acquaint, and tick it as confirmed in the codes on the connection’s page.',
  ),
  'HO-SWITCH-GAS-METER-AGAIN': text(
    'Another switch names the same gas meter from the same day, with another electricity meter.',
    'Another switch, waiting or sent, names the same gas meter (GPRN) from the same day.',
    'Compare both numbers with the bills: one of the two homes may have a wrong number.',
  ),
  'HO-SWITCH-METER-UNKNOWN': text(
    'The connection’s codes do not have this number for the kind of meter.',
    'This meter type is not among the codes of the connection.',
    'Use a number from the codes on the connection’s page, or add Acquaint’s number there.',
  ),
  'HO-SWITCH-METER-MISSING': text(
    'The kind of electricity meter is not given, and the service takes that as a 24-hour meter.',
    'The kind of electricity meter is not given: the service takes it as number 0, 24-hour (standard).',
    'Give the meter type.',
  ),

  // Meter numbers
  'HO-MPRN-MISSING': text(
    'The electricity meter point number is missing though electricity is switched.',
    'The MPRN is missing, and this switch covers electricity.',
    'Find the 11 digits on an electricity bill or in the tenancy’s papers.',
  ),
  'HO-MPRN-CHARACTERS': text(
    'An MPRN has something other than digits.',
    'The MPRN has something other than digits.',
    'Enter its 11 digits.',
  ),
  'HO-MPRN-LENGTH': text(
    'An MPRN does not have 11 digits.',
    'The MPRN must have 11 digits.',
    'Compare it with an electricity bill, digit by digit.',
  ),
  'HO-MPRN-IS-GPRN': text(
    'A gas number was given where the electricity number belongs.',
    'This has 7 digits, as a gas number (GPRN) or a meter’s serial number does. The MPRN has 11.',
    'Find the MPRN on an electricity bill; put the GPRN in its own field.',
  ),
  'HO-MPRN-IS-GB-MPAN': text(
    'An electricity number of Great Britain (MPAN) was given where the Irish one belongs.',
    'This looks like an MPAN, the electricity number of Great Britain. Ireland and Northern Ireland have an MPRN of 11 digits.',
    'Check which country the home is in.',
  ),
  'HO-MPRN-IS-GB-GAS': text(
    'A gas number of Great Britain was given where the Irish electricity number belongs.',
    'This looks like a gas MPRN of Great Britain. In Ireland and Northern Ireland the MPRN is the electricity number and has 11 digits.',
    'Check which country the home is in, and take the number from the electricity bill.',
  ),
  'HO-MPRN-PREFIX': text(
    'The MPRN starts otherwise than the numbers that Handover knows.',
    'Most MPRNs start with 10 (Ireland) or 81 (Northern Ireland). This one is well formed but starts otherwise.',
    'Compare it with an electricity bill.',
  ),
  'HO-GPRN-MISSING': text(
    'The gas point number is missing though gas is switched.',
    'The GPRN is missing, and this switch covers gas.',
    'Find the 7 digits on a gas bill, not on the meter.',
  ),
  'HO-GPRN-CHARACTERS': text(
    'A GPRN has something other than digits.',
    'The GPRN has something other than digits.',
    'Enter its 7 digits.',
  ),
  'HO-GPRN-LENGTH': text(
    'A GPRN does not have 7 digits.',
    'The GPRN must have 7 digits.',
    'Compare it with a gas bill; the number on the meter is another one.',
  ),
  'HO-GPRN-IS-MPRN': text(
    'The electricity number was given where the gas number belongs.',
    'This has 11 digits, as the electricity number (MPRN) does. The GPRN has 7.',
    'Find the GPRN on a gas bill.',
  ),

  // Readings
  'HO-SWITCH-READING-RANGE': text(
    'A reading is not a whole number from 0 to 9,999,999.',
    'A reading is a whole number from 0 to 9,999,999.',
    'Read the black digits from left to right, without the red ones or decimals.',
  ),
  'HO-SWITCH-READING-NOT-OF-METER': text(
    'A reading was given that this kind of meter does not have.',
    'A meter of this type does not have this reading.',
    'Leave it out, or change the meter type.',
  ),
  'HO-SWITCH-READING-MISSING': text(
    'A reading that this kind of meter has is missing, and the service would take it as 0.',
    'This reading is missing: the service would take a missing reading as 0.',
    'Give the reading.',
  ),
  'HO-SWITCH-READING-UNCONFIRMED': text(
    'A reading goes with a kind of meter whose readings nobody has confirmed.',
    'Which readings belong to this meter type is not confirmed by Acquaint.',
    'Check that the right register was read.',
  ),
  'HO-SWITCH-READING-NOT-SWITCHED': text(
    'A reading was given for a supply that this switch does not cover.',
    'This switch does not cover the supply that this reading belongs to.',
    'Leave it out, or change what the switch covers.',
  ),

  // Dates
  'HO-SWITCH-READING-DATE-FUTURE': text(
    'The date of the reading is in the future.',
    'The meter cannot have been read in the future.',
    'Give the day on which it was read.',
  ),
  'HO-SWITCH-READING-DATE-FAR': text(
    'The reading was not taken within the seven days after the tenancy starts.',
    'The reading is usually taken on the day the tenancy starts or within the seven days after it.',
    'Check both dates.',
  ),
  'HO-SWITCH-START-AHEAD': text(
    'The tenancy starts more than 14 days from now.',
    'The tenancy starts more than 14 days from now.',
    'Check the date: it is the day from which the tenant pays.',
  ),
  'HO-SWITCH-START-PAST': text(
    'The tenancy started more than 60 days ago.',
    'The tenancy started more than 60 days ago.',
    'Check the date, the year above all.',
  ),
  'HO-SWITCH-DATE-ZONE': text(
    'A date came with a time zone, which is not sent.',
    'This date came with a time zone, which the service does not take: the day and time are sent as written.',
    'Check that the day is still the right one.',
  ),
  'HO-SWITCH-BIRTH-FUTURE': text(
    'The date of birth is in the future.',
    'The date of birth is in the future.',
    'Check the year.',
  ),
  'HO-SWITCH-BIRTH-UNDER-18': text(
    'The tenant or purchaser would be under 18.',
    'This is the date of birth of someone under 18.',
    'Check the date of birth.',
  ),
  'HO-SWITCH-BIRTH-LONG-AGO': text(
    'The tenant or purchaser would be over 110.',
    'This is the date of birth of someone over 110.',
    'Check the year of birth, or leave the date out if it is not known.',
  ),
  'HO-SWITCH-BIRTH-MISSING': text(
    'The date of birth is missing, which the service takes as 1 January 0001.',
    'Without a date of birth the service has 1 January 0001.',
    'Give it if they have told you.',
  ),

  // People
  'HO-SWITCH-EMAIL': text(
    'An e-mail address is not well formed.',
    'This e-mail address is not well formed.',
    'Check it for a missing @, a space or a comma.',
  ),
  'HO-SWITCH-PHONE': text(
    'A telephone number does not look like one.',
    'This does not look like a telephone number.',
    'Check it; with +353 or +44 in front it works from everywhere.',
  ),
  'HO-SWITCH-NO-CONTACT': text(
    'Neither a telephone number nor an e-mail address of the tenant or purchaser is given.',
    'The supplier will have no way to reach them: neither telephone nor e-mail is given.',
    'Give one of the two.',
  ),
  'HO-SWITCH-SAME-EMAIL': text(
    'Tenant and landlord have the same e-mail address.',
    'This is the landlord’s e-mail address too.',
    'Give the tenant’s own, so that the bills reach them.',
  ),
  'HO-SWITCH-SAME-PHONE': text(
    'Tenant and landlord have the same telephone number.',
    'This is the landlord’s telephone number too.',
    'Give the tenant’s own.',
  ),
  'HO-SWITCH-SAME-PERSON': text(
    'Tenant and landlord have the same name.',
    'Tenant and landlord have the same name.',
    'Check that they were not mixed up.',
  ),
  'HO-SWITCH-TENANT-FIRST-NAME': text(
    'The tenant has no first name.',
    'The tenant has no first name.',
    'Give it as it stands on the tenancy agreement; leave it so for somebody with one name only.',
  ),
  'HO-SWITCH-PURCHASER-FIRST-NAME': text(
    'The purchaser has no first name.',
    'The purchaser has no first name.',
    'Give it as it stands on the contract; leave it so for a company or somebody with one name only.',
  ),
  'HO-SWITCH-LANDLORD-FIRST-NAME': text(
    'The landlord has no first name, as a company has none.',
    'The landlord has no first name.',
    'Leave it so for a company; give it for a person.',
  ),
  'HO-SWITCH-LANDLORD-ADDRESS': text(
    'The landlord’s address is missing.',
    'The landlord’s address is missing.',
    'Give it if you have it.',
  ),
  'HO-SWITCH-TITLE-UNKNOWN': text(
    'The title’s number is not among the codes of the connection.',
    'This title is not among the codes of the connection; every Acquaint database has its own.',
    'Check the number in Acquaint.',
  ),
  'HO-SWITCH-CRITICAL-PAYG': text(
    'The household depends on its supply and has a pay-as-you-go gas meter.',
    'A pay-as-you-go meter is not recommended where somebody depends on the supply.',
    'Tell them to ask the gas supplier for another meter.',
  ),
  'HO-SWITCH-CRITICAL-REGISTER': text(
    'Critical care on a switch does not register the household with its supplier.',
    'This does not register the household with its supplier.',
    'Tell them to register with the electricity supplier as well.',
  ),
  'HO-CONSENT-MISSING': text(
    'Health data needs a recorded basis before it may be sent.',
    'Critical care is health data and needs a recorded basis, such as their explicit consent.',
    'Record who agreed, how and when (on the command line: --consent FILE), or send critical care as No.',
  ),
  'HO-CONSENT-SCOPE': text(
    'The recorded basis does not cover both recording and sharing.',
    'The recorded basis must cover both recording and sharing.',
    'Ask again for both, or send critical care as No.',
  ),
  'HO-CONSENT-DATE': text(
    'The recorded basis has a date that is not real or lies in the future.',
    'The date on which it was given is not a real date in the past.',
    'Give the day on which they agreed.',
  ),

  // Places
  'HO-SWITCH-ADDRESS-THIN': text(
    'The address has neither a house name and place nor a postcode.',
    'The home cannot be told from others by this address.',
    'Give the house number or name and the street and town, or the Eircode or postcode.',
  ),
  'HO-SWITCH-EIRCODE': text(
    'An Eircode is not well formed.',
    'This Eircode is not well formed.',
    'It has seven characters, such as D02 X285, and never the letters B, G, I, J, L, M, O, Q, S, U or Z.',
  ),
  'HO-SWITCH-POSTCODE': text(
    'A postcode is not well formed.',
    'This postcode is not well formed.',
    'Compare it with a letter to that address.',
  ),
  'HO-SWITCH-POSTCODE-COUNTRY': text(
    'Postcode and country contradict each other.',
    'The postcode belongs to another country than the address.',
    'Correct the postcode or the country.',
  ),
  'HO-SWITCH-COUNTRY-GB': text(
    'The home is in Great Britain, for which the service documents no fields.',
    'Acquaint documents switches for Ireland and Northern Ireland only, and this home is in Great Britain.',
    'Ask Acquaint before you send it.',
  ),
  'HO-SWITCH-COUNTRY-CONTRADICTS': text(
    'The country’s number and its name contradict each other.',
    'The country’s number and its name are not the same country.',
    'Correct one of the two.',
  ),
  'HO-SWITCH-COUNTRY-UNKNOWN': text(
    'The country’s number is not among the codes of the connection.',
    'This country number is not among the codes of the connection.',
    'Check the number in Acquaint, and name the country in words too.',
  ),

  ...CTRL_HUB_TEXTS,
  ...HOME_TEXTS,
  ...IMPORT_TEXTS,
  ...PHOTO_TEXTS,
  ...YETI_TEXTS,
} as const satisfies Readonly<Record<string, ProblemText>>

export type TextCode = keyof typeof TEXTS

import { text, type ProblemText } from './problem-text.ts'

/**
 * Every problem that a check of a Ctrl Hub body, or of the times in it, can find. The values that were refused are never part of a
 * text. KIND stands for the kind of submission.
 */
export const CTRL_HUB_TEXTS = {
  // Shape
  'HO-CH-BODY': text(
    'The request body is not one JSON object in the shape that Ctrl Hub documents.',
    'The body must be one JSON object with “data” in it.',
    'Start from what “handover example KIND” prints.',
  ),
  'HO-CH-UNKNOWN-FIELD': text(
    'The body has a member that Ctrl Hub does not document for this kind.',
    'Ctrl Hub does not document this field here.',
    'Remove it, or look its name up in what “handover schema KIND” prints.',
  ),
  'HO-CH-NULL': text(
    'A member is null where Handover sends nothing at all.',
    'This is null.',
    'Leave it out instead.',
  ),
  'HO-CH-NOT-TEXT': text('A member should be text.', 'This must be text.', 'Put it in quotation marks.'),
  'HO-CH-NOT-WHOLE': text(
    'A member should be a whole number.',
    'This must be a whole number.',
    'Write it in digits only, without quotation marks or decimals.',
  ),
  'HO-CH-NUMBER-RANGE': text(
    'A number is outside what can be sent.',
    'This number is outside what can be sent.',
    'Check it for a digit too many.',
  ),
  'HO-CH-NOT-YES-NO': text(
    'A member should be true or false.',
    'This must be true or false.',
    'Write true or false, without quotation marks.',
  ),
  'HO-CH-TOO-LONG': text('A text is longer than Handover sends.', 'This text is too long.', 'Shorten it.'),
  'HO-CH-TOO-MANY': text(
    'A list is longer than Handover sends.',
    'This list is too long.',
    'Shorten it to 200 entries at most.',
  ),
  'HO-CH-NOT-OBJECT': text(
    'A member should be an object with members of its own.',
    'This must be an object with members of its own.',
    'Write it in braces, as in what “handover example KIND” prints.',
  ),
  'HO-CH-NOT-LIST': text(
    'A member should be a list.',
    'This must be a list.',
    'Write it in square brackets, as in what “handover example KIND” prints.',
  ),
  'HO-CH-TIME': text(
    'A time is not a real one, or has no offset from UTC.',
    'This is not a real time with its offset.',
    'Write it as 2026-11-20T09:30:00+00:00, in summer time as 2026-07-01T09:30:00+01:00.',
  ),
  'HO-CH-BROKEN-TEXT': text(
    'A text holds half of a character, as broken copying leaves it.',
    'This text holds a broken character.',
    'Type it again.',
  ),
  'HO-CH-CONSENT': text(
    'The basis that travels with a body is incomplete or not in its form.',
    'This is missing from the recorded basis, or is not right.',
    'Give the basis as {"basis","wording","givenBy","how","at","scope":["record","share"]}.',
  ),
  'HO-CH-JSON-ONLY': text(
    'Ctrl Hub takes JSON and no other format.',
    'Ctrl Hub takes JSON only.',
    'Preview it as JSON.',
  ),

  // What every document needs
  'HO-CH-SAMPLE-TEXT': text(
    'A value is the sample of the service’s own documentation.',
    'This is the sample of the documentation, not a real value.',
    'Put in the real value, or leave the field out.',
  ),
  'HO-CH-CONTROL-CHARACTER': text(
    'A text holds an invisible control character.',
    'This text holds an invisible control character.',
    'Type it again instead of pasting it.',
  ),
  'HO-CH-MISSING': text(
    'Something that Handover does not send this kind without is missing.',
    'This is missing.',
    'Fill it in.',
  ),
  'HO-CH-TYPE': text(
    'The document’s type is not the one that the connection has for this kind.',
    'The type is not the one that the connection has for this kind.',
    'Use the connection’s type, or change that on the connection’s page.',
  ),
  'HO-CH-ID': text(
    'An id is longer than 100 characters, or has blanks or invisible characters in it.',
    'This is no id: it has blanks or invisible characters in it, or more than 100 characters.',
    'Copy it again from Ctrl Hub.',
  ),
  'HO-CH-ID-STEP': text(
    'An id stands for a part that is sent before this one, which only the wizards can do.',
    'This stands for the id of another part, which is not known here.',
    'Put in the id that Ctrl Hub gave to that record.',
  ),
  'HO-CH-ID-FORM': text(
    'An id does not look like the ids that Ctrl Hub documents (UUIDs).',
    'This does not look like an id of Ctrl Hub, which has 32 digits and letters from a to f in five groups.',
    'Copy it again from Ctrl Hub.',
  ),
  'HO-CH-RELATED-TYPE': text(
    'The type of a linked record is not the one that the connection has for such records.',
    'This is not the type that the connection has for such records.',
    'Compare it with the record in Ctrl Hub, or with the paths and types on the connection’s page.',
  ),
  'HO-CH-ORG-MISSING': text(
    'The connection has no organisation yet, and this kind is sent to an organisation.',
    'The connection has no organisation yet, and this is sent to an organisation.',
    'Choose the organisation on the connection’s page.',
  ),
  'HO-CH-ORG-OTHER': text(
    'The organisation is another one than the connection’s.',
    'This is another organisation than the connection’s.',
    'Check that it is meant.',
  ),
  'HO-CONSENT-EXAMPLE': text(
    'The recorded basis is the invented one of an example, which only practice takes.',
    'This basis is the invented one of an example: nobody gave it.',
    'Ask the person, and record who agreed, how and when.',
  ),

  // Priority Services records
  'HO-PSR-PRIORITY': text(
    'The priority is not one of 0 to 3, which Ctrl Hub documents for properties.',
    'Ctrl Hub documents the priorities 0 to 3, and this is another number.',
    'Check it with your administrator of Ctrl Hub.',
  ),
  'HO-PSR-NO-NEEDS': text(
    'A Priority Services record has no list of needs codes.',
    'This record does not say which needs there are.',
    'Add the needs as needs_codes, or check that nothing of it is meant to be said.',
  ),
  'HO-PSR-CODE-UNKNOWN': text(
    'A needs code is not in Handover’s list.',
    'There is a code here that is not in Handover’s list of needs.',
    'Write two-digit codes with commas between them, such as 01,14. Check the code if it is meant.',
  ),
  'HO-PSR-TWICE': text(
    'A field of the needs is there twice, so that nobody can tell which counts.',
    'This field is there twice.',
    'Keep one of the two.',
  ),
  'HO-PSR-REVIEW-MISSING': text(
    'A need that is there for a time only has no review date.',
    'A need that is there for a time only has no review date.',
    'Add when to ask again, as needs_expiry_ and the code, with a date such as 2027-03-01.',
  ),
  'HO-PSR-REVIEW-DATE': text(
    'A review date is not a real date.',
    'This review date is not a real date.',
    'Write it as year-month-day, such as 2027-03-01.',
  ),
  'HO-PSR-REVIEW-PAST': text(
    'A review date is in the past.',
    'This review date is in the past.',
    'Ask whether the need is still there, and give a new date.',
  ),
  'HO-PSR-TEXT-MISSING': text(
    'A language or communication need has no words that say what helps.',
    'The language or communication need is not told in words.',
    'Add needs_text_17, such as the language that is spoken.',
  ),
  'HO-PSR-TEXT-LONG': text(
    'The words of a language or communication need are longer than suppliers take them.',
    'Suppliers take at most 200 characters here.',
    'Shorten it.',
  ),

  // Times and visits
  'HO-TIME-NONE': text(
    'A time does not exist at the home because the clocks go forward over it.',
    'There is no such time on this day: the clocks go forward from 1am to 2am.',
    'Choose a time before 1am or from 2am on.',
  ),
  'HO-TIME-TWICE': text(
    'A time comes twice at the home because the clocks go back over it.',
    'This time comes twice on this day: the clocks go back from 2am to 1am.',
    'Say whether you mean the first (summer time) or the second (winter time).',
  ),
  'HO-CH-END': text(
    'A visit ends before it starts, or at the same time.',
    'The visit must end after it starts.',
    'Check both times and their offsets.',
  ),
  'HO-CH-PAST': text('A day is in the past.', 'This day is in the past.', 'Check the date.'),
  'HO-CH-FAR': text(
    'A day is more than ten years ahead.',
    'This day is more than ten years ahead.',
    'Check the year.',
  ),
  'HO-CH-VISIT-LONG': text(
    'A visit is longer than 24 hours.',
    'The visit is longer than 24 hours.',
    'Check both days.',
  ),
  'HO-CH-ECR-NOTES': text(
    'There are ECR notes though ECR is not said to be so.',
    'There are ECR notes, but on_ecr is not true.',
    'Set on_ecr to true, or leave the notes out.',
  ),

  // Qualifications
  'HO-CH-AWARD-HELD': text(
    'The member holds a valid award of the qualification already.',
    'The member holds a valid award of this qualification already.',
    'Send another only when it is meant, as to renew it.',
  ),

  // Conversations and people
  'HO-CH-METHOD': text(
    'The way of a conversation is not one that Ctrl Hub’s own software knows.',
    'Ctrl Hub’s own software knows letter, email, telephone and sms.',
    'Use one of those four.',
  ),
  'HO-CH-DIRECTION': text(
    'The direction of a conversation is not one that Ctrl Hub’s own software knows.',
    'Ctrl Hub’s own software knows inbound and outbound.',
    'Use one of the two.',
  ),
  'HO-CH-EMAIL': text(
    'An e-mail address is not well formed.',
    'This e-mail address is not well formed.',
    'Check it for a missing @, a space or a comma.',
  ),
  'HO-CH-PHONE': text(
    'A telephone number does not look like one.',
    'This does not look like a telephone number.',
    'Check it; with +353 or +44 in front it works from everywhere.',
  ),
  'HO-CH-NO-CONTACT': text(
    'A contact has neither a telephone number nor an e-mail address.',
    'There is no way to reach this contact: neither telephone nor e-mail is given.',
    'Give one of the two.',
  ),
} as const satisfies Readonly<Record<string, ProblemText>>

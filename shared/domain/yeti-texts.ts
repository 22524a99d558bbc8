import { text, type ProblemText } from './problem-text.ts'

/**
 * Every problem that a check of a body for Yeti can find. The values that were refused are never part of a text. KIND stands for the
 * kind of submission.
 */
export const YETI_TEXTS = {
  // Shape
  'HO-YETI-BODY': text(
    'The request body is not one JSON object in the shape that Yeti documents.',
    'The body must be one JSON object with “data” in it.',
    'Start from what “handover example KIND” prints.',
  ),
  'HO-YETI-UNKNOWN-FIELD': text(
    'The body has a member that Yeti does not take here.',
    'Yeti does not take this field here.',
    'Remove it, or look its name up in what “handover schema KIND” prints.',
  ),
  'HO-YETI-FIXED': text(
    'Something was to be changed that is fixed once a service was set up.',
    'This cannot be changed once the service was set up.',
    'Leave it out. Only the name, the renewal price and the variables can be changed.',
  ),
  'HO-YETI-JSON-ONLY': text(
    'Yeti takes JSON only, and another format was asked for.',
    'Yeti takes JSON only.',
    'Ask for JSON.',
  ),
  'HO-YETI-NULL': text(
    'A member is null where Handover sends nothing at all.',
    'This is null.',
    'Leave it out instead.',
  ),
  'HO-YETI-NOT-TEXT': text('A member should be text.', 'This must be text.', 'Put it in quotation marks.'),
  'HO-YETI-TOO-LONG': text('A text is longer than Handover sends.', 'This text is too long.', 'Shorten it.'),
  'HO-YETI-NOT-OBJECT': text(
    'A member should be an object with members of its own.',
    'This must be an object with members of its own.',
    'Write it in braces, as in what “handover example KIND” prints.',
  ),
  'HO-YETI-BROKEN-TEXT': text(
    'A text holds half of a character, as broken copying leaves it.',
    'This text holds a broken character.',
    'Type it again.',
  ),
  'HO-YETI-CONTROL-CHARACTER': text(
    'A text holds an invisible character, as copying sometimes brings along.',
    'This text holds an invisible character.',
    'Type it again if it looks odd on the bill.',
  ),

  // What is missing or does not fit
  'HO-YETI-MISSING': text(
    'A member is missing that Yeti does not set a service up without.',
    'This is missing.',
    'Give it.',
  ),
  'HO-YETI-TYPE': text(
    'A record is of another type than belongs here.',
    'This is not the type that belongs here.',
    'Write it exactly as in what “handover example KIND” prints.',
  ),
  'HO-YETI-ID': text(
    'An id is not a whole number written as text, as all of Yeti’s are.',
    'This is not an id of Yeti’s.',
    'They are whole numbers in quotation marks, such as "90".',
  ),
  'HO-YETI-NOTHING-CHANGES': text(
    'A change of a service names nothing that is to be changed.',
    'Nothing is to be changed.',
    'Give a new name, renewal price or variables.',
  ),

  // Prices
  'HO-YETI-PRICE': text(
    'A price is not a plain decimal number.',
    'This is not a price.',
    'Write it in digits with a point, such as 12.50, without a currency or a mark for thousands.',
  ),
  'HO-YETI-PRICE-DIGITS': text(
    'A number in a file has more than 15 digits, which computers do not keep exactly.',
    'This number has more digits than a number in a file keeps exactly.',
    'Put it in quotation marks, then every digit is sent as it is written.',
  ),
  'HO-YETI-PRICE-PLACES': text(
    'A price has more than four digits behind the point.',
    'This price has more than four digits behind the point.',
    'Check it: no currency has that many.',
  ),
  'HO-YETI-CREDIT': text(
    'A price is negative, which pays money to the account instead of charging it.',
    'This price is negative: the account is paid it, not charged.',
    'Take the minus away if it is to be charged.',
  ),

  // Renewal
  'HO-YETI-PERIOD': text(
    'A renewal period is neither Day nor Month.',
    'This must be Day or Month.',
    'For a service that is charged once, leave out both renew-period and renew-at.',
  ),
  'HO-YETI-RENEW-AT': text(
    'The first renewal is not a real date and time.',
    'This is not a real date and time.',
    'Write it with its offset, such as 2026-12-01T00:00:00+00:00.',
  ),
  'HO-YETI-RENEW-OFFSET': text(
    'The first renewal has no offset from UTC, so the server takes it for its own time.',
    'This time has no offset from UTC, so the server takes it for its own time.',
    'Add the offset, such as +00:00 or Z.',
  ),
  'HO-YETI-RENEW-AT-MISSING': text(
    'A service has a renewal period but no date of its first renewal.',
    'There is a renewal period, but no date of the first renewal.',
    'Give the date and time of the first renewal, or leave out the period.',
  ),
  'HO-YETI-RENEW-PERIOD-MISSING': text(
    'A service has a date of its first renewal but no renewal period.',
    'There is a date of the first renewal, but nothing says how often it is renewed.',
    'Choose daily or monthly, or leave out the date for a service that is charged once.',
  ),
  'HO-YETI-RENEW-PAST': text(
    'The first renewal is in the past, so it is charged within the hour.',
    'This date is in the past: the renewal is charged within the hour.',
    'Check the date.',
  ),
  'HO-YETI-RENEW-NEVER': text(
    'A service that is never renewed has a renewal price.',
    'This service is never renewed, so its renewal price is never charged.',
    'Choose daily or monthly if it is to be renewed.',
  ),

  // Variables
  'HO-YETI-VARIABLES': text(
    'The variables of a service are not a JSON object.',
    'The variables must be a JSON object.',
    'Write them in braces, such as {"key": "value"}, without quotation marks around the whole.',
  ),
} as const satisfies Readonly<Record<string, ProblemText>>

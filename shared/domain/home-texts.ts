import { text, type ProblemText } from './problem-text.ts'

/** What can be wrong with a home that is typed or imported. The values that were refused are never part of a text. */
export const HOME_TEXTS = {
  'HO-HOME-ADDRESS': text(
    'A home’s address says too little to tell it from others, and it has no meter number either.',
    'The address says too little to tell this home from others.',
    'Enter the street and town, or the postcode.',
  ),
  'HO-HOME-NO-ADDRESS-COLUMN': text(
    'No column of a file of homes holds an address or a meter number.',
    'No column holds an address or a meter number, so it cannot be told which homes these are.',
    'Choose which column holds the street, the postcode or a meter number.',
  ),
  'HO-HOME-MPAN': text(
    'An MPAN does not have 13 digits, or its check digit does not fit.',
    'This is not a well-formed MPAN: it has 13 digits, and the last one is a check.',
    'Compare it with an electricity bill, digit by digit.',
  ),
  'HO-HOME-GAS-MPRN': text(
    'A gas MPRN of Great Britain does not have 6 to 10 digits, or its check digits do not fit.',
    'This is not a well-formed gas MPRN: it has 6 to 10 digits, and the last two are a check.',
    'Compare it with a gas bill, digit by digit.',
  ),
} as const satisfies Readonly<Record<string, ProblemText>>

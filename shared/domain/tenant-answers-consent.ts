/**
 * What is read out before critical care is recorded and sent, and its version, which goes on the record. A changed text gets a new
 * version; the old ones stay what they were. Deduced from what explicit consent asks for: a clear statement that names the data,
 * who receives it and that it can be withdrawn.
 */
export const CRITICAL_CARE_WORDING = {
  version: 'critical-care-1',
  text:
    'I would like to note that someone in your home depends on electrically powered medical equipment. It is recorded here and shared with ' +
    'Acquaint and the electricity and gas suppliers, so that they take care before they switch anything off. You do not have to agree, and ' +
    'you can take it back at any time. Do you agree?',
} as const

/** The ways in which someone can agree. */
export const HOW_GIVEN = [
  { value: 'in-person', label: 'In person' },
  { value: 'telephone', label: 'On the telephone' },
  { value: 'e-mail', label: 'By e-mail' },
  { value: 'signed-form', label: 'On a signed form' },
] as const

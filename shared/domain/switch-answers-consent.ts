import type { ConsentWording } from './consent-answers.ts'

/**
 * What is read out before critical care is recorded and sent. Deduced from what explicit consent asks for: a clear statement that names the data,
 * who receives it and that it can be withdrawn.
 */
export const CRITICAL_CARE_WORDING = {
  version: 'critical-care-1',
  text:
    'I would like to note that someone in your home depends on electrically powered medical equipment. It is recorded here and shared with ' +
    'Acquaint and the electricity and gas suppliers, so that they take care before they switch anything off. You do not have to agree, and ' +
    'you can take it back at any time. Do you agree?',
} as const satisfies ConsentWording

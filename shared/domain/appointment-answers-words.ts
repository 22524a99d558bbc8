import type { ConsentWording } from './consent-answers.ts'

interface Choice {
  value: string
  label: string
  hint?: string
}

/** How one speaks with a customer: the vendor's SDK knows these four (source). */
export const METHODS = [
  { value: 'telephone', label: 'Telephone' },
  { value: 'email', label: 'E-mail' },
  { value: 'letter', label: 'Letter' },
  { value: 'sms', label: 'Text message' },
] as const satisfies readonly Choice[]

/** Who began it: the vendor's SDK knows these two (source). */
export const DIRECTIONS = [
  { value: 'outbound', label: 'We contacted them' },
  { value: 'inbound', label: 'They contacted us' },
] as const satisfies readonly Choice[]

export const YES_OR_NO = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
] as const satisfies readonly Choice[]

/** For what one may not know: not known is left out of what is sent. */
export const YES_NO_OR_NOT_KNOWN = [
  ...YES_OR_NO,
  { value: 'not-known', label: 'Not known' },
] as const satisfies readonly Choice[]

export const MEDICAL_CHOICES = [
  ...YES_OR_NO,
  {
    value: 'prefer-not-to-say',
    label: 'Prefer not to say',
    hint: 'Ctrl Hub has only Yes and No: this is sent as No.',
  },
] as const satisfies readonly Choice[]

/** Where a clock time comes twice, which of the two. */
export const FOLDS = [
  { value: 'earlier', label: 'The first time, before the clocks go back (summer time)' },
  { value: 'later', label: 'The second time, after the clocks went back (winter time)' },
] as const satisfies readonly Choice[]

/**
 * What is read out before a medical dependency is recorded with a visit and sent. Deduced from what explicit consent asks for: a clear
 * statement that names the data, who receives it and that it can be withdrawn.
 */
export const VISIT_MEDICAL_WORDING = {
  version: 'visit-medical-1',
  text:
    'I would like to note with this visit that someone in your home has a medical dependency. It says nothing about the illness. It is recorded ' +
    'here and shared with Ctrl Hub and those who come to your home or plan the work, so that they take care. You do not have to agree, and ' +
    'you can take it back at any time. Do you agree?',
} as const satisfies ConsentWording

/** A choice's words, or what was typed when it is none of them. */
export function choiceWords(choices: readonly Choice[], value: string): string {
  return choices.find((choice) => choice.value === value)?.label ?? value
}

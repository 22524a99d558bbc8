import { isWellFormedEircode } from './eircode.ts'
import { CONSENT_NAMES } from './consent-answers.ts'
import { MOST_INFOS, nameKey, valueKey } from './psr-answers-info.ts'
import { NEED_TEXT, NO_NEEDS } from './psr-answers-needs.ts'
import type { QuestionName } from './wizard-form.ts'

/** Said wherever somebody could take a record for a registration (ctrl-hub.md 5, deduced). */
export const NOT_A_REGISTRATION =
  'A record in Ctrl Hub does not by itself register anyone with a supplier or network operator. For that, the household asks its own supplier, ' +
  'for electricity and for gas, and asks it to tell the network operator.'

/**
 * The priorities that Ctrl Hub documents for a home's own entry, 0 when there is none; that a record uses the same is deduced.
 * Which of 1 and 3 is more urgent is not documented.
 */
export const PRIORITIES = ['0', '1', '2', '3'] as const

const named = (label: string, inSentence: string): QuestionName => ({ label, inSentence })

/** None tells a need: these words also stand where needs are hidden. */
const NAMES: Readonly<Record<string, QuestionName>> = {
  'property.id': named('Home', 'the home'),
  meters: named('Meters', 'the meters'),
  needs: named('Needs', 'the needs'),
  [NEED_TEXT]: named('In their words', 'the words that go with a need'),
  [NO_NEEDS]: named('No needs', 'that there are no needs'),
  priority: named('Priority', 'the priority'),
  ...Object.fromEntries(
    Array.from({ length: MOST_INFOS }, (_, place) => place).flatMap((place): [string, QuestionName][] => [
      [nameKey(place), named('Name', `the name of extra information ${place + 1}`)],
      [valueKey(place), named('Value', `the value of extra information ${place + 1}`)],
    ]),
  ),
  'consent.agreed': named('Agreement', 'whether they have agreed'),
  ...CONSENT_NAMES,
}

/** What a question is called. */
export function nameOfPsrQuestion(question: string): QuestionName {
  if (question.startsWith('needs.expiry.')) return named('Review date', 'the review date of a need')
  if (/^needs\.\d{2}$/.test(question)) return named('Need', 'the needs')
  return NAMES[question] ?? named(question, question)
}

/**
 * Whether an address, as a picker shows it in one line, is in Ireland: its last parts hold an Eircode or the country's name.
 * Northern Ireland is not.
 */
export function isInIreland(address: string): boolean {
  return address.split(',').some((part) => {
    const words = part.trim().split(/\s+/)
    return (
      /^(?:(?:republic of )?ireland|éire)$/i.test(words.join(' ')) ||
      isWellFormedEircode(words.slice(-1).join('')) ||
      isWellFormedEircode(words.slice(-2).join(''))
    )
  })
}

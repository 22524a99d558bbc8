import { CONSENT_NAMES } from './consent-answers.ts'
import { MOST_INFOS, nameKey, valueKey } from './psr-answers-info.ts'
import { NEED_TEXT, NO_NEEDS } from './psr-answers-needs.ts'
import type { QuestionName } from './wizard-form.ts'

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

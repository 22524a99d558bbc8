import { readDecimal } from './decimal.ts'
import { closerWords } from './service-answers-checks.ts'
import { isRenamed, isRepriced, newVariables, toServiceChangeBody } from './service-change-answers.ts'
import { checkServiceChangeAnswers } from './service-change-checks.ts'
import { nameOfQuestion, serviceChangeSteps, STEP_WORDS, STEPS } from './service-change-steps.ts'
import { KIND_FACTS } from './submission.ts'
import { readTypedAmount } from './typed-amount.ts'
import type { Answers, SummaryRow, WizardForm } from './wizard-form.ts'
import { priceOrCredit } from './yeti/price-words.ts'
import { withoutReference } from './yeti/reference.ts'

/** A change of a billed service: begun from the service, never from nothing. */
export const serviceChangeForm: WizardForm = {
  kind: 'service-change',
  title: KIND_FACTS['service-change'].title,
  steps: STEPS.map((name) => ({ name, ...STEP_WORDS[name] })),
  questionsOf: serviceChangeSteps.questionsOf,
  shortAnswer: (step, answers) => (step === 'change' ? changedInShort(answers) : ''),
  nameOf: nameOfQuestion,
  summaryOf,
  check: checkServiceChangeAnswers,
  parts: (answers) => [
    { kind: 'service-change', body: toServiceChangeBody(answers), consent: null, answers },
  ],
  placeOfPath: serviceChangeSteps.placeOfPath,
  closerWords,
}

/** The renewal price as it is now, in words; '' when it is not known. */
export function presentPriceWords(answers: Answers): string {
  const present = readDecimal(answers['service.renewPrice'] ?? '')
  return present === null ? '' : priceOrCredit(present, answers['service.currency'] ?? '')
}

function changedInShort(answers: Answers): string {
  const changed = [
    ...(isRenamed(answers) ? ['Name'] : []),
    ...(isRepriced(answers) ? ['renewal price'] : []),
    ...(newVariables(answers) === undefined ? [] : ['variables']),
  ].join(', ')
  return changed.charAt(0).toUpperCase() + changed.slice(1)
}

/** Each of the three: from what to what, or that it stays. */
function summaryOf(step: string, answers: Answers): SummaryRow[] {
  if (step !== 'change') return []
  const [oldName, newName] = [withoutReference(answers['service.name'] ?? ''), (answers['name'] ?? '').trim()]
  const typed = readTypedAmount(answers['renewPrice'] ?? '', answers['service.currency'] ?? '')
  const newPrice = typed.ok ? priceOrCredit(typed.amount, answers['service.currency'] ?? '') : ''
  return [
    row('name', isRenamed(answers) ? fromTo(quoted(oldName), quoted(newName)) : STAYS),
    row('renewPrice', isRepriced(answers) ? fromTo(presentPriceWords(answers), newPrice) : STAYS, true),
    row('variables.how', variablesInWords(newVariables(answers))),
  ]
}

const STAYS = 'Stays as it is'

function fromTo(before: string, after: string): string {
  return before === '' ? after : `From ${before} to ${after}`
}

function quoted(name: string): string {
  return name === '' ? 'no name' : `“${name}”`
}

/** The names of the new ones; their values may be secret, and stand in what will be sent. */
function variablesInWords(variables: unknown): string {
  if (variables === undefined) return STAYS
  if (typeof variables !== 'object' || variables === null) return ''
  const names = Object.keys(variables).join(', ')
  return names === '' ? 'All are taken away' : `Replaced by: ${names}`
}

function row(question: string, value: string, numbers = false): SummaryRow {
  return { question, label: nameOfQuestion(question).label, value, numbers }
}

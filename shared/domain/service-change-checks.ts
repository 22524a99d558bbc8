import { missing, oneEach, toAnswerProblem } from './answer-problems.ts'
import { answered } from './answered.ts'
import { isZero } from './decimal.ts'
import { amountTrouble, closerWords } from './service-answers-checks.ts'
import {
  isRepriced,
  leavesPresent,
  newVariables,
  provisioningOfChange,
  replaces,
  toServiceChangeBody,
} from './service-change-answers.ts'
import { nameOfQuestion, serviceChangeSteps, type Step } from './service-change-steps.ts'
import { readTypedAmount } from './typed-amount.ts'
import type { AnswerFindings, AnswerProblem, Answers } from './wizard-form.ts'
import { YETI_TEXTS } from './yeti-texts.ts'
import type { Problem } from './problem.ts'
import { parseServiceChange } from './yeti/body.ts'
import { checkServiceChange } from './yeti/check-body.ts'
import { checkVariables, readVariables } from './yeti/variables.ts'

/** Everything that is missing, wrong or suspicious: the form's own questions, then the rules of the body. */
export function checkServiceChangeAnswers(answers: Answers): AnswerFindings<Step | 'check'> {
  const body = toServiceChangeBody(answers)
  const rules = checkServiceChange(parseServiceChange(body))
  const own = [...wrongPrice(answers), ...wrongVariables(answers)]
  const named = new Set(own.map(({ question }) => question))
  const onScreen = (problems: readonly Problem[]) =>
    problems
      // Told at a field of its own, unless something else is in the way.
      .filter(({ code }) => code !== 'HO-YETI-NOTHING-CHANGES')
      .map((problem) => toAnswerProblem(PLACES, 'service-change', problem))
      .filter(({ question }) => !named.has(question))
  if (own.length === 0 && Object.keys(body.data.attributes).length === 0)
    return { errors: [told('name', NOTHING, 'HO-YETI-NOTHING-CHANGES')], warnings: [] }
  return {
    errors: serviceChangeSteps.inScreenOrder(oneEach([...own, ...onScreen(rules.errors)])),
    warnings: onScreen(rules.warnings),
  }
}

/** What to look at once more besides the rules of the body: what the service and its type make of the change. */
export function serviceChangeWarnings(answers: Answers): AnswerProblem<Step>[] {
  return [...priceWarnings(answers), ...variableWarnings(answers)]
}

const NOTHING = 'Nothing is changed yet. Enter another name, renewal price or variables.'

const PLACES = { nameOf: nameOfQuestion, placeOfPath: serviceChangeSteps.placeOfPath, closerWords }

function wrongPrice(answers: Answers): AnswerProblem<Step>[] {
  if (!isRepriced(answers)) return []
  const typed = answers['renewPrice'] ?? ''
  if (typed.trim() === '')
    return [missing('renewPrice', 'change', 'Enter the renewal price. Type 0 when nothing is charged again.')]
  const trouble = amountTrouble(typed, 'The renewal price', answers['service.currency'] ?? '')
  return trouble === null ? [] : [told('renewPrice', trouble.message, trouble.code)]
}

function wrongVariables(answers: Answers): AnswerProblem<Step>[] {
  if (!replaces(answers) || leavesPresent(answers)) return []
  const typed = answered(answers, 'variables')
  if (typed === undefined)
    return [missing('variables', 'change', 'Enter the new variables, or leave them as they are.')]
  const read = readVariables(typed)
  if (!read.ok) return [told('variables', read.message, 'HO-YETI-VARIABLES')]
  const [first, ...more] = checkVariables(read.variables, provisioningOfChange(answers)).refused
  if (first === undefined) return []
  const others =
    more.length === 0 ? '' : ` There ${more.length === 1 ? 'is' : 'are'} ${more.length} more after it.`
  return [told('variables', `This service type refuses it: ${first}${others}`, 'HO-YETI-VARIABLES-REFUSED')]
}

/** That a price is never charged, or charges nothing: only of a price that is to be another. */
function priceWarnings(answers: Answers): AnswerProblem<Step>[] {
  const typed = readTypedAmount(answers['renewPrice'] ?? '', answers['service.currency'] ?? '')
  if (!isRepriced(answers) || !typed.ok) return []
  if (answers['service.renewPeriod'] === 'one-time')
    return [told('renewPrice', YETI_TEXTS['HO-YETI-RENEW-NEVER'].message, 'HO-YETI-RENEW-NEVER')]
  if (!isZero(typed.amount)) return []
  return [
    told(
      'renewPrice',
      'The renewal price is nothing: the service is renewed, but never charged again.',
      'HO-YETI-RENEW-FREE',
    ),
  ]
}

function variableWarnings(answers: Answers): AnswerProblem<Step>[] {
  const read = readVariables(replaces(answers) ? (answers['variables'] ?? '') : '')
  if (!read.ok || newVariables(answers) === undefined) return []
  return checkVariables(read.variables, provisioningOfChange(answers)).dropped.map((message) =>
    told('variables', message, 'HO-YETI-VARIABLES-DROPPED'),
  )
}

function told(question: string, message: string, code: string): AnswerProblem<Step> {
  return { question, step: 'change', message, code, from: 'handover' }
}

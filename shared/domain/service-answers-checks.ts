import { capital, missing, oneEach, toAnswerProblem } from './answer-problems.ts'
import { answered } from './answered.ts'
import type { Problem } from './problem.ts'
import { nameOfQuestion, serviceSteps, type Step } from './service-answers-steps.ts'
import { currencyOf, provisioningOf, renewalOf, toServiceBody } from './service-answers.ts'
import { MOST_PLACES, readTypedAmount } from './typed-amount.ts'
import type { AnswerFindings, AnswerProblem, Answers, FormFacts, QuestionName } from './wizard-form.ts'
import { parseService } from './yeti/body.ts'
import { checkService } from './yeti/check-body.ts'
import { checkVariables, readVariables } from './yeti/variables.ts'

/** Everything that is missing, wrong or suspicious in the answers: the wizard's own questions, then the rules of the body. */
export function checkServiceAnswers(
  answers: Answers,
  { today }: Pick<FormFacts, 'today'>,
): AnswerFindings<Step | 'check'> {
  const rules = checkService(parseService(toServiceBody(answers)), today)
  const own = [...unanswered(answers), ...wrongAmounts(answers), ...wrongVariables(answers)]
  const told = new Set(own.map(({ question }) => question))
  const onScreen = (problems: readonly Problem[]) =>
    problems
      .map((problem) => toAnswerProblem(PLACES, 'service', problem))
      .filter(({ question }) => !told.has(question))
  return {
    errors: serviceSteps.inScreenOrder(oneEach([...own, ...onScreen(rules.errors)])),
    warnings: serviceSteps.inScreenOrder(onScreen(rules.warnings)),
  }
}

/** What is wrong with a typed amount, in a sentence or two; null when it can be read. `what` begins a sentence. */
export function amountTrouble(
  typed: string,
  what: string,
  currency: string,
): { message: string; code: AmountCode } | null {
  const read = readTypedAmount(typed, currency)
  if (read.ok || read.because === 'empty') return null
  switch (read.because) {
    case 'thousands': {
      const bare = typed.replaceAll(/[^\d,]/g, '')
      return {
        message: `${what} can be read in two ways. Type ${bare.replace(',', '')} or ${bare.replace(',', '.')}.`,
        code: 'HO-YETI-AMOUNT-UNCLEAR',
      }
    }
    case 'places':
      return {
        message: `${what} has more than ${MOST_PLACES} digits behind the point. Round it.`,
        code: 'HO-YETI-PRICE-PLACES',
      }
    case 'not-an-amount':
      return {
        message: `${what} is not an amount. Type it such as 12.50 or 12,50, with a minus before it for a credit.`,
        code: 'HO-YETI-PRICE',
      }
  }
}
type AmountCode = 'HO-YETI-AMOUNT-UNCLEAR' | 'HO-YETI-PRICE-PLACES' | 'HO-YETI-PRICE'

/** Says a problem of the body as the screen has it, where a day is typed and everything has a field of its own. */
export function closerWords(problem: Problem, name: QuestionName): string | null {
  switch (problem.code) {
    case 'HO-YETI-RENEW-AT':
      return `${capital(name.inSentence)} is not a real date. Check its day, month and year.`
    case 'HO-YETI-RENEW-PAST':
      return `${capital(name.inSentence)} is in the past: it is charged within the hour after the service was set up.`
    case 'HO-YETI-CREDIT':
      return `${capital(name.inSentence)} is negative: it is paid to the account, not charged.`
    default:
      return null
  }
}

const PLACES = { nameOf: nameOfQuestion, placeOfPath: serviceSteps.placeOfPath, closerWords }

const NEEDED: Readonly<Record<string, { step: Step; message: string }>> = {
  'account.id': { step: 'account', message: 'Choose the account that pays.' },
  'type.id': { step: 'type', message: 'Choose the type of the service.' },
  initialPrice: {
    step: 'prices',
    message: 'Enter the initial price. Type 0 when nothing is charged at first.',
  },
  renewPrice: { step: 'prices', message: 'Enter the renewal price. Type 0 when nothing is charged again.' },
  renewPeriod: { step: 'renewal', message: 'Choose how often it is charged.' },
  renewDate: { step: 'renewal', message: 'Enter the day of the first renewal.' },
}

function unanswered(answers: Answers): AnswerProblem<Step>[] {
  return Object.entries(NEEDED)
    .filter(([question]) => question !== 'renewDate' || renewalOf(answers)?.isRenewed === true)
    .filter(([question]) => answered(answers, question) === undefined)
    .map(([question, { step, message }]) => missing(question, step, message))
}

function wrongAmounts(answers: Answers): AnswerProblem<Step>[] {
  return ['initialPrice', 'renewPrice'].flatMap((question) => {
    const trouble = amountTrouble(
      answers[question] ?? '',
      capital(nameOfQuestion(question).inSentence),
      currencyOf(answers),
    )
    return trouble === null ? [] : [wrong(question, 'prices', trouble.message, trouble.code)]
  })
}

/** What is no object, and what the type that was picked would refuse of one; also that a type needs some and there are none. */
function wrongVariables(answers: Answers): AnswerProblem<Step>[] {
  const typed = answered(answers, 'variables')
  const read = typed === undefined ? null : readVariables(typed)
  if (read?.ok === false) return [wrong('variables', 'variables', read.message, 'HO-YETI-VARIABLES')]
  const { refused } = checkVariables(read?.variables ?? null, provisioningOf(answers))
  const [first] = refused
  if (first === undefined) return []
  const more = refused.length === 1 ? '' : ` There ${moreWords(refused.length - 1)} after it.`
  const message =
    read === null ? `This service type needs variables: ${first}` : `This service type refuses it: ${first}`
  return [wrong('variables', 'variables', message + more, 'HO-YETI-VARIABLES-REFUSED')]
}

function moreWords(count: number): string {
  return count === 1 ? 'is 1 more' : `are ${count} more`
}

function wrong(question: string, step: Step, message: string, code: string): AnswerProblem<Step> {
  return { question, step, message, code, from: 'handover' }
}

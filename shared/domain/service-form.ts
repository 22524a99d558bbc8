import { answered } from './answered.ts'
import { dateInWords } from './calendar-date.ts'
import { isZero } from './decimal.ts'
import { moneyInWords } from './money-words.ts'
import { checkServiceAnswers, closerWords } from './service-answers-checks.ts'
import { nameOfQuestion, serviceSteps, STEP_WORDS, STEPS } from './service-answers-steps.ts'
import { currencyOf, nameWithReference, priceOf, renewalOf, toServiceBody } from './service-answers.ts'
import type { Answers, SummaryRow, WizardForm } from './wizard-form.ts'
import { SERVICE_ZONE, type Renewal } from './yeti/renewal.ts'
import { readVariables } from './yeti/variables.ts'

/** A billed service as the wizard asks for it. */
export const serviceForm: WizardForm = {
  kind: 'service',
  title: 'Set up a billed service',
  steps: STEPS.map((name) => ({ name, ...STEP_WORDS[name] })),
  questionsOf: serviceSteps.questionsOf,
  shortAnswer,
  nameOf: nameOfQuestion,
  summaryOf,
  check: checkServiceAnswers,
  parts: (answers) => [
    {
      kind: 'service',
      body: toServiceBody(answers),
      consent: null,
      // In whose time the receipt tells the first renewal.
      answers: { ...answers, zone: SERVICE_ZONE },
    },
  ],
  placeOfPath: serviceSteps.placeOfPath,
  closerWords,
}

/** How often it is charged, as it is chosen and read again. */
export const RENEWAL_CHOICES: readonly { value: Renewal; label: string; hint: string }[] = [
  { value: 'one-time', label: 'Once', hint: 'The initial price, and nothing after that.' },
  { value: 'daily', label: 'Every day', hint: 'From a day that you choose, then at each midnight.' },
  {
    value: 'monthly',
    label: 'Every month',
    hint: 'From a day that you choose, then always on the 1st. Each renewal is charged in full.',
  },
]

/** An amount as it was typed, with the account's currency; '' while it cannot be read. */
export function priceInWords(answers: Answers, question: 'initialPrice' | 'renewPrice'): string {
  const price = priceOf(answers, question)
  return price === null ? '' : moneyInWords(price, currencyOf(answers))
}

function shortAnswer(step: string, answers: Answers): string {
  switch (step) {
    case 'account':
      return answered(answers, 'account.label') ?? ''
    case 'type':
      return answered(answers, 'type.label') ?? ''
    case 'name':
      return answered(answers, 'name') ?? ''
    case 'prices': {
      const [first, then] = [priceInWords(answers, 'initialPrice'), priceInWords(answers, 'renewPrice')]
      const renewal = priceOf(answers, 'renewPrice')
      return renewal === null || isZero(renewal) ? first : `${first}, then ${then}`
    }
    case 'renewal':
      return renewalInWords(answers)
    case 'variables':
      return variableNames(answers)
    default:
      return ''
  }
}

/** Two short lists: what it is, and what it costs when. */
function summaryOf(step: string, answers: Answers): SummaryRow[] {
  switch (step) {
    case 'type':
      return [
        row('account.id', answered(answers, 'account.label') ?? ''),
        row('type.id', answered(answers, 'type.label') ?? ''),
        // On a line of its own, the reference is not broken at its hyphen.
        row(
          'name',
          nameWithReference(answers)
            .replace(/ ?(\[[^[]*)$/, '\n$1')
            .trim(),
        ),
        row('variables', variableNames(answers)),
      ]
    case 'prices':
      return [
        row('initialPrice', priceInWords(answers, 'initialPrice'), true),
        row('renewPrice', priceInWords(answers, 'renewPrice'), true),
        row('renewPeriod', renewalInWords(answers)),
      ]
    default:
      return []
  }
}

/** `Once`, `Every day from 1 January 2027`. */
function renewalInWords(answers: Answers): string {
  const renewal = renewalOf(answers)
  if (renewal === null) return ''
  const label = RENEWAL_CHOICES.find(({ value }) => value === renewal.renewal)?.label ?? ''
  const day = answered(answers, 'renewDate')
  return renewal.isRenewed && day !== undefined ? `${label} from ${dateInWords(day)}` : label
}

/** The names of the members; their values may be secret, and stand in what will be sent. */
function variableNames(answers: Answers): string {
  const typed = answered(answers, 'variables')
  const read = typed === undefined ? null : readVariables(typed)
  return read?.ok === true ? Object.keys(read.variables).join(', ') : ''
}

function row(question: string, value: string, numbers = false): SummaryRow {
  return { question, label: nameOfQuestion(question).label, value, numbers }
}

import { ask, formSteps, type FilledPath } from './form-steps.ts'
import { renewalOf } from './service-answers.ts'
import type { QuestionName } from './wizard-form.ts'

/** The wizard's steps, in order. `check` is the last: check answers and send. */
export const STEPS = ['account', 'type', 'name', 'prices', 'renewal', 'variables', 'check'] as const
export type Step = (typeof STEPS)[number]

export const STEP_WORDS: Readonly<Record<Step, { title: string; heading: string }>> = {
  account: { title: 'Account', heading: 'Which account pays?' },
  type: { title: 'Service', heading: 'What kind of service is it?' },
  name: { title: 'Name', heading: 'What is it called?' },
  prices: { title: 'Prices', heading: 'What does it cost?' },
  renewal: { title: 'Renewal', heading: 'How often is it charged?' },
  variables: { title: 'Variables', heading: 'Does the service need variables?' },
  check: { title: 'Check and send', heading: 'Check what is charged' },
}

const NAMES: Readonly<Record<string, QuestionName>> = {
  'account.id': { label: 'Account', inSentence: 'the account' },
  'type.id': { label: 'Service type', inSentence: 'the service type' },
  name: { label: 'Name', inSentence: 'the name' },
  initialPrice: { label: 'Initial price', inSentence: 'the initial price' },
  renewPrice: { label: 'Renewal price', inSentence: 'the renewal price' },
  renewPeriod: { label: 'Renewal', inSentence: 'how often it is charged' },
  renewDate: { label: 'First renewal', inSentence: 'the first renewal' },
  variables: { label: 'Variables', inSentence: 'the variables' },
}

const fills = (path: string, question: string): FilledPath => ({ kind: 'service', path, question })

/** Which question stands on which step, when it is asked, and the part of the body that it fills. */
export const serviceSteps = formSteps({
  steps: STEPS,
  questions: [
    ...ask<Step>('account', ['account.id']),
    ...ask<Step>('type', ['type.id']),
    ...ask<Step>('name', ['name']),
    ...ask<Step>('prices', ['initialPrice', 'renewPrice']),
    ...ask<Step>('renewal', ['renewPeriod']),
    ...ask<Step>('renewal', ['renewDate'], (answers) => renewalOf(answers)?.isRenewed === true),
    ...ask<Step>('variables', ['variables']),
  ],
  fills: [
    fills('data.relationships.account', 'account.id'),
    fills('data.relationships.service-type', 'type.id'),
    fills('data.attributes.name', 'name'),
    fills('data.attributes.initial-price', 'initialPrice'),
    fills('data.attributes.renew-price', 'renewPrice'),
    fills('data.attributes.renew-period', 'renewPeriod'),
    fills('data.attributes.renew-at', 'renewDate'),
    fills('data.attributes.variables', 'variables'),
  ],
})

/** What a question is called; the key itself for one that has no name. */
export function nameOfQuestion(question: string): QuestionName {
  return NAMES[question] ?? { label: question, inSentence: question }
}

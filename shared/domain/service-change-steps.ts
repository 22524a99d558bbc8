import { ask, formSteps, type FilledPath } from './form-steps.ts'
import { replaces } from './service-change-answers.ts'
import type { QuestionName } from './wizard-form.ts'

/** One page of questions, and the check. */
export const STEPS = ['change', 'check'] as const
export type Step = (typeof STEPS)[number]

export const STEP_WORDS: Readonly<Record<Step, { title: string; heading: string }>> = {
  change: { title: 'What changes', heading: 'What do you want to change?' },
  check: { title: 'Check and send', heading: 'Check what changes' },
}

const NAMES: Readonly<Record<string, QuestionName>> = {
  name: { label: 'Name', inSentence: 'the name' },
  renewPrice: { label: 'Renewal price', inSentence: 'the renewal price' },
  'variables.how': { label: 'Variables', inSentence: 'the variables' },
  variables: { label: 'The new variables', inSentence: 'the variables' },
}

const fills = (path: string, question: string): FilledPath => ({ kind: 'service-change', path, question })

/** Which question stands on which step, when it is asked, and the part of the body that it fills. */
export const serviceChangeSteps = formSteps({
  steps: STEPS,
  questions: [
    ...ask<Step>('change', ['name', 'renewPrice', 'variables.how']),
    ...ask<Step>('change', ['variables'], replaces),
  ],
  fills: [
    fills('data.attributes.name', 'name'),
    fills('data.attributes.renew-price', 'renewPrice'),
    fills('data.attributes.variables', 'variables'),
  ],
})

/** What a question is called; the key itself for one that has no name. */
export function nameOfQuestion(question: string): QuestionName {
  return NAMES[question] ?? { label: question, inSentence: question }
}

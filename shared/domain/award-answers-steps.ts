import { ask, formSteps, type FilledPath } from './form-steps.ts'
import { otherStatus } from './award-answers.ts'
import type { QuestionName } from './wizard-form.ts'

/** The wizard's steps, in order. `check` is the last: check answers and send. */
export const STEPS = ['member', 'qualification', 'status', 'due', 'check'] as const
export type Step = (typeof STEPS)[number]

export const STEP_TITLES: Readonly<Record<Step, string>> = {
  member: 'Member',
  qualification: 'Qualification',
  status: 'Status',
  due: 'Due date',
  check: 'Check and send',
}

export const HEADINGS: Readonly<Record<Step, string>> = {
  member: 'Who is it for?',
  qualification: 'Which qualification?',
  status: 'What is its status?',
  due: 'When is it due?',
  check: 'Check your answers',
}

/** `organisation` is answered by the connection; what is wrong with it is told where the member is asked for. */
const NAMES: Readonly<Record<string, QuestionName>> = {
  organisation: { label: 'Organisation', inSentence: 'the organisation' },
  'member.id': { label: 'Member', inSentence: 'the member' },
  'qualification.id': { label: 'Qualification', inSentence: 'the qualification' },
  status: { label: 'Status', inSentence: 'the status' },
  'status.other': { label: 'The status as your administrator calls it', inSentence: 'the status' },
  due: { label: 'Due', inSentence: 'the due date' },
}

const fills = (path: string, question: string): FilledPath => ({
  kind: 'qualification-award',
  path,
  question,
})

/** Which question stands on which step, when it is asked, and the part of the body that it fills. */
export const awardSteps = formSteps({
  steps: STEPS,
  questions: [
    ...ask<Step>('member', ['organisation', 'member.id']),
    ...ask<Step>('qualification', ['qualification.id']),
    ...ask<Step>('status', ['status']),
    ...ask<Step>('status', ['status.other'], otherStatus),
    ...ask<Step>('due', ['due']),
  ],
  fills: [
    fills('data.relationships.organisation', 'organisation'),
    fills('data.relationships.user', 'member.id'),
    fills('data.relationships.qualification', 'qualification.id'),
    fills('data.attributes.status', 'status'),
    fills('data.attributes.due', 'due'),
  ],
})

/** What a question is called; the key itself for one that has no name. */
export function nameOfQuestion(question: string): QuestionName {
  return NAMES[question] ?? { label: question, inSentence: question }
}

import { missing, toAnswerProblem } from '#shared/domain/answer-problems.ts'
import { answered } from '#shared/domain/answered.ts'
import {
  CONSENT_NAMES,
  CONSENT_QUESTIONS,
  consentOf,
  consentProblems,
} from '#shared/domain/consent-answers.ts'
import { ask, formSteps } from '#shared/domain/form-steps.ts'
import type { Problem } from '#shared/domain/problem.ts'
import type { AnswerFindings, Answers, WizardForm, WizardPart } from '#shared/domain/wizard-form.ts'

const STEPS = ['who', 'visit', 'health', 'check'] as const
type Step = (typeof STEPS)[number]

const isAboutHealth = (answers: Answers) => answers['medical'] === 'yes'
const how = (answers: Answers) => answers['contact.how'] ?? ''

const { questionsOf, placeOfPath } = formSteps<Step>({
  steps: STEPS,
  questions: [
    ...ask<Step>('who', ['name', 'email']),
    ...ask<Step>('visit', ['day', 'medical']),
    ...ask<Step>('health', ['needs', ...CONSENT_QUESTIONS], isAboutHealth),
  ],
  fills: [
    { kind: 'contact', path: 'data.attributes.first_name', question: 'name' },
    { kind: 'contact', path: 'data.attributes.email', question: 'email' },
    { kind: 'appointment', path: 'data.attributes.start_time', question: 'day' },
    { kind: 'appointment', path: 'data.attributes.notes', question: 'needs' },
  ],
})

const NAMES: Readonly<Record<string, { label: string; inSentence: string }>> = {
  name: { label: 'Name', inSentence: 'the name' },
  email: { label: 'E-mail', inSentence: 'the e-mail address' },
  day: { label: 'Day', inSentence: 'the day' },
  medical: { label: 'Health', inSentence: 'whether it is about health' },
  needs: { label: 'Needs', inSentence: 'the needs' },
  'home.id': { label: 'Home', inSentence: 'the home' },
  ...CONSENT_NAMES,
}

const ODD_EMAIL: Problem = {
  path: 'data.attributes.email',
  message: 'The e-mail address has no @.',
  fix: 'Look at it again.',
  from: 'handover',
  code: 'HO-SMALL-EMAIL',
}

function check(answers: Answers): AnswerFindings<Step> {
  const errors = [
    ...(answered(answers, 'name') === undefined ? [missing<Step>('name', 'who', 'Enter the name.')] : []),
    ...(answered(answers, 'email')?.includes('@') === false
      ? [toAnswerProblem({ nameOf, placeOfPath }, 'contact', ODD_EMAIL)]
      : []),
    ...(answered(answers, 'day') === undefined ? [missing<Step>('day', 'visit', 'Enter the day.')] : []),
    ...(isAboutHealth(answers)
      ? [
          ...(answered(answers, 'needs') === undefined
            ? [missing<Step>('needs', 'health', 'Enter the needs.')]
            : []),
          ...consentProblems<Step>(answers, { step: 'health', otherwise: 'say that it is not about health' }),
        ]
      : []),
  ]
  const warnings =
    answers['day'] === 'Sunday'
      ? [
          {
            question: 'day',
            step: 'visit' as const,
            message: 'Nobody works on Sunday.',
            code: 'HO-SMALL-SUNDAY',
            from: 'handover' as const,
          },
        ]
      : []
  return { errors, warnings }
}

const nameOf = (question: string) => NAMES[question] ?? { label: question, inSentence: question }

/** A contact that is new goes first; the visit stands on it, and has the answers. */
function parts(answers: Answers): WizardPart[] {
  const isNew = how(answers) !== 'existing'
  const contact: WizardPart = {
    kind: 'contact',
    body: {
      data: {
        type: 'contacts',
        attributes: { first_name: answers['name'], email: answers['email'] },
      },
    },
    consent: null,
    answers: null,
  }
  const visit: WizardPart = {
    kind: 'appointment',
    body: {
      data: {
        type: 'appointments',
        attributes: {
          start_time: answers['day'],
          ...(isAboutHealth(answers) ? { notes: answers['needs'] } : {}),
        },
        relationships: { contact: { id: isNew ? 'step:0' : answers['contact.id'] } },
      },
    },
    consent: isAboutHealth(answers) ? consentOf(answers) : null,
    answers,
  }
  return isNew ? [contact, visit] : [visit]
}

/** A wizard in small: who is visited and when, and what is about health, which is asked of those who say so only. */
export const smallForm: WizardForm = {
  kind: 'appointment',
  title: 'Small visit',
  steps: [
    { name: 'who', title: 'Who', heading: 'Who is visited?' },
    { name: 'visit', title: 'Visit', heading: 'When is the visit?' },
    { name: 'health', title: 'Health', heading: 'What are their needs?' },
    { name: 'check', title: 'Check and send', heading: 'Check your answers' },
  ],
  questionsOf,
  nameOf,
  placeOfPath,
  check,
  parts,
  shortAnswer: (step, answers) => (step === 'who' ? (answers['name'] ?? '') : ''),
  summaryOf: (step, answers) =>
    questionsOf(step, answers)
      .filter((question) => !question.startsWith('consent.'))
      .map((question) => ({
        question,
        label: nameOf(question).label,
        value: answers[question] ?? '',
        numbers: false,
        masked: question === 'needs',
      })),
  blocked: (answers) =>
    answers['day'] === 'Holiday'
      ? [{ question: 'day', message: 'Ctrl Hub’s number for holidays is not known' }]
      : [],
}

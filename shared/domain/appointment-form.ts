import { questionProblems } from './appointment-answers-checks.ts'
import { nameOfQuestion } from './appointment-answers-names.ts'
import { shortAnswer } from './appointment-answers-short.ts'
import { STEPS, placeOfPath, questionsOf, type Step } from './appointment-answers-steps.ts'
import { summaryOf } from './appointment-answers-summary.ts'
import { appointmentParts } from './appointment-parts.ts'
import { KIND_FACTS } from './submission.ts'
import type { WizardForm } from './wizard-form.ts'

const STEP_WORDS: Readonly<Record<Step, { title: string; heading: string }>> = {
  property: { title: 'Home', heading: 'Which home is visited?' },
  contact: { title: 'Contact', heading: 'Who is the visit arranged with?' },
  interaction: { title: 'Conversation', heading: 'How was the visit arranged?' },
  account: { title: 'Account', heading: 'Which customer account is it for?' },
  operation: { title: 'Operation', heading: 'What is to be done?' },
  when: { title: 'Day and time', heading: 'When is the visit?' },
  visit: { title: 'For the visit', heading: 'What should the visitor know?' },
  basis: { title: 'Their agreement', heading: 'Have they agreed?' },
  check: { title: 'Check and send', heading: 'Check your answers' },
}

/** The booking of a visit as a wizard asks for it. */
export const appointmentForm: WizardForm = {
  kind: 'appointment',
  title: KIND_FACTS.appointment.title,
  steps: STEPS.map((name) => ({ name, ...STEP_WORDS[name] })),
  questionsOf,
  shortAnswer,
  nameOf: nameOfQuestion,
  summaryOf,
  check: (answers, { today }) => ({ errors: questionProblems(answers, today), warnings: [] }),
  parts: appointmentParts,
  placeOfPath,
}

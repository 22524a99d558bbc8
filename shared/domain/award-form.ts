import { answered } from './answered.ts'
import { checkAwardAnswers, closerWords } from './award-answers-checks.ts'
import { awardSteps, HEADINGS, nameOfQuestion, STEP_TITLES, STEPS } from './award-answers-steps.ts'
import { otherStatus, STATUS_CHOICES, statusOf, toAwardBody } from './award-answers.ts'
import { AWARD_ZONE } from './award-dates.ts'
import { dateInWords } from './calendar-date.ts'
import type { Answers, SummaryRow, WizardForm } from './wizard-form.ts'

/** A qualification award as the wizard asks for it. */
export const awardForm: WizardForm = {
  kind: 'qualification-award',
  title: 'Record a qualification',
  steps: STEPS.map((name) => ({ name, title: STEP_TITLES[name], heading: HEADINGS[name] })),
  questionsOf: awardSteps.questionsOf,
  shortAnswer: (step, answers) =>
    step === 'due' ? dateInWords(answers['due'] ?? '') : wordsOf(step, answers),
  nameOf: nameOfQuestion,
  summaryOf,
  check: checkAwardAnswers,
  parts: (answers, facts) => [
    {
      kind: 'qualification-award',
      body: toAwardBody(answers, facts),
      consent: null,
      // In whose time the receipt tells the due date.
      answers: { ...answers, zone: AWARD_ZONE },
    },
  ],
  placeOfPath: awardSteps.placeOfPath,
  closerWords,
}

/** Four short answers: they are read as one list, under the qualification. The organisation is the connection's. */
function summaryOf(step: string, answers: Answers): SummaryRow[] {
  if (step !== 'qualification') return []
  const due = answered(answers, 'due')
  return [
    row('member.id', wordsOf('member', answers)),
    row('qualification.id', wordsOf('qualification', answers)),
    row('status', wordsOf('status', answers)),
    row('due', due === undefined ? '' : `${dateInWords(due)}, by the end of the day`),
  ]
}

function row(question: string, value: string): SummaryRow {
  return { question, label: nameOfQuestion(question).label, value, numbers: false }
}

function wordsOf(step: string, answers: Answers): string {
  switch (step) {
    case 'member':
    case 'qualification':
      return answered(answers, `${step}.label`) ?? answered(answers, `${step}.id`) ?? ''
    case 'status': {
      const status = statusOf(answers) ?? ''
      if (otherStatus(answers)) return status
      return STATUS_CHOICES.find(({ value }) => value === status)?.label ?? status
    }
    default:
      return ''
  }
}

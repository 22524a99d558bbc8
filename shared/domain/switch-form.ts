import { KIND_FACTS } from './submission.ts'
import { checkAnswers, closerWords } from './switch-answers-checks.ts'
import { nameOfQuestion } from './switch-answers-names.ts'
import { checkRows } from './switch-answers-rows.ts'
import { shortAnswer } from './switch-answers-short.ts'
import { STEPS, STEP_TITLES, placeOfPath, questionsOf, stepNamed, type Step } from './switch-answers-steps.ts'
import { summaryOf } from './switch-answers-summary.ts'
import { blockedAnswers, toTenantSwitchBody } from './switch-answers.ts'
import type { WizardForm } from './wizard-form.ts'

const HEADINGS: Readonly<Record<Step, string>> = {
  country: 'Where is the home?',
  home: 'The home and its meters',
  supply: 'What is switched?',
  readings: 'Meter readings',
  tenancy: 'When does the tenancy start?',
  tenant: 'Who is moving in?',
  landlord: 'Who is the landlord?',
  check: 'Check your answers',
}

/** The tenant switch as a wizard asks for it. */
export const tenantForm: WizardForm = {
  kind: 'tenant-switch',
  title: KIND_FACTS['tenant-switch'].title,
  steps: STEPS.map((name) => ({ name, title: STEP_TITLES[name], heading: HEADINGS[name] })),
  questionsOf,
  shortAnswer: (step, answers) => shortAnswer(stepNamed(step) ?? 'check', answers),
  nameOf: nameOfQuestion,
  summaryOf: (step, answers) => checkRows(rowsOf(step, answers)),
  check: checkAnswers,
  parts: (answers, { codes }) => {
    const { body, consent } = toTenantSwitchBody(answers, codes)
    return [{ kind: 'tenant-switch', body, consent, answers }]
  },
  placeOfPath: (_kind, path) => placeOfPath(path),
  closerWords,
  blocked: (answers, { codes }) => blockedAnswers(answers, codes),
}

/** The country is read as the first line of the home. */
function rowsOf(step: string, answers: Readonly<Record<string, string>>) {
  if (step === 'country') return []
  const own = summaryOf(step, answers)
  return step === 'home' ? [...summaryOf('country', answers), ...own] : own
}

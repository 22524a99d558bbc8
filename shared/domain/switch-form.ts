import { KIND_FACTS } from './submission.ts'
import { checkAnswers, closerWords } from './switch-answers-checks.ts'
import { nameOfQuestion } from './switch-answers-names.ts'
import { checkRows } from './switch-answers-rows.ts'
import { shortAnswer } from './switch-answers-short.ts'
import { STEP_TITLES, switchSteps, type Step } from './switch-answers-steps.ts'
import { summaryOf } from './switch-answers-summary.ts'
import { blockedAnswers } from './blocked-answers.ts'
import { toSwitchBody } from './switch-answers.ts'
import type { SwitchKind } from './switch-kinds.ts'
import type { Answers, WizardForm } from './wizard-form.ts'

const HEADINGS: Readonly<Record<Step, string>> = {
  country: 'Where is the home?',
  home: 'The home and its meters',
  supply: 'What is switched?',
  readings: 'Meter readings',
  tenancy: 'When does the tenancy start?',
  tenant: 'Who is moving in?',
  purchaser: 'Who bought the home?',
  landlord: 'Who is the landlord?',
  billing: 'Who is billed from now on?',
  check: 'Check your answers',
}

/** Where one kind asks in other words. A landlord switch is what is left to do when a tenant moves out. */
const OWN: Readonly<
  Partial<Record<SwitchKind, { title?: string; headings?: Partial<Record<Step, string>> }>>
> = {
  'landlord-switch': {
    title: 'Tenant moves out',
    headings: { readings: 'Final readings', landlord: 'Which landlord takes over?' },
  },
}

/** A switch as its wizard asks for it. */
function makeForm(kind: SwitchKind): WizardForm {
  const { steps, questionsOf, stepNamed, placeOfPath } = switchSteps(kind)
  const { title, headings } = OWN[kind] ?? {}
  return {
    kind,
    title: title ?? KIND_FACTS[kind].title,
    steps: steps.map((name) => ({
      name,
      title: STEP_TITLES[name],
      heading: headings?.[name] ?? HEADINGS[name],
    })),
    questionsOf,
    shortAnswer: (step, answers) => shortAnswer(stepNamed(step) ?? 'check', answers),
    nameOf: nameOfQuestion,
    summaryOf: (step, answers) => checkRows(rowsOf(kind, step, answers)),
    check: (answers, facts) => checkAnswers(kind, answers, facts),
    parts: (answers, { codes }) => {
      const { body, consent } = toSwitchBody(kind, answers, codes)
      return [{ kind, body, consent, answers }]
    },
    placeOfPath: (_kind, path) => placeOfPath(path),
    closerWords,
    blocked: (answers, { codes }) => blockedAnswers(kind, answers, codes),
  }
}

const FORMS: Readonly<Record<SwitchKind, WizardForm>> = {
  'tenant-switch': makeForm('tenant-switch'),
  'landlord-switch': makeForm('landlord-switch'),
  'purchaser-switch': makeForm('purchaser-switch'),
}

/** The questions, rules and parts of a kind of switch. */
export function switchForm(kind: SwitchKind): WizardForm {
  return FORMS[kind]
}

/** The country is read as the first line of the home. */
function rowsOf(kind: SwitchKind, step: string, answers: Answers) {
  if (step === 'country') return []
  const own = summaryOf(kind, step, answers)
  return step === 'home' ? [...summaryOf(kind, 'country', answers), ...own] : own
}

import {
  capital,
  missing,
  oneEach,
  toAnswerProblem as toAnswerProblemOf,
  type ProblemPlaces,
} from './answer-problems.ts'
import { answered } from './answered.ts'
import type { CodeTable } from './codes.ts'
import { consentProblems } from './consent-answers.ts'
import type { ReadingField } from './meter-readings.ts'
import type { Findings, Problem } from './problem.ts'
import { blockedAnswers } from './blocked-answers.ts'
import { hasElectricity, hasGas, readingsAsked } from './supply-answers.ts'
import { toSwitchBody } from './switch-answers.ts'
import { nameOfQuestion } from './switch-answers-names.ts'
import { switchSteps, type Step } from './switch-answers-steps.ts'
import { supplyOf } from './switch-answers-words.ts'
import { checkSwitch } from './switch-checks.ts'
import { SWITCH_FACTS } from './switch-facts.ts'
import type { SwitchKind } from './switch-kinds.ts'
import { parseSwitch } from './switch-parse.ts'
import type { AnswerFindings, AnswerProblem, Answers, QuestionName } from './wizard-form.ts'

export type SwitchProblem = AnswerProblem<Step>

interface Context {
  codes: CodeTable
  /** `yyyy-MM-dd` */
  today: string
}

/**
 * Everything that is missing, wrong or suspicious in the answers: the wizard's own questions, then the rules of the body.
 * A choice that is blocked for want of its number is not wrong: it has its own message (`blockedAnswers`).
 */
export function checkAnswers(kind: SwitchKind, answers: Answers, context: Context): AnswerFindings<Step> {
  const { body, consent } = toSwitchBody(kind, answers, context.codes)
  const own = questionProblems(kind, answers)
  const told = new Set(own.map((problem) => problem.question))
  const blocked = new Set(blockedAnswers(kind, answers, context.codes).map((one) => one.question))
  const read = parseSwitch(kind, body)
  const rules = checkSwitch(kind, read.body, { ...context, consent })
  const found = onScreen(kind, {
    errors: [...read.problems, ...rules.errors.filter(isAboutOneField)],
    warnings: rules.warnings,
  })
  const errors = found.errors.filter(
    (error) => !told.has(error.question) && !blocked.has(error.question) && !isAboutConsent(error),
  )
  return {
    errors: switchSteps(kind).inScreenOrder(oneEach([...own, ...errors])),
    warnings: found.warnings.filter(
      (warning) => !blocked.has(warning.question) && !told.has(warning.question),
    ),
  }
}

/** Problems of a body, from Handover or the service, at the questions that mend them. */
export function onScreen(kind: SwitchKind, findings: Findings): AnswerFindings<Step> {
  const place = (problem: Problem) => toAnswerProblem(kind, problem)
  return { errors: findings.errors.map(place), warnings: findings.warnings.map(place) }
}

export function toAnswerProblem(kind: SwitchKind, problem: Problem): SwitchProblem {
  const places: ProblemPlaces<Step> = {
    nameOf: nameOfQuestion,
    placeOfPath: (_kind, path) => switchSteps(kind).placeOfPath(path),
    closerWords,
  }
  return toAnswerProblemOf(places, kind, problem)
}

/** The texts of a check are written for any body; where the screen can say it more closely, it does. */
export function closerWords(problem: Problem, name: QuestionName): string | null {
  switch (problem.code) {
    case 'HO-SWITCH-MISSING':
      return `Enter ${name.inSentence}.`
    case 'HO-SWITCH-DATE':
      return `${capital(name.inSentence)} is not a real date. Check its day, month and year.`
    case 'HO-SWITCH-NOT-WHOLE':
      return `${capital(name.inSentence)} must be a whole number. Enter digits only.`
    default:
      return null
  }
}

/** What is missing among the wizard's own questions, which no body shows. */
function questionProblems(kind: SwitchKind, answers: Answers): SwitchProblem[] {
  const problems: SwitchProblem[] = []
  const own = (question: string, message: string) =>
    missing(question, switchSteps(kind).placeOfPath(question).step, message)
  const need = (question: string, message: string) => {
    if (answered(answers, question) === undefined) problems.push(own(question, message))
  }
  need('country', 'Choose the country the home is in.')
  if (!isFound(answers))
    problems.push(
      own('property.address.street', 'Enter the home’s address: the street and town, or the postcode.'),
    )
  if (supplyOf(answers) === null && !hasAnyNumber(answers))
    problems.push(
      own(
        'property.mprn',
        'Enter the MPRN, the GPRN or both: the numbers of the supplies that are switched.',
      ),
    )
  need('supply', 'Choose what is switched: electricity, gas or both.')
  if (hasElectricity(answers)) need('meterType', 'Choose the kind of electricity meter.')
  if (hasGas(answers)) need('property.payAsYouGoGasMeter', 'Choose whether the gas meter is pay-as-you-go.')
  if (hasElectricity(answers)) need('property.mprn', 'Enter the MPRN: the 11 digits on an electricity bill.')
  if (hasGas(answers)) need('property.gprn', 'Enter the GPRN: the 7 digits on a gas bill, not on the meter.')
  for (const name of readingsAsked(answers)) need(`meterReadings.${name}`, missingReading(name))
  need('meterReadings.meterReadingDate', 'Enter the day the meters were read.')
  const { required, payer } = SWITCH_FACTS[kind]
  if (required.includes('tenancyStartDate')) need('tenancyStartDate', 'Enter the day the tenancy starts.')
  if (payer === 'tenant') {
    need('tenant.firstName', 'Enter the tenant’s first name, as on the tenancy agreement.')
    need('tenant.lastName', 'Enter the tenant’s last name, as on the tenancy agreement.')
  }
  if (payer === 'purchaser')
    need('purchaser.lastName', 'Enter the purchaser’s last name, or the company’s name.')
  if (required.includes('landlord'))
    need('landlord.lastName', 'Enter the landlord’s last name, or the company’s name.')
  if (required.includes('billTo')) need('billTo', 'Choose who is billed from now on.')
  if (payer === 'landlord') return problems
  need(
    `${payer}.criticalCare`,
    'Choose whether anyone in the home depends on powered equipment. “Prefer not to say” is an answer too.',
  )
  if (answers[`${payer}.criticalCare`] === 'yes')
    problems.push(
      ...consentProblems(answers, {
        step: payer,
        otherwise: 'change the answer to “Prefer not to say”',
      }),
    )
  return problems
}

/** Whether the address says enough to tell the home from others. */
function isFound(answers: Answers): boolean {
  const given = (part: string) => answered(answers, `property.address.${part}`) !== undefined
  return given('postCode') || ((given('street') || given('propertyName')) && given('town'))
}

function hasAnyNumber(answers: Answers): boolean {
  return answered(answers, 'property.mprn') !== undefined || answered(answers, 'property.gprn') !== undefined
}

/** The check of a body tells a whole part that is missing; here its questions tell it one by one. */
function isAboutOneField(problem: Problem): boolean {
  return !['property', 'property.address', 'meterReadings', 'tenant', 'purchaser', 'landlord'].includes(
    problem.path,
  )
}

/** The parts of the basis are asked one by one, so its absence as a whole is told there. */
function isAboutConsent(problem: SwitchProblem): boolean {
  return problem.code === 'HO-CONSENT-MISSING' || problem.code === 'HO-CONSENT-SCOPE'
}

function missingReading(name: ReadingField): string {
  return `Enter ${nameOfQuestion(`meterReadings.${name}`).inSentence}. If you do not have it yet, the draft waits for it; 0 only if the meter shows 0.`
}

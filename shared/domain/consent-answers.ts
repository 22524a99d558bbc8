import { answered } from './answered.ts'
import { missing } from './answer-problems.ts'
import type { Consent } from './consent.ts'
import type { AnswerProblem, Answers, QuestionName } from './wizard-form.ts'

/**
 * The questions about someone's agreement that health data is recorded and sent, in the order of the screen. The first two are
 * filled in by the screen: the basis, and the version of the wording that was read out.
 */
export const CONSENT_QUESTIONS = [
  'consent.basis',
  'consent.wording',
  'consent.record',
  'consent.share',
  'consent.givenBy',
  'consent.how',
  'consent.at',
] as const

export const CONSENT_NAMES: Readonly<Record<(typeof CONSENT_QUESTIONS)[number], QuestionName>> = {
  'consent.basis': { label: 'Basis', inSentence: 'the basis' },
  'consent.wording': { label: 'Wording', inSentence: 'the wording' },
  'consent.record': { label: 'May be recorded', inSentence: 'that it may be recorded' },
  'consent.share': { label: 'May be shared', inSentence: 'that it may be shared' },
  'consent.givenBy': { label: 'Who agreed', inSentence: 'who agreed' },
  'consent.how': { label: 'How', inSentence: 'how they agreed' },
  'consent.at': { label: 'When', inSentence: 'the day they agreed' },
}

/** What is read out before health data is recorded and sent. A changed text gets a new version, which goes on the record. */
export interface ConsentWording {
  readonly version: string
  readonly text: string
}

/** The ways in which someone can agree. */
export const HOW_GIVEN = [
  { value: 'in-person', label: 'In person' },
  { value: 'telephone', label: 'On the telephone' },
  { value: 'e-mail', label: 'By e-mail' },
  { value: 'signed-form', label: 'On a signed form' },
] as const

/** The basis as far as it was filled in; null until every part is there. */
export function consentOf(answers: Answers): Consent | null {
  const basis = answered(answers, 'consent.basis')
  const wording = answered(answers, 'consent.wording')
  const givenBy = answered(answers, 'consent.givenBy')
  const how = answered(answers, 'consent.how')
  const at = answered(answers, 'consent.at')
  const scope = (['record', 'share'] as const).filter((part) => isTicked(answers, `consent.${part}`))
  if (
    basis === undefined ||
    wording === undefined ||
    givenBy === undefined ||
    how === undefined ||
    at === undefined
  )
    return null
  return scope.length === 0 ? null : { basis, wording, givenBy, how, at, scope }
}

/**
 * What is missing of someone's agreement, on the step where it is asked. `otherwise` ends "Tick that they agreed …, or": what to do
 * when they did not. Whether the day is a real one, and not to come, is for the rules of the body.
 */
export function consentProblems<Step extends string>(
  answers: Answers,
  { step, otherwise }: { step: Step; otherwise: string },
): AnswerProblem<Step>[] {
  const problems: AnswerProblem<Step>[] = []
  const need = (question: string, isThere: boolean, message: string) => {
    if (!isThere) problems.push(missing(question, step, message))
  }
  const given = (question: string) => answered(answers, question) !== undefined
  const unticked = (what: string) => `Tick that they agreed that it is ${what}, or ${otherwise}.`
  need('consent.givenBy', given('consent.givenBy'), 'Enter who agreed.')
  need('consent.how', given('consent.how'), 'Choose how they agreed.')
  need('consent.at', given('consent.at'), 'Enter the day they agreed.')
  need('consent.record', isTicked(answers, 'consent.record'), unticked('recorded'))
  need('consent.share', isTicked(answers, 'consent.share'), unticked('shared'))
  return problems
}

function isTicked(answers: Answers, question: string): boolean {
  return answered(answers, question) === 'yes'
}

/** How they agreed, in words; what is not one of ours stays as it is. */
export function howGivenWords(typed: string): string {
  return HOW_GIVEN.find((how) => how.value === typed)?.label ?? typed
}

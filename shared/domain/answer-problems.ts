import type { Problem } from './problem.ts'
import { receiverOf, type SubmissionKind } from './submission.ts'
import type { AnswerProblem, QuestionName } from './wizard-form.ts'

/** What of a form is needed to tell a problem at its question. */
export interface ProblemPlaces<Step extends string = string> {
  nameOf(question: string): QuestionName
  placeOfPath(kind: SubmissionKind, path: string): { step: Step; question: string | null }
  /** Says a problem more closely than its text, which is written for any body; null where the text is as good. */
  closerWords?(problem: Problem, name: QuestionName): string | null
}

/** A problem of a body, from Handover or the service, at the question that mends it. */
export function toAnswerProblem<Step extends string>(
  form: ProblemPlaces<Step>,
  kind: SubmissionKind,
  problem: Problem,
): AnswerProblem<Step> {
  const { step, question } = form.placeOfPath(kind, problem.path)
  const name = question === null ? null : form.nameOf(question)
  return {
    question: question ?? '',
    step,
    message: (name === null ? null : form.closerWords?.(problem, name)) ?? wordsOnScreen(kind, problem, name),
    code: problem.code,
    from: problem.from,
  }
}

/** A question that was not answered. */
export function missing<Step extends string>(
  question: string,
  step: Step,
  message: string,
): AnswerProblem<Step> {
  return { question, step, message, code: 'HO-ANSWER-MISSING', from: 'handover' }
}

/** A question has one error at a time: what cannot be read is not also missing. */
export function oneEach<Step extends string>(
  problems: readonly AnswerProblem<Step>[],
): AnswerProblem<Step>[] {
  const first = new Map<string, AnswerProblem<Step>>()
  for (const problem of problems) if (!first.has(problem.question)) first.set(problem.question, problem)
  return [...first.values()]
}

export function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}

function wordsOnScreen(kind: SubmissionKind, problem: Problem, name: QuestionName | null): string {
  const receiver = receiverOf(kind)
  const says = `${receiver} says: `
  const bare = problem.message.startsWith(says) ? problem.message.slice(says.length) : problem.message
  const said = [name === null ? problem.message : bare, problem.fix].filter((part) => part !== '').join(' ')
  return problem.from === 'service' && name !== null
    ? `${receiver} says of ${name.inSentence}: ${said}`
    : said
}

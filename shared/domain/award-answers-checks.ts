import { answered } from './answered.ts'
import { capital, missing, oneEach, toAnswerProblem } from './answer-problems.ts'
import { awardSteps, nameOfQuestion, type Step } from './award-answers-steps.ts'
import { otherStatus, toAwardBody } from './award-answers.ts'
import { checkDocument } from './ctrl-hub/check-document.ts'
import { parseDocument } from './ctrl-hub/document.ts'
import { QUALIFICATION_AWARD } from './ctrl-hub/qualification-award.ts'
import type { Problem } from './problem.ts'
import type { AnswerFindings, AnswerProblem, Answers, FormFacts, QuestionName } from './wizard-form.ts'

type Facts = Pick<FormFacts, 'today' | 'organisation' | 'resources'>

/** Everything that is missing, wrong or suspicious in the answers: the wizard's own questions, then the rules of the body. */
export function checkAwardAnswers(answers: Answers, facts: Facts): AnswerFindings<Step | 'check'> {
  const parsed = parseDocument(QUALIFICATION_AWARD, toAwardBody(answers, facts))
  // Only a basis for health data asks whether it is practice, and an award has none.
  const rules = checkDocument(QUALIFICATION_AWARD, parsed, { ...facts, consent: null, practice: false })
  const own = missingAnswers(answers, facts)
  const told = new Set(own.map(({ question }) => question))
  const onScreen = (problems: readonly Problem[]) =>
    problems
      .map((problem) => toAnswerProblem(PLACES, QUALIFICATION_AWARD.kind, problem))
      // A status in other words is mended where they are typed.
      .map((one) =>
        one.question === 'status' && otherStatus(answers) ? { ...one, question: 'status.other' } : one,
      )
      .filter(({ question }) => !told.has(question))
  return {
    errors: awardSteps.inScreenOrder(oneEach([...own, ...onScreen(rules.errors)])),
    warnings: onScreen(rules.warnings),
  }
}

/** Says a problem of the body as the screen has it, where a day is typed and not a time with an offset. */
export function closerWords(problem: Problem, name: QuestionName): string | null {
  return problem.code === 'HO-CH-TIME'
    ? `${capital(name.inSentence)} is not a real date. Check its day, month and year.`
    : null
}

const PLACES = { nameOf: nameOfQuestion, placeOfPath: awardSteps.placeOfPath, closerWords }

/** What is missing among the wizard's own questions. */
function missingAnswers(answers: Answers, { organisation }: Facts): AnswerProblem<Step>[] {
  const problems: AnswerProblem<Step>[] = []
  const need = (question: string, step: Step, message: string) => {
    if (answered(answers, question) === undefined) problems.push(missing(question, step, message))
  }
  if (organisation === null) problems.push(missing('organisation', 'member', NO_ORGANISATION))
  need('member.id', 'member', 'Choose the member who gets the award.')
  need('qualification.id', 'qualification', 'Choose the qualification.')
  if (otherStatus(answers))
    need('status.other', 'status', 'Enter the status, exactly as your administrator writes it.')
  else need('status', 'status', 'Choose the status of the award.')
  need('due', 'due', 'Enter the day it is due.')
  return problems
}

const NO_ORGANISATION =
  'Choose the organisation that the award belongs to, on the page of the connection to Ctrl Hub.'

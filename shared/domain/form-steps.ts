import { answered } from './answered.ts'
import type { SubmissionKind } from './submission.ts'
import type { Answers } from './wizard-form.ts'

/** Where a question stands, and when it is asked. */
export interface StepQuestion<Step extends string = string> {
  question: string
  step: Step
  applies: (answers: Answers) => boolean
}

/** A path of a body, with all that is below it, and the question whose answer goes there. */
export interface FilledPath {
  kind: SubmissionKind
  path: string
  question: string
}

/** How a step stands in the list at the left. `blocked` is filled in but cannot be sent yet. */
export type StepState = 'done' | 'current' | 'to-come' | 'blocked' | 'needs-attention'

/** Rows of a question table: these questions stand on this step, in this order. */
export function ask<Step extends string>(
  step: Step,
  questions: readonly string[],
  applies: StepQuestion['applies'] = () => true,
): StepQuestion<Step>[] {
  return questions.map((question) => ({ question, step, applies }))
}

/** Going from step to step, and how each stands. `steps` are their names in order; `check` is the last. */
export function stepOrder<Step extends string>(
  steps: readonly Step[],
  questionsOf: (step: string, answers: Answers) => readonly string[],
) {
  /** Whether anything on a step was answered. */
  const isStarted = (step: string, answers: Answers): boolean =>
    questionsOf(step, answers).some((question) => answered(answers, question) !== undefined)

  const placeOf = (step: string) => steps.findIndex((one) => one === step)

  /** Whether a step asks anything of these answers; the last does not ask but is always there. */
  const isAsked = (step: string, answers: Answers): boolean =>
    step === 'check' || questionsOf(step, answers).length > 0

  return {
    isStarted,
    isAsked,
    /** The next step that asks something. The last has none after it. */
    nextStep: (step: Step, answers: Answers): Step =>
      steps.slice(steps.indexOf(step) + 1).find((one) => isAsked(one, answers)) ?? step,
    /** The last step before this one that asks something. The first has none before it. */
    previousStep: (step: Step, answers: Answers): Step =>
      steps.slice(0, Math.max(0, steps.indexOf(step))).findLast((one) => isAsked(one, answers)) ?? step,
    /** The first step with something missing or wrong; `check` when there is none. */
    firstOpenStep: (wrong: readonly string[]): Step | 'check' =>
      steps.find((step) => wrong.includes(step)) ?? 'check',
    /** A saved step name as a step: drafts may come from an older version. */
    stepNamed: (name: string): Step | undefined => steps.find((step) => step === name),
    /**
     * How every step stands. A step is done when nothing on it is missing or wrong, so a draft resumed on another day shows the
     * same. `wrong` and `blocked` are the steps with an error, and with a choice that cannot be sent yet.
     * A step with an error counts as still to come until everything before it is done and something on it was answered.
     */
    stepStates: (
      answers: Answers,
      current: string,
      wrong: readonly string[],
      blocked: readonly string[],
    ): Record<string, StepState> => {
      const stateOf = (step: Step): StepState => {
        if (step === current) return 'current'
        if (step === 'check') return 'to-come'
        if (wrong.includes(step))
          return isStarted(step, answers) && placeOf(step) < placeOf(current) ? 'needs-attention' : 'to-come'
        return blocked.includes(step) ? 'blocked' : 'done'
      }
      return Object.fromEntries(steps.map((step) => [step, stateOf(step)]))
    },
  }
}

/**
 * Everything about steps that a table of questions tells, for a form whose questions stand on one step each.
 * `questions` are in the order of the screen.
 */
export function formSteps<Step extends string>({
  steps,
  questions,
  fills,
}: {
  steps: readonly Step[]
  questions: readonly StepQuestion<Step>[]
  fills: readonly FilledPath[]
}) {
  const all = questions.map(({ question }) => question)
  const questionsOf = (step: string, answers: Answers): string[] =>
    questions.filter((one) => one.step === step && one.applies(answers)).map((one) => one.question)
  const stepOfQuestion = (question: string): Step | undefined =>
    questions.find((one) => one.question === question)?.step

  return {
    ...stepOrder(steps, questionsOf),
    /** The questions of a step that apply to these answers, in the order of the screen. */
    questionsOf,
    /** The step a question stands on, or undefined when there is no such question. */
    stepOfQuestion,
    /** Problems in the order of the screen, step by step; those without a question come last. */
    inScreenOrder: <T extends { question: string }>(problems: readonly T[]): T[] => inOrderOf(all, problems),
    /**
     * Where a problem's path is mended: the question to go to, and the step it is on. A path that no question fills goes to
     * the first question below it, else to the check page.
     */
    placeOfPath: (kind: SubmissionKind, path: string): { step: Step | 'check'; question: string | null } => {
      const name =
        filling(fills, kind, path) ??
        all.find((one) => one === path) ??
        all.find((one) => one.startsWith(`${path}.`))
      const found = questions.find(({ question }) => question === name)
      return found === undefined
        ? { step: 'check', question: null }
        : { step: found.step, question: found.question }
    },
  }
}

/** Problems in the order of these questions; those of no question come last, in their own order. */
export function inOrderOf<T extends { question: string }>(
  questions: readonly string[],
  problems: readonly T[],
): T[] {
  const placeOf = ({ question }: T) => {
    const place = questions.indexOf(question)
    return place === -1 ? questions.length : place
  }
  return problems.toSorted((a, b) => placeOf(a) - placeOf(b))
}

/** The question that fills exactly this path, else the one that fills the nearest part of the body around it. */
function filling(fills: readonly FilledPath[], kind: SubmissionKind, path: string): string | undefined {
  return fills
    .filter((one) => one.kind === kind && (one.path === path || path.startsWith(`${one.path}.`)))
    .toSorted((a, b) => b.path.length - a.path.length)[0]?.question
}

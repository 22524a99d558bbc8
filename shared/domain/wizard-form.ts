import type { CodeTable } from './codes.ts'
import type { Consent } from './consent.ts'
import type { Problem } from './problem.ts'
import type { ResourceOverrides } from './resources.ts'
import type { SubmissionKind } from './submission.ts'

/** What was typed, as it was typed; keys are the questions. */
export type Answers = Readonly<Record<string, string>>

/** How a question is called: above its field, and in the middle of a sentence ("Enter the tenant’s last name."). */
export interface QuestionName {
  label: string
  inSentence: string
}

export interface WizardStep {
  /** Saved with the draft. The last step of every wizard is `check`. */
  name: string
  /** In the list of steps. */
  title: string
  /** On top of its page. */
  heading: string
}

/** A problem told on screen: at its question and step, in one sentence or two. */
export interface AnswerProblem<Step extends string = string> {
  /** The field's id on screen; '' for what is about the whole. */
  question: string
  step: Step
  message: string
  code: string
  from: Problem['from']
}

export interface AnswerFindings<Step extends string = string> {
  errors: AnswerProblem<Step>[]
  warnings: AnswerProblem<Step>[]
}

/** A choice that cannot be sent yet, because nobody has told us the service's number for it. */
export interface BlockedAnswer {
  question: string
  message: string
}

/** One answer as it is read again before sending; `value` '' is "not given". */
export interface SummaryRow {
  question: string
  label: string
  value: string
  /** Digits that are compared one by one. */
  numbers: boolean
  /** Health data: hidden until somebody asks to see it, which is logged. */
  masked?: boolean
  /** What "Change" changes, for those who hear it only, when that is more than the question. */
  changes?: string
}

/** What a form needs to know besides the answers. */
export interface FormFacts {
  /** `yyyy-MM-dd` */
  today: string
  codes: CodeTable
  resources: ResourceOverrides
  organisation: { id: string; label: string } | null
}

/** One thing to be sent. A relationship id `step:N` in a body stands for the id that part N will get. */
export interface WizardPart {
  kind: SubmissionKind
  body: unknown
  consent: Consent | null
  /** Kept with the submission so that it can be mended; null for a part that only goes before another. */
  answers: Answers | null
}

/** The questions of one wizard, their rules, and what is made of the answers. Pure; the same for steps and quick form. */
export interface WizardForm {
  readonly kind: SubmissionKind
  /** What happens: `Tenant moves in`. */
  readonly title: string
  readonly steps: readonly WizardStep[]
  /** The questions of a step that apply to these answers, in the order of the screen. */
  questionsOf(step: string, answers: Answers): readonly string[]
  /** A step's answer in a few words, for the list of steps; '' when there is none. Never holds anything about health. */
  shortAnswer(step: string, answers: Answers): string
  nameOf(question: string): QuestionName
  /** The answers of one step that apply, in words. */
  summaryOf(step: string, answers: Answers): SummaryRow[]
  /** Everything that is missing, wrong or suspicious, in the order of the screen. */
  check(answers: Answers, facts: FormFacts): AnswerFindings
  /** What would be sent, in order; also of half the answers. */
  parts(answers: Answers, facts: FormFacts): WizardPart[]
  /** Where a problem of a body of this kind is mended; `question` is null when no question fills that path. */
  placeOfPath(kind: SubmissionKind, path: string): { step: string; question: string | null }
  /** Says a problem more closely than its text, which is written for any body; null where the text is as good. */
  closerWords?(problem: Problem, name: QuestionName): string | null
  /** The choices that cannot be sent yet; they have their own message and are not wrong. */
  blocked?(answers: Answers, facts: FormFacts): readonly BlockedAnswer[]
}

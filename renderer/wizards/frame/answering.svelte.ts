import { wizardFrameWords } from '#renderer/words/wizard-frame.ts'
import type { AnswerProblem, Answers, QuestionName, WizardForm } from '#shared/domain/wizard-form.ts'
import { MENDS } from './ground.ts'

/** A record of the service as a wizard keeps it; nothing else of it. */
export interface PickedRecord {
  id: string
  type: string
  label: string
}

/** The question of the wizard itself, where there is a choice. */
export const CONNECTION = 'connection'

/** The answers of a form while they are given, and what is shown as wrong at their fields. */
export abstract class Answering {
  readonly form: WizardForm
  answers = $state<Record<string, string>>({})
  /** The errors that are shown: those of the step one tried to leave, or what the service said. */
  shown = $state.raw<readonly AnswerProblem[]>([])
  /** Counts the times that errors were shown. That one goes because its field was mended is no new time. */
  showings = $state(0)
  /** What the service refused at questions that were not changed since. */
  refused = $state.raw<readonly AnswerProblem[]>([])

  constructor(form: WizardForm) {
    this.form = form
  }

  /** Something was answered. */
  protected abstract touched(): void

  value(question: string): string {
    return this.answers[question] ?? ''
  }

  /** Takes an answer as it was typed. Its error goes: it will be looked at again when one leaves the step. */
  set(question: string, value: string): void {
    if (this.answers[question] === value) return
    this.answers[question] = value
    this.forget(question)
    this.touched()
  }

  fill(answers: Answers): void {
    for (const [question, value] of Object.entries(answers)) this.set(question, value)
  }

  /** Takes these answers in place of everything that was answered. */
  startOver(answers: Answers): void {
    this.answers = { ...answers }
    this.shown = []
    this.refused = []
    this.touched()
  }

  nameOf(question: string): QuestionName {
    return question === CONNECTION ? wizardFrameWords().connection.name : this.form.nameOf(question)
  }

  /** What a field component needs for a question. */
  field(question: string) {
    return {
      id: question,
      label: this.nameOf(question).label,
      value: this.value(question),
      error: this.errorOf(question),
      onchange: (value: string) => this.set(question, value),
    }
  }

  /** What a picker needs: the record is kept as `X.id`, `X.type` and `X.label`, and the question is `X.id`. */
  recordField(name: string) {
    const [id, type, label] = [`${name}.id`, `${name}.type`, `${name}.label`] as const
    const isPicked = this.value(id) !== ''
    return {
      id,
      label: this.nameOf(id).label,
      value: isPicked ? { id: this.value(id), type: this.value(type), label: this.value(label) } : null,
      error: this.errorOf(id),
      onchange: (record: PickedRecord | null) =>
        this.fill({ [id]: record?.id ?? '', [type]: record?.type ?? '', [label]: record?.label ?? '' }),
    }
  }

  errorOf(question: string): string | undefined {
    return this.shown.find((error) => error.question === question)?.message
  }

  /** Shows these errors, in place of those that were shown. */
  protected show(errors: readonly AnswerProblem[]): void {
    this.shown = errors
    this.showings += 1
  }

  /** What the service refused at fields of a step; the check page tells what is about the whole. */
  protected refusedOn(step: string): readonly AnswerProblem[] {
    return step === 'check' ? [] : this.refused.filter((error) => error.step === step)
  }

  /** The error of a question that was answered anew. */
  protected forget(question: string): void {
    if (this.shown.some((error) => error.question === question))
      this.shown = this.shown.filter((error) => error.question !== question)
    this.dealtWith((error) => error.question === question)
  }

  /** What the service said of these is dealt with; once that is all, the draft no longer names what it mends. */
  protected dealtWith(isDealtWith: (error: AnswerProblem) => boolean): void {
    if (!this.refused.some(isDealtWith)) return
    this.refused = this.refused.filter((error) => !isDealtWith(error))
    if (this.refused.length === 0) this.answers[MENDS] = ''
  }
}

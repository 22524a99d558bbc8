import { tick } from 'svelte'
import type { Client } from '#renderer/api/client.ts'
import type { Tell } from '#renderer/api/errors.ts'
import { goToField } from '#renderer/components/go-to-field.ts'
import { inOneLine } from '#renderer/state/blocked-drafts.ts'
import type { Session } from '#renderer/state/session.svelte.ts'
import type { Draft } from '#shared/contract/drafts.ts'
import { missing } from '#shared/domain/answer-problems.ts'
import { today } from '#shared/domain/calendar-date.ts'
import { documentedCodes } from '#shared/domain/codes.ts'
import { stepOrder } from '#shared/domain/form-steps.ts'
import type { AnswerProblem, Answers, FormFacts, WizardForm } from '#shared/domain/wizard-form.ts'
import { DraftKeeper } from './draft-keeper.svelte.ts'
import { MENDS, readRefused, type WizardGround } from './ground.ts'

/** A record of the service as a wizard keeps it; nothing else of it. */
export interface PickedRecord {
  id: string
  type: string
  label: string
}

/**
 * A wizard while it is open: the answers, where one is, and what is wrong.
 *
 * A new wizard is
 * 1. a pure `WizardForm` (shared/domain/KIND-form.ts): its questions in a table for `formSteps`, their names, checks, summary,
 *    and the parts that are sent. The last of several parts stands on the others and alone carries the answers;
 * 2. a component for each step but `check`, which takes `{ wizard }` and spreads `wizard.field(question)` into
 *    field components, or `wizard.recordField('property')` into a RecordPicker;
 * 3. `WizardWords`, and a `Wizard.svelte` that puts them into the frame:
 *
 * ```svelte
 * <WizardFrame form={awardForm} {draftId} {onDone} {words}
 *   make={(session, ground) => new Wizard(session, awardForm, ground)}
 *   steps={{ who: WhoStep, what: WhatStep }} />
 * ```
 *
 * What one kind needs besides (asking a service between two steps, a stop that no rule of the body knows) is a subclass that
 * overrides the members below "What one kind may add".
 */
export class Wizard {
  readonly form: WizardForm
  readonly client: Client
  /** What a caught error means. */
  readonly told: Tell
  readonly ground: WizardGround
  readonly draft: DraftKeeper
  readonly #order
  answers = $state<Record<string, string>>({})
  step = $state('')
  quick = $state(false)
  connectionId = $state<string | null>(null)
  /** The errors that are shown: those of the step one tried to leave, or what the service said. */
  shown = $state.raw<readonly AnswerProblem[]>([])
  /** What the service refused at questions that were not changed since. */
  refused = $state.raw<readonly AnswerProblem[]>([])
  /** Whether Continue leads back to the check page, as after "Change". */
  returning = $state(false)
  /** Counts changes of page, so that its heading takes the focus. */
  turned = $state(0)

  /** `given` are answers that a new form comes with; they alone make no draft. */
  constructor(session: Session, form: WizardForm, ground: WizardGround, given: Answers = {}) {
    this.form = form
    this.client = session.client
    this.told = (error) => session.told(error)
    this.ground = ground
    this.#order = stepOrder(
      form.steps.map(({ name }) => name),
      (step, answers) => form.questionsOf(step, answers),
    )
    this.step = this.firstStep
    const folder = session.profile.status?.folder
    this.draft = new DraftKeeper(
      session.client,
      this.told,
      form.kind,
      () =>
        session.profile.status?.folder === folder
          ? {
              connectionId: this.connectionId,
              step: this.quick ? 'quick' : this.step,
              answers: $state.snapshot(this.answers),
              blocked: this.blockedBecause,
            }
          : null,
      (id) => window.history.replaceState(null, '', `#/drafts/${encodeURIComponent(id)}`),
    )
    const only = ground.connections[0]
    if (only !== undefined && ground.connections.length === 1) this.connectionId = only.id
    if (ground.draft !== null) this.#resume(ground.draft)
    else {
      this.answers = { ...given }
      this.draft.begin()
    }
  }

  #resume(draft: Draft): void {
    this.answers = { ...draft.answers }
    const known = this.ground.connections.some((connection) => connection.id === draft.connectionId)
    if (known) this.connectionId = draft.connectionId
    this.quick = draft.step === 'quick'
    this.step = this.#order.stepNamed(draft.step) ?? this.firstStep
    this.draft.resume(draft.id)
    this.refused = this.ground.refused
    const [first] = this.refused
    if (first === undefined) return
    this.quick = false
    this.step = first.step
    this.returning = first.step !== 'check'
    this.shown = this.#refusedOn(first.step)
  }

  readonly connection = $derived.by(
    () => this.ground.connections.find((one) => one.id === this.connectionId) ?? null,
  )
  readonly facts = $derived.by((): FormFacts => ({
    today: today(),
    codes: this.connection?.codes ?? documentedCodes(),
    resources: this.connection?.resources ?? {},
    organisation: this.connection?.organisation ?? null,
  }))
  readonly parts = $derived.by(() => this.form.parts($state.snapshot(this.answers), this.facts))
  readonly findings = $derived.by(() => this.form.check(this.answers, this.facts))
  /** Errors of the answers, the connection that is still to be chosen, and what this kind adds. */
  readonly stops = $derived.by((): AnswerProblem[] => {
    const stops = [...this.findings.errors, ...this.extraStops()]
    if (this.connectionId === null && this.ground.connections.length > 1)
      stops.unshift(missing('connection', this.firstStep, 'Choose the connection to send with.'))
    return stops
  })
  readonly blocked = $derived.by(() => this.form.blocked?.(this.answers, this.facts) ?? [])
  readonly blockedBecause = $derived.by(() => inOneLine(this.blocked))
  readonly wrongSteps = $derived.by(() => this.stops.map((error) => error.step))
  readonly states = $derived.by(() =>
    this.#order.stepStates(
      this.answers,
      this.step,
      this.wrongSteps,
      this.blocked.flatMap(({ question }) => this.stepOf(question) ?? []),
    ),
  )

  // What one kind may add.

  /** Called before a step is left by Continue or by the quick form; false stays, after the reason was shown. */
  beforeLeaving(_step: string): Promise<boolean> {
    return Promise.resolve(true)
  }

  /** Called when the check page opens: what is to be known anew there. */
  atCheck(): void {
    // Most kinds know all there is from the answers.
  }

  /** What stands in the way besides the form's own findings. */
  extraStops(): AnswerProblem[] {
    return []
  }

  /** What is to be looked at once more on the check page besides the form's own warnings. */
  extraWarnings(): AnswerProblem[] {
    return []
  }

  /** What goes on while a step is left, for its button; null when nothing does. */
  get busy(): string | null {
    return null
  }

  /** The step at which these answers end: nothing leads on from it. */
  get endsAt(): string | null {
    return null
  }

  /** The steps that ask something of these answers, and the check. */
  readonly steps = $derived.by(() =>
    this.form.steps.filter(({ name }) => this.#order.isAsked(name, this.answers)),
  )

  get firstStep(): string {
    return this.form.steps[0]?.name ?? 'check'
  }

  /** On top of the page. */
  get heading(): string {
    if (this.quick) return 'All questions on one page'
    return this.form.steps.find(({ name }) => name === this.step)?.heading ?? this.form.title
  }

  /** The step on which a question is asked now. */
  stepOf(question: string): string | undefined {
    return this.form.steps.find(({ name }) => this.form.questionsOf(name, this.answers).includes(question))
      ?.name
  }

  value(question: string): string {
    return this.answers[question] ?? ''
  }

  /** Takes an answer as it was typed. Its error goes: it will be looked at again when one leaves the step. */
  set(question: string, value: string): void {
    if (this.answers[question] === value) return
    this.answers[question] = value
    this.#forget(question)
    this.draft.touched()
  }

  fill(answers: Answers): void {
    for (const [question, value] of Object.entries(answers)) this.set(question, value)
  }

  /** Takes these answers in place of everything that was answered. */
  startOver(answers: Answers): void {
    this.answers = { ...answers }
    this.shown = []
    this.refused = []
    this.draft.touched()
  }

  /** What a field component needs for a question. */
  field(question: string) {
    return {
      id: question,
      label: this.form.nameOf(question).label,
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
      label: this.form.nameOf(id).label,
      value: isPicked ? { id: this.value(id), type: this.value(type), label: this.value(label) } : null,
      error: this.errorOf(id),
      onchange: (record: PickedRecord | null) =>
        this.fill({ [id]: record?.id ?? '', [type]: record?.type ?? '', [label]: record?.label ?? '' }),
    }
  }

  errorOf(question: string): string | undefined {
    return this.shown.find((error) => error.question === question)?.message
  }

  choose(connectionId: string): void {
    this.connectionId = connectionId
    this.#forget('connection')
    this.draft.touched()
  }

  /** Leaves a step by Continue, unless something on it is missing or wrong. */
  async goOn(): Promise<void> {
    if (this.stopAt([this.step]) || !(await this.beforeLeaving(this.step))) return
    this.#mended((error) => error.step === this.step)
    const to = this.returning
      ? (this.refused[0]?.step ?? this.#order.firstOpenStep(this.wrongSteps))
      : this.#order.nextStep(this.step, this.answers)
    if (to === 'check') this.returning = false
    await this.turnTo(to)
  }

  async goBack(): Promise<void> {
    const to = this.returning ? 'check' : this.#order.previousStep(this.step, this.answers)
    this.returning = false
    await this.turnTo(to)
  }

  /** "Change" on the check page: straight to the question, and Continue comes straight back. */
  async change(question: string, on = this.stepOf(question)): Promise<void> {
    if (on === undefined) return
    this.returning = !this.quick
    if (!this.quick) await this.turnTo(on)
    await tick()
    goToField(question)
  }

  /** The quick form is done: to the check page, unless something is missing. */
  async finishQuickForm(): Promise<void> {
    const steps = this.form.steps.map(({ name }) => name)
    if (this.stopAt(steps)) return
    for (const step of steps) if (!(await this.beforeLeaving(step))) return
    this.quick = false
    this.returning = false
    await this.turnTo('check')
  }

  async turnTo(step: string): Promise<void> {
    this.shown = this.#refusedOn(step)
    this.step = step
    this.turned += 1
    await this.draft.save()
  }

  /** From steps to one page and back; nothing that was typed is lost. */
  async toggleQuick(): Promise<void> {
    this.quick = !this.quick
    this.returning = false
    this.shown = []
    if (!this.quick) this.step = this.#order.firstOpenStep(this.wrongSteps)
    this.turned += 1
    await this.draft.save()
  }

  /**
   * What was sent was refused, or taken back: a new draft with the same answers, and the service's words at the fields they name.
   * The last of the submissions has the answers.
   */
  async mend(submissionIds: readonly string[]): Promise<void> {
    const submissionId = submissionIds.at(-1)
    if (submissionId === undefined) return
    const refused = await readRefused(this.client, this.form, submissionId, this.answers)
    const draft = await this.client.drafts.fromSubmission({ submissionId })
    this.answers = { ...$state.snapshot(this.answers), [MENDS]: submissionId, ...draft.answers }
    this.draft.reopen()
    this.draft.resume(draft.id)
    window.history.replaceState(null, '', `#/drafts/${encodeURIComponent(draft.id)}`)
    this.refused = refused
    const first = this.refused[0]
    this.returning = first !== undefined && first.step !== 'check'
    await this.turnTo(first?.step ?? 'check')
  }

  /** Shows what is missing or wrong on these steps; true when there is something. */
  protected stopAt(steps: readonly string[]): boolean {
    this.shown = this.stops.filter((error) => steps.includes(error.step))
    return this.shown.length > 0
  }

  #refusedOn(step: string): readonly AnswerProblem[] {
    return this.refused.filter((error) => error.step === step)
  }

  /** The error of a question that was answered anew. */
  #forget(question: string): void {
    if (this.shown.some((error) => error.question === question))
      this.shown = this.shown.filter((error) => error.question !== question)
    this.#mended((error) => error.question === question)
  }

  /** What the service said of these is dealt with; once that is all, the draft no longer names what it mends. */
  #mended(isMended: (error: AnswerProblem) => boolean): void {
    if (!this.refused.some(isMended)) return
    this.refused = this.refused.filter((error) => !isMended(error))
    if (this.refused.length === 0) this.answers[MENDS] = ''
  }
}

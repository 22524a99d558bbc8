import { tick } from 'svelte'
import type { Client } from '#renderer/api/client.ts'
import type { Tell } from '#renderer/api/errors.ts'
import { goToField } from '#renderer/components/go-to-field.ts'
import { inOneLine } from '#renderer/state/blocked-drafts.ts'
import { router } from '#renderer/state/router.svelte.ts'
import type { Session } from '#renderer/state/session.svelte.ts'
import { wizardFrameWords } from '#renderer/words/wizard-frame.ts'
import type { Draft } from '#shared/contract/drafts.ts'
import { missing } from '#shared/domain/answer-problems.ts'
import { today } from '#shared/domain/calendar-date.ts'
import { documentedCodes } from '#shared/domain/codes.ts'
import { stepOrder } from '#shared/domain/form-steps.ts'
import type { AnswerProblem, Answers, FormFacts, WizardForm } from '#shared/domain/wizard-form.ts'
import { Answering, CONNECTION } from './answering.svelte.ts'
import { DraftKeeper } from './draft-keeper.svelte.ts'
import { MENDS, readRefused, type WizardGround } from './ground.ts'

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
export class Wizard extends Answering {
  readonly client: Client
  /** What a caught error means. */
  readonly told: Tell
  readonly ground: WizardGround
  readonly draft: DraftKeeper
  readonly #order
  #left = false
  /** The steps that what was known answered: nobody is led there, but the check page shows them with the others. */
  #knownSteps: readonly string[] = []
  step = $state('')
  quick = $state(false)
  connectionId = $state<string | null>(null)
  /** Whether Continue leads back to the check page, as after "Change". */
  returning = $state(false)
  /** Begun from what is known of a home or a person: each step begins at its first question that is open. */
  carriesOver = $state(false)
  /** Counts changes of page, so that its heading takes the focus. */
  turned = $state(0)

  /** `given` are answers that a new form comes with; they alone make no draft. */
  constructor(session: Session, form: WizardForm, ground: WizardGround, given: Answers = {}) {
    super(form)
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
      (id) => this.#named(id),
    )
    const only = ground.connections[0]
    if (only !== undefined && ground.connections.length === 1) this.connectionId = only.id
    if (ground.draft !== null) this.#resume(ground.draft)
    else {
      this.answers = { ...given, ...ground.begun }
      this.draft.begin()
    }
  }

  #resume(draft: Draft): void {
    this.answers = { ...draft.answers }
    const known = this.ground.connections.some((connection) => connection.id === draft.connectionId)
    if (known) this.connectionId = draft.connectionId
    this.quick = draft.step === 'quick'
    const saved = this.#order.stepNamed(draft.step)
    this.step = saved !== undefined && this.#order.isAsked(saved, this.answers) ? saved : this.firstStep
    this.draft.resume(draft.id)
    this.refused = this.ground.refused
    const [first] = this.refused
    if (first === undefined) return
    this.quick = false
    this.step = first.step
    this.returning = first.step !== 'check'
    this.show(this.refusedOn(first.step))
  }

  /** A form that was begun from a home or a person begins at the first step that still asks something. Once, before it is shown. */
  passKnownSteps(): void {
    if (Object.keys(this.ground.begun ?? {}).length === 0) return
    const given = Object.keys(this.answers)
    this.carriesOver = true
    this.#knownSteps = this.steps
      .map(({ name }) => name)
      .filter((step) => {
        const asked = this.form.questionsOf(step, this.answers)
        return asked.some((question) => given.includes(question)) && !this.wrongSteps.includes(step)
      })
    if (this.#knownSteps.includes(this.step)) this.step = this.#stepAfter(this.step)
  }

  /** Where Continue leads: past what was known, unless something is wrong with it by now. */
  #stepAfter(step: string): string {
    const next = this.#order.nextStep(step, this.answers)
    const passed = this.#knownSteps.includes(next) && !this.wrongSteps.includes(next)
    return passed && next !== step ? this.#stepAfter(next) : next
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
      stops.unshift(missing(CONNECTION, this.firstStep, wizardFrameWords().connection.missing))
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

  /** What is still to be confirmed on the check page itself, at fields of its own; told once one tries to send. */
  confirmations(): AnswerProblem[] {
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
    if (this.quick) return wizardFrameWords().allQuestions
    return this.form.steps.find(({ name }) => name === this.step)?.heading ?? this.form.title
  }

  /** The first question of this step whose answer is missing or wrong. */
  get openQuestion(): string | undefined {
    return this.stops.find(({ step }) => step === this.step)?.question
  }

  /** The step on which a question is asked now. */
  stepOf(question: string): string | undefined {
    return this.form.steps.find(({ name }) => this.form.questionsOf(name, this.answers).includes(question))
      ?.name
  }

  choose(connectionId: string): void {
    this.connectionId = connectionId
    this.forget(CONNECTION)
    this.touched()
  }

  /** Leaves a step by Continue, unless something on it is missing or wrong. */
  async goOn(): Promise<void> {
    if (this.stopAt([this.step]) || !(await this.beforeLeaving(this.step))) return
    this.dealtWith((error) => error.step === this.step)
    const to = this.returning
      ? (this.refused[0]?.step ?? this.#order.firstOpenStep(this.wrongSteps))
      : this.#stepAfter(this.step)
    await this.turnTo(to)
  }

  async goBack(): Promise<void> {
    await this.turnTo(this.returning ? 'check' : this.#order.previousStep(this.step, this.answers))
  }

  /** Shows what is still to be confirmed before it is sent; true when nothing is. */
  isConfirmed(): boolean {
    this.show(this.confirmations())
    return this.shown.length === 0
  }

  /** "Change" on the check page: straight to the question, and Continue comes straight back. */
  async change(question: string, on = this.stepOf(question)): Promise<void> {
    if (on === undefined) return
    this.returning = true
    const saved = this.turnTo(on)
    await tick()
    goToField(question)
    await saved
  }

  /** The quick form is done: to the check page, unless something is missing. */
  async finishQuickForm(): Promise<void> {
    const steps = this.steps.map(({ name }) => name).filter((name) => name !== 'check')
    if (this.stopAt(steps)) return
    for (const step of steps) if (!(await this.beforeLeaving(step))) return
    this.dealtWith((error) => error.step !== 'check')
    this.quick = false
    await this.turnTo('check')
  }

  async turnTo(step: string): Promise<void> {
    this.show(this.refusedOn(step))
    this.step = step
    if (step === 'check') this.returning = false
    this.turned += 1
    await this.draft.save()
  }

  /** From steps to one page and back; nothing that was typed is lost. */
  async toggleQuick(): Promise<void> {
    this.quick = !this.quick
    this.returning = false
    if (!this.quick) {
      await this.turnTo(this.refused[0]?.step ?? this.#order.firstOpenStep(this.wrongSteps))
      return
    }
    this.show(this.refused)
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
    this.#named(draft.id)
    this.refused = refused
    this.returning = true
    await this.turnTo(refused[0]?.step ?? 'check')
  }

  /** The wizard is no longer on the page: what was typed last is saved. */
  leave(): void {
    this.#left = true
    void this.draft.save()
  }

  /** Shows what is missing or wrong on these steps; true when there is something. */
  protected stopAt(steps: readonly string[]): boolean {
    this.show(this.stops.filter((error) => steps.includes(error.step)))
    return this.shown.length > 0
  }

  protected override touched(): void {
    this.draft.touched()
  }

  /** The address is that of the draft, unless it is another page's by now. */
  #named(draftId: string): void {
    if (!this.#left) router.rename({ place: 'wizard', kind: null, draftId })
  }
}

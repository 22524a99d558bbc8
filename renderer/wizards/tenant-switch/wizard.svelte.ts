import { tick } from 'svelte'
import type { Client } from '#renderer/api/client.ts'
import type { Tell } from '#renderer/api/errors.ts'
import { goToField } from '#renderer/components/go-to-field.ts'
import type { Connection } from '#shared/contract/connections.ts'
import type { Draft } from '#shared/contract/drafts.ts'
import type { SampleHome } from '#shared/contract/homes.ts'
import type { Settings } from '#shared/contract/profile.ts'
import { blockedBecause } from '#renderer/state/blocked-drafts.ts'
import type { Session } from '#renderer/state/session.svelte.ts'
import { today } from '#shared/domain/calendar-date.ts'
import { documentedCodes } from '#shared/domain/codes.ts'
import { checkAnswers, toAnswerProblem, type AnswerProblem } from '#shared/domain/tenant-answers-checks.ts'
import {
  STEPS,
  firstOpenStep,
  inScreenOrder,
  nextStep,
  previousStep,
  stepNamed,
  stepOfQuestion,
  stepStates,
  type Step,
} from '#shared/domain/tenant-answers-steps.ts'
import { nameOfQuestion } from '#shared/domain/tenant-answers-names.ts'
import { blockedAnswers, toTenantSwitchBody } from '#shared/domain/tenant-answers.ts'
import { DraftKeeper } from './draft-keeper.svelte.ts'
import { MeterLookup, stopsOf, type AskedHome } from './meter-lookup.svelte.ts'

/** What the wizard needs before it can show a question. */
export interface WizardGround {
  connections: readonly Connection[]
  settings: Settings | null
  samples: readonly SampleHome[]
  draft: Draft | null
  /** What the service said of the submission that this draft mends. */
  serviceErrors: readonly AnswerProblem[]
}

/** Reads everything the wizard starts from. @throws what the client throws. */
export async function readGround(client: Client, draftId: string | null): Promise<WizardGround> {
  const [connections, status, samples, draft] = await Promise.all([
    client.connections.list(),
    client.profile.status(),
    client.homes.samples(),
    draftId === null ? null : client.drafts.get({ id: draftId }),
  ])
  const mended = draft?.answers[MENDS]
  const refused = mended === undefined || mended === '' ? null : await client.submissions.get({ id: mended })
  const serviceErrors = inScreenOrder((refused?.errors ?? []).map(toAnswerProblem))
  return { connections, settings: status.settings, samples, draft, serviceErrors }
}

/** The answer that names the rejected submission a draft was made from, so that its errors are shown again. */
export const MENDS = 'mends'

/** The tenant-switch wizard while it is open: the answers, where one is, and what is wrong. */
export class Wizard {
  readonly client: Client
  /** What a caught error means. */
  readonly told: Tell
  readonly ground: WizardGround
  readonly draft: DraftKeeper
  readonly lookup: MeterLookup
  answers = $state<Record<string, string>>({})
  step = $state<Step>('country')
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

  constructor(session: Session, ground: WizardGround) {
    const { client } = session
    this.client = client
    this.told = (error) => session.told(error)
    const folder = session.profile.status?.folder
    this.ground = ground
    this.lookup = new MeterLookup(client, this.told)
    this.draft = new DraftKeeper(
      client,
      this.told,
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
    if (ground.draft === null) this.#begin()
    else this.#resume(ground.draft)
  }

  /** A landlord's own details were asked once, so as not to be asked again. */
  #begin(): void {
    this.answers = { ...this.ground.settings?.landlord }
    this.draft.begin()
  }

  #resume(draft: Draft): void {
    this.answers = { ...draft.answers }
    const known = this.ground.connections.some((connection) => connection.id === draft.connectionId)
    if (known) this.connectionId = draft.connectionId
    this.quick = draft.step === 'quick'
    this.step = stepNamed(draft.step) ?? 'country'
    this.draft.resume(draft.id)
    this.refused = this.ground.serviceErrors
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
  readonly codes = $derived.by(() => this.connection?.codes ?? documentedCodes())
  readonly made = $derived.by(() => toTenantSwitchBody(this.answers, this.codes))
  readonly findings = $derived.by(() => checkAnswers(this.answers, { codes: this.codes, today: today() }))
  /** Errors of the answers, the connection that is still to be chosen, and what the lookup found and nobody has passed. */
  readonly stops = $derived.by((): AnswerProblem[] => {
    const stops = [...this.findings.errors]
    if (this.connectionId === null && this.ground.connections.length > 1)
      stops.unshift(stop('connection', 'country', 'Choose the connection that sends this switch.'))
    const closed = stopsOf(this.lookupAnswer?.lookup ?? null)
    if (closed.length > 0 && this.answers['lookup.passed'] !== this.lookedUpHome?.mprn)
      stops.push(
        stop(
          'lookup.passed',
          'home',
          'Tick that you have checked the meter, or correct the home or the MPRN.',
        ),
      )
    return stops
  })
  readonly blocked = $derived.by(() => blockedAnswers(this.answers, this.codes))
  readonly blockedBecause = $derived.by(() => blockedBecause(this.answers, this.codes))
  readonly wrongSteps = $derived.by(() => this.stops.map((error) => error.step))
  readonly blockedSteps = $derived.by(() => this.blocked.flatMap((one) => stepOfQuestion(one.question) ?? []))
  readonly states = $derived.by(() => stepStates(this.answers, this.step, this.wrongSteps, this.blockedSteps))
  /** The home as the lookup is asked about it; null while there is no whole MPRN or no connection to ask. */
  readonly lookedUpHome = $derived.by((): AskedHome | null => {
    const mprn = this.value('property.mprn').replaceAll(/\D/g, '')
    if (mprn.length !== 11 || this.connectionId === null) return null
    const home = toTenantSwitchBody({ ...this.answers, supply: 'electricity' }, this.codes).body['property']
    const address = typeof home === 'object' ? home['address'] : undefined
    return { mprn, address: typeof address === 'object' ? address : {} }
  })
  /** What the lookup said of the home as it stands now, or null. */
  readonly lookupAnswer = $derived.by(() => this.lookup.of(this.lookedUpHome))
  /** A home in Great Britain: told, and no further questions. */
  readonly outside = $derived(this.answers['country'] === 'GB')

  value(question: string): string {
    return this.answers[question] ?? ''
  }

  /** Takes an answer as it was typed. Its error goes: it will be looked at again when one leaves the step. */
  set(question: string, value: string): void {
    if (this.answers[question] === value) return
    this.answers[question] = value
    if (this.shown.some((error) => error.question === question))
      this.shown = this.shown.filter((error) => error.question !== question)
    this.#mended((error) => error.question === question)
    this.draft.touched()
  }

  fill(answers: Readonly<Record<string, string>>): void {
    for (const [question, value] of Object.entries(answers)) this.set(question, value)
  }

  /** What a field component needs for a question. */
  field(question: string) {
    return {
      id: question,
      label: nameOfQuestion(question).label,
      value: this.value(question),
      error: this.errorOf(question),
      onchange: (value: string) => this.set(question, value),
    }
  }

  /** Takes a sample home in place of everything that was answered. */
  fillWith(sample: SampleHome): void {
    this.answers = { ...sample.answers }
    this.shown = []
    this.refused = []
    this.draft.touched()
  }

  errorOf(question: string): string | undefined {
    return this.shown.find((error) => error.question === question)?.message
  }

  choose(connectionId: string): void {
    this.connectionId = connectionId
    this.draft.touched()
  }

  /** Leaves a step by Continue, unless something on it is missing or wrong. */
  async goOn(): Promise<void> {
    if (this.#stopAt([this.step])) return
    if (this.step === 'home' && !(await this.lookUp())) return
    this.#mended((error) => error.step === this.step)
    const to = this.returning
      ? (this.refused[0]?.step ?? firstOpenStep(this.wrongSteps))
      : nextStep(this.step)
    if (to === 'check') this.returning = false
    await this.turnTo(to)
  }

  /** Asks the service about the meter unless that was done; false when what it said should be read first. */
  async lookUp(): Promise<boolean> {
    const home = this.lookedUpHome
    if (home === null || this.connectionId === null || this.lookupAnswer !== null)
      return !this.#stopAt(['home'])
    await this.lookup.ask(this.connectionId, home)
    const findings = this.lookup.of(home)?.findings ?? []
    if (findings.every((finding) => finding.code === 'HO-ACQ-LOOKUP-SERIAL') && !this.#stopAt(['home']))
      return true
    await tick()
    goToField('lookup')
    return false
  }

  async goBack(): Promise<void> {
    const to = this.returning ? 'check' : previousStep(this.step)
    this.returning = false
    await this.turnTo(to)
  }

  /** "Change" on the check page: straight to the question, and Continue comes straight back. */
  async change(question: string): Promise<void> {
    const step = stepOfQuestion(question)
    if (step === undefined) return
    this.returning = !this.quick
    if (this.quick) goToField(question)
    else await this.turnTo(step)
    await tick()
    goToField(question)
  }

  /** The quick form is done: to the check page, unless something is missing. */
  async finishQuickForm(): Promise<void> {
    if (this.#stopAt(STEPS) || !(await this.lookUp())) return
    this.quick = false
    this.returning = false
    await this.turnTo('check')
  }

  async turnTo(step: Step): Promise<void> {
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
    if (!this.quick) this.step = firstOpenStep(this.wrongSteps)
    this.turned += 1
    await this.draft.save()
  }

  /** The service refused what was sent: a new draft with the same answers, and its words at the fields they name. */
  async mend(submissionId: string): Promise<void> {
    const submission = await this.client.submissions.get({ id: submissionId })
    const draft = await this.client.drafts.fromSubmission({ submissionId })
    this.draft.reopen()
    this.draft.resume(draft.id)
    window.history.replaceState(null, '', `#/drafts/${encodeURIComponent(draft.id)}`)
    this.answers[MENDS] = submissionId
    this.refused = inScreenOrder(submission.errors.map(toAnswerProblem))
    const first = this.refused[0]
    this.returning = first !== undefined && first.step !== 'check'
    await this.turnTo(first?.step ?? 'check')
  }

  #refusedOn(step: Step): readonly AnswerProblem[] {
    return this.refused.filter((error) => error.step === step)
  }

  /** What the service said of these is dealt with; once that is all, the draft no longer names what it mends. */
  #mended(isMended: (error: AnswerProblem) => boolean): void {
    if (!this.refused.some(isMended)) return
    this.refused = this.refused.filter((error) => !isMended(error))
    if (this.refused.length === 0) this.answers[MENDS] = ''
  }

  /** Shows what is missing or wrong on these steps; true when there is something. */
  #stopAt(steps: readonly Step[]): boolean {
    this.shown = this.stops.filter((error) => steps.includes(error.step))
    return this.shown.length > 0
  }
}

function stop(question: string, step: Step, message: string): AnswerProblem {
  return { question, step, message, code: 'HO-ANSWER-MISSING', from: 'handover' }
}

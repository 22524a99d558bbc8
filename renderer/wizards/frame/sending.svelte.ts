import type { Failure } from '#renderer/api/errors.ts'
import type { Duplicate } from '#shared/contract/submissions.ts'
import { toAnswerProblem } from '#shared/domain/answer-problems.ts'
import type { Problem } from '#shared/domain/problem.ts'
import { SUBMISSION_KINDS } from '#shared/domain/submission.ts'
import type { AnswerProblem } from '#shared/domain/wizard-form.ts'
import type { Wizard } from './wizard.svelte.ts'

/** The check page while it is open: what the core says of the whole, and sending it. */
export class Sending {
  readonly #wizard: Wizard
  sending = $state(false)
  errors = $state.raw<readonly AnswerProblem[]>([])
  warnings = $state.raw<readonly AnswerProblem[]>([])
  duplicate = $state.raw<Duplicate | null>(null)
  /** Why a duplicate is meant; null until it was said. */
  reason = $state<string | null>(null)
  /** Why the core could not check it, and why it could not be sent. */
  unchecked = $state.raw<Failure | null>(null)
  unsent = $state.raw<Failure | null>(null)

  constructor(wizard: Wizard) {
    this.#wizard = wizard
  }

  /** What stands in the way of sending: what the wizard knows itself, then what the core adds. */
  readonly stops = $derived.by((): readonly AnswerProblem[] => {
    const own = this.#wizard.stops
    const isTold = (error: AnswerProblem) =>
      own.some((stop) => stop.question === error.question && stop.code === error.code)
    return [...own, ...this.errors.filter((error) => !isTold(error))]
  })

  readonly ready = $derived.by(
    () => this.stops.length === 0 && this.#wizard.blocked.length === 0 && this.#wizard.connectionId !== null,
  )

  /** Asks the core to check the whole, once nothing is missing. */
  async check(): Promise<void> {
    const wizard = this.#wizard
    this.warnings = wizard.findings.warnings
    if (!this.ready || wizard.connectionId === null) return
    try {
      const found = await wizard.client.submissions.checkTogether({
        connectionId: wizard.connectionId,
        parts: wizard.parts,
      })
      this.#show(found)
      this.duplicate = found.duplicate?.of ?? null
    } catch (error) {
      this.unchecked = wizard.told(error)
    }
  }

  /** Puts all parts into the outbox. Gives their ids in order, or null when something stands in the way, which is then shown. */
  async send(): Promise<string[] | null> {
    const wizard = this.#wizard
    // As they are now: what is changed while the draft is being saved was not confirmed.
    const { connectionId, parts } = wizard
    if (!this.ready || connectionId === null || this.sending) return null
    this.sending = true
    this.unsent = null
    await wizard.draft.save()
    await wizard.draft.finish()
    try {
      const outcome = await wizard.client.submissions.createTogether({
        connectionId,
        parts,
        allowDuplicate: this.reason,
        draftId: wizard.draft.id,
      })
      if (outcome.outcome === 'queued') return outcome.submissions.map(({ id }) => id)
      this.#show(outcome)
      if (outcome.outcome === 'duplicate') this.duplicate = outcome.of
    } catch (error) {
      this.unsent = wizard.told(error)
    } finally {
      this.sending = false
    }
    wizard.draft.reopen()
    return null
  }

  #show({ errors, warnings }: { errors: readonly Problem[]; warnings: readonly Problem[] }): void {
    this.errors = errors.map((problem) => this.#onScreen(problem))
    this.warnings = warnings.map((problem) => this.#onScreen(problem))
  }

  /** Problems of parts that were checked together have paths below their kind: `contact/data.attributes.email`. */
  #onScreen(problem: Problem): AnswerProblem {
    const { form } = this.#wizard
    const [name = '', ...rest] = problem.path.split('/')
    const kind = SUBMISSION_KINDS.find((one) => one === name)
    return kind === undefined
      ? toAnswerProblem(form, form.kind, problem)
      : toAnswerProblem(form, kind, { ...problem, path: rest.join('/') })
  }
}

import type { Failure } from '#renderer/api/errors.ts'
import type { Duplicate } from '#shared/contract/submissions.ts'
import { toAnswerProblem, type AnswerProblem } from '#shared/domain/tenant-answers-checks.ts'
import type { Wizard } from './wizard.svelte.ts'

/** The check page while it is open: what the core says of the whole switch, and sending it. */
export class Sending {
  readonly #wizard: Wizard
  /** Reading what the core says; the answers are shown meanwhile. */
  checking = $state(false)
  sending = $state(false)
  errors = $state.raw<readonly AnswerProblem[]>([])
  warnings = $state.raw<readonly AnswerProblem[]>([])
  duplicate = $state.raw<Duplicate | null>(null)
  /** Why a duplicate is meant; null until it was said. */
  reason = $state<string | null>(null)
  failure = $state.raw<Failure | null>(null)

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
    const { connectionId, made } = this.#wizard
    this.warnings = this.#wizard.findings.warnings
    if (connectionId === null || this.#wizard.stops.length > 0 || this.#wizard.blocked.length > 0) return
    this.checking = true
    try {
      const found = await this.#wizard.client.submissions.check({
        kind: 'tenant-switch',
        connectionId,
        body: made.body,
        consent: made.consent,
      })
      this.errors = found.errors.map(toAnswerProblem)
      this.warnings = found.warnings.map(toAnswerProblem)
      this.duplicate = found.duplicate
    } catch (error) {
      this.failure = this.#wizard.told(error)
    } finally {
      this.checking = false
    }
  }

  /** Puts the switch into the outbox. Gives its id, or null when something stands in the way, which is then shown. */
  async send(): Promise<string | null> {
    const wizard = this.#wizard
    if (!this.ready || wizard.connectionId === null || this.sending) return null
    this.sending = true
    this.failure = null
    await wizard.draft.save()
    await wizard.draft.finish()
    try {
      const outcome = await wizard.client.submissions.create({
        kind: 'tenant-switch',
        connectionId: wizard.connectionId,
        body: wizard.made.body,
        consent: wizard.made.consent,
        allowDuplicate: this.reason,
        draftId: wizard.draft.id,
        answers: wizard.answers,
      })
      if (outcome.outcome === 'queued') return outcome.submission.id
      this.errors = outcome.errors.map(toAnswerProblem)
      this.warnings = outcome.warnings.map(toAnswerProblem)
      if (outcome.outcome === 'duplicate') this.duplicate = outcome.of
    } catch (error) {
      this.failure = this.#wizard.told(error)
    } finally {
      this.sending = false
    }
    wizard.draft.reopen()
    return null
  }
}

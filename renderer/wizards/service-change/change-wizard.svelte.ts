import type { Failure } from '#renderer/api/errors.ts'
import type { Session } from '#renderer/state/session.svelte.ts'
import { ShownVariables } from '#renderer/views/services/shown-variables.svelte.ts'
import type { WizardGround } from '#renderer/wizards/frame/ground.ts'
import { Wizard } from '#renderer/wizards/frame/wizard.svelte.ts'
import type { Problem } from '#shared/domain/problem.ts'
import { areSameVariables, withPresent } from '#shared/domain/service-change-answers.ts'
import { serviceChangeWarnings } from '#shared/domain/service-change-checks.ts'
import { serviceChangeForm } from '#shared/domain/service-change-form.ts'
import type { AnswerProblem } from '#shared/domain/wizard-form.ts'

/** The service that is to be changed. */
export interface ServicePlace {
  connectionId: string
  serviceId: string
}

/** The change of a billed service. It begins with the service as it is, and belongs to its connection. */
export class ServiceChangeWizard extends Wizard {
  readonly variables: ShownVariables
  /** What the service, or the way to it, said when it could not be read. */
  problem = $state.raw<Problem | null>(null)
  /** What the call itself failed with. */
  failure = $state.raw<Failure | null>(null)
  reading = $state(false)
  /** Whether there is no such service. */
  isGone = $state(false)

  /** `from` is where a new one is begun from; a draft knows it itself. */
  constructor(session: Session, ground: WizardGround, from: ServicePlace | null) {
    const connectionId = ground.draft?.connectionId ?? from?.connectionId
    // An id means something only at the service that gave it, so that there is no choice of connections.
    const connections = ground.connections.filter(({ id }) => id === connectionId)
    super(session, serviceChangeForm, { ...ground, connections }, from === null ? {} : begun(from))
    this.variables = new ShownVariables(
      this.client,
      () => ({ connectionId: this.connectionId ?? '', serviceId: this.value('service.id') }),
      this.told,
    )
  }

  /** Whether it is known what the service is like, so that it can be asked what is to be another. */
  readonly isKnown = $derived.by(() => this.answers['service.name'] !== undefined)

  /** Where no variables were typed, those stand that were shown to begin with. */
  override value(question: string): string {
    const isTyped = question !== 'variables' || this.answers[question] !== undefined
    return isTyped ? super.value(question) : (this.#present ?? '')
  }

  /** That nothing is changed is told at the name, and over once anything is. */
  override set(question: string, value: string): void {
    super.set(question, value)
    if (question === 'variables') this.#compare()
    if (this.shown.some(({ code }) => code === 'HO-YETI-NOTHING-CHANGES')) this.forget('name')
  }

  override extraWarnings(): AnswerProblem[] {
    return serviceChangeWarnings(this.answers)
  }

  override get endsAt(): string | null {
    return this.isKnown ? null : 'change'
  }

  /** Reads the service as it is now. What was left as it was follows. */
  async readPresent(): Promise<void> {
    if (this.connectionId === null) return
    const ids = { connectionId: this.connectionId, serviceId: this.value('service.id') }
    this.reading = true
    this.problem = null
    this.failure = null
    try {
      const { service, failure } = await this.client.yeti.service(ids)
      this.problem = failure
      this.isGone = service === null && failure === null
      if (service !== null) {
        const provisioning = await this.#provisioning(service.type?.id)
        // Only now: what was typed while it was read stays.
        this.answers = { ...withPresent(this.answers, service), ...provisioning }
        // What it is like by itself is nothing to keep yet.
        if (this.draft.id === null) this.draft.begin()
      }
    } catch (error) {
      this.failure = this.told(error)
    } finally {
      this.reading = false
    }
  }

  /** Shows the present variables where the new ones are typed, to begin with. What was typed there meanwhile stays. */
  async beginWithPresent(): Promise<void> {
    if ((await this.variables.show()) === null) return
    if (super.value('variables') === '') delete this.answers['variables']
    this.forget('variables')
    this.#compare()
  }

  /** The present variables, once they were shown, as they stand where new ones are typed; null before. */
  get #present(): string | null {
    const { text } = this.variables
    return text === null ? null : text || '{}'
  }

  /** Notes whether the variables are the present ones. Those themselves are no answer: a draft would keep their credentials. */
  #compare(): void {
    const present = this.#present
    const here = this.value('variables')
    const same = present !== null && (here === present || areSameVariables(here, present))
    super.set('variables.same', same ? 'yes' : '')
  }

  /** What the type does with variables. Best effort: without it Yeti alone checks them. */
  async #provisioning(typeId: string | undefined): Promise<Record<string, string>> {
    if (typeId === undefined || this.connectionId === null) return {}
    try {
      const { type } = await this.client.yeti.serviceType({ connectionId: this.connectionId, typeId })
      return type === null ? {} : { 'service.provisioning': type.provisioning }
    } catch {
      return {}
    }
  }
}

function begun({ serviceId }: ServicePlace): Record<string, string> {
  return { 'service.id': serviceId, 'variables.how': 'keep' }
}

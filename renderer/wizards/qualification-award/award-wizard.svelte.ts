import type { Session } from '#renderer/state/session.svelte.ts'
import type { WizardGround } from '#renderer/wizards/frame/ground.ts'
import { Wizard } from '#renderer/wizards/frame/wizard.svelte.ts'
import { awardWizardWords } from '#renderer/words/award-wizard.ts'
import { awardForm } from '#shared/domain/award-form.ts'
import { heldWords } from '#shared/domain/award-words.ts'
import type { AnswerProblem } from '#shared/domain/wizard-form.ts'
import { HeldAward, type Holder } from './held-award.svelte.ts'

/** The award wizard: it looks whether the member holds the qualification already. */
export class AwardWizard extends Wizard {
  readonly held: HeldAward

  constructor(session: Session, ground: WizardGround) {
    super(session, awardForm, ground)
    this.held = new HeldAward(this.client)
    this.#look()
  }

  /** That the member holds the qualification already, in words; null when not, or not known. */
  readonly heldAlready = $derived.by(() =>
    this.held.found === null
      ? null
      : heldWords(this.value('member.label') || awardWizardWords().member.unnamed, this.held.found),
  )

  override set(question: string, value: string): void {
    super.set(question, value)
    if (question.startsWith('member.') || question.startsWith('qualification.')) this.#look()
  }

  override choose(connectionId: string): void {
    super.choose(connectionId)
    this.#look()
  }

  override extraWarnings(): AnswerProblem[] {
    const message = this.heldAlready
    if (message === null) return []
    return [
      {
        question: 'qualification.id',
        step: 'qualification',
        message,
        code: 'HO-CH-AWARD-HELD',
        from: 'handover',
      },
    ]
  }

  #look(): void {
    void this.held.look(this.#holder())
  }

  #holder(): Holder | null {
    const [memberId, qualificationId] = [this.value('member.id'), this.value('qualification.id')]
    if (this.connectionId === null || memberId === '' || qualificationId === '') return null
    return { connectionId: this.connectionId, memberId, qualificationId }
  }
}

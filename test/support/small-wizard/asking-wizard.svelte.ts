import { Wizard } from '#renderer/wizards/frame/wizard.svelte.ts'
import { missing } from '#shared/domain/answer-problems.ts'
import type { AnswerProblem } from '#shared/domain/wizard-form.ts'

/** A wizard of a kind that adds all it may: what it allows and is busy with is for the test to say. */
export class AskingWizard extends Wizard {
  allows = $state(false)
  isAsking = $state(false)
  /** The steps that one tried to leave. */
  readonly left: string[] = []
  checked = 0
  /** What is still to be confirmed before it is sent; '' when nothing is. */
  unconfirmed = $state('')

  override beforeLeaving(step: string): Promise<boolean> {
    this.left.push(step)
    return Promise.resolve(this.allows)
  }

  override atCheck(): void {
    this.checked += 1
  }

  override confirmations(): AnswerProblem[] {
    return this.unconfirmed === '' ? [] : [missing('confirmation', 'check', this.unconfirmed)]
  }

  override get busy(): string | null {
    return this.isAsking ? 'Asking' : null
  }

  override get endsAt(): string | null {
    return this.value('name') === 'Nobody' ? 'who' : null
  }
}

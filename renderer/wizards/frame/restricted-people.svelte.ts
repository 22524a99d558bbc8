import { wizardFrameWords } from '#renderer/words/wizard-frame.ts'
import { peopleNamed } from '#shared/domain/people-named.ts'
import type { AnswerProblem } from '#shared/domain/wizard-form.ts'
import type { Wizard } from './wizard.svelte.ts'

/** Whether somebody is restricted whom a wizard is about, asked when its check page opens. It warns, and never stops anything. */
export class RestrictedPeople {
  readonly #wizard: Wizard
  warnings = $state.raw<readonly AnswerProblem[]>([])

  constructor(wizard: Wizard) {
    this.#wizard = wizard
  }

  async ask(): Promise<void> {
    const wizard = this.#wizard
    // What was typed before another answer made it needless is not sent.
    const asked = peopleNamed(wizard.answers).filter(({ question }) =>
      wizard.steps.some(({ name }) => name === wizard.stepOf(question)),
    )
    const named = await Promise.all(
      asked.map(async ({ who, question, ...person }) =>
        (await isNoted(wizard.client.rights.isRestricted(person))) ? [this.#warning(who, question)] : [],
      ),
    )
    const told = named.flat()
    const begun = wizard.answers['person.id'] ?? ''
    // Of whom it was begun from their page is told once: by name, where the answers name them.
    if (told.length === 0 && begun !== '' && (await isNoted(wizard.client.homes.person({ id: begun }))))
      told.push(this.#warning(wizardFrameWords().restricted.beganFor, ''))
    this.warnings = told
  }

  #warning(who: string, question: string): AnswerProblem {
    return {
      question,
      step: this.#wizard.stepOf(question) ?? 'check',
      message: wizardFrameWords().restricted.one(who),
      code: 'HO-PERSON-RESTRICTED',
      from: 'handover',
    }
  }
}

/** Somebody who is not known any more is not restricted; what cannot be looked up is told by what is checked beside it. */
async function isNoted(asking: Promise<{ restricted: boolean }>): Promise<boolean> {
  try {
    return (await asking).restricted
  } catch {
    return false
  }
}

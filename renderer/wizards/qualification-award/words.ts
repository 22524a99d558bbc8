import type { WizardWords } from '#renderer/wizards/frame/wizard-words.ts'
import { awardWizardWords } from '#renderer/words/award-wizard.ts'
import type { Step } from '#shared/domain/award-answers-steps.ts'

/** What the wizard says in places that all wizards have. */
export function awardWords(): WizardWords {
  const { whatNext, duplicate } = awardWizardWords()
  return {
    whatNext: whatNext satisfies Readonly<Record<Step, readonly string[]>>,
    duplicate: () => ({
      title: duplicate.title,
      what: duplicate.what,
      change: { label: duplicate.change, question: 'due' },
    }),
  }
}

import type { WizardWords } from '#renderer/wizards/frame/wizard-words.ts'
import { psrWizardWords } from '#renderer/words/psr-wizard.ts'
import type { PsrStep } from '#shared/domain/psr-answers-steps.ts'

/** What the wizard says in places that all wizards have. */
export function psrWords(): WizardWords {
  const { whatNext, duplicate } = psrWizardWords()
  return {
    whatNext: whatNext satisfies Readonly<Record<PsrStep, readonly string[]>>,
    duplicate: () => ({
      title: duplicate.title,
      what: duplicate.what,
      change: { label: duplicate.change, question: 'needs' },
    }),
  }
}

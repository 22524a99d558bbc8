import type { WizardWords } from '#renderer/wizards/frame/wizard-words.ts'
import { appointmentWizardWords } from '#renderer/words/appointment-wizard.ts'
import type { Step } from '#shared/domain/appointment-answers-steps.ts'

/** What the wizard says in places that all wizards have. */
export function appointmentWords(): WizardWords {
  const { whatNext, duplicate } = appointmentWizardWords()
  return {
    whatNext: whatNext satisfies Readonly<Record<Step, readonly string[]>>,
    duplicate: () => ({
      title: duplicate.title,
      what: duplicate.what,
      change: { label: duplicate.change, question: 'date' },
    }),
  }
}

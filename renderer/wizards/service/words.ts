import type { WizardWords } from '#renderer/wizards/frame/wizard-words.ts'
import { serviceWizardWords } from '#renderer/words/service-wizard.ts'
import type { Step } from '#shared/domain/service-answers-steps.ts'

/** What the wizard says in places that all wizards have. */
export function serviceWords(): WizardWords {
  const { whatNext, duplicate } = serviceWizardWords()
  return {
    whatNext: whatNext satisfies Readonly<Record<Step, readonly string[]>>,
    duplicate: ({ path }) => ({
      title: duplicate.title,
      what: path === 'data.attributes.name' ? duplicate.sameReference : duplicate.sameService,
      change: { label: duplicate.change, question: 'name' },
    }),
  }
}

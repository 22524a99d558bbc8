import type { WizardWords } from '#renderer/wizards/frame/wizard-words.ts'
import { serviceChangeWizardWords } from '#renderer/words/service-change-wizard.ts'
import type { Step } from '#shared/domain/service-change-steps.ts'

/** What the wizard says in places that all wizards have. */
export function serviceChangeWords(): WizardWords {
  return { whatNext: serviceChangeWizardWords().whatNext satisfies Readonly<Record<Step, readonly string[]>> }
}

import type { WizardWords } from '#renderer/wizards/frame/wizard-words.ts'
import { switchWizardWords } from '#renderer/words/switch-wizard.ts'

/** What the wizard says in places that all wizards have. */
export function tenantWords(): WizardWords {
  const { whatNext, duplicate, tenant } = switchWizardWords()
  return {
    whatNext: { ...whatNext, ...tenant.whatNext },
    duplicate: ({ samePerson }) => ({
      title: samePerson ? duplicate.title : tenant.duplicate.anotherPerson,
      what: samePerson ? tenant.duplicate.same : tenant.duplicate.other,
      change: { label: tenant.duplicate.change, question: 'tenancyStartDate' },
    }),
  }
}

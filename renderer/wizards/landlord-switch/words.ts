import type { WizardWords } from '#renderer/wizards/frame/wizard-words.ts'
import { switchWizardWords } from '#renderer/words/switch-wizard.ts'

/** What the wizard says in places that all wizards have. */
export function landlordWords(): WizardWords {
  const { whatNext, duplicate, landlord } = switchWizardWords()
  const { countryFirst, checkLast, ...steps } = landlord.whatNext
  return {
    whatNext: {
      ...whatNext,
      ...steps,
      country: [...countryFirst, ...whatNext.country],
      check: [...whatNext.check, ...checkLast],
    },
    duplicate: ({ samePerson }) => ({
      title: duplicate.title,
      what: samePerson ? landlord.duplicate.same : landlord.duplicate.other,
      change: { label: duplicate.changeReading, question: 'meterReadings.meterReadingDate' },
    }),
  }
}

import type { WizardWords } from '#renderer/wizards/frame/wizard-words.ts'
import { switchWizardWords } from '#renderer/words/switch-wizard.ts'

/** What the wizard says in places that all wizards have. */
export function purchaserWords(): WizardWords {
  const { whatNext, duplicate, purchaser } = switchWizardWords()
  return {
    whatNext: { ...whatNext, ...purchaser.whatNext },
    duplicate: ({ samePerson }) => ({
      title: duplicate.title,
      what: samePerson ? purchaser.duplicate.same : purchaser.duplicate.other,
      change: { label: duplicate.changeReading, question: 'meterReadings.meterReadingDate' },
    }),
  }
}

import type { WizardWords } from '#renderer/wizards/frame/wizard-words.ts'
import { SWITCH_WHAT_NEXT } from '#renderer/wizards/switch/words.ts'

export const purchaserWords: WizardWords = {
  whatNext: {
    ...SWITCH_WHAT_NEXT,
    readings: [
      'Read the meters on the day the keys change hands: it is the day from which the purchaser pays.',
    ],
    purchaser: [
      'One purchaser is sent to Acquaint. A company goes in as last name.',
      'What you write about health is kept out of logs, titles and lists.',
    ],
  },
  duplicate: ({ samePerson }) => ({
    title: 'This switch is there already',
    what: samePerson
      ? 'The same meter, reading day and purchaser'
      : 'A switch for the same meter and reading day, to another purchaser,',
    change: { label: 'Change the reading date', question: 'meterReadings.meterReadingDate' },
  }),
}

import type { WizardWords } from '#renderer/wizards/frame/wizard-words.ts'
import { SWITCH_WHAT_NEXT } from '#renderer/wizards/switch/words.ts'

export const landlordWords: WizardWords = {
  whatNext: {
    ...SWITCH_WHAT_NEXT,
    country: [
      'The final readings are taken, the landlord takes the supplies over with them, and the home counts as empty until somebody moves in.',
      ...(SWITCH_WHAT_NEXT['country'] ?? []),
    ],
    readings: [
      'Read the meters on the day the tenant hands the keys back: their last bill ends with these numbers, and the landlord’s begins with them.',
    ],
    landlord: [
      'The landlord pays from the day of the readings until somebody moves in. A company goes in as last name.',
    ],
    billing: [
      'In Ireland somebody has to sign on between two tenancies, or the supply may be cut off.',
      'Acquaint knows this choice by a number. While it is not known, the draft is kept as blocked.',
    ],
    check: [
      ...(SWITCH_WHAT_NEXT['check'] ?? []),
      'From then on Today counts the days that the home is empty, and these readings are offered when somebody moves in.',
    ],
  },
  duplicate: ({ samePerson }) => ({
    title: 'This switch is there already',
    what: samePerson
      ? 'The same meter, reading day and landlord'
      : 'A switch for the same meter and reading day, to another landlord,',
    change: { label: 'Change the reading date', question: 'meterReadings.meterReadingDate' },
  }),
}

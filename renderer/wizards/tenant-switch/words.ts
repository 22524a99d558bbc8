import type { WizardWords } from '#renderer/wizards/frame/wizard-words.ts'
import { SWITCH_WHAT_NEXT } from '#renderer/wizards/switch/words.ts'

export const tenantWords: WizardWords = {
  whatNext: {
    ...SWITCH_WHAT_NEXT,
    readings: [
      'An opening reading that is wrong is hard to put right later. A photo of each meter settles most arguments.',
    ],
    tenancy: ['This is the day from which the tenant pays, even if they move in later.'],
    tenant: [
      'One lead tenant is sent to Acquaint. The names of the others stay with your copy.',
      'What you write about health is kept out of logs, titles and lists.',
    ],
    landlord: ['Acquaint requires the landlord on every tenant switch. A company goes in as last name.'],
  },
  duplicate: ({ samePerson }) => ({
    title: samePerson
      ? 'This switch is there already'
      : 'Another person is registered for this meter and day',
    what: samePerson
      ? 'The same meter, start date and tenant'
      : 'A switch for the same meter and start date, with another tenant,',
    change: { label: 'Change the start date', question: 'tenancyStartDate' },
  }),
}

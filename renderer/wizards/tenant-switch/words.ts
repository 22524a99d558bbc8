import type { WizardWords } from '#renderer/wizards/frame/wizard-words.ts'
import type { Step } from '#shared/domain/switch-answers-steps.ts'

const WHAT_NEXT: Readonly<Record<Step, readonly string[]>> = {
  country: [
    '“MPRN” means the electricity number in Ireland and Northern Ireland, and the gas number in Great Britain. So the country comes first.',
  ],
  home: [
    'Handover asks Acquaint what it knows of the MPRN and compares it with the address. Nothing you typed is changed.',
    'Take both numbers from a bill or the tenancy’s papers. The number on the meter itself is another one.',
  ],
  supply: ['The kind of meter decides which readings are asked for.', 'What does not apply is not sent.'],
  readings: [
    'An opening reading that is wrong is hard to put right later. A photo of each meter settles most arguments.',
  ],
  tenancy: ['This is the day from which the tenant pays, even if they move in later.'],
  tenant: [
    'One lead tenant is sent to Acquaint. The names of the others stay with your copy.',
    'What you write about health is kept out of logs, titles and lists.',
  ],
  landlord: ['Acquaint requires the landlord on every tenant switch. A company goes in as last name.'],
  check: [
    'Nothing has been sent yet.',
    'After Send, the switch waits in the outbox until Acquaint has answered, even if you close Handover.',
  ],
}

export const tenantWords: WizardWords = {
  whatNext: WHAT_NEXT,
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

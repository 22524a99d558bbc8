import type { WizardWords } from '#renderer/wizards/frame/wizard-words.ts'

/** "What happens next" of the steps that every switch has. */
export const SWITCH_WHAT_NEXT: WizardWords['whatNext'] = {
  country: [
    '“MPRN” means the electricity number in Ireland and Northern Ireland, and the gas number in Great Britain. So the country comes first.',
  ],
  home: [
    'Handover asks Acquaint what it knows of the MPRN and compares it with the address. Nothing you typed is changed.',
    'Take both numbers from a bill or the tenancy’s papers. The number on the meter itself is another one.',
  ],
  supply: ['The kind of meter decides which readings are asked for.', 'What does not apply is not sent.'],
  check: [
    'Nothing has been sent yet.',
    'After Send, the switch waits in the outbox until Acquaint has answered, even if you close Handover.',
  ],
}

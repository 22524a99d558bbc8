import type { WizardWords } from '#renderer/wizards/frame/wizard-words.ts'
import type { Step } from '#shared/domain/appointment-answers-steps.ts'

const WHAT_NEXT: Readonly<Record<Step, readonly string[]>> = {
  property: [
    'Everything after this is looked for at this home first: its conversations, accounts and operations.',
    'Times are those on the clock at the home. They are sent with their distance to Greenwich, so that they stay right when the clocks change.',
  ],
  contact: [
    'A new contact is made in Ctrl Hub when you send, before the visit.',
    'Look for the contact first: two records of one person are hard to put together again.',
  ],
  interaction: [
    'Ctrl Hub books a visit on a conversation with the customer. If there is none yet, it is made when you send.',
  ],
  account: [
    'An account in Ctrl Hub ties contacts and homes together. A new one gets this contact and this home.',
  ],
  operation: [
    'The operation is the work itself, as the office planned it in Ctrl Hub. It cannot be made here.',
  ],
  when: [
    'The time band fills in the times; you can change them.',
    'Before sending, Handover looks at what else is booked around that day.',
  ],
  visit: [
    'Write how to get in and what to take care of. No illness and no diagnosis: visitors and planners read it.',
    'What you say about health is kept out of logs, titles, lists and calendar files.',
  ],
  basis: ['Health data is sent only if they agreed that it is recorded and shared. They can take it back.'],
  check: [
    'Nothing has been sent yet.',
    'After Send, what is new is made one after the other, and the visit last. If something is refused on the way, what was made already is used again.',
  ],
}

export const appointmentWords: WizardWords = {
  whatNext: WHAT_NEXT,
  duplicate: () => ({
    title: 'This visit is there already',
    what: 'A visit for the same operation at the same time',
    change: { label: 'Change the day or time', question: 'date' },
  }),
}

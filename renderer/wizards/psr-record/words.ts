import type { WizardWords } from '#renderer/wizards/frame/wizard-words.ts'
import type { PsrStep } from '#shared/domain/psr-answers-steps.ts'

const WHAT_NEXT: Readonly<Record<PsrStep, readonly string[]>> = {
  home: [
    'The Priority Services Register (PSR) tells those who work on a supply which households need extra care.',
    'Homes and meters come from Ctrl Hub. Nothing is changed there until you send.',
  ],
  meters: [
    'Gas and electricity are separate records, because different companies look after them. You can fill both in at once.',
    'A new record holds the full set of needs. What is left out is no longer on it.',
  ],
  needs: [
    'Ask in private. Nobody has to answer.',
    'What is ticked here is kept out of lists, titles, logs and file names.',
  ],
  priority: ['Handover sends the number as it is, and adds no meaning of its own.'],
  info: ['No diagnoses: the needs say what those who come to the door have to know.'],
  basis: [
    'What is sent is kept with the agreement it rests on: who gave it, how, when, and which wording was read out.',
    'They can take it back at any time. You note that on the receipt.',
  ],
  check: [
    'Nothing has been sent yet.',
    'After Send, each meter’s record waits in the outbox until Ctrl Hub has answered, even if you close Handover.',
  ],
}

export const psrWords: WizardWords = {
  whatNext: WHAT_NEXT,
  duplicate: () => ({
    title: 'This record is there already',
    what: 'A record for the same meter with the same needs',
    change: { label: 'Change the needs', question: 'needs' },
  }),
}

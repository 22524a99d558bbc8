import type { WizardWords } from '#renderer/wizards/frame/wizard-words.ts'
import type { Step } from '#shared/domain/service-answers-steps.ts'

const WHAT_NEXT: Readonly<Record<Step, readonly string[]>> = {
  account: [
    'Everything the service costs is taken from this account, in its currency.',
    'The balance is read again before anything is charged.',
  ],
  type: ['What a type does besides is set up in Yeti. Ask whoever looks after Yeti when you are not sure.'],
  name: [
    'Yeti takes the same service twice when it is sent twice. By the reference, Handover finds out whether it has it already when an answer is lost.',
  ],
  prices: [
    'Yeti has no price list: it charges what you type here.',
    'The initial price cannot be changed later. The renewal price can.',
  ],
  renewal: [
    'Every renewal is charged in full. Yeti does so within the hour after it is due, and when the balance is too low it tries again each hour.',
    'Neither the day nor how often can be changed later.',
  ],
  variables: ['Whoever looks after Yeti knows what a service type needs here. Most need nothing.'],
  check: [
    'Nothing has been sent or charged yet.',
    'After Send, the service waits in the outbox until Yeti has answered, even if you close Handover. It is never sent twice by itself.',
  ],
}

export const serviceWords: WizardWords = {
  whatNext: WHAT_NEXT,
  duplicate: ({ path }) => ({
    title: 'This service is there already',
    what:
      path === 'data.attributes.name'
        ? 'A service with this very reference'
        : 'A service with the same account, type, name, prices, renewal and variables',
    change: { label: 'Change the name', question: 'name' },
  }),
}

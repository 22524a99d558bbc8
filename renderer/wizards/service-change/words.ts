import type { WizardWords } from '#renderer/wizards/frame/wizard-words.ts'
import type { Step } from '#shared/domain/service-change-steps.ts'

const WHAT_NEXT: Readonly<Record<Step, readonly string[]>> = {
  change: [
    'Only what you change is sent. Nothing is charged by it.',
    'The account, the type, the initial price and the renewals stay as they were set up.',
  ],
  check: [
    'Nothing has been sent yet.',
    'After Send, the change waits in the outbox until Yeti has answered, even if you close Handover.',
  ],
}

export const serviceChangeWords: WizardWords = { whatNext: WHAT_NEXT }

import type { WizardWords } from '#renderer/wizards/frame/wizard-words.ts'
import type { Step } from '#shared/domain/award-answers-steps.ts'

const WHAT_NEXT: Readonly<Record<Step, readonly string[]>> = {
  member: [
    'Members are the people of your organisation, as Ctrl Hub has them. Only the name stays in the draft.',
  ],
  qualification: [
    'The number is on the certificate. It tells two qualifications with similar titles apart.',
    'Handover looks whether the member holds it already, and says so before anything is sent.',
  ],
  status: ['Ask whoever looks after Ctrl Hub at your office when you are not sure what it is called there.'],
  due: [
    'Ctrl Hub works out from its own rules when the risk rises, and when the award expires. You see both under Qualifications.',
  ],
  check: [
    'Nothing has been sent yet.',
    'After Send, the award waits in the outbox until Ctrl Hub has answered, even if you close Handover.',
  ],
}

export const awardWords: WizardWords = {
  whatNext: WHAT_NEXT,
  duplicate: () => ({
    title: 'This award is there already',
    what: 'An award for the same member, qualification and due date',
    change: { label: 'Change the due date', question: 'due' },
  }),
}

import { holidaysAt } from './bank-holidays.ts'
import { dateInWords } from './calendar-date.ts'
import { CHASE_AFTER_WORKING_DAYS, chaseFrom } from './chase.ts'
import type { Country } from './codes.ts'
import { remoteNumber } from './remote-ids.ts'
import { KIND_FACTS, receiverOf, type SubmissionKind } from './submission.ts'
import { isSwitchKind, type SwitchKind } from './switch-kinds.ts'

/** Whose word a receipt stands on, when no answer came; null when one did. */
export function wordOnReceipt(receipt: {
  kind: SubmissionKind
  onWhoseWord: string | null
  answerHash: string | null
}): { title: string; text: string } | null {
  const { kind, onWhoseWord, answerHash } = receipt
  if (onWhoseWord === null) return null
  const receiver = receiverOf(kind)
  if (onWhoseWord === receiver && answerHash !== null)
    return {
      title: 'Looked up afterwards',
      text: `No answer came when it was sent. Handover looked it up afterwards, and ${receiver} had it.`,
    }
  return {
    title: 'No answer came: this stands on someone’s word',
    text: `On the word of ${onWhoseWord}: no answer came when it was sent, and ${receiver} said afterwards that they have it.`,
  }
}

/** Whether a kind's receipt hides something that can be shown while what was sent is kept. */
export function hidesSomething(kind: SubmissionKind): boolean {
  return HIDING.includes(kind)
}

const HIDING: readonly SubmissionKind[] = [
  'psr-record',
  'appointment',
  'interaction',
  'contact',
  'service',
  'service-change',
]

/** What follows once it was received, a paragraph each: what the sender has to do, and what nobody can see from here. */
export function whatHappensNext(receipt: {
  kind: SubmissionKind
  /** That of its home; null when it is not known. */
  country: Country | null
  acceptedAt: string
  remoteIds: Readonly<Record<string, string>>
}): readonly string[] {
  const { kind } = receipt
  return isSwitchKind(kind) ? afterSwitch({ ...receipt, kind }) : AFTER[kind]
}

function afterSwitch({
  kind,
  country,
  acceptedAt,
  remoteIds,
}: {
  kind: SwitchKind
  country: Country | null
  acceptedAt: string
  remoteIds: Readonly<Record<string, string>>
}): readonly string[] {
  const number = remoteNumber(remoteIds)
  const quoting = number === null ? '' : ` and quote case ${number.value}`
  const day = dateInWords(chaseFrom(acceptedAt, country === null ? null : holidaysAt(country)), 'words')
  return [
    'The suppliers change the bills over in the next weeks. There is no way to ask Acquaint by computer how far it is.',
    `If you have heard nothing by ${day} (${CHASE_AFTER_WORKING_DAYS} working days), ring them${quoting}.`,
    ...AFTER_SWITCH[kind],
  ]
}

/** What the sender of one kind of switch has to do besides. */
const AFTER_SWITCH: Readonly<Record<SwitchKind, readonly string[]>> = {
  'tenant-switch': [],
  'landlord-switch': [
    'The home counts as empty from now on, and Today counts the days. When somebody moves in, these readings are offered as their opening ones.',
  ],
  'purchaser-switch': [
    'Tell the purchaser the readings that were sent: their first bill should start there.',
  ],
}

const AFTER: Readonly<Record<Exclude<SubmissionKind, SwitchKind>, readonly string[]>> = {
  'psr-record': [
    'This does not by itself register anyone with a supplier or network operator. Tell the tenant to ask their supplier too.',
    'Tell the tenant what was put on record, and that they can take their agreement back.',
  ],
  'qualification-award': [
    'The award stands at Ctrl Hub with the status that was sent. Whether it is valid, and until when, is decided there.',
  ],
  appointment: [
    'Tell the tenant the day and the time. Handover cannot move or cancel a visit: ask your Ctrl Hub administrator.',
  ],
  interaction: ['The conversation is on the customer’s record at Ctrl Hub.'],
  contact: ['The contact is at Ctrl Hub now, and can be chosen there and here.'],
  account: ['The account is at Ctrl Hub now, with the contacts and homes that it was sent with.'],
  service: [
    'What stands under “Charged at once” was taken from the account when Yeti took it (a credit was paid to it).',
    'If it is renewed, Yeti does that by itself. You see each charge under Billed services.',
    'It cannot be deleted; its name, renewal price and variables can be changed.',
  ],
  'service-change': ['The change holds from now on. What was charged before stays as it was.'],
}

/** What to do once an agreement was taken back: nobody but the receiver can delete what was sent. */
export function afterWithdrawal(kind: SubmissionKind): string {
  const receiver = receiverOf(kind)
  return KIND_FACTS[kind].provider === 'ctrl-hub'
    ? `Write to ${receiver}, who alone can delete the record. Handover cannot recall what was sent.`
    : `Tell ${receiver} and the suppliers, who alone can take the note out. Handover cannot recall what was sent.`
}

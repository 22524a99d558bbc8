import { answered } from './answered.ts'
import type { Answers } from './wizard-form.ts'

/*
 * What was typed into the appointment wizard. A picked record is `NAME.id`, `NAME.type` and `NAME.label`; what is new is its fields.
 * `contact.how`, `account.how` and `interaction.how` say which of the two.
 */

/** The records that are picked from what the service lists. */
export const PICKED = [
  'property',
  'contact',
  'interaction',
  'representative',
  'accountHolder',
  'account',
  'operation',
  'timeBand',
] as const
export type PickedName = (typeof PICKED)[number]

/** A record as a body refers to it. */
export interface RecordRef {
  type: string
  id: string
}

/** The records that may be there already, or are made on the way to the visit. */
export type LinkName = 'contact' | 'account' | 'interaction'

/**
 * Whether a link of the chain is there already or is made; null while that was not said. A contact that is made has no conversation
 * yet, so then the conversation is made too, whatever was said before.
 */
export function howOf(answers: Answers, link: LinkName): 'existing' | 'new' | null {
  if (link === 'interaction' && howOf(answers, 'contact') === 'new') return 'new'
  const how = answers[`${link}.how`]
  return how === 'existing' || how === 'new' ? how : null
}

/** A record that was picked, or null. */
export function pickedRef(answers: Answers, name: PickedName): RecordRef | null {
  const id = answered(answers, `${name}.id`)
  const type = answered(answers, `${name}.type`)
  return id === undefined || type === undefined ? null : { type, id }
}

/** What the screen shows of a picked record, with its id, or null. */
export function pickedRecord(answers: Answers, name: PickedName): (RecordRef & { label: string }) | null {
  const ref = pickedRef(answers, name)
  return ref === null ? null : { ...ref, label: answered(answers, `${name}.label`) ?? ref.id }
}

/** What was looked for within what: another choice there makes these choices doubtful. */
const FOUND_WITHIN: Readonly<Partial<Record<PickedName, readonly PickedName[]>>> = {
  property: ['interaction', 'account', 'operation'],
  contact: ['interaction', 'account'],
  accountHolder: ['account'],
}

/** The answers that a pick, or taking it back, gives. Picks that were found within another one go. */
export function pickAnswers(
  answers: Answers,
  name: PickedName,
  record: (RecordRef & { label: string }) | null,
): Record<string, string> {
  const same = (answers[`${name}.id`] ?? '') === (record?.id ?? '')
  const gone = same ? [] : (FOUND_WITHIN[name] ?? [])
  const picks = [...gone.map((one) => [one, null] as const), [name, record] as const]
  return Object.fromEntries(
    picks.flatMap(([one, picked]) => [
      [`${one}.id`, picked?.id ?? ''],
      [`${one}.type`, picked?.type ?? ''],
      // As much as a draft keeps of one answer.
      [`${one}.label`, (picked?.label ?? '').slice(0, 500)],
    ]),
  )
}

/** Someone in the home depends on a supply or equipment for medical reasons: only then is there health data to send. */
export function isMedical(answers: Answers): boolean {
  return answers['medical_dependency'] === 'yes'
}

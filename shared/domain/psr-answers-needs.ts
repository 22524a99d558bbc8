import { answered } from './answered.ts'
import { needOf, NEEDS, NEED_WITH_TEXT } from './needs-codes.ts'
import { chosenMeters, type ChosenMeter, type ShownRecord } from './psr-answers-meters.ts'
import { changeOf, type NeedsChange } from './psr-info.ts'
import type { Answers } from './wizard-form.ts'

/** Said on purpose: the record is to hold no need any more. */
export const NO_NEEDS = 'noNeeds'
export const NEED_TEXT = `needs.text.${NEED_WITH_TEXT}`

export function needKey(code: string): string {
  return `needs.${code}`
}

/** The day on which a need that is for a time is looked at again. */
export function expiryKey(code: string): string {
  return `needs.expiry.${code}`
}

/** Every code that can be ticked: those of the list, and, with a record that has them, any other two digits. */
export const TICKABLE: readonly string[] = [
  ...NEEDS.map(({ code }) => code),
  ...Array.from({ length: 100 }, (_, number) => String(number).padStart(2, '0')).filter(
    (code) => !NEEDS.some((need) => need.code === code),
  ),
]

/** The codes that are ticked, in rising order. */
export function tickedCodes(answers: Answers): string[] {
  return TICKABLE.filter((code) => answers[needKey(code)] === 'yes').toSorted()
}

/** Whether a need is ticked, and so its review date is asked for: it is for a time by its kind, or has a date from a record. */
export function isForATime(code: string, answers: Answers): boolean {
  const isAsked = needOf(code)?.temporary === true || answered(answers, expiryKey(code)) !== undefined
  return answers[needKey(code)] === 'yes' && isAsked
}

/** The ticked codes whose review date is asked for, in rising order. */
export function codesForATime(answers: Answers): string[] {
  return tickedCodes(answers).filter((code) => isForATime(code, answers))
}

/** Whether the set was said: needs, or that there are none. */
export function isSetSaid(answers: Answers): boolean {
  return tickedCodes(answers).length > 0 || answers[NO_NEEDS] === 'yes'
}

/** What the new set changes against the record that a meter has. */
export interface RecordChange extends NeedsChange {
  meter: ChosenMeter
  before: ShownRecord
}

/** Against the record of each chosen meter that was shown. */
export function changesOf(answers: Answers): RecordChange[] {
  const codes = tickedCodes(answers)
  return chosenMeters(answers).flatMap((meter) =>
    meter.shown === null ? [] : [{ meter, before: meter.shown, ...changeOf(meter.shown, { codes }) }],
  )
}

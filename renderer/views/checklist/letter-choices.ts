import { checklistWords } from '#renderer/words/checklist.ts'
import { readCalendarDate } from '#shared/domain/calendar-date.ts'
import type { LetterChoices, Occasion } from '#shared/domain/tenancies/letters.ts'

/** What was typed, with '' for what was not. */
export interface TypedChoices {
  furnished: string
  agreement: string
  movedOn: string
  forwarding: string
  reference: string
  waterMeter: string
  endsOn: string
}

export const FURNISHED = ['furnished', 'part-furnished', 'unfurnished'] as const
export const AGREEMENTS = ['joint', 'separate'] as const

/** What a letter is made with, or what is to be mended first, by the field. */
export function readChoices(
  typed: TypedChoices,
  occasion: Occasion,
):
  | { choices: LetterChoices; endsOn: string | null; errors: Record<string, string> }
  | { choices: null; errors: Record<string, string> } {
  const { movedOn, endsOn, forwarding, reference, waterMeter } = typed
  const isDay = (text: string) => readCalendarDate(text) !== null
  const { days, draft } = checklistWords()
  const errors: Record<string, string> = {
    ...(movedOn === '' || isDay(movedOn) ? {} : { movedOn: days.notReal }),
    ...(occasion === 'move-in' || isDay(endsOn)
      ? {}
      : { endsOn: endsOn === '' ? draft.endsOn.missing : days.notReal }),
  }
  if (Object.keys(errors).length > 0) return { choices: null, errors }
  return {
    choices: {
      furnished: FURNISHED.find((one) => one === typed.furnished) ?? null,
      agreement: AGREEMENTS.find((one) => one === typed.agreement) ?? null,
      movedOn: movedOn === '' ? null : movedOn,
      forwarding,
      reference,
      waterMeter,
    },
    endsOn: occasion === 'move-in' ? null : endsOn,
    errors,
  }
}

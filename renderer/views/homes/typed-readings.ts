import { homesWords } from '#renderer/words/homes.ts'
import { readCalendarDate } from '#shared/domain/calendar-date.ts'
import { MAX_READING, READINGS_OF_METER, type ReadingField } from '#shared/domain/meter-readings.ts'
import { READING_NAMES } from '#shared/domain/switch-answers-words.ts'
import type { KnownHome } from '#shared/contract/known-home.ts'

/** The registers that a home's meters have, as far as it is known; those of the commonest meters when it is not. */
export function registersOf({ meterType, supply }: Pick<KnownHome, 'meterType' | 'supply'>): ReadingField[] {
  const electricity = supply === 'gas' ? [] : READINGS_OF_METER[meterType ?? 'twenty-four-hour']
  return [...electricity, ...(supply === 'electricity' ? [] : (['gasMeterRead'] as const))]
}

/** What was typed as readings. With errors, the rest says nothing. */
export interface TypedReadings {
  errors: { id: string; message: string }[]
  readOn: string
  values: Partial<Record<ReadingField, number>>
}

/** Reads what was typed. `errors` are at the fields `typed-REGISTER` and `typed-day`. */
export function readTyped(
  registers: readonly ReadingField[],
  typed: Readonly<Record<string, string>>,
  day: string,
  today: string,
): TypedReadings {
  const words = homesWords().readings.typed
  const errors: TypedReadings['errors'] = []
  const values: TypedReadings['values'] = {}
  for (const register of registers) {
    const text = (typed[register] ?? '').replaceAll(/[\s,]/g, '')
    if (text === '') continue
    if (/^\d+$/.test(text) && Number(text) <= MAX_READING) values[register] = Number(text)
    else
      errors.push({
        id: `typed-${register}`,
        message: words.wrong(READING_NAMES[register]),
      })
  }
  const [first] = registers
  if (errors.length === 0 && Object.keys(values).length === 0 && first !== undefined)
    errors.push({ id: `typed-${first}`, message: words.missing })
  const readOn = readCalendarDate(day)?.day ?? null
  if (readOn === null) errors.push({ id: 'typed-day', message: words.dayMissing })
  else if (readOn > today) errors.push({ id: 'typed-day', message: words.dayToCome })
  return { errors, readOn: readOn ?? today, values }
}

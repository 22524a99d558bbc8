import * as v from 'valibot'
import { answered } from './answered.ts'
import { addDays, dateInWords, daysBetween, daysInWords, readCalendarDate } from './calendar-date.ts'
import { READING_FIELDS, type ReadingField } from './meter-readings.ts'
import { readingsAsked } from './supply-answers.ts'
import { READING_NAMES } from './switch-answers-words.ts'
import { SWITCH_KINDS, type SwitchKind } from './switch-kinds.ts'
import type { Answers } from './wizard-form.ts'

const Day = v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/))

/** What the meters of a home showed, and the day they were read. A reading that was not given is absent; 0 is a reading. */
export const KnownReadings = v.object({
  readOn: v.nullable(Day),
  values: v.partial(
    v.object({
      twentyFourHourMeterRead: v.number(),
      nightSaverMeterRead: v.number(),
      dayMeterRead: v.number(),
      nightMeterRead: v.number(),
      peakMeterRead: v.number(),
      gasMeterRead: v.number(),
    } satisfies Record<ReadingField, unknown>),
  ),
})
export type KnownReadings = v.InferOutput<typeof KnownReadings>

/** The last time somebody else began to pay for a home's supplies, as far as Handover sent it. Names nobody. */
export const HandedOver = v.object({
  submissionId: v.string(),
  /** Null until it was accepted. */
  receiptId: v.nullable(v.string()),
  kind: v.picklist(SWITCH_KINDS),
  /** The day from which they pay: a tenancy's first, else the day of the readings. */
  day: Day,
  readings: KnownReadings,
})
export type HandedOver = v.InferOutput<typeof HandedOver>

/** The readings that close the last account, to open the next one with: those of a landlord who hands the home on. */
export function closingReadings(kind: SwitchKind, last: HandedOver | null): KnownReadings | null {
  return last !== null && kind !== 'landlord-switch' && last.kind === 'landlord-switch' ? last.readings : null
}

/** Something that does not go together with what was sent before for this home. */
export interface Discontinuity {
  question: string
  code: 'HO-HOME-READING-LOWER' | 'HO-HOME-OVERLAP' | 'HO-HOME-GAP'
  message: string
}

/**
 * What is suspicious in the answers of a switch beside the last one of this home: a reading that went down, days for which two
 * would pay, and days between the readings and the first day that is paid for. Suspicious only: each can be right.
 */
export function discontinuities(
  kind: SwitchKind,
  answers: Answers,
  last: HandedOver | null,
): Discontinuity[] {
  if (last === null) return []
  const readOn = dayAnswered(answers, 'meterReadings.meterReadingDate')
  const start = kind === 'tenant-switch' ? dayAnswered(answers, 'tenancyStartDate') : readOn
  return [...lowerReadings(answers, last), ...overlap(kind, start, last), ...gap(kind, readOn, start, last)]
}

function lowerReadings(answers: Answers, last: HandedOver): Discontinuity[] {
  return readingsAsked(answers).flatMap((name): Discontinuity[] => {
    const before = last.readings.values[name]
    const typed = answered(answers, `meterReadings.${name}`) ?? ''
    if (before === undefined || !/^\d{1,7}$/.test(typed) || Number(typed) >= before) return []
    const when = last.readings.readOn === null ? '' : ` of ${dateInWords(last.readings.readOn)}`
    return [
      {
        question: `meterReadings.${name}`,
        code: 'HO-HOME-READING-LOWER',
        message: `The ${READING_NAMES[name].toLowerCase()} is lower than the last one${when}, ${before}. That is right if the meter went past its highest number and began again at 0, or was exchanged. Else read it once more.`,
      },
    ]
  })
}

function overlap(kind: SwitchKind, start: string | null, last: HandedOver): Discontinuity[] {
  if (start === null || daysBetween(last.day, start) >= 0) return []
  return [
    {
      question: kind === 'tenant-switch' ? 'tenancyStartDate' : 'meterReadings.meterReadingDate',
      code: 'HO-HOME-OVERLAP',
      message: `This day is before ${dateInWords(last.day)}, from which ${PAYERS[last.kind]} pays for this home by the last switch that was sent. Two would pay for the days between. Check both dates.`,
    },
  ]
}

/** The landlord pays until the tenancy starts, so the meters should be read then, not before. */
function gap(
  kind: SwitchKind,
  readOn: string | null,
  start: string | null,
  last: HandedOver,
): Discontinuity[] {
  if (kind !== 'tenant-switch' || last.kind !== 'landlord-switch' || readOn === null || start === null)
    return []
  const days = daysBetween(readOn, start)
  if (days <= 0) return []
  return [
    {
      question: 'meterReadings.meterReadingDate',
      code: 'HO-HOME-GAP',
      message: `The meters were read ${daysInWords(days)} before the tenancy starts. What is used in between would go on the tenant’s bill. Read them again on the day, if the home is in use.`,
    },
  ]
}

const PAYERS: Readonly<Record<SwitchKind, string>> = {
  'tenant-switch': 'a tenant',
  'landlord-switch': 'the landlord',
  'purchaser-switch': 'the purchaser',
}

function dayAnswered(answers: Answers, question: string): string | null {
  return readCalendarDate(answered(answers, question) ?? '')?.day ?? null
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** "3 Mar"; of a day more than ten months from today, "3 Mar 2025". */
export function shortDay(day: string, today: string): string {
  const [year = '', month = '', date = ''] = day.split('-')
  const words = `${Number(date)} ${MONTHS[Number(month) - 1] ?? ''}`
  const far = day < addDays(today, -300) || day > addDays(today, 300)
  return far ? `${words} ${year}` : words
}

/** The readings of a body, as they are kept when it is erased. */
export function knownReadings(
  readings: Partial<Record<ReadingField, number | undefined>> & { meterReadingDate?: string | undefined },
): KnownReadings {
  const values = READING_FIELDS.flatMap((name) => {
    const value = readings[name]
    return value === undefined ? [] : [[name, value] as const]
  })
  return {
    readOn: readCalendarDate(readings.meterReadingDate ?? '')?.day ?? null,
    values: Object.fromEntries(values),
  }
}

import { answered } from './answered.ts'
import { dayOf } from './calendar-date.ts'
import { NEED_WITH_TEXT } from './needs-codes.ts'
import type { ShownRecord } from './psr-answers-meters.ts'
import { expiryKey, needKey, NEED_TEXT, NO_NEEDS } from './psr-answers-needs.ts'
import { PRIORITIES } from './psr-answers-words.ts'
import { readPsrInfo, sortedCodes, type InfoTriple } from './psr-info.ts'
import type { Answers } from './wizard-form.ts'

/** A record as the service has it. */
interface ServiceRecord {
  priority: number | null
  info: readonly InfoTriple[]
  /** RFC 3339, or null when the service does not say. */
  createdAt: string | null
}

/** The entries a draft can hold of one record, as JSON. */
const LONGEST_CARRIED = 2000

/** A meter’s record, read for the wizard. */
export interface PresentRecord {
  shown: ShownRecord
  expiries: Readonly<Record<string, string>>
  text: string
  /** Codes that are not two digits: they cannot be ticked, and so not go along. */
  strangeCodes: readonly string[]
  /** Whether its other entries are more than a draft can hold: they are then left out. */
  tooMuch: boolean
}

/** The newest of a meter’s records: each holds the full set, so it is the one that counts. Null when there is none. */
export function newestRecord<Record extends ServiceRecord>(records: readonly Record[]): Record | null {
  const time = ({ createdAt }: ServiceRecord) => {
    const at = Date.parse(createdAt ?? '')
    return Number.isNaN(at) ? -Infinity : at
  }
  return records.reduce<Record | null>(
    (newest, one) => (newest === null || time(one) >= time(newest) ? one : newest),
    null,
  )
}

/** Reads a record as it is on `day` (`yyyy-MM-dd`). A code of one digit is written with two; a review date with a time is cut to its day. */
export function presentRecord(record: ServiceRecord, day: string): PresentRecord {
  const info = readPsrInfo(record.info)
  const written = sortedCodes(info.codes.map((code) => (/^\d$/.test(code) ? `0${code}` : code)))
  const codes = written.filter((code) => /^\d{2}$/.test(code))
  const tooMuch = JSON.stringify(info.other).length > LONGEST_CARRIED
  return {
    shown: {
      day,
      codes,
      priority: PRIORITIES.find((one) => one === String(record.priority)) ?? '',
      carried: tooMuch ? [] : info.other,
    },
    expiries: Object.fromEntries(
      Object.entries(info.expiries).map(([code, date]) => [code, dayOf(date) ?? date]),
    ),
    text: info.text,
    strangeCodes: written.filter((code) => !codes.includes(code)),
    tooMuch,
  }
}

/** The answers that start from a present record. What was answered already stays: nothing is unticked and nothing overwritten. */
export function startFrom(present: PresentRecord, answers: Answers): Record<string, string> {
  const { codes, priority } = present.shown
  const started: Record<string, string> = {}
  const fill = (key: string, value: string) => {
    if (value !== '' && answered(answers, key) === undefined) started[key] = value
  }
  for (const code of codes) started[needKey(code)] = 'yes'
  if (codes.length > 0) started[NO_NEEDS] = ''
  for (const [code, day] of Object.entries(present.expiries))
    if (codes.includes(code)) fill(expiryKey(code), day)
  if (codes.includes(NEED_WITH_TEXT)) fill(NEED_TEXT, present.text)
  fill('priority', priority)
  return started
}

import { calendarDateFromParts, formatCalendarDate, readCalendarDate } from '../calendar-date.ts'

/** In which order the parts of a date are written that is not ISO; the same for a whole file. */
export type DateOrder = 'day-month-year' | 'month-day-year' | 'year-month-day'

export type WrittenDate =
  { ok: true; date: string; meaning: string } | { ok: false; why: 'HO-IMPORT-DATE' | 'HO-IMPORT-DATE-YEAR' }

const ISO = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{1,2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2})?))?$/i
const PARTS = /^(\d{1,4})([/\-. ])(\d{1,2})\2(\d{1,4})(?: (\d{1,2}:\d{2}(?::\d{2})?))?$/

/**
 * Reads a date of a cell: ISO with or without a time, else in the chosen order with / - . or spaces between. It is never guessed from the
 * numbers. The result is as the bodies have it: `yyyy-MM-dd`, with `THH:mm…` when a time was written.
 */
export function readWrittenDate(text: string, order: DateOrder): WrittenDate {
  const iso = ISO.exec(text)
  if (iso !== null) return real(iso[1] ?? '', iso[2])
  const parts = PARTS.exec(text)
  if (parts === null) return { ok: false, why: 'HO-IMPORT-DATE' }
  const [, first = '', , second = '', third = '', time] = parts
  const [year, month, day] =
    order === 'day-month-year'
      ? [third, second, first]
      : order === 'month-day-year'
        ? [third, first, second]
        : [first, second, third]
  if (year.length === 2 && (day.length <= 2 || month.length <= 2))
    return { ok: false, why: day.length > 2 ? 'HO-IMPORT-DATE' : 'HO-IMPORT-DATE-YEAR' }
  if (year.length !== 4 || day.length > 2) return { ok: false, why: 'HO-IMPORT-DATE' }
  const date = calendarDateFromParts(day.padStart(2, '0'), month, year)
  return date === null ? { ok: false, why: 'HO-IMPORT-DATE' } : real(date, time)
}

function real(day: string, time: string | undefined): WrittenDate {
  const written =
    time === undefined ? day : `${day}T${time.replace(/^\d:/, (hour) => `0${hour}`).toUpperCase()}`
  const date = readCalendarDate(written)
  return date === null
    ? { ok: false, why: 'HO-IMPORT-DATE' }
    : { ok: true, date: written, meaning: formatCalendarDate(date) }
}

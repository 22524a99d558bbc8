import type { BookedVisit } from './booked-visit.ts'
import { addDays, daysBetween, formatCalendarDate, weekday } from './calendar-date.ts'
import { dateStyle, writtenDay } from './date-style.ts'
import { readInstant } from './instant.ts'
import { clockAtHome, timeOfDayInWords, type HomeZone } from './zoned-time.ts'

/**
 * The clock by which booked visits are shown. A service does not say where a visit's home is; the clocks of the United Kingdom and
 * Ireland show the same time all year.
 */
const ZONE: HomeZone = 'Europe/London'

/** A visit as it stands on one day. */
export interface VisitOnDay {
  visit: BookedVisit
  /** `9am to 1pm`, `3pm until 7am the next day`, `until 7am, from the day before`. */
  words: string
}

/** The day's Monday. Days are `yyyy-MM-dd`. */
export function mondayOf(day: string): string {
  // 5 January 1970 was a Monday.
  const since = daysBetween('1970-01-05', day) % 7
  return addDays(day, -(since < 0 ? since + 7 : since))
}

/** The seven days of the week of a day, from Monday. */
export function weekOf(day: string): string[] {
  const monday = mondayOf(day)
  return [0, 1, 2, 3, 4, 5, 6].map((later) => addDays(monday, later))
}

/** The visits that take place on a day, those that began before it first, then by their start. */
export function visitsOn(day: string, visits: readonly BookedVisit[]): VisitOnDay[] {
  return visits
    .flatMap((visit) => {
      const days = daysOf(visit)
      if (days === null || day < days.first || day > days.last) return []
      return [{ visit, words: wordsOn(day, visit, days) }]
    })
    .toSorted(
      (a, b) =>
        momentOf(a.visit.start) - momentOf(b.visit.start) || momentOf(a.visit.end) - momentOf(b.visit.end),
    )
}

/** The visits whose times cannot be read: they stand on no day. */
export function visitsWithoutDay(visits: readonly BookedVisit[]): BookedVisit[] {
  return visits.filter((visit) => daysOf(visit) === null)
}

/** `23 to 29 November 2026`, `30 November to 6 December 2026`, `28 December 2026 to 3 January 2027`. */
export function weekWords(day: string): string {
  const [first = day, last = day] = [weekOf(day).at(0), weekOf(day).at(-1)]
  if (dateStyle() !== 'words') return `${writtenDay(first)} to ${writtenDay(last)}`
  const [date, month, year] = wordsOf(first)
  const [, lastMonth, lastYear] = wordsOf(last)
  const begins =
    year !== lastYear ? `${date} ${month} ${year}` : month !== lastMonth ? `${date} ${month}` : date
  return `${begins} to ${wordsOf(last).join(' ')}`
}

/** `Wednesday, 25 November 2026` */
export function dayWithName(day: string): string {
  return `${weekday(day)}, ${writtenDay(day)}`
}

function wordsOf(day: string): string[] {
  return formatCalendarDate({ day, time: null, zoned: false }, 'words').split(' ')
}

/** From the day on which a visit begins to the last on which it still goes on; null when its times cannot be read. */
function daysOf(visit: BookedVisit): { first: string; last: string } | null {
  const [start, end] = [readInstant(visit.start), readInstant(visit.end)]
  const first = clockAtHome(visit.start, ZONE)
  if (start === null || end === null || first === null) return null
  // What ends at midnight is not on the day that begins then.
  const last = clockAtHome(new Date(Math.max(start.ms, end.ms - 1)).toISOString(), ZONE)
  return last === null ? null : { first: first.day, last: last.day }
}

function wordsOn(day: string, visit: BookedVisit, { first, last }: { first: string; last: string }): string {
  const [start, end] = [timeOfDayInWords(visit.start, ZONE), timeOfDayInWords(visit.end, ZONE)]
  if (first === last) return `${start} to ${end}`
  if (day === first) {
    const later = daysBetween(first, last)
    return `${start} until ${end} ${later === 1 ? 'the next day' : `${later} days later`}`
  }
  const since = daysBetween(first, day) === 1 ? 'from the day before' : 'from days before'
  return day === last ? `until ${end}, ${since}` : `all day, ${since}`
}

function momentOf(text: string): number {
  return readInstant(text)?.ms ?? 0
}

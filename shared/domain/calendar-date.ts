import { dateStyle, writtenDay, type DateStyle } from './date-style.ts'
import { remembered } from './remembered.ts'

/**
 * Calendar dates as people write them down: a day, sometimes with a time on the wall clock. They belong to no time zone and are
 * never shifted; nothing here uses the computer's own zone.
 */

/** A day, and the time on the wall clock when one was given. */
export interface CalendarDate {
  /** `yyyy-MM-dd` */
  day: string
  /** `HH:mm:ss`, or null when only a day was given. */
  time: string | null
  /** Whether a zone or offset came with it. It is ignored: the date stays as written. */
  zoned: boolean
}

const WRITTEN =
  /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})?)?$/i
/** No written date is longer: `yyyy-MM-ddTHH:mm:ss.fffffffff+HH:mm`. */
const LONGEST = 35
const MILLISECONDS_A_DAY = 86_400_000
/**
 * Reads `yyyy-MM-dd` or `yyyy-MM-ddTHH:mm`, with seconds, fraction and offset if given; null when it is written otherwise or is not a
 * real date (30 February). Year 0001 and later, as .NET has them.
 */
export function readCalendarDate(text: string): CalendarDate | null {
  return text.length > LONGEST ? null : knownDate(text)
}

const knownDate = remembered((text): CalendarDate | null => {
  const match = WRITTEN.exec(text)
  if (match === null) return null
  const [, year = '', month = '', date = '', hour, minute, second = '00', zone] = match
  if (!isRealDay(Number(year), Number(month), Number(date))) return null
  const zoned = zone !== undefined
  const day = `${year}-${month}-${date}`
  if (hour === undefined || minute === undefined) return { day, time: null, zoned }
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return null
  return { day, time: `${hour}:${minute}:${second}`, zoned }
})

/** The day of a written date, `yyyy-MM-dd`; null when it is left out or is not a date. */
export function dayOf(text: string | undefined): string | null {
  return text === undefined ? null : (readCalendarDate(text)?.day ?? null)
}

/** Puts a date together from what was typed in three boxes; null when it is not a real one. Years have four digits. */
export function calendarDateFromParts(day: string, month: string, year: string): string | null {
  const [d, m, y] = [day.trim(), month.trim(), year.trim()]
  const date = readCalendarDate(`${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`)
  return date !== null && date.time === null ? date.day : null
}

/** Today by the wall clock of this computer, as `yyyy-MM-dd`. */
export function today(now: Date = new Date()): string {
  const pad = (part: number, length: number) => String(part).padStart(length, '0')
  return `${pad(now.getFullYear(), 4)}-${pad(now.getMonth() + 1, 2)}-${pad(now.getDate(), 2)}`
}

/** Whole days from one day to another, negative when `to` is earlier. Both `yyyy-MM-dd`. */
export function daysBetween(from: string, to: string): number {
  return Math.round((atMidnight(to) - atMidnight(from)) / MILLISECONDS_A_DAY)
}

/** "1 day", "12 days". */
export function daysInWords(days: number): string {
  return days === 1 ? '1 day' : `${days} days`
}

/** The day so many days later (or earlier), as `yyyy-MM-dd`. */
export function addDays(day: string, days: number): string {
  return new Date(atMidnight(day) + days * MILLISECONDS_A_DAY).toISOString().slice(0, 10)
}

/**
 * The same day so many months later (or earlier), as `yyyy-MM-dd`; the last day of that month when it is shorter.
 *
 * @param months a whole number
 */
export function addMonths(day: string, months: number): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  const count = year * 12 + (month - 1) + months
  const [toYear, toMonth] = [Math.floor(count / 12), (count % 12) + 1]
  const pad = (part: number, length: number) => String(part).padStart(length, '0')
  return `${pad(toYear, 4)}-${pad(toMonth, 2)}-${pad(Math.min(date, daysIn(toYear, toMonth)), 2)}`
}

/** How old somebody born on `birth` is on `day`, in whole years. A birthday on 29 February is kept on 1 March in other years. */
export function yearsBetween(birth: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(birth.slice(0, 4))
  return day.slice(5) < birth.slice(5) ? years - 1 : years
}

/** `20 November 2026`, and `20 November 2026, 14:30` when a time other than midnight was given. */
export function formatCalendarDate(date: CalendarDate, style: DateStyle = dateStyle()): string {
  const text = writtenDay(date.day, style)
  return date.time === null || date.time === '00:00:00' ? text : `${text}, ${date.time.slice(0, 5)}`
}

/**
 * A written date as dates are read here, or the text itself when it is not a date.
 * @param style `words` for what is handed to others, whatever the user likes to read on screen
 */
export function dateInWords(text: string, style: DateStyle = dateStyle()): string {
  const date = readCalendarDate(text)
  return date === null ? text : formatCalendarDate(date, style)
}

/** The day's name, `Friday`, so that a slip of the date is seen. `yyyy-MM-dd`. */
export function weekday(day: string): string {
  const names = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']
  return names[new Date(atMidnight(day)).getUTCDay()] ?? ''
}

function isRealDay(year: number, month: number, day: number): boolean {
  return year >= 1 && day >= 1 && day <= daysIn(year, month)
}

/** A month that does not exist has no days. */
function daysIn(year: number, month: number): number {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  return [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0
}

/** Midnight in UTC stands for the day, so that no zone's summer time makes a day longer or shorter. */
const atMidnight = remembered((day) => Date.parse(`${day}T00:00:00Z`))

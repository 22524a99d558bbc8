/** The three boxes of a date as they were typed. */
export interface DateParts {
  day: string
  month: string
  year: string
}

const CALENDAR = /^(\d{4})-(\d{2})-(\d{2})(T.*)?$/

/** The boxes that show a value: `yyyy-MM-dd` (a time after it is not shown), else what was typed as `d/m/y`. */
export function partsOf(value: string): DateParts {
  const calendar = CALENDAR.exec(value)
  if (calendar) return { year: calendar[1] ?? '', month: calendar[2] ?? '', day: calendar[3] ?? '' }
  const [day = '', month = '', year = ''] = value.split('/')
  return { day, month, year }
}

/** `yyyy-MM-dd` when the boxes are a day that exists, '' when all are empty, else what was typed as `d/m/y`. */
export function valueOf(parts: DateParts): string {
  const day = parts.day.trim()
  const month = parts.month.trim()
  const year = parts.year.trim()
  if (day === '' && month === '' && year === '') return ''
  if (exists(day, month, year)) return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return `${day}/${month}/${year}`
}

/** "Friday, 20 November 2026" for a value that is a day, else ''. */
export function spokenDate(value: string): string {
  const calendar = CALENDAR.exec(value)
  if (!calendar) return ''
  const noon = new Date(Date.UTC(Number(calendar[1]), Number(calendar[2]) - 1, Number(calendar[3]), 12))
  return new Intl.DateTimeFormat('en-GB', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(noon)
}

/** The parts of a whole date that was pasted into one box, as people or machines write it; null when it is none. */
export function pastedDate(text: string): DateParts | null {
  const iso = /^\s*(\d{4})-(\d{1,2})-(\d{1,2})/.exec(text)
  if (iso) return { year: iso[1] ?? '', month: iso[2] ?? '', day: iso[3] ?? '' }
  const written = /^\s*(\d{1,2})\s*[/.\- ]\s*(\d{1,2})\s*[/.\- ]\s*(\d{4})\s*$/.exec(text)
  if (written) return { day: written[1] ?? '', month: written[2] ?? '', year: written[3] ?? '' }
  return null
}

/** The boxes of a day of the calendar as it is on the clock of this computer. */
export function partsOfDay(now: Date): DateParts {
  const pad = (part: number) => String(part).padStart(2, '0')
  return { day: pad(now.getDate()), month: pad(now.getMonth() + 1), year: String(now.getFullYear()) }
}

function exists(day: string, month: string, year: string): boolean {
  if (!/^\d{1,2}$/.test(day) || !/^\d{1,2}$/.test(month) || !/^\d{4}$/.test(year)) return false
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)))
  // Date.UTC reads years below 100 as 19xx; nobody moved in before 1900.
  return Number(year) >= 1900 && date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day)
}

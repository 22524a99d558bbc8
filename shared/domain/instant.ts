import { formatCalendarDate, readCalendarDate } from './calendar-date.ts'

/** A point in time as RFC 3339 writes it: a day and a clock somewhere, and how far that clock is ahead of UTC. */
export interface Instant {
  /** `yyyy-MM-dd` where it was written */
  day: string
  /** `HH:mm` where it was written */
  time: string
  /** `Z`, `+01:00` */
  offset: string
  /** Milliseconds since 1970. */
  ms: number
}

const OFFSET = /(Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/i

/**
 * Reads a date and time with its offset (`2026-11-20T09:30:00+00:00`, seconds may be left out); null when it is written otherwise, is
 * no real time, or has no offset.
 */
export function readInstant(text: string): Instant | null {
  const date = readCalendarDate(text)
  const offset = OFFSET.exec(text)?.[1]?.toUpperCase()
  if (date === null || date.time === null || offset === undefined) return null
  const [hours = '0', minutes = '0'] = offset.slice(1).split(':')
  const ahead = offset === 'Z' ? 0 : Number(`${offset[0]}1`) * (Number(hours) * 60 + Number(minutes))
  const fraction = Number(/\.\d+/.exec(text)?.[0] ?? 0)
  const wall = Date.parse(`${date.day}T${date.time}Z`) + Math.trunc(fraction * 1000)
  return { day: date.day, time: date.time.slice(0, 5), offset, ms: wall - ahead * 60_000 }
}

/** `HH:mm` as people say it: `9:30am`, `5pm`, `midnight`, `midday`. */
export function clockInWords(time: string): string {
  const [hour = '', minute = ''] = time.split(':')
  if (minute === '00' && Number(hour) % 12 === 0) return hour === '00' ? 'midnight' : 'midday'
  const minutes = minute === '00' ? '' : `:${minute}`
  return `${Number(hour) % 12 || 12}${minutes}${Number(hour) < 12 ? 'am' : 'pm'}`
}

/**
 * `20 November 2026, 9:30am (+01:00)`: the day and clock as they were written, with the offset, because the clock alone would mean
 * another moment elsewhere. A text that is no such time comes back as it is.
 */
export function instantInWords(text: string): string {
  const instant = readInstant(text)
  if (instant === null) return text
  const zone = instant.offset === 'Z' ? 'UTC' : instant.offset
  return `${dayInWords(instant.day)}, ${clockInWords(instant.time)} (${zone})`
}

/** `20 November 2026` of `yyyy-MM-dd`. */
export function dayInWords(day: string): string {
  return formatCalendarDate({ day, time: null, zoned: false })
}

import { CalendarDateTime, fromAbsolute, toZoned, type ZonedDateTime } from '@internationalized/date'
import { addDays, readCalendarDate } from './calendar-date.ts'
import { clockInWords, dayInWords, readInstant } from './instant.ts'

/*
 * The clock on the wall of a home, and the moment it stands for. In spring an hour is left out, in autumn one comes twice; both are
 * told, never guessed. RFC 3339 with an offset is what Ctrl Hub documents for times.
 */

export const HOME_ZONES = ['Europe/London', 'Europe/Dublin'] as const
export type HomeZone = (typeof HOME_ZONES)[number]

/** What people call each zone. */
export const ZONE_WORDS: Readonly<Record<HomeZone, string>> = {
  'Europe/London': 'United Kingdom time',
  'Europe/Dublin': 'Irish time',
}

/** The zone of that name, or null for one that no home of ours is in. */
export function homeZone(name: string | undefined): HomeZone | null {
  return HOME_ZONES.find((zone) => zone === name) ?? null
}

/** Which of the two, where a time comes twice: `earlier` is summer time, `later` is after the clocks went back. */
export type Which = 'earlier' | 'later'

/** Before it, offsets were not always what they are (London was on summer time all winter, and Dublin counted seconds). */
const FIRST_YEAR = 1972

/**
 * A time at a home. `one`: RFC 3339 with offset. `none`: the clocks go forward over it. `two`: the clocks go back over it, and both
 * are given. `unreadable`: no real day since 1972, or no clock time.
 */
export type TimeAtHome =
  | { kind: 'one'; at: string }
  | { kind: 'none' }
  | { kind: 'two'; earlier: string; later: string }
  | { kind: 'unreadable' }

/**
 * The moment of a clock time at a home.
 *
 * @param day `yyyy-MM-dd`
 * @param time `HH:mm`
 */
export function timeAtHome(day: string, time: string, zone: HomeZone): TimeAtHome {
  const wall = wallClock(day, time)
  if (wall === null) return { kind: 'unreadable' }
  const [earlier, later] = [toZoned(wall, zone, 'earlier'), toZoned(wall, zone, 'later')]
  if (earlier.offset === later.offset) return { kind: 'one', at: rfc3339(earlier) }
  const comesTwice = earlier.hour === wall.hour && earlier.minute === wall.minute
  if (!comesTwice) return { kind: 'none' }
  return { kind: 'two', earlier: rfc3339(earlier), later: rfc3339(later) }
}

/**
 * The clock time of a time band as Ctrl Hub writes it (`07:00+0000`, also `07:00+00:00`, `07:00Z`, `07:00`), as `HH:mm`; null when it
 * is written otherwise. The offset is ignored: the time is taken as the clock at the home. That is deduced: in the vendor's fixtures
 * the offset is the same all year, while the homes' is not.
 */
export function bandClock(text: string): string | null {
  const [, clock] = /^(\d{2}:\d{2})(?::\d{2})?(?:Z|[+-]\d{2}:?\d{2})?$/i.exec(text.trim()) ?? []
  return clock !== undefined && isClock(clock) ? clock : null
}

/** A visit in RFC 3339 with offsets, or which part of it has a time (`HH:mm`) that must be asked about or changed first. */
export type Visit =
  | { kind: 'visit'; start: string; end: string; overnight: boolean }
  | {
      kind: 'trouble'
      part: 'start' | 'end'
      day: string
      clock: string
      time: Exclude<TimeAtHome, { kind: 'one' }>
    }

/**
 * The start and end of a visit that begins on a day, from clock times at the home. An end that is not after the start is on the next
 * day: the band 15:00–07:00 goes overnight.
 *
 * @param day `yyyy-MM-dd`
 * @param band clock times, as the service writes them or `HH:mm`
 * @param which the answer where a time comes twice; without it that is a trouble
 */
export function visitOf(
  day: string,
  band: { start: string; end: string },
  zone: HomeZone,
  which: { start?: Which | undefined; end?: Which | undefined } = {},
): Visit {
  const start = bandClock(band.start) ?? ''
  const end = bandClock(band.end) ?? ''
  const overnight = end <= start
  const begins = chosen(timeAtHome(day, start, zone), which.start)
  if (begins.kind !== 'one') return { kind: 'trouble', part: 'start', day, clock: start, time: begins }
  const lastDay = overnight ? addDays(day, 1) : day
  const ends = chosen(timeAtHome(lastDay, end, zone), which.end)
  if (ends.kind !== 'one') return { kind: 'trouble', part: 'end', day: lastDay, clock: end, time: ends }
  return { kind: 'visit', start: begins.at, end: ends.at, overnight }
}

/** A moment by the clock of a home: `yyyy-MM-dd` and `HH:mm`; null for a text that is no RFC 3339 time with offset. */
export function clockAtHome(at: string, zone: HomeZone): { day: string; time: string } | null {
  const moment = atHome(at, zone)
  return moment === null ? null : { day: dayOf(moment), time: clockOf(moment) }
}

/**
 * A moment in words by the clock of a home: `20 November 2026, 9:30am`, and in the hour that comes twice `1:30am (summer time)` or
 * `1:30am (winter time)`. A text that is no such time comes back as it is.
 */
export function momentInWords(at: string, zone: HomeZone): string {
  const moment = atHome(at, zone)
  if (moment === null) return at
  return `${dayInWords(dayOf(moment))}, ${timeInWords(moment, zone)}`
}

/** The clock alone, as in `momentInWords`: `9:30am`. A text that is no such time comes back as it is. */
export function timeOfDayInWords(at: string, zone: HomeZone): string {
  const moment = atHome(at, zone)
  return moment === null ? at : timeInWords(moment, zone)
}

/** From one moment to another in words, the day once where it is the same: `20 November 2026, 9am to 1pm`. */
export function visitInWords(start: string, end: string, zone: HomeZone): string {
  const [from, to] = [atHome(start, zone), atHome(end, zone)]
  if (from === null || to === null) return `${momentInWords(start, zone)} to ${momentInWords(end, zone)}`
  const until = dayOf(from) === dayOf(to) ? timeInWords(to, zone) : momentInWords(end, zone)
  return `${momentInWords(start, zone)} to ${until}`
}

function chosen(time: TimeAtHome, which: Which | undefined): TimeAtHome {
  return time.kind === 'two' && which !== undefined ? { kind: 'one', at: time[which] } : time
}

function timeInWords(moment: ZonedDateTime, zone: HomeZone): string {
  const time = timeAtHome(dayOf(moment), clockOf(moment), zone)
  const season = moment.offset > 0 ? 'summer time' : 'winter time'
  return clockInWords(clockOf(moment)) + (time.kind === 'two' ? ` (${season})` : '')
}

function atHome(at: string, zone: HomeZone): ZonedDateTime | null {
  const instant = readInstant(at)
  return instant === null ? null : fromAbsolute(instant.ms, zone)
}

function wallClock(day: string, time: string): CalendarDateTime | null {
  const date = readCalendarDate(day)
  if (date === null || date.time !== null || !isClock(time)) return null
  const [year = 0, month = 0, dayOfMonth = 0] = day.split('-').map(Number)
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  return year < FIRST_YEAR ? null : new CalendarDateTime(year, month, dayOfMonth, hour, minute)
}

function isClock(text: string): boolean {
  return /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(text)
}

function dayOf({ year, month, day }: ZonedDateTime): string {
  return `${padded(year, 4)}-${padded(month)}-${padded(day)}`
}

function clockOf({ hour, minute }: ZonedDateTime): string {
  return `${padded(hour)}:${padded(minute)}`
}

/** The library's own text ends in the zone's name, which RFC 3339 does not have. */
function rfc3339(moment: ZonedDateTime): string {
  return moment.toString().replace(/\[.*$/, '')
}

function padded(part: number, length = 2): string {
  return String(part).padStart(length, '0')
}

import type { BookedVisit } from './booked-visit.ts'
import { readInstant } from './instant.ts'

/*
 * Visits as an iCalendar file (RFC 5545). Our own, because it is seven properties in UTC and no time zones or recurrence: the libraries
 * for it bring validators and zone tables that are larger than the rest of this room. What a visit is booked for never carries notes
 * or anything about health, because `BookedVisit` has none.
 */

const CRLF = '\r\n'
/** A line is at most 75 octets long without its end (RFC 5545, 3.1). */
const LINE_OCTETS = 75

/**
 * The visits as a calendar to import. `made` is when the file is made (DTSTAMP). A visit whose times cannot be read is left out: a
 * calendar would put it anywhere. The same visit has the same UID in every export, so importing it again replaces it.
 */
export function calendarOf(visits: readonly BookedVisit[], made: Date): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Handover//Booked visits//EN',
    'CALSCALE:GREGORIAN',
    ...visits.flatMap((visit) => eventOf(visit, made.getTime())),
    'END:VCALENDAR',
  ]
  return lines.flatMap(folded).join(CRLF) + CRLF
}

/** Whether a visit can stand in a calendar. */
export function hasTimes(visit: BookedVisit): boolean {
  return readInstant(visit.start) !== null && readInstant(visit.end) !== null
}

function eventOf(visit: BookedVisit, made: number): string[] {
  const [start, end] = [readInstant(visit.start), readInstant(visit.end)]
  if (start === null || end === null) return []
  return [
    'BEGIN:VEVENT',
    `UID:${asText(visit.id)}@appointments.handover`,
    `DTSTAMP:${inUtc(made)}`,
    `DTSTART:${inUtc(start.ms)}`,
    // An end that is not later than the start is not allowed to stand there (RFC 5545, 3.8.2.2).
    ...(end.ms > start.ms ? [`DTEND:${inUtc(end.ms)}`] : []),
    `SUMMARY:${asText(summaryOf(visit))}`,
    ...(visit.timeBand === null ? [] : [`DESCRIPTION:${asText(`Time band: ${visit.timeBand.label}`)}`]),
    // Calendars are shared in an office; this asks them to show others only that the time is taken.
    'CLASS:PRIVATE',
    'END:VEVENT',
  ]
}

function summaryOf({ operation }: BookedVisit): string {
  return operation === null ? 'Visit' : `Visit: ${operation.label}`
}

/** `20261125T090000Z` */
function inUtc(moment: number): string {
  return `${new Date(moment).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`
}

/** A text value (RFC 5545, 3.3.11): its own signs escaped, line ends as `\n`, other control characters left out. */
function asText(text: string): string {
  return text
    .replaceAll(/[\\;,]/g, (sign) => `\\${sign}`)
    .replaceAll(/\r\n|\r|\n/g, '\\n')
    .replaceAll(/[\p{Cc}\p{Cs}]/gu, '')
}

/** The line in pieces of at most 75 octets, each but the first begun with a space, and no character torn apart. */
function folded(line: string): string[] {
  const pieces: string[] = []
  let piece = ''
  let octets = 0
  for (const character of line) {
    const size = octetsOf(character)
    if (octets + size > LINE_OCTETS) {
      pieces.push(piece)
      piece = ' '
      octets = 1
    }
    piece += character
    octets += size
  }
  return [...pieces, piece]
}

/** How many octets a character takes in UTF-8. */
function octetsOf(character: string): number {
  const point = character.codePointAt(0) ?? 0
  return point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4
}

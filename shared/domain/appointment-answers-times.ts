import { answered } from './answered.ts'
import { addDays } from './calendar-date.ts'
import { readClock } from './clock-time.ts'
import { readInstant } from './instant.ts'
import { bandClock, homeZone, timeAtHome, type HomeZone, type TimeAtHome } from './zoned-time.ts'
import type { Answers } from './wizard-form.ts'

/** The times that the wizard asks for: when the visit starts and ends, and when it was spoken of. */
export type AskedTime = 'start' | 'end' | 'spoken'

/** The questions of each, in the order of the screen. `fold` is asked only where the time comes twice. */
export const TIME_QUESTIONS: Readonly<Record<AskedTime, { date: string; clock: string; fold: string }>> = {
  start: { date: 'date', clock: 'start', fold: 'startFold' },
  end: { date: 'date', clock: 'end', fold: 'endFold' },
  spoken: { date: 'interaction.date', clock: 'interaction.time', fold: 'interaction.fold' },
}

export function zoneOf(answers: Answers): HomeZone | null {
  return homeZone(answered(answers, 'zone'))
}

/** The day of a time, `yyyy-MM-dd` as typed, and its clock as `HH:mm`; null for what is not answered or not a clock time. */
export function typedTime(answers: Answers, time: AskedTime): { day: string; clock: string } | null {
  const { date, clock } = TIME_QUESTIONS[time]
  const day = answered(answers, date)
  const read = readClock(answers[clock] ?? '')
  if (day === undefined || read === null) return null
  return { day: time === 'end' && endsNextDay(answers) ? dayAfter(day) : day, clock: read }
}

/** The moment of a time as far as it is told: with `two` where it comes twice and nobody said which. Null while something is missing. */
export function timeOf(answers: Answers, time: AskedTime): TimeAtHome | null {
  const bare = bareTime(answers, time)
  if (bare?.kind !== 'two') return bare
  const which = answers[TIME_QUESTIONS[time].fold]
  return which === 'earlier' || which === 'later' ? { kind: 'one', at: bare[which] } : bare
}

/** Whether a time comes twice at the home, so that it is asked which of the two is meant. */
export function comesTwice(answers: Answers, time: AskedTime): boolean {
  return bareTime(answers, time)?.kind === 'two'
}

/** RFC 3339 with offset, or undefined while it is not certain. */
export function momentOf(answers: Answers, time: AskedTime): string | undefined {
  const told = timeOf(answers, time)
  return told?.kind === 'one' ? told.at : undefined
}

export function endsNextDay(answers: Answers): boolean {
  return answers['endsNextDay'] === 'yes'
}

/** Whole hours and minutes between start and end in minutes, as time passes at the home; null while they are not certain. */
export function minutesLong(answers: Answers): number | null {
  const [start, end] = [
    readInstant(momentOf(answers, 'start') ?? ''),
    readInstant(momentOf(answers, 'end') ?? ''),
  ]
  return start === null || end === null ? null : Math.round((end.ms - start.ms) / 60_000)
}

/**
 * The answers that a time band fills in: its clock times, and that it goes on to the next day where its end is not after its start.
 * Empty when the service wrote times that cannot be read.
 */
export function bandTimes(band: { start: string; end: string }): Record<string, string> {
  const [start, end] = [bandClock(band.start), bandClock(band.end)]
  if (start === null || end === null) return {}
  return { start, end, endsNextDay: end <= start ? 'yes' : '', startFold: '', endFold: '' }
}

function bareTime(answers: Answers, time: AskedTime): TimeAtHome | null {
  const [typed, zone] = [typedTime(answers, time), zoneOf(answers)]
  return typed === null || zone === null ? null : timeAtHome(typed.day, typed.clock, zone)
}

/** A day that is not a real one stays as it is, to be told as such. */
function dayAfter(day: string): string {
  return Number.isNaN(Date.parse(`${day}T00:00:00Z`)) ? day : addDays(day, 1)
}

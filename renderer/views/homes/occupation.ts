import { homesWords } from '#renderer/words/homes.ts'
import type { Tenancy, VoidTime } from '#shared/contract/known-home.ts'
import { daysBetween } from '#shared/domain/calendar-date.ts'
import { daysEmpty } from '#shared/domain/empty-home.ts'
import { addMonths, fromWindow, monthStart, type TimeWindow } from '#shared/domain/month-axis.ts'

/** A time in which a tenant paid, or nobody lived there. Newest first in lists. */
export interface Occupation {
  kind: 'let' | 'void'
  from: string
  /** The first day that is no longer part of it; null while it lasts. */
  until: string | null
  days: number
  who: string
  /** How worrying a void is by its length. */
  level: 'short' | 'long' | 'very-long'
}

/** How far back the chart reaches, in months; the table has everything. */
const MOST_MONTHS = 48
const LEAST_MONTHS = 6

/** Tenancies and the empty times between them, newest first. */
export function occupations(
  tenancies: readonly Tenancy[],
  voids: readonly VoidTime[],
  today: string,
): Occupation[] {
  const { tenant } = homesWords().tenancies
  const lets = tenancies.map(({ startsOn, endsOn, people }): Occupation => ({
    kind: 'let',
    from: startsOn,
    until: endsOn,
    days: Math.max(0, daysBetween(startsOn, endsOn ?? today)),
    who: (people.find(({ lead }) => lead) ?? people[0])?.name ?? tenant,
    level: 'short',
  }))
  const empty = voids.map(({ from, until, days }): Occupation => ({
    kind: 'void',
    from,
    until,
    days,
    who: '',
    level: daysEmpty(from, until ?? today).level,
  }))
  return [...lets, ...empty].toSorted((one, other) => other.from.localeCompare(one.from))
}

/** What the chart shows: whole months around everything of the last years, today within. */
export function windowOfHome(all: readonly Occupation[], today: string): TimeWindow {
  const days = [...all.flatMap(({ from, until }) => [from, until ?? from]), today].toSorted()
  const to = addMonths(days.at(-1) ?? today, 2)
  const earliest = addMonths(to, -MOST_MONTHS)
  const latest = addMonths(to, -LEAST_MONTHS)
  const from = monthStart(days[0] ?? today)
  return { from: from < earliest ? earliest : from > latest ? latest : from, to }
}

/** Where a bar lies in per cent of the window; null when nothing of it is seen. */
export function barOf(
  { from, until }: Pick<Occupation, 'from' | 'until'>,
  window: TimeWindow,
  today: string,
): { from: number; width: number; cutStart: boolean; lasts: boolean } | null {
  // One that is to begin has no end to draw yet: it reaches to the edge.
  const end = until ?? (from > today ? window.to : today)
  const [start, stop] = [fromWindow(window, from), fromWindow(window, end)]
  if (stop <= 0 || start >= 100) return null
  const shown = { from: Math.max(0, start), to: Math.min(100, stop) }
  return {
    from: shown.from,
    width: Math.max(0.6, shown.to - shown.from),
    cutStart: start < 0,
    lasts: until === null,
  }
}

import type { Award } from '#shared/contract/ctrl-hub.ts'
import { byEnd, endOf } from '#shared/domain/award-words.ts'
import { daysBetween } from '#shared/domain/calendar-date.ts'

/** An award that somebody should look after, and the connection that it was read from. */
export interface Reminder {
  connectionId: string
  award: Award
}

export interface ReminderGroup {
  /** Within how many days they end; null: not valid any more. */
  within: number | null
  /** Those there is room for, what ends first on top. */
  reminders: Reminder[]
  /** How many there are in all. */
  count: number
}

/** How far ahead Today looks, in days. */
export const REMIND_WITHIN_DAYS = 90
const SOON_DAYS = 30

/**
 * The reminders that Today has room for, by how pressing they are; and how many are left over. Each group gets its share of the
 * room, the more pressing ones the odd place, so that what has run out long ago does not hide what is about to.
 * `today` is `yyyy-MM-dd`.
 */
export function groupReminders(
  reminders: readonly Reminder[],
  today: string,
  most: number,
): { groups: ReminderGroup[]; left: number } {
  const places = [
    { within: null, holds: ({ award }: Reminder) => isOver(award, today) },
    {
      within: SOON_DAYS,
      holds: ({ award }: Reminder) => endsWithin(award, today, SOON_DAYS),
    },
    { within: REMIND_WITHIN_DAYS, holds: () => true },
  ]
  const placeOf = (reminder: Reminder) => places.find(({ holds }) => holds(reminder))
  const sorted = reminders.toSorted((a, b) => byEnd(a.award, b.award))
  const full = places
    .map((place) => ({ ...place, all: sorted.filter((reminder) => placeOf(reminder) === place) }))
    .filter(({ all }) => all.length > 0)
  const rooms = shares(
    full.map(({ all }) => all.length),
    most,
  )
  return {
    groups: full.map(({ within, all }, index) => ({
      within,
      reminders: all.slice(0, rooms[index]),
      count: all.length,
    })),
    left: Math.max(0, reminders.length - most),
  }
}

/** Room handed out one by one to those who still want some, in order, until it is used up. */
function shares(wanted: readonly number[], room: number): number[] {
  const given = wanted.map(() => 0)
  for (
    let left = Math.min(
      room,
      wanted.reduce((sum, want) => sum + want, 0),
    );
    left > 0;
  ) {
    for (const [index, want] of wanted.entries()) {
      const has = given[index] ?? 0
      if (left === 0 || has === want) continue
      given[index] = has + 1
      left -= 1
    }
  }
  return given
}

function isOver(award: Award, today: string): boolean {
  return award.isValid === false || endsWithin(award, today, -1)
}

function endsWithin(award: Award, today: string, days: number): boolean {
  const end = endOf(award)
  return end !== null && daysBetween(today, end.day) <= days
}

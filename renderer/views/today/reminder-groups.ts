import type { Award } from '#shared/contract/ctrl-hub.ts'
import { byEnd, endOf } from '#shared/domain/award-words.ts'
import { daysBetween } from '#shared/domain/calendar-date.ts'

/** An award that somebody should look after, and the connection that it was read from. */
export interface Reminder {
  connectionId: string
  award: Award
}

export interface ReminderGroup {
  title: string
  reminders: Reminder[]
}

/** How far ahead Today looks, in days. */
export const REMIND_WITHIN_DAYS = 90
const SOON_DAYS = 30

/**
 * The reminders that Today has room for, the most pressing first, by how pressing they are; and how many are left over.
 * `today` is `yyyy-MM-dd`.
 */
export function groupReminders(
  reminders: readonly Reminder[],
  today: string,
  most: number,
): { groups: ReminderGroup[]; left: number } {
  const sorted = reminders.toSorted((a, b) => byEnd(a.award, b.award))
  const places = [
    { title: 'Not valid', holds: ({ award }: Reminder) => isOver(award, today) },
    {
      title: `Within ${SOON_DAYS} days`,
      holds: ({ award }: Reminder) => endsWithin(award, today, SOON_DAYS),
    },
    { title: `Within ${REMIND_WITHIN_DAYS} days`, holds: () => true },
  ]
  const groups: ReminderGroup[] = places.map(({ title }) => ({ title, reminders: [] }))
  for (const reminder of sorted)
    groups[places.findIndex(({ holds }) => holds(reminder))]?.reminders.push(reminder)
  let room = most
  for (const group of groups) {
    group.reminders = group.reminders.slice(0, room)
    room -= group.reminders.length
  }
  return {
    groups: groups.filter((group) => group.reminders.length > 0),
    left: Math.max(0, reminders.length - most),
  }
}

function isOver(award: Award, today: string): boolean {
  return award.isValid === false || endsWithin(award, today, -1)
}

function endsWithin(award: Award, today: string, days: number): boolean {
  const end = endOf(award)
  return end !== null && daysBetween(today, end.day) <= days
}

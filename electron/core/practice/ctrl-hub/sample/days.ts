import { timeOf } from '../times.ts'

const DAY_MS = 86_400_000
const MINUTE_MS = 60_000

/** A moment so many days from today: `moment(now, -1, '08:30')` is yesterday at half past eight, UTC. */
export function moment(now: Date, days: number, clock: string): string {
  const [hours = '0', minutes = '0'] = clock.split(':')
  const midnight = Math.floor(now.getTime() / DAY_MS) * DAY_MS
  return timeOf(midnight + days * DAY_MS + (Number(hours) * 60 + Number(minutes)) * MINUTE_MS)
}

/** Created so many days ago, at least one, and changed on the day after or the same. */
export const changed = (now: Date, daysAgo: number) => ({
  created_at: moment(now, -daysAgo, '09:12'),
  updated_at: moment(now, -Math.max(daysAgo - 1, 1), '17:40'),
})

/** The same for what also tells when its content was changed. */
export const modified = (now: Date, daysAgo: number) => {
  const { created_at, updated_at } = changed(now, daysAgo)
  return { created_at, updated_at, modified_at: updated_at }
}

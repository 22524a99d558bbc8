const DAY_MS = 86_400_000

/** Midnight, UTC, so many days from `now`. */
export const dayFrom = (now: Date, days: number): Date =>
  new Date(Math.floor(now.getTime() / DAY_MS) * DAY_MS + days * DAY_MS)

/** A moment so many days from today, as the service writes it: `2025-03-13T08:30:00.000Z`. Clock times are UTC. */
export const moment = (now: Date, days: number, clock = '00:00'): string => {
  const [hours = '0', minutes = '0'] = clock.split(':')
  return new Date(
    dayFrom(now, days).getTime() + (Number(hours) * 60 + Number(minutes)) * 60_000,
  ).toISOString()
}

/** Created so many days ago and changed the day after. */
export const changed = (now: Date, daysAgo: number) => ({
  created_at: moment(now, -daysAgo, '09:12'),
  updated_at: moment(now, -Math.max(daysAgo - 1, 0), '08:40'),
})

/** The same for what also tells when its content was changed. */
export const modified = (now: Date, daysAgo: number) => {
  const { created_at, updated_at } = changed(now, daysAgo)
  return { created_at, updated_at, modified_at: updated_at }
}

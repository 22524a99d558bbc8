import * as v from 'valibot'
import { dateInWords, daysBetween, daysInWords } from './calendar-date.ts'

/** A home that a landlord took over, or whose tenants left on a day that somebody said, and that nobody is known to move into. */
export const EmptyHome = v.object({
  homeId: v.string(),
  /** The submission or tenancy that began it, by which this void is told from the home's next one. */
  begunBy: v.string(),
  /** The home, as lists call it. */
  title: v.string(),
  /** `yyyy-MM-dd` */
  since: v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/)),
})
export type EmptyHome = v.InferOutput<typeof EmptyHome>

/** The void's days that ask for somebody's attention (after four weeks, suppliers and peers begin to chase). */
export const LONG_DAYS = 14
export const VERY_LONG_DAYS = 28

/** How long a home has been empty: counted from the landlord's first day, or the tenants' last. Never negative. */
export function daysEmpty(
  since: string,
  today: string,
): { days: number; level: 'short' | 'long' | 'very-long' } {
  const days = Math.max(0, daysBetween(since, today))
  return { days, level: days >= VERY_LONG_DAYS ? 'very-long' : days >= LONG_DAYS ? 'long' : 'short' }
}

/** "Empty since 3 March 2026, 17 days". */
export function emptyWords(since: string, today: string): string {
  const { days } = daysEmpty(since, today)
  return `Empty since ${dateInWords(since)}, ${daysInWords(days)}`
}

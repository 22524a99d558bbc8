import type { JsonObject } from './document.ts'
import { timeOf } from './times.ts'

const DAY_MS = 86_400_000

/**
 * How long before its end each level begins. The names of the levels are documented; where the service draws its lines is not
 * known.
 */
const DAYS_BEFORE_END = [
  ['low', 180],
  ['medium', 90],
  ['high', 30],
  ['critical', 7],
] as const

/** `meta.risks` of an award that counts from `start` to `end`; without an end there is nothing that could grow. */
export function risksOf({ start, end }: { start: string; end: string | null }, now: Date): JsonObject {
  const later = DAYS_BEFORE_END.map(([level, days]): [string, string | null] => [
    level,
    end === null ? null : timeOf(Math.max(Date.parse(end) - days * DAY_MS, Date.parse(start))),
  ])
  const thresholds: [string, string | null][] = [['none', start], ...later]
  const isPast = (moment: string | null) => moment !== null && Date.parse(moment) <= now.getTime()
  return {
    current: thresholds.findLast(([, moment]) => isPast(moment))?.[0] ?? 'none',
    thresholds: Object.fromEntries(thresholds),
    next_check:
      end === null
        ? null
        : (later.find(([, moment]) => !isPast(moment))?.[1] ?? timeOf(now.getTime() + DAY_MS)),
  }
}

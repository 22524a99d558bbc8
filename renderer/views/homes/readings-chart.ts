import { daysBetween } from '#shared/domain/calendar-date.ts'
import { READING_FIELDS, type ReadingField } from '#shared/domain/meter-readings.ts'
import type { KnownReadings } from '#shared/domain/handed-over.ts'

/** A reading of one register, and where it is drawn: per cent from the left and from the top. */
export interface ChartPoint {
  day: string
  value: number
  x: number
  y: number
  /** Lower than the one before: the meter began again at 0, was exchanged, or one of the two is wrong. */
  fell: boolean
}

export interface RegisterChart {
  register: ReadingField
  points: readonly ChartPoint[]
}

/** Room at the edges for the points themselves, in per cent. */
const EDGE = { x: 3, top: 22, bottom: 12 } as const

/**
 * The readings of each register over time, oldest first, all on the same stretch of days. A reading of an unknown day has no place on
 * it, and stands in the table only. Of two on one day the later in the list counts.
 */
export function readingsCharts(readings: readonly KnownReadings[]): RegisterChart[] {
  const dated = readings.flatMap(({ readOn, values }) => (readOn === null ? [] : [{ readOn, values }]))
  const days = dated.map(({ readOn }) => readOn).toSorted()
  const [from, to] = [days[0], days.at(-1)]
  if (from === undefined || to === undefined) return []
  const span = daysBetween(from, to)
  return READING_FIELDS.flatMap((register): RegisterChart[] => {
    const byDay = Object.fromEntries(
      dated.flatMap(({ readOn, values }) => {
        const value = values[register]
        return value === undefined ? [] : [[readOn, value] as const]
      }),
    )
    const own = Object.entries(byDay).toSorted(([one], [other]) => one.localeCompare(other))
    if (own.length === 0) return []
    const low = Math.min(...own.map(([, value]) => value))
    const high = Math.max(...own.map(([, value]) => value))
    const points = own.map(([day, value], place): ChartPoint => ({
      day,
      value,
      x: span === 0 ? 50 : EDGE.x + (daysBetween(from, day) / span) * (100 - 2 * EDGE.x),
      y:
        high === low
          ? 50
          : 100 - EDGE.bottom - ((value - low) / (high - low)) * (100 - EDGE.top - EDGE.bottom),
      fell: value < (own[place - 1]?.[1] ?? value),
    }))
    return [{ register, points }]
  })
}

/** The points whose number is written beside them: the first and the last, and those between with room around them. */
export function labelled(points: readonly ChartPoint[], room = 14): ReadonlySet<ChartPoint> {
  const last = points.at(-1)
  const shown: ChartPoint[] = []
  for (const point of points) {
    const before = shown.at(-1)
    const clear = before === undefined || point.x - before.x >= room
    const clearAfter = last === undefined || point === last || last.x - point.x >= room
    if (point === last || (clear && clearAfter)) shown.push(point)
  }
  // The last one is always told; one that stands too close before it is not.
  return new Set(
    shown.filter((point, place) => point === last || place === 0 || (last?.x ?? 0) - point.x >= room),
  )
}

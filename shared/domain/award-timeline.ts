import { dayOfInstant } from './award-dates.ts'
import { RISK_LEVELS, type AwardTimes, type RiskLevel } from './award-risk.ts'
import { endOf, type AwardEnd } from './award-words.ts'
import { addMonths, fromWindow, monthsBetween, monthStart, type TimeWindow } from './month-axis.ts'

/** A stretch of a bar on one level of risk; `level` is null where the service does not say. Places are per cent of the window. */
export interface Segment {
  level: RiskLevel | null
  from: number
  to: number
}

/** How an award is drawn. Places are per cent of the window, 0 to 100. */
export interface Bar {
  /** `assigned`: still to be achieved, until it is due. */
  kind: 'awarded' | 'assigned'
  from: number
  to: number
  /** It began before the window, or goes on after it. */
  cutStart: boolean
  cutEnd: boolean
  /** The bar without gaps, from `from` to `to`. */
  segments: Segment[]
  /** From the day it ran out (or was due) until today. */
  lapsed: { from: number; to: number } | null
  /** `where`: in the window, or beyond one of its edges, at which it is then told. */
  end: (AwardEnd & { at: number; where: 'before' | 'inside' | 'after' }) | null
}

const MOST_MONTHS_AHEAD = 18
const FEWEST_MONTHS_AHEAD = 3
const MOST_MONTHS_BACK = 6
const FEWEST_MONTHS_BACK = 2

/**
 * The months that a chart of these awards shows: those in which they end, with today among them, and never so many that days can no
 * longer be told apart. What lies outside is cut off at the edge.
 */
export function windowOf(awards: readonly AwardTimes[], today: string): TimeWindow {
  const ends = awards.flatMap((award) => endOf(award)?.day ?? [])
  const latest = ends.reduce((far, day) => (day > far ? day : far), today)
  const earliest = ends.reduce((near, day) => (day < near ? day : near), today)
  const ahead = clamp(monthsBetween(today, latest) + 2, FEWEST_MONTHS_AHEAD, MOST_MONTHS_AHEAD)
  const back = clamp(
    Math.max(monthsBetween(earliest, today) + 1, Math.round(ahead / 3)),
    FEWEST_MONTHS_BACK,
    MOST_MONTHS_BACK,
  )
  const month = monthStart(today)
  return { from: addMonths(month, -back), to: addMonths(month, ahead) }
}

/** The bar of an award, or null when it has no dates to draw. */
export function barOf(award: AwardTimes, window: TimeWindow, today: string): Bar | null {
  const end = endOf(award)
  const awarded = dayOfInstant(award.awardedAt)
  if (end === null && awarded === null) return null
  const assigned = end?.kind === 'due'
  const start = assigned ? earlier(today, end.day) : (awarded ?? window.from)
  const stop = end?.day ?? window.to
  const from = fromWindow(window, earlier(start, stop))
  const to = fromWindow(window, stop)
  const isOver = end !== null && end.day < today
  return {
    kind: assigned ? 'assigned' : 'awarded',
    from: clamp(from, 0, 100),
    to: clamp(to, 0, 100),
    cutStart: from < 0 || (!assigned && awarded === null),
    cutEnd: to > 100 || end === null,
    segments: segmentsOf(award, window, clamp(from, 0, 100), clamp(to, 0, 100)),
    lapsed: isOver ? { from: clamp(to, 0, 100), to: clamp(fromWindow(window, today), 0, 100) } : null,
    end:
      end === null
        ? null
        : { ...end, at: clamp(to, 0, 100), where: to < 0 ? 'before' : to > 100 ? 'after' : 'inside' },
  }
}

/** The levels of risk one after another, each from its threshold to the next. Without thresholds, the present level all along. */
function segmentsOf(award: AwardTimes, window: TimeWindow, from: number, to: number): Segment[] {
  const steps = RISK_LEVELS.flatMap((level) => {
    const day = dayOfInstant(award.thresholds[level] ?? null)
    return day === null ? [] : [{ level, at: clamp(fromWindow(window, day), from, to) }]
  })
  if (steps.length === 0) return from < to ? [{ level: award.risk, from, to }] : []
  // The first level there is holds until the next begins; of two that begin together the graver counts.
  return steps
    .toSorted((a, b) => a.at - b.at)
    .map(({ level, at }, index, sorted) => ({
      level,
      from: index === 0 ? from : at,
      to: sorted[index + 1]?.at ?? to,
    }))
    .filter((segment) => segment.from < segment.to)
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most)
}

function earlier(a: string, b: string): string {
  return a < b ? a : b
}

import type { Segment } from '#shared/domain/award-timeline.ts'

/** The graver the risk, the thicker the bar, in pixels: it is seen without its colour too. */
export const THICKNESS = { untold: 4, none: 4, low: 6, medium: 8, high: 10, critical: 12 } as const

/** A level as a class of the drawing; `untold` where the service does not say. */
export function classOf(level: Segment['level']): keyof typeof THICKNESS {
  return level ?? 'untold'
}

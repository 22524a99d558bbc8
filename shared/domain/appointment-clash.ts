import type { BookedVisit } from './booked-visit.ts'
import { readInstant } from './instant.ts'

/** The visit that is being booked, as far as it is known. Times are RFC 3339 with their offset. */
export interface PlannedVisit {
  start: string
  end: string
  operationId: string | null
  timeBandId: string | null
  /** The operations that are known to be at the same home, its own among them; a service does not say a visit's home. */
  homeOperationIds: readonly string[]
}

/**
 * `same-operation`: the operation has a visit already, whenever it is (one operation, one appointment: deduced from the SDK, where an
 * operation links to one). The others overlap in time: at the same home, or in the same time band.
 */
export type ClashKind = 'same-operation' | 'same-home' | 'same-band'

export interface Clash {
  kind: ClashKind
  booked: BookedVisit
}

const GRAVEST_FIRST: readonly ClashKind[] = ['same-operation', 'same-home', 'same-band']

/**
 * What stands in the way of a visit among those that are booked: at most one clash for each of them, the gravest first, then by time.
 * A visit that ends as another begins does not overlap it.
 */
export function findClashes(planned: PlannedVisit, booked: readonly BookedVisit[]): Clash[] {
  const clashes = booked.flatMap((visit) => {
    const kind = clashOf(planned, visit)
    return kind === null ? [] : [{ kind, booked: visit }]
  })
  return clashes.toSorted(
    (a, b) => GRAVEST_FIRST.indexOf(a.kind) - GRAVEST_FIRST.indexOf(b.kind) || momentOf(a) - momentOf(b),
  )
}

function momentOf({ booked }: Clash): number {
  return readInstant(booked.start)?.ms ?? 0
}

function clashOf(planned: PlannedVisit, visit: BookedVisit): ClashKind | null {
  const operation = visit.operation?.id
  if (operation !== undefined && operation === planned.operationId) return 'same-operation'
  if (!overlap(planned, visit)) return null
  if (operation !== undefined && planned.homeOperationIds.includes(operation)) return 'same-home'
  return visit.timeBand !== null && visit.timeBand.id === planned.timeBandId ? 'same-band' : null
}

/** Times that cannot be read overlap nothing: a warning that may be wrong is worse than none. */
function overlap(one: { start: string; end: string }, other: { start: string; end: string }): boolean {
  const [from, to] = [readInstant(one.start), readInstant(one.end)]
  const [otherFrom, otherTo] = [readInstant(other.start), readInstant(other.end)]
  if (from === null || to === null || otherFrom === null || otherTo === null) return false
  return from.ms < otherTo.ms && otherFrom.ms < to.ms
}

import type { Queries } from '../store/store.ts'
import { eligibleRows } from './eligible.ts'
import type { Pacing } from './pacing.ts'

export interface Choice {
  /** What to send now, in the order of the queue. */
  now: { id: string; connectionId: string }[]
  /** When there will be something more by itself (milliseconds since 1970), or null. */
  nextAt: number | null
}

/**
 * Whose turn it is: rows that are due, as many as fit in `slots`, in those of their connection, and as its pace allows.
 * Takes nothing yet. Waiting rows whose time is after `until` are left alone.
 */
export async function choose(
  queries: Queries,
  connections: readonly { id: string; slots: number }[],
  pacing: Pacing,
  options: { only: string | null; slots: number; now: number; until: number },
): Promise<Choice> {
  const { only, slots, now, until } = options
  const due: { id: string; connectionId: string; number: number }[] = []
  const later: number[] = []
  for (const { id: connectionId, slots: own } of connections) {
    const free = Math.min(slots, own)
    if (free <= 0) continue
    const { queued, waiting } = await eligibleRows(queries, connectionId, only, free)
    const heldUntil = pacing.heldUntil(connectionId)
    const times = [
      ...waiting.map((row) => ({ ...row, at: row.nextTryAt ?? 0 })).filter(({ at }) => at <= until),
      ...queued.map((row) => ({ ...row, at: heldUntil })),
    ]
    const ripe = times.filter(({ at }) => at <= now).sort((a, b) => a.number - b.number)
    const allowed = ripe.slice(0, Math.min(free, pacing.available(connectionId, now)))
    due.push(...allowed.map(({ id, number }) => ({ id, number, connectionId })))
    if (allowed.length < ripe.length) later.push(pacing.nextAt(connectionId, now))
    for (const { at } of times) if (at > now) later.push(at)
  }
  due.sort((a, b) => a.number - b.number)
  return {
    now: due.slice(0, slots).map(({ id, connectionId }) => ({ id, connectionId })),
    nextAt: later.length === 0 ? null : Math.min(...later),
  }
}

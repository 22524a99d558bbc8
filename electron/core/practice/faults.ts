import * as v from 'valibot'
import type { Fault } from './practice.ts'

const milliseconds = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(600_000))

/** A list of faults as a file gives it. */
export const FaultList = v.array(
  v.strictObject({
    path: v.string(),
    method: v.exactOptional(v.string()),
    times: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1))),
    do: v.picklist(['status', 'delay', 'reset', 'truncate', 'drop-after-commit', 'malformed']),
    status: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(200), v.maxValue(599))),
    headers: v.exactOptional(v.record(v.string(), v.string())),
    body: v.exactOptional(v.string()),
    contentType: v.exactOptional(v.string()),
    ms: v.exactOptional(milliseconds),
  }),
)

export interface FaultQueue {
  add(faults: readonly Fault[]): void
  /** The first fault for this request that is not used up, counted down; null when there is none. */
  take(request: { method: string; path: string }): Fault | null
}

export function createFaultQueue(): FaultQueue {
  const queue: { fault: Fault; left: number }[] = []
  return {
    add(faults) {
      queue.push(...faults.map((fault) => ({ fault, left: fault.times ?? 1 })))
    },
    take({ method, path }) {
      const next = queue.find(
        ({ fault, left }) =>
          left > 0 &&
          plain(path).startsWith(plain(fault.path)) &&
          (fault.method === undefined || fault.method.toUpperCase() === method),
      )
      if (next === undefined) return null
      next.left -= 1
      return next.fault
    },
  }
}

const plain = (path: string): string => path.toLowerCase().replace(/^\/+/, '')

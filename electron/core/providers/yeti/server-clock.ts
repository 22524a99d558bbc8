import type { HttpResult } from '../http.ts'

/** How far the clocks of the services are ahead of this computer's, by the `Date` of their answers. In memory only. */
export interface ServerClocks {
  /** Learns from whatever a call met. */
  note(connectionId: string, result: HttpResult): void
  /** In milliseconds, negative when it is behind; null when no answer has told the time yet. */
  ahead(connectionId: string): number | null
  forget(connectionId: string): void
}

/** `clock` gives milliseconds since 1970 by this computer. */
export function createServerClocks(clock: () => number): ServerClocks {
  const all = new Map<string, number>()
  return {
    note(connectionId, result) {
      const time = serverTime(result)
      if (time !== null) all.set(connectionId, time - clock())
    },
    ahead: (connectionId) => all.get(connectionId) ?? null,
    forget: (connectionId) => void all.delete(connectionId),
  }
}

/** No clock is so far ahead, and what is worked out with it must stay a time. */
const YEAR_10000 = Date.UTC(10_000, 0)

/** The time that an answer tells, in milliseconds since 1970; null when it tells none. It has whole seconds only. */
export function serverTime(result: HttpResult): number | null {
  const time = result.kind === 'answer' ? Date.parse(result.headers['date'] ?? '') : Number.NaN
  return time >= 0 && time < YEAR_10000 ? time : null
}

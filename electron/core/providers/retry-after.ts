const LONGEST_MS = 24 * 60 * 60 * 1000

/** How long a server asked to wait, from its Retry-After header in seconds or as a date; null when it said nothing usable. A day at most. */
export function retryAfterMs(header: string | undefined, nowMs: number): number | null {
  const text = header?.trim() ?? ''
  if (/^\d{1,10}$/.test(text)) return Math.min(Number(text) * 1000, LONGEST_MS)
  // Date.parse takes much that is no HTTP date, such as `-5` or `1.5`.
  if (!/^[A-Za-z]{3,9},? .*\d{2}:\d{2}:\d{2}/.test(text)) return null
  const at = Date.parse(text)
  return Number.isNaN(at) ? null : Math.min(Math.max(0, at - nowMs), LONGEST_MS)
}

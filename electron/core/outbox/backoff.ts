/** The pause after the first attempt that came to nothing. */
export const FIRST_PAUSE_MS = 2_000
/** A laptop that comes back on line should not sit there for long. */
export const LONGEST_PAUSE_MS = 5 * 60_000
/** A wish of the server beyond this is taken for a mistake. The user can still say "send now". */
export const LONGEST_WISH_MS = 24 * 3_600_000
/** A wish of "at once" is not followed in a tight loop. */
const SHORTEST_WISH_MS = 1_000

/**
 * How long to wait before the next attempt, in milliseconds.
 *
 * Without a wish: doubles with each attempt from 2 seconds up to 5 minutes, of which the second half is
 * random, so that many rows do not come back at the same moment. With the server's `Retry-After`: never
 * earlier than that, and up to a tenth later; 1 second at least, 24 hours at most.
 *
 * @param attempts how many there have been, this one included
 * @param random from 0 up to 1
 */
export function pauseBefore(attempts: number, retryAfterMs: number | null, random: () => number): number {
  if (retryAfterMs !== null) {
    const wish = Math.min(Math.max(retryAfterMs, SHORTEST_WISH_MS), LONGEST_WISH_MS)
    return Math.ceil(wish * (1 + random() / 10))
  }
  const doubled = FIRST_PAUSE_MS * 2 ** Math.min(Math.max(attempts, 1) - 1, 30)
  const full = Math.min(doubled, LONGEST_PAUSE_MS)
  return Math.ceil(full * (0.5 + random() / 2))
}

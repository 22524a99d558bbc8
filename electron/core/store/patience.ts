import { setTimeout as sleep } from 'node:timers/promises'
import { isBusy } from './store-trouble.ts'

/** How long another process may hold the store before we say so. Its transactions take milliseconds. */
const PATIENCE_MS = 10_000
const PAUSE_MS = 15

/**
 * Tries again while another connection holds the lock, without blocking this thread: SQLite's own
 * busy time-out would freeze the window, and would wait for ever on a transaction of this very process.
 * Only for work that SQLite does whole or not at all. Throws SQLite's own error when patience runs out.
 */
export async function patiently<T>(work: () => T): Promise<T> {
  const deadline = performance.now() + PATIENCE_MS
  for (;;) {
    try {
      return work()
    } catch (error) {
      if (!isBusy(error) || performance.now() > deadline) throw error
      await sleep(PAUSE_MS)
    }
  }
}

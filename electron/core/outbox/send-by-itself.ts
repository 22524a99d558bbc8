import { nameOf } from '../log.ts'
import type { Bell } from './bell.ts'
import { LOOK_MS, type Changes } from './changes.ts'
import { StaleSenderError } from './claim.ts'
import type { OutboxDeps } from './deps.ts'
import type { Seat } from './seat.ts'

export interface SendingTools {
  deps: OutboxDeps
  seat: Seat
  bell: Bell
  changes: Changes
}

/** Looks again at the latest after this, whatever the timers say: clocks are set, and laptops sleep. */
export const LONGEST_SLEEP_MS = 5_000

const OPTIONS = { only: null, concurrency: null, pace: null }

/** Sends whatever there is to send, whenever this process can have the lock, until told to stop. Does not throw. */
export async function sendByItself(
  { deps, seat, bell, changes }: SendingTools,
  stop: AbortSignal,
): Promise<void> {
  const ring = () => bell.ring()
  const unwatch = changes.watchOthers(ring)
  stop.addEventListener('abort', ring)
  while (!stop.aborted) {
    try {
      const sender = await seat.take(OPTIONS)
      const step = await sender?.step({ claiming: true, until: Infinity })
      if (step === undefined) await bell.wait(LOOK_MS)
      else await bell.wait(Math.min(LONGEST_SLEEP_MS, (step.nextAt ?? Infinity) - deps.clock().getTime()))
    } catch (error) {
      // The disk may be full or the keychain locked: the answers that came are kept for the next step.
      deps.log.error({ error: nameOf(error) }, 'Sending failed; it is tried again.')
      if (error instanceof StaleSenderError) await seat.abandon()
      await bell.wait(LONGEST_SLEEP_MS)
    }
  }
  stop.removeEventListener('abort', ring)
  unwatch()
  await seat.abandon()
}

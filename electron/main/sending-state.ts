import type { SendingNow } from '#core/outbox/outbox.ts'

/** What goes within this time counts as being sent: a slow pace is one in a minute, a pause after a failure seconds. */
const SOON_MS = 60_000

/** Whether this process is at work: something is on its way, or goes within a minute. Not while there is no network. */
export function isSending(now: SendingNow | null, at: number): boolean {
  if (now === null) return false
  return now.underWay > 0 || (goesByItself(now) && (now.nextAt ?? Infinity) - at <= SOON_MS)
}

/** Whether this process would send anything more if it went on, be it in an hour. Not what is paused, or waits for the network or for somebody. */
export function hasMoreToSend(now: SendingNow | null): boolean {
  return now !== null && (now.underWay > 0 || goesByItself(now))
}

function goesByItself({ nextAt, offline }: SendingNow): boolean {
  return nextAt !== null && !offline
}

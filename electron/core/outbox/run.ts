import type { Submission } from '#shared/contract/submissions.ts'
import { getSubmission } from '../store/repositories/submissions.ts'
import { Bell } from './bell.ts'
import { LOOK_MS } from './changes.ts'
import { paceOf } from './pacing.ts'
import { LONGEST_SLEEP_MS, type SendingTools } from './send-by-itself.ts'
import { mayStillMove, unsettled, watchedSubmissions } from './watch.ts'

export interface RunInput {
  /** One submission, or all. */
  only: string | null
  /** How long to wait for something more to send, from the last one that was settled. */
  waitSeconds: number
  /** At most so many are being sent at any moment; absent: as many of each connection as is set for it. */
  concurrency?: number | undefined
  /** Requests a minute for each connection; null for no limit; absent: as is set for each. */
  ratePerMinute?: number | null | undefined
}

/**
 * Sends what can be sent, or watches while somebody else does, and returns when nothing more can be sent in time.
 *
 * @param maySend false while this process sends by itself: then this only watches
 * @param ending ends it early: what is being sent is still waited for
 */
export async function run(
  { deps, seat, bell, changes }: SendingTools,
  { only, waitSeconds, concurrency, ratePerMinute }: RunInput,
  maySend: boolean,
  ending: AbortSignal,
): Promise<Submission[]> {
  if (only !== null) await getSubmission(deps.store.queries, only)
  const pace = ratePerMinute === undefined ? null : paceOf(ratePerMinute)
  const options = { only, concurrency: concurrency ?? null, pace }
  const now = () => deps.clock().getTime()
  const began = deps.clock()
  const watched = () => watchedSubmissions(deps.store, only, began)
  let until = now() + waitSeconds * 1000
  let left = Infinity
  let sent = false

  // A bell wakes one: while this process sends by itself, the other belongs to that.
  const watching = new Bell()
  const ring = () => {
    if (maySend) bell.ring()
    watching.ring()
  }
  const unwatch = changes.listen((area) => {
    if (area === 'submissions') watching.ring()
  })
  const unwatchOthers = changes.watchOthers(ring)
  ending.addEventListener('abort', ring)
  try {
    while (!ending.aborted) {
      const sender = maySend ? await seat.take(options) : null
      if (sender !== null) {
        sent = true
        const { settled, idle, nextAt } = await sender.step({ claiming: true, until })
        if (settled > 0) until = Math.max(until, now() + waitSeconds * 1000)
        if (idle && (nextAt === null || nextAt > until)) break
        await bell.wait(Math.min(LONGEST_SLEEP_MS, (nextAt ?? Infinity) - now()))
        continue
      }
      const submissions = await watched()
      if (unsettled(submissions) < left) until = Math.max(until, now() + waitSeconds * 1000)
      left = unsettled(submissions)
      if (now() >= until || !mayStillMove(submissions, until)) break
      await watching.wait(Math.min(LOOK_MS, until - now()))
    }
  } catch (error) {
    if (sent) await seat.abandon()
    throw error
  } finally {
    ending.removeEventListener('abort', ring)
    unwatch()
    unwatchOthers()
  }
  if (sent) await seat.leave()
  return watched()
}

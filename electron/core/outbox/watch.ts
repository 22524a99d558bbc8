import type { Submission } from '#shared/contract/submissions.ts'
import { getSubmission, liveSubmissions } from '../store/repositories/submissions.ts'
import type { Store } from '../store/store.ts'

/** What a run is about: one submission, or whatever is not settled and whatever changed since it began. */
export function watchedSubmissions(store: Store, only: string | null, since: Date): Promise<Submission[]> {
  if (only !== null) return getSubmission(store.queries, only).then((one) => [one])
  return liveSubmissions(store.queries, since)
}

/**
 * Whether another process, which sends, may still change one of these before `until` (milliseconds since 1970).
 * A waiting one without a time waits for its connection to be mended.
 */
export function mayStillMove(submissions: readonly Submission[], until: number): boolean {
  return submissions.some(({ state, nextTryAt }) => {
    if (state === 'waiting') return nextTryAt !== null && Date.parse(nextTryAt) <= until
    return state === 'queued' || state === 'sending'
  })
}

/** How many are not settled: the fewer, the further it has come. */
export function unsettled(submissions: readonly Submission[]): number {
  return submissions.filter(({ state }) => state === 'queued' || state === 'waiting' || state === 'sending')
    .length
}

import type { Client } from '#renderer/api/client.ts'
import type { Submission } from '#shared/contract/submissions.ts'
import type { SubmissionState } from '#shared/domain/submission.ts'
import type { ReadRows } from './paged-rows.svelte.ts'

/** The lists of the outbox. `aside` holds what was not accepted and needs nobody's attention any more. */
export type OutboxList = 'waiting' | 'attention' | 'sent' | 'aside' | 'received'

interface Asked {
  states: SubmissionState[]
  setAside: boolean | null
  newestFirst: boolean
}

const LISTS: Readonly<Record<OutboxList, Asked>> = {
  // In the order in which they go.
  waiting: { states: ['queued', 'sending', 'waiting'], setAside: null, newestFirst: false },
  attention: { states: ['unconfirmed', 'rejected'], setAside: false, newestFirst: true },
  sent: { states: ['accepted', 'cancelled'], setAside: null, newestFirst: true },
  aside: { states: ['rejected'], setAside: true, newestFirst: true },
  received: { states: ['accepted'], setAside: null, newestFirst: true },
}

/** The tab of the outbox that a submission stands under. */
export function listOf({ state, setAside }: Pick<Submission, 'state' | 'setAside'>): OutboxList {
  if (state === 'unconfirmed') return 'attention'
  if (state === 'rejected') return setAside ? 'aside' : 'attention'
  return state === 'accepted' || state === 'cancelled' ? 'sent' : 'waiting'
}

/** How a list of the outbox is read. */
export function readSubmissions(client: Client, list: OutboxList): ReadRows<Submission> {
  return async (offset, limit) => {
    const { total, submissions } = await client.submissions.page({ ...LISTS[list], offset, limit })
    return { total, rows: submissions }
  }
}

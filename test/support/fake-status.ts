import type { Draft } from '#shared/contract/drafts.ts'
import type { OutboxStatus, Submission } from '#shared/contract/submissions.ts'

interface World {
  drafts: readonly Draft[]
  submissions: readonly Submission[]
  sender: OutboxStatus['sender']
  paused: boolean
  offline: boolean
}

/** What the fake core says of its outbox. */
export function statusOf(world: World): OutboxStatus {
  const count = (state: Submission['state']) => world.submissions.filter((one) => one.state === state).length
  return {
    sender: world.sender,
    paused: world.paused,
    offline: world.offline,
    setAside: world.submissions.filter((one) => one.setAside).length,
    counts: {
      drafts: world.drafts.length,
      queued: count('queued'),
      waiting: count('waiting'),
      sending: count('sending'),
      unconfirmed: count('unconfirmed'),
      rejected: count('rejected'),
      accepted: count('accepted'),
      cancelled: count('cancelled'),
    },
  }
}

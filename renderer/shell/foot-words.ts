import { shellWords } from '#renderer/words/shell.ts'
import type { OutboxStatus } from '#shared/contract/submissions.ts'

/** Where sending stands, in a few words for the foot of the rail. */
export interface FootState {
  tone: 'idle' | 'done' | 'busy' | 'attention'
  words: string
}

/**
 * What the foot of the rail says.
 * @param offline whether this computer has no network (`navigator.onLine` is false).
 */
export function footState(
  status: OutboxStatus | null,
  connections: readonly { signIn: string }[] | null,
  offline: boolean,
): FootState {
  if (status === null || connections === null) return { tone: 'idle', words: shellWords().foot.reading }
  const { sending, queued, waiting, unconfirmed } = status.counts
  const toGo = sending + queued + waiting
  if (connections.some((connection) => connection.signIn === 'refused')) {
    return {
      tone: 'attention',
      words: toGo > 0 ? shellWords().foot.refusedWaiting(toGo) : shellWords().foot.refused,
    }
  }
  if (offline)
    return {
      tone: 'attention',
      words: toGo > 0 ? shellWords().foot.offlineWaiting(toGo) : shellWords().foot.offline,
    }
  if (sending > 0) return { tone: 'busy', words: shellWords().foot.sending(sending, toGo) }
  if (toGo > 0) {
    return {
      tone: 'busy',
      words:
        status.sender === 'elsewhere'
          ? shellWords().foot.waitingElsewhere(toGo)
          : shellWords().foot.waiting(toGo),
    }
  }
  if (unconfirmed > 0) return { tone: 'attention', words: shellWords().foot.unconfirmed(unconfirmed) }
  if (connections.length === 0) return { tone: 'idle', words: shellWords().foot.noConnection }
  return { tone: 'done', words: shellWords().foot.done }
}

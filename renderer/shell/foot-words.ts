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
  if (status === null || connections === null) return { tone: 'idle', words: 'Reading…' }
  const { sending, queued, waiting, unconfirmed } = status.counts
  const toGo = sending + queued + waiting
  if (connections.some((connection) => connection.signIn === 'refused')) {
    return { tone: 'attention', words: toGo > 0 ? `Sign-in refused, ${toGo} waiting` : 'Sign-in refused' }
  }
  if (offline) return { tone: 'attention', words: toGo > 0 ? `Offline, ${toGo} waiting` : 'Offline' }
  if (sending > 0) return { tone: 'busy', words: `Sending ${sending} of ${toGo}` }
  if (toGo > 0) {
    return {
      tone: 'busy',
      words: status.sender === 'elsewhere' ? `${toGo} waiting, sent by another window` : `${toGo} waiting`,
    }
  }
  if (unconfirmed > 0) return { tone: 'attention', words: `${unconfirmed} unconfirmed` }
  if (connections.length === 0) return { tone: 'idle', words: 'No connection yet' }
  return { tone: 'done', words: 'All sent' }
}

import { expect, test } from 'vitest'
import { footState } from '#renderer/shell/foot-words.ts'
import type { OutboxStatus } from '#shared/contract/submissions.ts'

const NONE = {
  drafts: 0,
  queued: 0,
  waiting: 0,
  sending: 0,
  unconfirmed: 0,
  rejected: 0,
  accepted: 0,
  cancelled: 0,
}
const status = (
  counts: Partial<OutboxStatus['counts']>,
  sender: OutboxStatus['sender'] = 'here',
): OutboxStatus => ({
  sender,
  paused: false,
  offline: false,
  setAside: 0,
  counts: { ...NONE, ...counts },
})
const OK = [{ signIn: 'ok' }]

test.each([
  [status({ accepted: 3 }), OK, false, 'All sent'],
  [status({ sending: 2, queued: 9, waiting: 1 }), OK, false, 'Sending 2 of 12'],
  [status({ waiting: 4 }), OK, true, 'Offline, 4 waiting'],
  [status({}), OK, true, 'Offline'],
  [status({ waiting: 4 }), OK, false, '4 waiting'],
  [status({ queued: 1 }, 'elsewhere'), OK, false, '1 waiting, sent by another window'],
  [status({ waiting: 2 }), [{ signIn: 'refused' }], false, 'Sign-in refused, 2 waiting'],
  [status({ unconfirmed: 1 }), OK, false, '1 unconfirmed'],
  [status({}), [], false, 'No connection yet'],
])('the foot of the rail says where sending stands', (outbox, connections, offline, words) => {
  expect(footState(outbox, connections, offline).words).toBe(words)
})

import type { Connection } from '#shared/contract/connections.ts'
import type { Receipt } from '#shared/contract/receipts.ts'
import type { Submission } from '#shared/contract/submissions.ts'
import { documentedCodes } from '#shared/domain/codes.ts'
import type { FakeWorld } from './fake-client.ts'
import { sampleWorld } from './sample-world.ts'

/** A connection to Ctrl Hub that works, with its organisation chosen. */
export const CTRL_HUB: Connection = {
  id: 'c-hub',
  provider: 'ctrl-hub',
  label: 'Ctrl Hub',
  baseUrl: 'https://api.ctrl-hub.com/',
  authUrl: 'https://auth.ctrl-hub.com/',
  signInWith: 'service-account',
  organisation: { id: 'o1', label: 'Harbour Lets' },
  resources: {},
  format: 'json',
  secret: { stored: true, since: '2026-11-02T09:00:00.000Z' },
  signIn: 'ok',
  lastAnswer: { at: '2026-11-22T08:58:00.000Z', ok: true, code: 'HO-TEST-OK', message: 'Signed in.' },
  codes: documentedCodes(),
  practice: false,
  pace: { perMinute: null, concurrency: null },
  paused: false,
  createdAt: '2026-11-02T09:00:00.000Z',
}

/** The sample week with an account at Ctrl Hub, changed as the test wants it. */
export function ctrlHubWorld(some: Partial<Connection> = {}): FakeWorld {
  const world = sampleWorld()
  return { ...world, connections: [...world.connections, { ...CTRL_HUB, ...some }] }
}

/** A visit whose contact and conversation go before it; nothing of it was sent yet. */
export const VISIT: Submission = {
  id: 'v1',
  kind: 'appointment',
  state: 'queued',
  connectionId: 'c-hub',
  connectionLabel: 'Ctrl Hub',
  title: '14 Harbour Road, Kinsale',
  createdAt: '2026-11-22T09:00:00.000Z',
  updatedAt: '2026-11-22T09:00:00.000Z',
  sentAt: null,
  nextTryAt: null,
  attempts: 0,
  dependsOn: ['v2'],
  remoteIds: {},
  errors: [],
  warnings: [],
  receiptId: null,
  setAside: false,
  batch: null,
  lastAttempt: null,
}

export const CONTACT: Submission = {
  ...VISIT,
  id: 'v2',
  kind: 'contact',
  title: 'M. D.',
  dependsOn: [],
}

/** The receipt of a Priority Services record that stands on somebody's agreement. */
export const PSR_RECEIPT: Receipt = {
  id: 'r-psr',
  submissionId: 'p1',
  kind: 'psr-record',
  country: null,
  connectionLabel: 'Ctrl Hub',
  endpoint: 'POST https://api.ctrl-hub.com/v3/psrs',
  format: 'json',
  sentAt: '2026-11-21T15:12:03.000Z',
  acceptedAt: '2026-11-21T15:12:04.000Z',
  by: 'Aoife Byrne',
  onWhoseWord: null,
  remoteIds: { id: '3f8e2c10-000c-4a00-8000-000000000001' },
  location: null,
  bodyHash: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  answerHash: '60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752',
  view: [
    { label: 'Home', value: '14 Harbour Road, Kinsale' },
    { label: 'Meter', value: 'ending 678' },
    { label: 'Priority', value: 'hidden' },
    { label: 'Needs', value: '2, hidden' },
  ],
  bodyKept: true,
  bodyKeptUntil: '2026-12-21T15:12:04.000Z',
  practice: false,
  hasBasis: true,
  withdrawn: null,
}

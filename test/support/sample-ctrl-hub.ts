import type { Connection } from '#shared/contract/connections.ts'
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
  createdAt: '2026-11-02T09:00:00.000Z',
}

/** The sample week with an account at Ctrl Hub, changed as the test wants it. */
export function ctrlHubWorld(some: Partial<Connection> = {}): FakeWorld {
  const world = sampleWorld()
  return { ...world, connections: [...world.connections, { ...CTRL_HUB, ...some }] }
}

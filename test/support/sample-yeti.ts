import type { Connection } from '#shared/contract/connections.ts'
import type { BilledService, BillingAccount, ServiceTransaction, ServiceType } from '#shared/contract/yeti.ts'
import { documentedCodes } from '#shared/domain/codes.ts'
import type { FakeWorld } from './fake-client.ts'
import { sampleWorld } from './sample-world.ts'

/** A connection to Yeti that works. */
export const YETI: Connection = {
  id: 'c-yeti',
  provider: 'yeti',
  label: 'Yeti',
  baseUrl: 'https://yeti.example.com/',
  authUrl: null,
  signInWith: null,
  organisation: null,
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

export const ACCOUNT: BillingAccount = {
  id: '90',
  name: 'Harbour Lets, Kinsale',
  currency: 'EUR',
  balance: '120.50',
  minBalance: '0.0',
}

export const BROADBAND: ServiceType = {
  id: '16',
  name: 'Broadband',
  forceRenew: false,
  provisioning: 'logging',
}

export const SERVICE: BilledService = {
  id: '10',
  name: 'Broadband, 14 Harbour Road [ho-7k2m9x4q]',
  state: 'Active',
  initialPrice: '25.0',
  renewPrice: '39.99',
  createdAt: '2026-11-02T12:46:12.104Z',
  renewAt: '2026-12-01T00:00:00.000Z',
  renewPeriod: 'monthly',
  account: { id: '90', name: 'Harbour Lets, Kinsale', currency: 'EUR' },
  type: { id: '16', name: 'Broadband' },
}

export const CHARGE: ServiceTransaction = {
  id: '501',
  description: 'Service creation',
  amount: '25.0',
  createdAt: '2026-11-02T12:46:12.104Z',
}

/** The sample week with an account at Yeti that has a few services, changed as the test wants it. */
export function yetiWorld(some: Partial<FakeWorld['billing']> = {}): FakeWorld {
  const world = sampleWorld()
  return {
    ...world,
    connections: [...world.connections, YETI],
    billing: {
      accounts: [ACCOUNT],
      types: [BROADBAND],
      services: [SERVICE],
      charges: [CHARGE],
      variables: '',
      failure: null,
      ...some,
    },
  }
}

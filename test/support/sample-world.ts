import { documentedCodes } from '#shared/domain/codes.ts'
import type { Connection } from '#shared/contract/connections.ts'
import type { Receipt } from '#shared/contract/receipts.ts'
import { STANDARD_SETTINGS } from '#shared/contract/standard-settings.ts'
import type { Submission } from '#shared/contract/submissions.ts'
import { emptyWorld, type FakeWorld } from './fake-client.ts'

const CONNECTION: Connection = {
  id: 'c1',
  provider: 'acquaint',
  label: 'Acquaint',
  baseUrl: 'https://api.acquaint.example/',
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

const SUBMISSION: Submission = {
  id: 's1',
  kind: 'tenant-switch',
  state: 'accepted',
  connectionId: 'c1',
  connectionLabel: 'Acquaint',
  title: '14 Harbour Road, Kinsale',
  createdAt: '2026-11-21T15:12:00.000Z',
  updatedAt: '2026-11-21T15:12:04.000Z',
  sentAt: '2026-11-21T15:12:03.000Z',
  nextTryAt: null,
  attempts: 1,
  dependsOn: [],
  remoteIds: { caseID: '4410027', switchOverID: '88120' },
  errors: [],
  warnings: [],
  receiptId: 'r1',
  setAside: false,
  batch: null,
  lastAttempt: {
    code: 'HO-ACQ-200',
    detail: 'POST 17.0/app/utilityswitching/switches/tenant → 200 in 412 ms',
  },
}

const RECEIPT: Receipt = {
  id: 'r1',
  submissionId: 's1',
  kind: 'tenant-switch',
  country: 'IE',
  connectionLabel: 'Acquaint',
  endpoint: 'POST https://api.acquaint.example/17.0/app/utilityswitching/switches/tenant',
  format: 'json',
  sentAt: '2026-11-21T15:12:03.000Z',
  acceptedAt: '2026-11-21T15:12:04.000Z',
  by: 'Aoife Byrne',
  onWhoseWord: null,
  remoteIds: { caseID: '4410027', switchOverID: '88120' },
  location: null,
  bodyHash: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  answerHash: '60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752',
  view: [
    { label: 'Home', value: '14 Harbour Road, Kinsale' },
    { label: 'Electricity (MPRN)', value: '••• ••• 678' },
    { label: 'Supply', value: 'Electricity and gas' },
    { label: 'Tenancy starts', value: '20 November 2026' },
    { label: 'Tenant', value: 'M. D.' },
  ],
  bodyKept: true,
  bodyKeptUntil: '2026-12-21T15:12:04.000Z',
  practice: false,
  hasBasis: false,
  withdrawn: null,
}

/** A working week: every state a submission can be in, two drafts, a connection that works and one that does not. */
export function sampleWorld(): FakeWorld {
  const world = emptyWorld()
  return {
    ...world,
    status: {
      ...world.status,
      state: 'open',
      vault: { kind: 'os', since: '2026-11-02T09:00:00.000Z' },
      settings: {
        ...STANDARD_SETTINGS,
        yourName: 'Aoife Byrne',
        role: 'agent',
      },
    },
    connections: [
      CONNECTION,
      { ...CONNECTION, id: 'c2', label: 'Harbour Lets', signIn: 'refused', format: 'xml', lastAnswer: null },
    ],
    drafts: [
      {
        id: 'd1',
        kind: 'tenant-switch',
        connectionId: 'c1',
        step: 'readings',
        answers: { country: 'IE', supply: 'electricity-and-gas' },
        blocked: null,
        title: '3 Mill Lane, Bandon',
        createdAt: '2026-11-22T08:00:00.000Z',
        updatedAt: '2026-11-22T08:20:00.000Z',
      },
      {
        id: 'd2',
        kind: 'tenant-switch',
        connectionId: 'c1',
        step: 'check',
        answers: { country: 'IE', supply: 'electricity' },
        blocked: 'Acquaint’s number for electricity only is not known',
        title: 'Apartment 7, The Maltings, Cork',
        createdAt: '2026-11-20T08:00:00.000Z',
        updatedAt: '2026-11-20T08:20:00.000Z',
      },
    ],
    submissions: [
      SUBMISSION,
      {
        ...SUBMISSION,
        id: 's2',
        state: 'cancelled',
        title: '2 Church Street, Clonakilty',
        receiptId: null,
        remoteIds: {},
        sentAt: null,
      },
      {
        ...SUBMISSION,
        id: 's3',
        state: 'rejected',
        title: '9 Patrick Street, Cork',
        receiptId: null,
        remoteIds: {},
        errors: [
          {
            path: 'property.mprn',
            message: 'The MPRN is not known to the service.',
            fix: 'Take it from a bill, not from the meter, and send it again.',
            from: 'service',
            code: 'HO-ACQ-400',
          },
          {
            path: 'tenant.lastName',
            message: 'The last name is required.',
            fix: 'Enter it as on the tenancy agreement.',
            from: 'service',
            code: 'HO-ACQ-400',
          },
        ],
        lastAttempt: { code: 'HO-ACQ-400', detail: 'POST 17.0/app/utilityswitching/switches/tenant → 400' },
      },
      {
        ...SUBMISSION,
        id: 's4',
        state: 'unconfirmed',
        title: '21 Sundays Well Road, Cork',
        receiptId: null,
        remoteIds: {},
        lastAttempt: { code: 'HO-HTTP-RESET', detail: 'connection closed after 812 bytes were sent' },
      },
      {
        ...SUBMISSION,
        id: 's5',
        state: 'waiting',
        title: '5 Convent Hill, Kinsale',
        receiptId: null,
        remoteIds: {},
        sentAt: null,
        attempts: 3,
        nextTryAt: '2026-11-22T23:10:00.000Z',
        warnings: [
          {
            path: 'tenancyStartDate',
            message: 'The tenancy starts more than 14 days from now.',
            fix: 'Check the month.',
            from: 'handover',
            code: 'HO-SWITCH-START-FAR',
          },
        ],
        lastAttempt: { code: 'HO-HTTP-503', detail: '503, Retry-After 600' },
      },
      {
        ...SUBMISSION,
        id: 's6',
        state: 'queued',
        title: '',
        receiptId: null,
        remoteIds: {},
        sentAt: null,
        attempts: 0,
        lastAttempt: null,
      },
      {
        ...SUBMISSION,
        id: 's7',
        state: 'sending',
        title: '40 Western Road, Cork',
        receiptId: null,
        remoteIds: {},
      },
    ],
    receipts: [RECEIPT],
  }
}

import type { Submission } from '#shared/contract/submissions.ts'
import type { Problem } from '#shared/domain/problem.ts'

export const problem = (path: string): Problem => ({
  path,
  message: 'This is wrong.',
  fix: 'Mend it.',
  from: 'handover',
  code: 'HO-TEST',
})

export const submission = (changes: Partial<Submission> = {}): Submission => ({
  id: 'S1',
  kind: 'tenant-switch',
  state: 'accepted',
  connectionId: 'C1',
  connectionLabel: 'Acquaint',
  title: '14 Linnet Row, Dublin 7',
  createdAt: '2026-11-22T10:00:00.000Z',
  updatedAt: '2026-11-22T10:00:01.000Z',
  sentAt: '2026-11-22T10:00:01.000Z',
  nextTryAt: null,
  attempts: 1,
  dependsOn: [],
  remoteIds: { caseID: 'C-9', switchOverID: 'S-9' },
  errors: [],
  warnings: [],
  receiptId: 'R1',
  setAside: false,
  batch: null,
  lastAttempt: null,
  ...changes,
})

import { expect, test } from 'vitest'
import { printSubmission } from '#electron/cli/print.ts'
import { submission } from './samples.ts'
import { recordingTerminal } from './terminal.ts'

/** What people are told of one that waits after its last attempt met this. */
function nextStep(code: string): string {
  const { terminal, notes } = recordingTerminal()
  const lastAttempt = { at: '2026-11-22T10:00:01.000Z', code, detail: 'HTTP 401' }
  printSubmission(
    terminal,
    false,
    submission({ state: 'waiting', remoteIds: {}, receiptId: null, lastAttempt }),
  )
  return notes.join('\n')
}

test.each([
  'HO-ACQ-SIGN-IN',
  'HO-ACQ-FORBIDDEN',
  'HO-ACQ-SECRET',
  'HO-CH-SIGN-IN',
  'HO-CH-SIGN-IN-PLACE',
  'HO-CH-SECOND-STEP',
  'HO-CH-FORBIDDEN',
  'HO-CH-SECRET',
  'HO-YETI-SIGN-IN',
  'HO-YETI-SIGN-IN-PLACE',
  'HO-YETI-ADDRESS-NOT-ALLOWED',
  'HO-YETI-LETS-ONLY-ITSELF-IN',
  'HO-YETI-FORBIDDEN',
  'HO-YETI-TOKEN',
  'HO-YETI-SECRET',
  'HO-OUTBOX-SIGN-IN-REFUSED',
])('after %s it waits until the sign-in works', (code) => {
  expect(nextStep(code)).toContain(`(${code}) It waits until the sign-in works: handover connections test C1`)
})

test.each(['HO-YETI-BUSY', 'HO-YETI-SIGN-IN-UNANSWERED', 'HO-HTTP-DNS', 'HO-CH-SIGN-IN-UNANSWERED'])(
  'after %s it is tried again',
  (code) => {
    expect(nextStep(code)).toContain(`(${code}) handover outbox run tries again.`)
  },
)

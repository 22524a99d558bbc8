import { describe, expect, test } from 'vitest'
import { next } from '#core/outbox/states.ts'
import type { Outcome } from '#core/providers/provider.ts'

const now = new Date('2026-11-22T12:00:00.000Z')
const answer = new Uint8Array()
const problem = {
  path: 'property.mprn',
  message: 'Wrong.',
  fix: 'Mend it.',
  from: 'service',
  code: 'HO-ACQ-400',
} as const
const untouched = { nextTryAt: null, errors: [], remoteIds: {}, signInRefused: false }

/** A text like this, for comparing. */
const like = (pattern: RegExp): unknown => expect.stringMatching(pattern)

const after = (outcome: Outcome, attempts = 1, abandoned = false) =>
  next({ attempts, abandoned }, outcome, now, () => 0)

describe('what becomes of a submission, to the last field', () => {
  test.each<[string, Outcome, ReturnType<typeof next>]>([
    [
      'accepted',
      {
        kind: 'accepted',
        remoteIds: { caseID: '1', switchOverID: '2' },
        answer,
        status: 201,
        location: null,
      },
      {
        ...untouched,
        state: 'accepted',
        code: 'HO-OUTBOX-ACCEPTED',
        detail: 'Answered 201.',
        remoteIds: { caseID: '1', switchOverID: '2' },
      },
    ],
    [
      'accepted without an id',
      { kind: 'accepted', remoteIds: {}, answer, status: 200, location: null },
      { ...untouched, state: 'unconfirmed', code: 'HO-OUTBOX-NO-ID', detail: 'Answered 200 without an id.' },
    ],
    [
      'rejected',
      { kind: 'rejected', errors: [problem], code: 'HO-ACQ-400', detail: 'status 400', answer, status: 400 },
      { ...untouched, state: 'rejected', code: 'HO-ACQ-400', detail: 'status 400', errors: [problem] },
    ],
    [
      'lost',
      { kind: 'unconfirmed', code: 'HO-ACQ-LOST', detail: 'reset', status: null },
      { ...untouched, state: 'unconfirmed', code: 'HO-ACQ-LOST', detail: 'reset' },
    ],
    [
      'not connected',
      { kind: 'waiting', code: 'HO-HTTP-DNS', detail: 'no such name', retryAfterMs: null },
      {
        ...untouched,
        state: 'waiting',
        code: 'HO-HTTP-DNS',
        detail: 'no such name',
        nextTryAt: new Date('2026-11-22T12:00:01.000Z'),
      },
    ],
    [
      'sign-in refused',
      { kind: 'sign-in-refused', code: 'HO-ACQ-SIGN-IN', detail: 'status 401' },
      {
        ...untouched,
        state: 'waiting',
        code: 'HO-ACQ-SIGN-IN',
        detail: 'status 401',
        signInRefused: true,
      },
    ],
  ])('%s', (_what, outcome, settled) => {
    expect(after(outcome)).toEqual(settled)
  })

  test('the pause grows with the attempts', () => {
    const waiting: Outcome = { kind: 'waiting', code: 'HO-ACQ-BUSY', detail: '', retryAfterMs: null }
    const pauses = [1, 2, 3, 4].map((attempts) => Number(after(waiting, attempts).nextTryAt) - now.getTime())
    expect(pauses).toEqual([1000, 2000, 4000, 8000])
  })

  test.each<Outcome>([
    { kind: 'waiting', code: 'HO-ACQ-BUSY', detail: 'status 503', retryAfterMs: 1000 },
    { kind: 'sign-in-refused', code: 'HO-ACQ-SIGN-IN', detail: 'status 401' },
  ])('when Handover closed before the answer, $kind is not believed: it may have arrived', (outcome) => {
    expect(after(outcome, 1, true)).toEqual({
      ...untouched,
      state: 'unconfirmed',
      code: 'HO-OUTBOX-CLOSED',
      detail: like(/^Handover was closed/),
    })
  })
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Outcome } from '#core/providers/provider.ts'
import { mayDo, next } from '#core/outbox/states.ts'
import type { Problem } from '#shared/domain/problem.ts'
import { LIVE_STATES, SubmissionState } from '#shared/domain/submission.ts'

const now = new Date('2026-11-22T12:00:00.000Z')
const problem = {
  path: 'property.mprn',
  message: 'Wrong.',
  fix: 'Mend it.',
  from: 'service' as const,
  code: 'HO-ACQ-400',
}
const answer = new Uint8Array()
const row = { attempts: 1, abandoned: false }

const table: [what: string, outcome: Outcome, expected: Partial<ReturnType<typeof next>>][] = [
  [
    'not connected',
    { kind: 'waiting', code: 'HO-NET', detail: 'd', retryAfterMs: null },
    { state: 'waiting', nextTryAt: new Date(now.getTime() + 1000) },
  ],
  [
    '429 with Retry-After',
    { kind: 'waiting', code: 'HO-429', detail: 'd', retryAfterMs: 7000 },
    { state: 'waiting', nextTryAt: new Date(now.getTime() + 7000) },
  ],
  [
    'sign-in refused twice',
    { kind: 'sign-in-refused', code: 'HO-403', detail: 'd' },
    { state: 'waiting', nextTryAt: null, signInRefused: true },
  ],
  [
    'rejected',
    { kind: 'rejected', errors: [problem], code: 'HO-ACQ-400', detail: 'd', answer, status: 400 },
    { state: 'rejected', errors: [problem], nextTryAt: null },
  ],
  [
    'answer unknown',
    { kind: 'unconfirmed', code: 'HO-500', detail: 'd', status: 500 },
    { state: 'unconfirmed', code: 'HO-500', nextTryAt: null },
  ],
  [
    'accepted with ids',
    { kind: 'accepted', remoteIds: { caseID: '1' }, answer, status: 201, location: null },
    { state: 'accepted', remoteIds: { caseID: '1' } },
  ],
  [
    'accepted without an id',
    { kind: 'accepted', remoteIds: {}, answer, status: 200, location: null },
    { state: 'unconfirmed', code: 'HO-OUTBOX-NO-ID' },
  ],
]

describe('the state table', () => {
  test.each(table)('%s', (_what, outcome, expected) => {
    expect(next(row, outcome, now, () => 0)).toMatchObject(expected)
  })

  test.each(table.filter(([, { kind }]) => kind !== 'accepted' && kind !== 'rejected'))(
    'abandoned, %s: only an answer that came counts',
    (_what, outcome) => {
      expect(next({ ...row, abandoned: true }, outcome, now, () => 0).state).toBe('unconfirmed')
    },
  )

  test('abandoned, but the answer came', () => {
    const outcome: Outcome = {
      kind: 'accepted',
      remoteIds: { caseID: '1' },
      answer,
      status: 200,
      location: null,
    }
    expect(next({ ...row, abandoned: true }, outcome, now, () => 0).state).toBe('accepted')
  })
})

describe('what never happens', () => {
  const outcomes: fc.Arbitrary<Outcome> = fc.oneof(
    fc.record({
      kind: fc.constant('accepted' as const),
      remoteIds: fc.dictionary(fc.string(), fc.string()),
      answer: fc.constant(answer),
      location: fc.constant(null),
      status: fc.nat(599),
    }),
    fc.record({
      kind: fc.constant('rejected' as const),
      errors: fc.constant<Problem[]>([problem]),
      code: fc.string(),
      detail: fc.string(),
      answer: fc.constant(answer),
      status: fc.nat(599),
    }),
    fc.record({
      kind: fc.constant('unconfirmed' as const),
      code: fc.string(),
      detail: fc.string(),
      status: fc.option(fc.nat(599)),
    }),
    fc.record({
      kind: fc.constant('waiting' as const),
      code: fc.string(),
      detail: fc.string(),
      retryAfterMs: fc.option(fc.integer({ min: -1e6, max: 1e12 })),
    }),
    fc.record({ kind: fc.constant('sign-in-refused' as const), code: fc.string(), detail: fc.string() }),
  )
  const rows = fc.record({ attempts: fc.integer({ min: 1, max: 10_000 }), abandoned: fc.boolean() })
  const randoms = fc.double({ min: 0, max: 0.999999, noNaN: true })

  test('only a row known not to have arrived is ever sent again by itself, and never at once', () => {
    fc.assert(
      fc.property(rows, outcomes, randoms, (some, outcome, random) => {
        const settled = next(some, outcome, now, () => random)
        if (settled.state === 'waiting') {
          expect(some.abandoned).toBe(false)
          expect(['waiting', 'sign-in-refused']).toContain(outcome.kind)
          if (settled.nextTryAt !== null)
            expect(settled.nextTryAt.getTime()).toBeGreaterThanOrEqual(now.getTime() + 1000)
          expect(settled.nextTryAt === null).toBe(settled.signInRefused)
        } else {
          expect(settled.nextTryAt).toBeNull()
        }
        expect(settled.state === 'accepted').toBe(
          outcome.kind === 'accepted' && Object.keys(outcome.remoteIds).length > 0,
        )
      }),
    )
  })
})

describe('what a user may do', () => {
  const allowed = {
    cancel: ['queued', 'waiting'],
    sendNow: ['queued', 'waiting'],
    setAside: ['rejected'],
    resolve: ['unconfirmed'],
  } as const
  for (const action of ['cancel', 'sendNow', 'setAside', 'resolve'] as const) {
    test.each(SubmissionState.options)(`${action} when %s`, (state) => {
      const states: readonly string[] = allowed[action]
      expect(mayDo(action, state)).toBe(states.includes(state))
    })
  }

  test('what may be cancelled is live, and so is what may be resolved', () => {
    const live: readonly string[] = LIVE_STATES
    for (const state of SubmissionState.options)
      if (mayDo('cancel', state) || mayDo('resolve', state)) expect(live).toContain(state)
  })
})

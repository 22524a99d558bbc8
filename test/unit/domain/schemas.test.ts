import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { Consent } from '#shared/domain/consent.ts'
import { Problem } from '#shared/domain/problem.ts'
import { LIVE_STATES, ProviderName, SubmissionKind, SubmissionState } from '#shared/domain/submission.ts'

const consent = {
  basis: 'explicit-consent',
  wording: 'critical-care-1',
  givenBy: 'Aoife Byrne',
  how: 'in-person',
  at: '2026-11-20',
  scope: ['record', 'share'],
}

describe('the basis for health data', () => {
  test.each([
    ['basis', 100],
    ['wording', 100],
    ['givenBy', 200],
    ['how', 100],
  ])('%s has 1 to %i characters, without blanks around them', (member, most) => {
    const taken = (text: unknown) => v.is(Consent, { ...consent, [member]: text })
    expect(taken('x')).toBe(true)
    expect(taken('x'.repeat(most))).toBe(true)
    expect(taken('x'.repeat(most + 1))).toBe(false)
    expect(taken('')).toBe(false)
    expect(taken('  ')).toBe(false)
    expect(taken(undefined)).toBe(false)
    expect(taken(1)).toBe(false)
    expect(v.parse(Consent, { ...consent, [member]: ' told ' })).toEqual({ ...consent, [member]: 'told' })
  })

  test.each([
    '2026-11-20',
    '2026-11-20T09:30',
    '2026-11-20T09:30:15',
    '2026-11-20T09:30:15.5',
    '2026-11-20T09:30:15.123456',
    '2026-11-20T09:30Z',
    '2026-11-20T09:30+01:00',
    '2026-11-20T09:30:15-11:45',
  ])('was given at %s', (at) => {
    expect(v.is(Consent, { ...consent, at })).toBe(true)
  })

  test.each([
    '',
    'yesterday',
    ' 2026-11-20',
    '2026-11-20 ',
    'on 2026-11-20',
    '2026-11-20 it was',
    '26-11-20',
    '12026-11-20',
    '2026-1-20',
    '2026-111-20',
    '2026-11-2',
    '2026-11-201',
    '20xx-11-20',
    '2026-xx-20',
    '2026-11-xx',
    '2026-11-20T',
    '2026-11-20T9:30',
    '2026-11-20T123:30',
    '2026-11-20Txx:30',
    '2026-11-20T09:xx',
    '2026-11-20T09:3',
    '2026-11-20T09:300',
    '2026-11-20T09:30:1',
    '2026-11-20T09:30:155',
    '2026-11-20T09:30:xx',
    '2026-11-20T09:30:15.',
    '2026-11-20T09:30:15.x',
    '2026-11-20T09:30z+',
    '2026-11-20T09:30*01:00',
    '2026-11-20T09:30+1:00',
    '2026-11-20T09:30+001:00',
    '2026-11-20T09:30+xx:00',
    '2026-11-20T09:30+01:xx',
    '2026-11-20T09:30+01:0',
    '2026-11-20T09:30+01:000',
    '2026-11-20T09:30+01',
  ])('%j is no date', (at) => {
    expect(v.is(Consent, { ...consent, at })).toBe(false)
  })

  test('covers recording, sharing or both, and never nothing', () => {
    for (const scope of [['record'], ['share'], ['record', 'share']])
      expect(v.is(Consent, { ...consent, scope })).toBe(true)
    for (const scope of [[], ['sell'], 'record', undefined])
      expect(v.is(Consent, { ...consent, scope })).toBe(false)
  })
})

describe('a submission', () => {
  test('is of a kind, for a service, in a state', () => {
    expect(SubmissionKind.options).toEqual([
      'tenant-switch',
      'landlord-switch',
      'purchaser-switch',
      'psr-record',
      'qualification-award',
      'appointment',
      'interaction',
      'contact',
      'account',
      'service',
      'service-change',
    ])
    expect(ProviderName.options).toEqual(['acquaint', 'ctrl-hub', 'yeti'])
    expect(SubmissionState.options).toEqual([
      'queued',
      'sending',
      'waiting',
      'accepted',
      'rejected',
      'unconfirmed',
      'cancelled',
    ])
  })

  test('stops another of the same unless it was refused or cancelled', () => {
    const stopping: readonly string[] = LIVE_STATES
    expect(SubmissionState.options.filter((state) => !stopping.includes(state))).toEqual([
      'rejected',
      'cancelled',
    ])
  })
})

describe('a problem', () => {
  const problem = { path: '', message: 'Wrong.', fix: '', from: 'handover', code: 'HO-X' }

  test('is told by Handover or the service', () => {
    expect(v.is(Problem, problem)).toBe(true)
    expect(v.is(Problem, { ...problem, from: 'service' })).toBe(true)
    expect(v.is(Problem, { ...problem, from: 'somebody' })).toBe(false)
  })

  test.each(['path', 'message', 'fix', 'from', 'code'])('has a %s', (member) => {
    expect(v.is(Problem, { ...problem, [member]: undefined })).toBe(false)
    expect(v.parse(Problem, problem)).toHaveProperty(member)
  })
})

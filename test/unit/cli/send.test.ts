import { describe, expect, test } from 'vitest'
import type { CreateOutcome } from '#shared/contract/submissions.ts'
import { checkOnly, readConsent, submit, type Order, type SendClient } from '#electron/cli/commands/send.ts'
import { Stop } from '#electron/cli/stop.ts'
import { problem, submission } from './samples.ts'
import { recordingTerminal } from './terminal.ts'

const order: Order = {
  kind: 'tenant-switch',
  connectionId: 'C1',
  body: {},
  consent: null,
  allowDuplicate: null,
  json: true,
  waitSeconds: 7,
}

function fakeClient(outcome: CreateOutcome, after = submission()) {
  const calls: [string, unknown][] = []
  const refuse = () => Promise.reject(new Error('not asked for'))
  const client: SendClient = {
    submissions: {
      check: refuse,
      create: (input) => {
        calls.push(['create', input])
        return Promise.resolve(outcome)
      },
      get: () => Promise.resolve(after),
    },
    outbox: {
      run: (input) => {
        calls.push(['run', input])
        return Promise.resolve({ submissions: [] })
      },
    },
  }
  return { client, calls }
}

const duplicate = {
  submissionId: 'S0',
  state: 'accepted',
  receiptId: 'R0',
  createdAt: '2026-11-20T10:00:00.000Z',
  remoteIds: {},
  samePerson: true,
  path: 'property.gprn',
} as const

describe('send', () => {
  test('queues, sends its own only, and prints exactly the documented members', async () => {
    const { client, calls } = fakeClient({ outcome: 'queued', submission: submission({ state: 'queued' }) })
    const { terminal, out } = recordingTerminal()
    expect(await submit(client, order, terminal)).toBe(0)
    expect(calls[1]).toEqual(['run', { only: 'S1', waitSeconds: 7 }])
    expect(out).toEqual([
      '{"id":"S1","kind":"tenant-switch","state":"accepted","remoteIds":{"caseID":"C-9","switchOverID":"S-9"},"errors":[],"warnings":[]}',
    ])
  })

  test('refused: the documented members, and a line for each problem', async () => {
    const errors = [problem('property.mprn'), problem('')]
    const { client, calls } = fakeClient({ outcome: 'refused', errors, warnings: [] })
    const { terminal, out, notes } = recordingTerminal()
    expect(await submit(client, order, terminal)).toBe(1)
    expect(out.map((line): unknown => JSON.parse(line))).toEqual([
      { id: null, kind: 'tenant-switch', state: 'refused', errors },
    ])
    expect(notes).toEqual([
      'property.mprn: This is wrong. Mend it. (HO-TEST)',
      'body: This is wrong. Mend it. (HO-TEST)',
    ])
    expect(calls.map(([name]) => name)).toEqual(['create'])
  })

  test('a duplicate is refused and names the earlier one', async () => {
    const { client } = fakeClient({ outcome: 'duplicate', of: duplicate, errors: [], warnings: [] })
    const { terminal, notes } = recordingTerminal()
    expect(await submit(client, order, terminal)).toBe(1)
    expect(notes).toEqual([expect.stringMatching(/^property\.gprn: .*S0.*--allow-duplicate/)])
  })

  test.each([
    [
      'unconfirmed',
      'HO-ACQ-SERVER',
      3,
      'It was so (HO-ACQ-SERVER) Ask them, then: handover outbox resolve S1',
    ],
    ['waiting', 'HO-HTTP-CONNECT', 5, 'It was so (HO-HTTP-CONNECT) handover outbox run tries again.'],
    ['waiting', 'HO-ACQ-SIGN-IN', 5, 'handover connections test C1 tries that.'],
  ] as const)('%s tells why and what to do next', async (state, code, exit, hint) => {
    const after = submission({ state, lastAttempt: { code, detail: 'It was so' } })
    const { client } = fakeClient({ outcome: 'queued', submission: submission({ state: 'queued' }) }, after)
    const { terminal, notes } = recordingTerminal()
    expect(await submit(client, { ...order, json: false }, terminal)).toBe(exit)
    expect(notes.at(-1)).toContain(hint)
  })

  test('a dry run asks only for a check; a duplicate stops it unless it is meant', async () => {
    const { client, calls } = fakeClient({ outcome: 'refused', errors: [], warnings: [] })
    client.submissions.check = () =>
      Promise.resolve({ errors: [], warnings: [problem('tenant.email')], duplicate })
    const { terminal, out, notes } = recordingTerminal()
    expect(await checkOnly(client, order, terminal)).toBe(1)
    expect(await checkOnly(client, { ...order, allowDuplicate: 'another flat' }, terminal)).toBe(0)
    expect(JSON.parse(out[1] ?? '')).toMatchObject({ id: null, state: 'checked', errors: [] })
    expect(notes.at(-1)).toBe('tenant.email: Warning: This is wrong. Mend it. (HO-TEST)')
    expect(calls).toEqual([])
  })
})

describe('the recorded basis', () => {
  const consent = {
    basis: 'explicit-consent',
    wording: 'v1',
    givenBy: 'Aoife',
    how: 'by telephone',
    at: '2026-11-20',
    scope: ['record', 'share'],
  }

  test('is taken when it is whole', () => {
    expect(readConsent(consent)).toEqual(consent)
  })

  test.each([
    ['a list', [consent], 'consent: give a JSON object'],
    ['null', null, 'consent: give a JSON object'],
    ['blank', { ...consent, givenBy: '  ' }, 'consent.givenBy: '],
    ['no scope', { ...consent, scope: [] }, 'consent.scope: '],
  ])('%s is refused in one line', (_, given, line) => {
    let told: readonly string[] = []
    try {
      readConsent(given)
    } catch (error) {
      if (error instanceof Stop) told = error.lines
    }
    expect(told).toEqual([expect.stringContaining(line)])
  })
})

import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import * as v from 'valibot'
import { jsonApiDocumentProblems } from '#core/providers/json-api-schema.ts'
import { jobOf } from '#core/providers/jobs.ts'
import { hubRecorder } from './cli-hub-recorder.ts'
import { cli, folder, only, Printed, profile, Refused, type Profile } from './cli-run.ts'

const json = JSON.stringify
const KEY = { clientId: 'key-1', clientSecret: 'hush-Zq8mW2' }
const PERSON = { email: 'niamh@example.com', password: 'hush-Zq8mW2' }
const ORG = '7b2c8f7e-2f0a-4a57-9c0e-3d7c5c1b7a10'
const CONSENT = {
  basis: 'explicit-consent',
  wording: 'psr-1',
  givenBy: 'Aoife Brannigan',
  how: 'telephone',
  at: '2026-11-20',
  scope: ['record', 'share'],
}

const link = (type: string, id: string) => ({ data: { type, id } })
/** In the seeds' shape, with ids, types and times of a real service. */
const BODIES = {
  'psr-record': {
    data: {
      type: 'psrs',
      attributes: {
        priority: 2,
        extra_info: [
          { display_name: 'Needs codes', field: 'needs_codes', value: '08,25' },
          { display_name: 'Key safe', field: 'key_safe', value: 'by the back door' },
        ],
      },
      relationships: { meter: link('meters', '5a0d5c3e-9d57-4c0e-8a83-0d1a5c3b7e01') },
    },
  },
  'qualification-award': {
    data: {
      type: 'qualification-awards',
      attributes: { status: 'assigned', due: '2027-03-01T23:59:59Z' },
      relationships: {
        organisation: link('organisations', ORG),
        qualification: link('qualifications', '5a0d5c3e-9d57-4c0e-8a83-0d1a5c3b7e02'),
        user: link('users', '5a0d5c3e-9d57-4c0e-8a83-0d1a5c3b7e03'),
      },
    },
  },
  appointment: {
    data: {
      type: 'appointments',
      attributes: {
        start_time: '2027-10-31T01:30:00+01:00',
        end_time: '2027-10-31T05:00:00Z',
        medical_dependency: true,
        on_ecr: true,
        animals: false,
        notes: 'Ring the top bell.',
        on_ecr_notes: 'As agreed.',
      },
      relationships: {
        interaction: link('customer-interactions', '5a0d5c3e-9d57-4c0e-8a83-0d1a5c3b7e04'),
        operation: link('operations', '5a0d5c3e-9d57-4c0e-8a83-0d1a5c3b7e05'),
        time_band: link('time-bands', '5a0d5c3e-9d57-4c0e-8a83-0d1a5c3b7e06'),
      },
    },
  },
} as const
type Kind = keyof typeof BODIES
const KINDS: readonly Kind[] = ['psr-record', 'qualification-award', 'appointment']
const PATHS: Readonly<Record<Kind, string>> = {
  'psr-record': '/v3/psrs',
  'qualification-award': '/v3/qualification-awards',
  appointment: `/v3/orgs/${ORG}/customers/appointments`,
}
/** Which of them hold health data. */
const NEEDS_BASIS: readonly Kind[] = ['psr-record', 'appointment']

async function addHub({ run }: Profile, url: string, secret: object): Promise<string> {
  const added = await run(['connections', 'add', 'ctrl-hub', '--base-url', url, '--org', ORG], json(secret))
  if (added.exit !== 0) throw new Error(added.stderr)
  return v.parse(v.object({ id: v.string() }), JSON.parse(added.stdout)).id
}

async function consentFile(): Promise<string> {
  const file = join(await folder(), 'consent.json')
  await writeFile(file, json(CONSENT))
  return file
}

describe.each([
  ['a service account', KEY],
  ['a person', PERSON],
])('another server, signed in to by %s', (who, secret) => {
  test('gets each of the three kinds as one valid document, and its id is printed', async () => {
    const server = await hubRecorder()
    const mine = await profile()
    const id = await addHub(mine, server.url, secret)
    expect(server.received, 'adding calls nobody').toEqual([])
    const consent = await consentFile()
    for (const [at, kind] of KINDS.entries()) {
      const sent = await mine.run(
        ['send', kind, '--file', '-', '--connection', id, '--consent', consent],
        json(BODIES[kind]),
      )
      expect(sent.exit, sent.stderr).toBe(0)
      expect(only(Printed, sent)).toMatchObject({
        kind,
        state: 'accepted',
        remoteIds: { id: `c0ffee00-0000-4000-8000-00000000000${at + 1}` },
        errors: [],
      })
    }
    expect(server.posts().map(({ path }) => path)).toEqual(KINDS.map((kind) => PATHS[kind]))
    for (const [at, request] of server.posts().entries()) {
      expect(jsonApiDocumentProblems(JSON.parse(request.body), 'create')).toEqual([])
      expect(JSON.parse(request.body)).toEqual(BODIES[KINDS[at] ?? 'psr-record'])
      expect(request.headers['content-type']).toBe('application/vnd.api+json')
      expect(request.headers.accept).toBe('application/vnd.api+json')
      expect([request.headers.authorization, request.headers['x-session-token']]).toEqual(
        who === 'a person' ? [undefined, server.session] : [`Bearer ${server.bearer}`, undefined],
      )
    }
  })
})

test('the log-ins go to the address of their own, and what is sent to the other', async () => {
  const [api, auth] = [await hubRecorder(), await hubRecorder()]
  const mine = await profile()
  const added = await mine.run(
    ['connections', 'add', 'ctrl-hub', '--base-url', api.url, '--auth-url', auth.url, '--org', ORG],
    json(KEY),
  )
  const { id } = v.parse(v.object({ id: v.string() }), JSON.parse(added.stdout))
  const body = json(BODIES['qualification-award'])
  const sent = await mine.run(['send', 'qualification-award', '--file', '-', '--connection', id], body)
  expect(sent.exit, sent.stderr).toBe(0)
  expect(auth.received.map(({ method, path }) => `${method} ${path}`)).toEqual(['POST /oauth2/token'])
  expect(Object.fromEntries(new URLSearchParams(auth.received[0]?.body))).toEqual({
    grant_type: 'client_credentials',
    client_id: KEY.clientId,
    client_secret: KEY.clientSecret,
  })
  expect(api.received.map(({ path }) => path)).toEqual(['/v3/qualification-awards'])
})

describe('practice', () => {
  test.each([...KINDS, 'interaction', 'contact', 'account'])(
    'takes the example of %s as it is printed',
    async (kind) => {
      const example = await cli(['example', kind])
      const sent = await cli(['send', kind, '--file', '-', '--practice', '--json'], example.stdout)
      expect(sent.exit, sent.stderr).toBe(0)
      const printed = only(Printed, sent)
      expect(printed).toMatchObject({ kind, state: 'accepted', errors: [] })
      expect(printed.remoteIds['id']).toMatch(
        /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
      )
    },
  )
})

describe('health data', () => {
  test.each(NEEDS_BASIS)('%s is refused without its basis, and nothing is sent', async (kind) => {
    const server = await hubRecorder()
    const mine = await profile()
    const id = await addHub(mine, server.url, KEY)
    const sent = await mine.run(['send', kind, '--file', '-', '--connection', id], json(BODIES[kind]))
    expect(sent.exit).toBe(1)
    expect(only(Refused, sent).errors.map(({ code }) => code)).toContain('HO-CONSENT-MISSING')
    const partly = join(await folder(), 'consent.json')
    await writeFile(partly, json({ ...CONSENT, scope: ['record'] }))
    const again = await mine.run(
      ['send', kind, '--file', '-', '--connection', id, '--consent', partly],
      json(BODIES[kind]),
    )
    expect(only(Refused, again).errors.map(({ code }) => code)).toContain('HO-CONSENT-SCOPE')
    expect(server.received).toEqual([])
    expect((await mine.run(['outbox', 'list'])).stdout).toBe('')
  })

  test('a basis that travels with the body is recorded and not sent; one of an example only in practice', async () => {
    const server = await hubRecorder()
    const mine = await profile()
    const id = await addHub(mine, server.url, KEY)
    const withBasis = { ...BODIES['psr-record'], meta: { consent: CONSENT } }
    const sent = await mine.run(['send', 'psr-record', '--file', '-', '--connection', id], json(withBasis))
    expect(sent.exit, sent.stderr).toBe(0)
    expect(JSON.parse(server.posts()[0]?.body ?? '')).toEqual(BODIES['psr-record'])

    const example = json(jobOf('psr-record').example())
    const refused = await mine.run(['send', 'psr-record', '--file', '-', '--connection', id], example)
    expect(refused.exit).toBe(1)
    expect(only(Refused, refused).errors.map(({ code }) => code)).toContain('HO-CONSENT-EXAMPLE')
    expect(server.posts()).toHaveLength(1)
  })
})

const TRACE = { 'x-trace-id': 'trace-4471' }
const error = (status: string, rest: object) =>
  json({ errors: [{ status, title: 'Refused', ...rest }], jsonapi: { version: '1.0' }, meta: {} })

describe('an answer that is not yes', () => {
  test.each([
    [
      'a 400 in the shape of the guide',
      {
        status: 400,
        headers: TRACE,
        body: error('400', { detail: 'status is required', meta: { field: 'status', type: 'required' } }),
      },
      1,
      'rejected',
      /data\.attributes\.status: .*trace-4471/,
    ],
    [
      'a 400 as one bare error',
      {
        status: 400,
        headers: TRACE,
        body: json({
          id: 'e1',
          status: '400',
          title: 'A validation error was encountered',
          source: { parameter: 'user' },
          meta: { resource: 'users' },
        }),
      },
      1,
      'rejected',
      /A validation error was encountered.*trace-4471/,
    ],
    [
      'a 403',
      { status: 403, headers: TRACE, body: error('403', {}) },
      5,
      'waiting',
      /not sent yet.*HO-CH-FORBIDDEN/,
    ],
    [
      'a 404',
      { status: 404, headers: TRACE, body: error('404', {}) },
      1,
      'rejected',
      /trace-4471.*HO-CH-404/,
    ],
    [
      'a 409',
      { status: 409, headers: TRACE, body: error('409', { detail: 'Already there' }) },
      1,
      'rejected',
      /Already there.*HO-CH-409/,
    ],
    [
      'a 422',
      {
        status: 422,
        headers: TRACE,
        body: error('422', { detail: 'No', source: { pointer: '/data/attributes/due' } }),
      },
      1,
      'rejected',
      /data\.attributes\.due: .*HO-CH-422/,
    ],
    [
      'a 500 with a trace number',
      { status: 500, headers: TRACE, body: '' },
      3,
      'unconfirmed',
      /not certain.*trace-4471/,
    ],
    [
      'a gateway’s page',
      {
        status: 502,
        headers: { 'content-type': 'text/html' },
        body: '<html><title>502 Bad Gateway</title></html>',
      },
      3,
      'unconfirmed',
      /not certain.*HO-CH-SERVER/,
    ],
    ['nothing at all', { status: 204, headers: TRACE }, 3, 'unconfirmed', /not certain.*trace-4471/],
    [
      'a token that is refused twice',
      { status: 401, headers: TRACE, body: error('401', {}) },
      5,
      'waiting',
      /connections test/,
    ],
  ] as const)('%s is told in words', async (_what, answer, exit, state, words) => {
    const server = await hubRecorder(({ method }) =>
      method === 'POST' ? answer : { status: 404, body: error('404', {}) },
    )
    const mine = await profile()
    const id = await addHub(mine, server.url, KEY)
    const body = json(BODIES['qualification-award'])
    const sent = await mine.run(
      ['send', 'qualification-award', '--file', '-', '--connection', id, '--wait', '0'],
      body,
    )
    expect([sent.exit, only(Printed, sent).state], sent.stderr).toEqual([exit, state])
    expect(sent.stderr).toMatch(words)
    expect(server.posts()).toHaveLength(answer.status === 401 ? 2 : 1)
  })

  test('a token that has run out is renewed once, and the same is sent', async () => {
    let refused = 0
    const server = await hubRecorder((_request, count) =>
      (refused += 1) === 1
        ? { status: 401, body: error('401', {}) }
        : { status: 201, body: json({ data: { id: `id-${count}`, type: 'qualification-awards' } }) },
    )
    const mine = await profile()
    const id = await addHub(mine, server.url, KEY)
    const body = json(BODIES['qualification-award'])
    const sent = await mine.run(['send', 'qualification-award', '--file', '-', '--connection', id], body)
    expect(sent.exit, sent.stderr).toBe(0)
    expect(server.received.map(({ path }) => path)).toEqual([
      '/oauth2/token',
      '/v3/qualification-awards',
      '/oauth2/token',
      '/v3/qualification-awards',
    ])
  })
})

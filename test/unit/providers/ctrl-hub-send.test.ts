import { describe, expect, test } from 'vitest'
import { meaningOf } from '#shared/domain/problem-codes.ts'
import type { Outcome } from '#core/providers/provider.ts'
import { Secret } from '#core/vault/secret.ts'
import {
  ctrlHubService,
  document,
  hangUp,
  json,
  PASSWORD,
  psrRequest,
  text,
  USER,
  type Answer,
} from '../../support/ctrl-hub-service.ts'
import { seed } from '../../support/seeds.ts'

const POST = 'POST /v3/psrs'
const TOKEN = 'POST /oauth2/token'
const made = document(201, { data: { type: 'psrs', id: 'b0d5c6c1-5f0e-4d2c-9a74-2f30c8d3c111' } })
const accepted = { kind: 'accepted', remoteIds: { id: 'b0d5c6c1-5f0e-4d2c-9a74-2f30c8d3c111' } }
const trace = { 'x-trace-id': 'tr-77.a:9' }

/** What somebody reads of an outcome: its errors, or what its code means. */
function told(outcome: Outcome): string {
  if (outcome.kind === 'accepted') return 'Accepted.'
  if (outcome.kind === 'rejected')
    return outcome.errors.map(({ path, message, fix }) => `${path}: ${message} ${fix}`).join('\n')
  return `${meaningOf(outcome.code) ?? 'NO MEANING'} [${outcome.detail}]`
}

describe('sending', () => {
  test('one POST with the Bearer token and the exact bytes', async () => {
    const { send, server, asked } = await ctrlHubService(made)
    expect(await send()).toMatchObject({ ...accepted, status: 201 })
    expect(asked()).toEqual([TOKEN, POST])
    expect(server.received[1]).toMatchObject({
      body: new TextDecoder().decode(psrRequest().body),
      headers: {
        authorization: 'Bearer token-1',
        'content-type': 'application/vnd.api+json',
        accept: 'application/vnd.api+json',
      },
    })
    expect(server.received[1]?.headers).not.toHaveProperty('x-session-token')
  })

  test('with a user’s session in its own header', async () => {
    const { send, server } = await ctrlHubService(made)
    expect(await send({}, USER)).toMatchObject(accepted)
    expect(server.received.at(-1)?.headers).toMatchObject({ 'x-session-token': 'session-1' })
    expect(server.received.at(-1)?.headers).not.toHaveProperty('authorization')
  })

  test('an expired token: signs in again on the 401, and the same bytes go once more', async () => {
    const { send, server, asked } = await ctrlHubService([json(401, {}), made])
    expect(await send()).toMatchObject(accepted)
    expect(asked()).toEqual([TOKEN, POST, TOKEN, POST])
    expect(server.received[3]?.headers.authorization).toBe('Bearer token-2')
    expect(server.received[3]?.body).toBe(server.received[1]?.body)
  })

  test.each(['psr-record', 'qualification-award', 'appointment'])(
    'the documented answer of %s is accepted with its id',
    async (name) => {
      const { send } = await ctrlHubService(
        text(200, 'application/vnd.api+json', seed(`${name}-response.json`)),
      )
      expect(await send()).toMatchObject({
        kind: 'accepted',
        remoteIds: { id: '3c90c3cc-0d44-4b50-8888-8dd25736052a' },
      })
    },
  )
})

describe('what becomes of an answer', () => {
  const required = {
    errors: [
      {
        detail: 'priority is required',
        status: '400',
        title: 'Missing attribute',
        meta: { field: 'priority', type: 'required', value: null },
      },
    ],
    jsonapi: { version: '1.0' },
    meta: {},
  }
  const bare = {
    id: 'e-1',
    status: '400',
    title: 'A validation error was encountered',
    source: { parameter: 'meter' },
    meta: { resource: 'psrs' },
  }
  const pointed = { errors: [{ title: 'Not a number', source: { pointer: '/data/attributes/priority' } }] }

  test.each<[string, Answer, Outcome['kind'], string, RegExp]>([
    [
      'a revoked token: 401 twice',
      json(401, {}, trace),
      'sign-in-refused',
      'HO-CH-SIGN-IN',
      /refused the sign-in details.*trace tr-77\.a:9/,
    ],
    [
      '400 with errors',
      document(400, required, trace),
      'rejected',
      'HO-CH-400',
      /^data\.attributes\.priority: Ctrl Hub needs this, and it was not given\. It says: priority is required Correct it and send again\. If you ask Ctrl Hub’s support, give them this trace number: tr-77\.a:9\.$/,
    ],
    [
      '400 with one error by itself',
      document(400, bare),
      'rejected',
      'HO-CH-400',
      /^data\.relationships\.meter: Ctrl Hub does not take this\. It says: A validation error was encountered Correct/,
    ],
    ['403', json(403, {}), 'sign-in-refused', 'HO-CH-FORBIDDEN', /knows the account but does not let it/],
    [
      '404',
      json(404, {}),
      'rejected',
      'HO-CH-404',
      /one of the records you chose is no longer there.*Choose the records again/,
    ],
    ['405', text(405, 'text/plain', ''), 'rejected', 'HO-CH-405', /takes no such record at this address/],
    ['406', json(406, {}), 'rejected', 'HO-CH-406', /takes no such record at this address/],
    [
      '409',
      document(409, { errors: [{ title: 'Conflict', detail: 'The operation has an appointment.' }] }),
      'rejected',
      'HO-CH-409',
      /^: Ctrl Hub refused it because it contradicts something it has already\. It says: The operation has an appointment\. Look in Ctrl Hub/,
    ],
    ['413', text(413, 'text/html', '<html></html>'), 'rejected', 'HO-CH-413', /too big.*Shorten the notes/],
    ['415', json(415, {}), 'rejected', 'HO-CH-415', /takes no such record at this address/],
    [
      '422',
      document(422, pointed),
      'rejected',
      'HO-CH-422',
      /^data\.attributes\.priority: .*It says: Not a number/,
    ],
    [
      'a redirect',
      text(302, 'text/plain', '', { location: '/x' }),
      'rejected',
      'HO-CH-REDIRECT',
      /redirect \(status 302\).*Check the address/,
    ],
    ['408', json(408, {}), 'unconfirmed', 'HO-CH-SERVER', /not certain that it was made/],
    [
      '500',
      json(500, {}, trace),
      'unconfirmed',
      'HO-CH-SERVER',
      /not certain that it was made.*HTTP 500 application\/json \(trace tr-77\.a:9\)/,
    ],
    [
      'a 502 page',
      text(502, 'text/html', '<html><title>Bad gateway</title></html>'),
      'unconfirmed',
      'HO-CH-SERVER',
      /not certain.*HTTP 502 text\/html: Bad gateway/,
    ],
    [
      'an empty 204',
      (response) => void response.writeHead(204).end(),
      'unconfirmed',
      'HO-CH-NO-ID',
      /answered without an id/,
    ],
    [
      'a page with 200',
      text(200, 'text/html', '<html></html>'),
      'unconfirmed',
      'HO-CH-UNREADABLE',
      /could not be read/,
    ],
    [
      'broken JSON with 201',
      text(201, 'application/vnd.api+json', '{"data":{"id":"1'),
      'unconfirmed',
      'HO-CH-UNREADABLE',
      /could not be read/,
    ],
    ['no data in a 201', document(201, { meta: {} }), 'unconfirmed', 'HO-CH-UNREADABLE', /could not be read/],
    [
      'errors in a 200',
      document(200, { data: { type: 'psrs', id: '1' }, errors: [{}] }),
      'unconfirmed',
      'HO-CH-UNREADABLE',
      /./,
    ],
    ['null data', document(200, { data: null }), 'unconfirmed', 'HO-CH-NO-ID', /without an id/],
    [
      'a list',
      document(200, { data: [{ type: 'psrs', id: '1' }] }),
      'unconfirmed',
      'HO-CH-NO-ID',
      /without an id/,
    ],
    [
      'an empty id',
      document(200, { data: { type: 'psrs', id: ' ' } }),
      'unconfirmed',
      'HO-CH-NO-ID',
      /without an id/,
    ],
    [
      'an id that cannot be read out',
      document(200, { data: { id: 'a\u202Eb' } }),
      'unconfirmed',
      'HO-CH-NO-ID',
      /./,
    ],
    ['an endless id', document(200, { data: { id: 'a'.repeat(201) } }), 'unconfirmed', 'HO-CH-NO-ID', /./],
    [
      'an id that is the token',
      document(200, { data: { id: 'token-1' } }),
      'unconfirmed',
      'HO-CH-NO-ID',
      /./,
    ],
    ['a connection that breaks', hangUp, 'unconfirmed', 'HO-CH-LOST', /not certain/],
  ])('%s', async (_, answer, kind, code, words) => {
    const { send } = await ctrlHubService(answer)
    const outcome = await send()
    expect(outcome).toMatchObject({ kind, code })
    expect(told(outcome)).toMatch(words)
  })

  test.each([
    [429, '7', 7_000, 'HO-CH-RATE'],
    [503, 'Sun, 22 Nov 2026 12:00:30 GMT', 30_000, 'HO-CH-BUSY'],
    [503, undefined, null, 'HO-CH-BUSY'],
  ])('%i with Retry-After %s: waiting', async (status, retryAfter, retryAfterMs, code) => {
    const headers = retryAfter === undefined ? undefined : { 'retry-after': retryAfter }
    const { send, called } = await ctrlHubService(json(status, {}, headers))
    expect(await send()).toMatchObject({ kind: 'waiting', code, retryAfterMs })
    expect(called()).toHaveLength(1)
  })

  test('a 5xx and a lost answer are sent once', async () => {
    for (const answer of [json(500, {}), hangUp]) {
      const { send, called } = await ctrlHubService(answer)
      await send()
      expect(called()).toEqual([POST])
    }
  })

  test('nobody there: waiting', async () => {
    const { send, server } = await ctrlHubService(made)
    await server.close()
    expect(await send()).toMatchObject({ kind: 'waiting', code: 'HO-HTTP-CONNECT' })
  })

  test.each([
    [{ location: 'https://api.ctrl-hub.example/v3/psrs/p-1' }, 'https://api.ctrl-hub.example/v3/psrs/p-1'],
    [{ location: 'javascript:alert(1)' }, null],
    [{}, null],
  ])('where it is kept, told as %j', async (headers, location) => {
    const { send } = await ctrlHubService(document(201, { data: { type: 'psrs', id: 'p-1' } }, headers))
    expect(await send()).toMatchObject({ kind: 'accepted', location })
  })

  test('an id that is a number is taken as its digits', async () => {
    const { send } = await ctrlHubService(document(200, { data: { type: 'psrs', id: 42 } }))
    expect(await send()).toMatchObject({ kind: 'accepted', remoteIds: { id: '42' } })
  })
})

describe('errors on their fields', () => {
  async function pathsOf(value: unknown) {
    const { send } = await ctrlHubService(document(400, value))
    const outcome = await send()
    if (outcome.kind !== 'rejected') throw new Error(outcome.kind)
    return outcome.errors.map(({ path }) => path)
  }

  test.each<[string, object, string]>([
    ['pointer', { source: { pointer: '/data/attributes/priority' } }, 'data.attributes.priority'],
    [
      'pointer into a list',
      { source: { pointer: '/data/attributes/extra_info/0/value' } },
      'data.attributes.extra_info.0.value',
    ],
    [
      'pointer to a relationship',
      { source: { pointer: '/data/relationships/meter/data/id' } },
      'data.relationships.meter.data.id',
    ],
    ['pointer to the whole', { source: { pointer: '/data' }, title: 'No.' }, ''],
    ['pointer to elsewhere', { source: { pointer: '/meta/consent' } }, ''],
    ['pointer with odd letters', { source: { pointer: '/data/attributes/<b>' } }, ''],
    ['field', { meta: { field: 'priority' } }, 'data.attributes.priority'],
    ['field with its place', { meta: { field: 'data.attributes.priority' } }, 'data.attributes.priority'],
    ['field in brackets', { meta: { field: 'extra_info[0].value' } }, 'data.attributes.extra_info.0.value'],
    ['field of a relationship', { meta: { field: 'meter' } }, 'data.relationships.meter'],
    ['field that is lacking', { meta: { field: 'due', type: 'required' } }, 'data.attributes.due'],
    ['relationship that is lacking', { meta: { field: 'time_band' } }, 'data.relationships.time_band'],
    ['parameter of the query', { source: { parameter: 'limit' } }, ''],
    [
      'parameter that is a relationship',
      { source: { parameter: 'time_band' } },
      'data.relationships.time_band',
    ],
    ['parameter that is a field', { source: { parameter: 'meter' } }, 'data.relationships.meter'],
    [
      'name with a low line in the detail',
      { detail: 'each extra_info needs a field' },
      'data.attributes.extra_info',
    ],
    ['name in quotation marks', { detail: 'Field “priority” is out of range' }, 'data.attributes.priority'],
    ['what the sentence is about', { detail: 'Priority must be 0 to 3' }, 'data.attributes.priority'],
    [
      'what is required and lacking',
      { detail: 'due is required', meta: { field: 'data.attributes', type: 'required' } },
      'data.attributes.due',
    ],
    ['a relationship that is missing', { detail: "'time_band' is missing" }, 'data.relationships.time_band'],
    ['something else that is required', { detail: 'permission is required' }, ''],
    ['a word that is also a name', { detail: 'Nothing is known of the meter.' }, ''],
    ['two names', { detail: "'priority' and 'meter' do not go together" }, ''],
    ['nothing', { title: 'Bad request' }, ''],
  ])('%s', async (_, error, path) => {
    expect(await pathsOf({ errors: [error] })).toEqual([path])
  })

  test.each<[string, unknown]>([
    ['errors that are no list', { errors: 'no' }],
    ['errors of no use', { errors: [null, 1, [], {}, { title: 5 }] }],
    ['no errors', { errors: [] }],
    ['null', null],
  ])('%s: told as one, without a place', async (_, value) => {
    expect(await pathsOf(value)).toEqual([''])
  })

  test('what it names and is nowhere in the request is told in words', async () => {
    const { send } = await ctrlHubService(
      document(400, { title: 'Unknown parameter', source: { parameter: 'expand' } }),
    )
    expect(told(await send())).toMatch(/It says about “expand”: Unknown parameter/)
  })

  test('no more than fifty are kept', async () => {
    expect(await pathsOf({ errors: Array.from({ length: 500 }, () => ({ title: 'No.' })) })).toHaveLength(50)
  })
})

describe('secrets and people stay out of the texts', () => {
  test.each([400, 401, 403, 422, 429, 500])('status %i that repeats everything', async (status) => {
    const echo: Answer = (response, request) => {
      const said = `${request.headers.authorization ?? ''} ${PASSWORD} aoife@example.com 10123456789`
      const value = { errors: [{ title: said, detail: said, meta: { field: said } }] }
      const trace = request.headers.authorization?.replace('Bearer ', '') ?? ''
      document(status, value, { 'x-trace-id': trace })(response, request)
    }
    const { send } = await ctrlHubService(echo)
    const outcome = JSON.stringify({ ...(await send()), answer: null })
    expect(outcome).not.toContain('token-')
    expect(outcome).not.toContain(PASSWORD)
  })

  test('texts that turn the line or the direction of reading are straightened and cut', async () => {
    const detail = `line\r\n two \u202E${'x'.repeat(900)}`
    const { send } = await ctrlHubService(document(400, { errors: [{ detail }] }))
    const outcome = await send()
    const message = outcome.kind === 'rejected' ? (outcome.errors[0]?.message ?? '') : ''
    expect(message).toContain('It says: line two x')
    expect(message).not.toMatch(/[\u202E\r\n]/)
    expect(message.length).toBeLessThan(450)
  })
})

test('a stored secret that is none is told, and nothing is called', async () => {
  const { provider, connection, asked } = await ctrlHubService(made)
  const stop = new AbortController().signal
  expect(await provider.send(connection, Secret.of('{"clientId":"a"}'), psrRequest(), stop)).toMatchObject({
    kind: 'sign-in-refused',
    code: 'HO-CH-SECRET',
  })
  expect(asked()).toEqual([])
})

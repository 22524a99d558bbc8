import { describe, expect, test } from 'vitest'
import { Secret } from '#core/vault/secret.ts'
import {
  ctrlHubService,
  document,
  hangUp,
  json,
  list,
  PASSWORD,
  psrRequest,
  SERVICE_ACCOUNT,
  text,
  USER,
  type Answer,
  type SignInAnswers,
} from '../../support/ctrl-hub-service.ts'

const POST = 'POST /v3/psrs'
const TOKEN = 'POST /oauth2/token'
const FLOW = 'GET /self-service/login/api'
const LOGIN = 'POST /self-service/login?flow=flow-1'
const LOGOUT = 'DELETE /self-service/logout/api'
const made = document(201, { data: { type: 'psrs', id: 'p-1' } })
const MINUTE = 60_000

describe('a service account', () => {
  test('asks for a token with its key, form-encoded', async () => {
    const odd = Secret.of(JSON.stringify({ clientId: 'key 1&x', clientSecret: 'ä=&+ %' }))
    const { send, server } = await ctrlHubService(made)
    await send({}, odd)
    expect(server.received[0]?.headers['content-type']).toBe('application/x-www-form-urlencoded')
    expect([...new URLSearchParams(server.received[0]?.body)]).toEqual([
      ['grant_type', 'client_credentials'],
      ['client_id', 'key 1&x'],
      ['client_secret', 'ä=&+ %'],
    ])
  })

  test('the token serves until shortly before its time is over', async () => {
    const { send, pass, asked } = await ctrlHubService(made)
    await send()
    pass(59 * MINUTE)
    await send()
    expect(asked()).toEqual([TOKEN, POST, POST])
    pass(MINUTE - 30_000)
    await send()
    expect(asked().slice(3)).toEqual([TOKEN, POST])
  })

  test.each([
    ['that does not say how long it lasts', {}],
    ['that says it in a way that cannot be', { expires_in: -5 }],
    ['that says it in words', { expires_in: 'an hour' }],
  ])('a token %s serves until it is refused', async (_, more) => {
    const answer = json(200, { access_token: 'token-x', ...more })
    const { send, pass, asked } = await ctrlHubService(made, { token: answer })
    await send()
    pass(400 * 24 * 60 * MINUTE)
    await send()
    expect(asked()).toEqual([TOKEN, POST, POST])
  })

  test('a token that hardly lasts is used at least once', async () => {
    const { send, pass, asked } = await ctrlHubService(made, {
      token: json(200, { access_token: 'short', expires_in: '2' }),
    })
    await send()
    pass(900)
    await send()
    pass(200)
    await send()
    expect(asked()).toEqual([TOKEN, POST, POST, TOKEN, POST])
  })

  test('calls at the same time share one sign-in', async () => {
    const { send, asked } = await ctrlHubService(made)
    await Promise.all([send(), send(), send()])
    expect(asked().filter((line) => line === TOKEN)).toHaveLength(1)
  })

  test('a token that two calls find revoked is replaced once', async () => {
    const waiting: (() => void)[] = []
    const { send, asked } = await ctrlHubService((response, request) => {
      const answer = request.headers.authorization === 'Bearer token-1' ? json(401, {}) : made
      // The second 401 comes when the first has long been mended.
      if (answer !== made && waiting.length === 0) waiting.push(() => answer(response, request))
      else answer(response, request)
      if (answer === made) waiting.splice(0).forEach((late) => late())
    })
    expect(await Promise.all([send(), send()])).toMatchObject([{ kind: 'accepted' }, { kind: 'accepted' }])
    expect(asked().filter((line) => line === TOKEN)).toHaveLength(2)
  })

  test('a forgotten, changed or moved one signs in anew', async () => {
    const { send, provider, connection, asked } = await ctrlHubService(made)
    await send()
    provider.forget('c1')
    await send()
    await send({}, Secret.of(JSON.stringify({ clientId: 'key-2', clientSecret: PASSWORD })))
    const moved = { ...connection, authUrl: `${connection.baseUrl}auth` }
    const result = await provider.send(moved, SERVICE_ACCOUNT, psrRequest(), new AbortController().signal)
    expect(result).toMatchObject({ kind: 'accepted' })
    expect(asked().filter((line) => line === TOKEN)).toHaveLength(3)
    expect(asked()).toContain('POST /auth/oauth2/token')
  })
})

describe('a user', () => {
  test('starts a flow, then gives e-mail address and password as JSON', async () => {
    const { send, server, asked } = await ctrlHubService(made)
    await send({}, USER)
    expect(asked()).toEqual([FLOW, LOGIN, POST])
    expect(server.received[1]?.headers['content-type']).toBe('application/json')
    expect(JSON.parse(server.received[1]?.body ?? '')).toEqual({
      identifier: 'aoife@example.com',
      password: PASSWORD,
      method: 'password',
    })
  })

  test('the session serves until shortly before it ends, by the service’s own clock', async () => {
    const slow = (response: Parameters<Answer>[0], request: Parameters<Answer>[1]) =>
      json(
        200,
        { session_token: 's-1', session: { expires_at: '2030-01-01T01:00:00.000000001+00:00' } },
        { date: 'Tue, 01 Jan 2030 00:00:00 GMT' },
      )(response, request)
    const { send, pass, asked } = await ctrlHubService(made, { login: slow })
    await send({}, USER)
    pass(59 * MINUTE)
    await send({}, USER)
    expect(asked()).toEqual([FLOW, LOGIN, POST, POST])
    pass(MINUTE - 30_000)
    await send({}, USER)
    expect(asked().slice(4)).toEqual([FLOW, LOGIN, POST])
  })

  test('a session that is there already is renewed', async () => {
    const { send, asked } = await ctrlHubService(made, {
      flow: (response, request) =>
        request.path.endsWith('?refresh=true')
          ? json(200, { id: 'flow-1' })(response, request)
          : json(400, { error: { id: 'session_already_available' } })(response, request),
    })
    expect(await send({}, USER)).toMatchObject({ kind: 'accepted' })
    expect(asked()).toEqual([FLOW, `${FLOW}?refresh=true`, LOGIN, POST])
  })

  test('is signed out at the service, once, and only a user is', async () => {
    const { send, provider, connection, server, asked } = await ctrlHubService(made)
    await send({}, USER)
    await provider.signOut?.(connection)
    await provider.signOut?.(connection)
    expect(asked()).toEqual([FLOW, LOGIN, POST, LOGOUT])
    expect(JSON.parse(server.received[3]?.body ?? '')).toEqual({ session_token: 'session-1' })
    provider.forget('c1')
    await send()
    await provider.signOut?.(connection)
    expect(asked().slice(4)).toEqual([TOKEN, POST])
  })

  test('a sign-out that fails is let be', async () => {
    const { send, provider, connection } = await ctrlHubService(made, { logout: hangUp })
    await send({}, USER)
    await expect(provider.signOut?.(connection)).resolves.toBeUndefined()
  })
})

describe('a sign-in that fails never makes a submission unconfirmed', () => {
  const wrong = { ui: { messages: [{ id: 4000006, text: 'The provided credentials are invalid, check …' }] } }
  const browser = { error: { id: 'browser_location_change_required' }, redirect_browser_to: 'https://x/' }

  test.each<[string, Secret, SignInAnswers, string, string]>([
    [
      'a key that is refused',
      SERVICE_ACCOUNT,
      { token: json(401, { error: 'invalid_client' }) },
      'sign-in-refused',
      'HO-CH-SIGN-IN',
    ],
    [
      'a key that is no good',
      SERVICE_ACCOUNT,
      { token: json(400, { error: 'invalid_request' }) },
      'sign-in-refused',
      'HO-CH-SIGN-IN',
    ],
    ['403', SERVICE_ACCOUNT, { token: json(403, {}) }, 'sign-in-refused', 'HO-CH-FORBIDDEN'],
    ['404', SERVICE_ACCOUNT, { token: text(404, 'text/html', '') }, 'sign-in-refused', 'HO-CH-SIGN-IN-PLACE'],
    [
      'a redirect',
      SERVICE_ACCOUNT,
      { token: text(302, 'text/html', '', { location: '/' }) },
      'sign-in-refused',
      'HO-CH-SIGN-IN-PLACE',
    ],
    ['429', SERVICE_ACCOUNT, { token: json(429, {}) }, 'waiting', 'HO-CH-SIGN-IN-UNANSWERED'],
    ['500', SERVICE_ACCOUNT, { token: json(500, {}) }, 'waiting', 'HO-CH-SIGN-IN-UNANSWERED'],
    [
      'a 200 without a token',
      SERVICE_ACCOUNT,
      { token: json(200, {}) },
      'waiting',
      'HO-CH-SIGN-IN-UNANSWERED',
    ],
    [
      'a token that would break the header',
      SERVICE_ACCOUNT,
      { token: json(200, { access_token: 'a\r\nb' }) },
      'waiting',
      'HO-CH-SIGN-IN-UNANSWERED',
    ],
    ['a connection that breaks', SERVICE_ACCOUNT, { token: hangUp }, 'waiting', 'HO-CH-SIGN-IN-UNANSWERED'],
    [
      'a hotel’s page',
      SERVICE_ACCOUNT,
      { token: text(200, 'text/html', '<html></html>') },
      'waiting',
      'HO-CH-SIGN-IN-UNANSWERED',
    ],
    ['a wrong password', USER, { login: json(400, wrong) }, 'sign-in-refused', 'HO-CH-SIGN-IN'],
    [
      'a second step: no token',
      USER,
      { login: json(200, { session: { active: false } }) },
      'sign-in-refused',
      'HO-CH-SECOND-STEP',
    ],
    [
      'a second step: in a browser, in other words',
      USER,
      { login: json(422, { redirect_browser_to: 'https://x/' }) },
      'sign-in-refused',
      'HO-CH-SECOND-STEP',
    ],
    [
      'a second step: in a browser',
      USER,
      { login: json(422, browser) },
      'sign-in-refused',
      'HO-CH-SECOND-STEP',
    ],
    [
      'a hotel’s page for the log-in',
      USER,
      { login: text(200, 'text/html', '<html></html>') },
      'waiting',
      'HO-CH-SIGN-IN-UNANSWERED',
    ],
    ['a flow that is over', USER, { login: json(410, {}) }, 'waiting', 'HO-CH-SIGN-IN-UNANSWERED'],
    ['a log-in that fails', USER, { login: json(502, {}) }, 'waiting', 'HO-CH-SIGN-IN-UNANSWERED'],
    ['a log-in that breaks', USER, { login: hangUp }, 'waiting', 'HO-CH-SIGN-IN-UNANSWERED'],
    ['no flow at all', USER, { flow: json(404, {}) }, 'sign-in-refused', 'HO-CH-SIGN-IN-PLACE'],
    [
      'a flow that is refused before the password was given',
      USER,
      { flow: json(400, {}) },
      'sign-in-refused',
      'HO-CH-SIGN-IN-PLACE',
    ],
    [
      'a session that is always there',
      USER,
      { flow: json(400, { error: { id: 'session_already_available' } }) },
      'sign-in-refused',
      'HO-CH-SIGN-IN-PLACE',
    ],
    ['a flow without an id', USER, { flow: json(200, { id: 7 }) }, 'waiting', 'HO-CH-SIGN-IN-UNANSWERED'],
    ['a flow that breaks', USER, { flow: hangUp }, 'waiting', 'HO-CH-SIGN-IN-UNANSWERED'],
  ])('%s', async (_, secret, answers, kind, code) => {
    const { send, called } = await ctrlHubService(made, answers)
    expect(await send({}, secret)).toMatchObject({ kind, code })
    expect(called()).toEqual([])
  })

  test('and is tried again the next time', async () => {
    let calls = 0
    const { send } = await ctrlHubService(made, {
      token: (response, request) => {
        calls += 1
        const answer = calls === 1 ? json(500, {}) : json(200, { access_token: 'later' })
        answer(response, request)
      },
    })
    expect(await send()).toMatchObject({ kind: 'waiting' })
    expect(await send()).toMatchObject({ kind: 'accepted' })
  })

  test('Retry-After of the sign-in is obeyed', async () => {
    const { send } = await ctrlHubService(made, { token: json(429, {}, { 'retry-after': '9' }) })
    expect(await send()).toMatchObject({ kind: 'waiting', retryAfterMs: 9_000 })
  })

  test('stopped while signing in: waiting, and nothing is sent', async () => {
    const stop = new AbortController()
    const { send, called } = await ctrlHubService(made, { token: () => stop.abort() })
    expect(await send({}, SERVICE_ACCOUNT, stop.signal)).toMatchObject({ code: 'HO-HTTP-STOPPED' })
    expect(called()).toEqual([])
  })

  test('an answer that repeats the password', async () => {
    const echo: Answer = (response, { body }) =>
      text(500, 'text/plain', body)(response, { path: '', method: '', headers: {}, body: '', socket: 0 })
    for (const [secret, answers] of [
      [SERVICE_ACCOUNT, { token: echo }],
      [USER, { login: echo }],
    ] as const) {
      const { send } = await ctrlHubService(made, answers)
      expect(JSON.stringify(await send({}, secret))).not.toContain(PASSWORD)
    }
  })
})

describe('test connection', () => {
  const me = {
    type: 'users',
    id: 'u-1',
    attributes: {
      email: 'aoife@example.com',
      profile: { personal: { first_name: 'Aoife', last_name: 'Byrne', dob: '1990-01-01' } },
    },
  }
  const organisations = [
    { type: 'organisations', id: 'o-1', attributes: { name: 'Weir View Lettings', slug: 'weir-view' } },
    { type: 'organisations', id: 'o-2', attributes: {} },
  ]

  const service = (whoami: Answer, orgs: Answer, signIn: SignInAnswers = {}) =>
    ctrlHubService(
      (response, request) => (request.path.includes('whoami') ? whoami : orgs)(response, request),
      signIn,
    )

  test('tells who is signed in and lists the organisations', async () => {
    const { provider, connection, asked } = await service(document(200, { data: me }), list(organisations))
    expect(await provider.test(connection, SERVICE_ACCOUNT)).toEqual({
      ok: true,
      failed: null,
      code: 'HO-CH-TEST-OK',
      message: 'Ctrl Hub signed Handover in.',
      fix: '',
      detail: '',
      who: 'Aoife Byrne (aoife@example.com)',
      organisations: [
        { id: 'o-1', label: 'Weir View Lettings' },
        { id: 'o-2', label: 'o-2' },
      ],
    })
    expect(asked()).toEqual([TOKEN, 'GET /v3/iam/whoami', 'GET /v3/orgs?limit=100&offset=0'])
  })

  test('a service account has a name', async () => {
    const account = { type: 'service-accounts', id: 's', attributes: { name: 'Handover key' } }
    const { provider, connection } = await service(document(200, { data: account }), list([]))
    expect(await provider.test(connection, SERVICE_ACCOUNT)).toMatchObject({ ok: true, who: 'Handover key' })
  })

  test.each<[string, Answer]>([
    ['refused', json(403, {})],
    ['unknown', json(404, {})],
    ['broken off', hangUp],
    ['of no use', document(200, { data: null })],
  ])('whoami that is %s leaves out who it is', async (_, whoami) => {
    const { provider, connection } = await service(whoami, list(organisations))
    const result = await provider.test(connection, SERVICE_ACCOUNT)
    expect(result).toMatchObject({ ok: true })
    expect(result).not.toHaveProperty('who')
  })

  test('reads organisations from page to page', async () => {
    const many = Array.from({ length: 100 }, (_, index) => ({ type: 'organisations', id: `o-${index}` }))
    const { provider, connection } = await service(json(404, {}), (response, request) => {
      const first = request.path.includes('offset=0')
      list(first ? many : [{ type: 'organisations', id: 'last' }])(response, request)
    })
    const { organisations: found } = await provider.test(connection, SERVICE_ACCOUNT)
    expect(found).toHaveLength(101)
    expect(found?.at(-1)).toEqual({ id: 'last', label: 'last' })
  })

  test('a session that is in memory is ended, and a new one begun', async () => {
    const { provider, connection, asked } = await service(json(404, {}), list([]))
    await provider.test(connection, USER)
    await provider.test(connection, USER)
    expect(asked().filter((line) => line.includes('self-service'))).toEqual([
      FLOW,
      LOGIN,
      LOGOUT,
      FLOW,
      LOGIN,
    ])
  })

  test.each<[string, SignInAnswers, Answer, string, RegExp]>([
    ['refused credentials', { token: json(401, {}) }, list([]), 'sign-in', /Ctrl Hub refused the sign-in/],
    ['no sign-in there', { token: json(404, {}) }, list([]), 'answer', /no Ctrl Hub sign-in at the address/],
    ['sign-in in trouble', { token: json(500, {}) }, list([]), 'answer', /no usable answer/],
    ['a token that is not taken', {}, json(401, {}), 'sign-in', /refused the sign-in/],
    [
      'no right to see organisations',
      {},
      json(403, {}, { 'x-trace-id': 't-9' }),
      'answer',
      /does not let it do that/,
    ],
    ['another server', {}, json(404, {}), 'answer', /nothing at this place/],
    ['a page', {}, text(200, 'text/html', '<html></html>'), 'answer', /could not be read/],
    ['trouble', {}, json(500, {}), 'answer', /server failed/],
    ['no answer', {}, hangUp, 'answer', /gave no usable answer/],
  ])('%s', async (_, signIn, orgs, failed, words) => {
    const { provider, connection } = await service(json(404, {}), orgs, signIn)
    const result = await provider.test(connection, SERVICE_ACCOUNT)
    expect(result).toMatchObject({ ok: false, failed })
    expect(result.message).toMatch(words)
    expect(result.fix).not.toBe('')
  })

  test('a second step is told as what it is', async () => {
    const { provider, connection } = await service(json(404, {}), list([]), { login: json(200, {}) })
    const result = await provider.test(connection, USER)
    expect(result).toMatchObject({ ok: false, failed: 'sign-in', code: 'HO-CH-SECOND-STEP' })
    expect(result.fix).toMatch(/service account/)
  })

  test('the trace number is told to whoever asks the vendor', async () => {
    const { provider, connection } = await service(json(404, {}), json(500, {}, { 'x-trace-id': 't-9' }))
    expect((await provider.test(connection, SERVICE_ACCOUNT)).fix).toMatch(/this trace number: t-9\.$/)
  })

  test.each([
    ['not an address', 'address'],
    ['https://api.example.com/', 'address'],
    ['http://127.0.0.1:9/', 'connect'],
  ])('%s', async (authUrl, failed) => {
    const { provider, connection } = await service(json(404, {}), list([]))
    for (const secret of [SERVICE_ACCOUNT, USER])
      expect(await provider.test({ ...connection, authUrl }, secret)).toMatchObject({ ok: false, failed })
  })

  test('an API address that is not reached, though signing in worked', async () => {
    const { provider, connection } = await service(json(404, {}), list([]))
    const apart = { ...connection, baseUrl: 'http://127.0.0.1:9/', authUrl: connection.baseUrl }
    expect(await provider.test(apart, SERVICE_ACCOUNT)).toMatchObject({ ok: false, failed: 'connect' })
  })
})

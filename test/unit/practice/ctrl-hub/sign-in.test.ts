import { describe, expect, test } from 'vitest'
import * as v from 'valibot'
import { createLogin } from '#core/practice/ctrl-hub/login-flow.ts'
import { createTokens, USER } from '#core/practice/ctrl-hub/tokens.ts'
import { hub, parsed, type Hub } from './hub.ts'

const Signed = v.strictObject({
  session_token: v.string(),
  session: v.strictObject({
    id: v.pipe(v.string(), v.uuid()),
    active: v.literal(true),
    expires_at: v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{9}Z$/)),
    authenticated_at: v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{9}Z$/)),
  }),
})

const OAuthError = v.strictObject({ error: v.string(), error_description: v.string() })

const json = { 'content-type': 'application/json' }

async function startFlow({ call }: Hub, query = '', headers: Record<string, string> = {}) {
  const answer = await call(`self-service/login/api${query}`, { headers })
  return { answer, flow: v.parse(v.looseObject({ id: v.string() }), parsed(answer.text)).id }
}

const complete = ({ call, practice }: Hub, flow: string, change: object = {}) => {
  const { email, password } = practice.credentials.ctrlHubUser
  return call(`self-service/login?flow=${flow}`, {
    method: 'POST',
    headers: json,
    body: { identifier: email, password, method: 'password', ...change },
  })
}

async function session(site: Hub) {
  const { flow } = await startFlow(site)
  const answer = await complete(site, flow)
  expect(answer.status).toBe(200)
  return v.parse(Signed, parsed(answer.text))
}

describe('service account', () => {
  test('a token by client credentials, and with it who it is', async () => {
    const { token, call } = await hub()
    const answer = await token()
    expect(answer.status).toBe(200)
    const body = v.parse(
      v.looseObject({
        access_token: v.string(),
        token_type: v.literal('bearer'),
        expires_in: v.literal(3600),
      }),
      parsed(answer.text),
    )
    const who = await call('v3/iam/whoami', { headers: { authorization: `Bearer ${body.access_token}` } })
    expect(parsed(who.text)).toMatchObject({
      data: { type: 'users', attributes: { email: 'practice-handover@example.com' } },
    })
  })

  test.each([
    ['another id', { clientId: 'practice', clientSecret: 'practice-opens-nothing' }],
    ['another secret', { clientId: 'practice-handover', clientSecret: 'wrong' }],
    ['neither', {}],
  ])('%s is an invalid client', async (_, client) => {
    const answer = await (await hub()).token(client)
    expect(answer.status).toBe(401)
    expect(v.parse(OAuthError, parsed(answer.text)).error).toBe('invalid_client')
  })

  test.each([
    ['GET', {}, undefined, 405, 'invalid_request'],
    ['POST', json, '{}', 400, 'invalid_request'],
    ['POST', { 'content-type': 'application/x-www-form-urlencoded' }, 'a=b', 400, 'invalid_request'],
    [
      'POST',
      { 'content-type': 'application/x-www-form-urlencoded' },
      'grant_type=password',
      400,
      'unsupported_grant_type',
    ],
    [
      'POST',
      {
        'content-type': 'application/x-www-form-urlencoded',
        authorization: `Basic ${btoa('practice-handover:practice-opens-nothing')}`,
      },
      'grant_type=client_credentials',
      401,
      'invalid_client',
    ],
  ])('%s with %j and %s: %i %s', async (method, headers: Record<string, string>, body, status, error) => {
    const { call } = await hub()
    const answer = await call('oauth2/token', { method, headers, ...(body === undefined ? {} : { body }) })
    expect([answer.status, parsed(answer.text)]).toMatchObject([status, { error }])
  })
})

describe('session of a person', () => {
  test('flow, password, session token, and with it who it is', async () => {
    const site = await hub()
    const { session_token } = await session(site)
    const who = await site.call('v3/iam/whoami', { headers: { 'x-session-token': session_token } })
    expect(parsed(who.text)).toMatchObject({
      data: { type: 'users', attributes: { email: site.practice.credentials.ctrlHubUser.email } },
    })
  })

  test.each([
    [{ password: 'wrong' }, true],
    [{ identifier: 'someone@example.com' }, true],
    [{ method: 'oidc' }, false],
    [{ password: undefined }, false],
  ])('%j is refused with 400; credentials are invalid: %s', async (change, isAboutCredentials) => {
    const site = await hub()
    const { flow } = await startFlow(site)
    const answer = await complete(site, flow, change)
    expect(answer.status).toBe(400)
    expect(answer.text.includes('credentials are invalid')).toBe(isAboutCredentials)
    expect(answer.text).not.toContain('session_token')
    // The flow can still be completed.
    expect((await complete(site, flow)).status).toBe(200)
  })

  test('an unknown flow is not found and a used one is gone', async () => {
    const site = await hub()
    expect((await complete(site, 'made-up')).status).toBe(404)
    const { flow } = await startFlow(site)
    await complete(site, flow)
    expect((await complete(site, flow)).status).toBe(410)
  })

  test('a flow is gone after an hour', () => {
    let clock = 0
    const now = () => new Date(clock)
    const login = createLogin(createTokens(60, now), now)
    const call = (method: string, path: string, query = '', body = '') =>
      login({
        method,
        path,
        query,
        url: `http://127.0.0.1/${path}`,
        headers: {},
        body: Buffer.from(body),
        contentType: { type: 'application/json', charset: null },
        address: '127.0.0.1',
      })
    const start = () =>
      v.parse(v.looseObject({ id: v.string() }), parsed(call('GET', 'self-service/login/api').body)).id
    const body = JSON.stringify({ identifier: USER.email, password: USER.password, method: 'password' })
    const [first, second] = [start(), start()]
    clock = 3_600_000
    expect(call('POST', 'self-service/login', `flow=${first}`, body).status).toBe(200)
    clock += 1
    const late = call('POST', 'self-service/login', `flow=${second}`, body)
    expect([late.status, parsed(late.body)]).toMatchObject([
      410,
      { error: { id: 'self_service_flow_expired' } },
    ])
  })

  test('with a live session a flow needs refresh=true, and refreshing keeps the session and its token', async () => {
    const site = await hub()
    const first = await session(site)
    const headers = { 'x-session-token': first.session_token }
    const refused = await site.call('self-service/login/api', { headers })
    expect([refused.status, parsed(refused.text)]).toMatchObject([
      400,
      { error: { id: 'session_already_available' } },
    ])
    // Its times differ from the first ones by more than the part of a millisecond that is made up.
    await new Promise((resolve) => setTimeout(resolve, 5))
    const { flow } = await startFlow(site, '?refresh=true', headers)
    const again = v.parse(Signed, parsed((await complete(site, flow)).text))
    expect([again.session_token, again.session.id]).toEqual([first.session_token, first.session.id])
    expect(again.session.authenticated_at > first.session.authenticated_at).toBe(true)
    expect(again.session.expires_at > first.session.expires_at).toBe(true)
  })

  test('a refresh after the session has ended opens a new one', async () => {
    const site = await hub()
    const first = await session(site)
    const { flow } = await startFlow(site, '?refresh=true', { 'x-session-token': first.session_token })
    await site.call('self-service/logout/api', {
      method: 'DELETE',
      headers: json,
      body: { session_token: first.session_token },
    })
    const again = v.parse(Signed, parsed((await complete(site, flow)).text))
    expect(again.session.id).not.toBe(first.session.id)
  })

  test('signing out ends the session, twice is once, and an unknown token is refused', async () => {
    const site = await hub()
    const { session_token } = await session(site)
    const end = (token: unknown) =>
      site.call('self-service/logout/api', {
        method: 'DELETE',
        headers: json,
        body: { session_token: token },
      })
    const ended = await end(session_token)
    expect([ended.status, ended.text, ended.headers.get('content-type')]).toEqual([204, '', null])
    const who = await site.call('v3/iam/whoami', { headers: { 'x-session-token': session_token } })
    expect(who.status).toBe(401)
    expect((await end(session_token)).status).toBe(204)
    expect((await end('made-up')).status).toBe(403)
    expect((await end(undefined)).status).toBe(400)
  })

  test.each([
    ['POST', 'self-service/login/api', 405],
    ['GET', 'self-service/login', 405],
    ['POST', 'self-service/logout/api', 405],
    ['GET', 'self-service/registration/api', 404],
    ['GET', 'self-service/constructor', 404],
  ])('%s %s: %i', async (method, path, status) => {
    expect((await (await hub()).call(path, { method })).status).toBe(status)
  })
})

describe('tokens', () => {
  test.each([
    ['none', () => ({})],
    ['a made-up one', () => ({ authorization: 'Bearer made-up' })],
    ['a made-up session', () => ({ 'x-session-token': 'made-up' })],
    ['another scheme', (token: string) => ({ authorization: `Token ${token}` })],
    ['an access token as a session', (token: string) => ({ 'x-session-token': token })],
  ])('%s: 401', async (_, headersOf: (token: string) => Record<string, string>) => {
    const { call, bearer } = await hub()
    const token = (await bearer())['authorization']?.replace('Bearer ', '') ?? ''
    const answer = await call('v3/orgs', { headers: headersOf(token) })
    expect(answer.status).toBe(401)
    expect(parsed(answer.text)).toMatchObject({ errors: [{ status: '401' }], jsonapi: { version: '1.0' } })
  })

  test('a session token is no access token', async () => {
    const site = await hub()
    const { session_token } = await session(site)
    const answer = await site.call('v3/orgs', { headers: { authorization: `Bearer ${session_token}` } })
    expect(answer.status).toBe(401)
  })

  test('both kinds end after their time', () => {
    let clock = 0
    const tokens = createTokens(60, () => new Date(clock))
    const access = { authorization: `Bearer ${tokens.issueAccess()}` }
    const person = { 'x-session-token': tokens.openSession().token }
    const callers = () => [tokens.callerOf(access), tokens.callerOf(person)]
    clock = 59_999
    expect(callers()).toEqual(['service-account', 'user'])
    clock = 60_000
    expect(callers()).toEqual([null, null])
  })

  test('their time is the option’s', async () => {
    const { token, practice, call } = await hub({ ctrlHub: { tokenSeconds: 90 } })
    expect(parsed((await token()).text)).toMatchObject({ expires_in: 90 })
    const short = await hub({ ctrlHub: { tokenSeconds: 0 } })
    expect((await short.signedIn('v3/orgs')).status).toBe(401)
    expect((await call('v3/orgs')).status).toBe(401)
    expect(practice.journal.map(({ path }) => path)).toContain('/oauth2/token')
  })
})

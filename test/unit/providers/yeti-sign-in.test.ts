import { describe, expect, test } from 'vitest'
import { lifeOfToken } from '#core/providers/yeti/token-life.ts'
import { Secret } from '#core/vault/secret.ts'
import { seed } from '../../support/seeds.ts'
import {
  ADMIN,
  blank,
  date,
  denied,
  document,
  gives,
  hangUp,
  jwt,
  nginx403,
  NOW,
  PASSWORD,
  text,
  yetiService,
  type Answer,
} from '../../support/yeti-service.ts'

const POST = 'POST /api/rest/admin/services'
const MINUTE = 60_000
const HOUR = 60 * MINUTE
const made = document(201, seed('service-response.json'))
const lasting = (seconds: number, by = NOW) => jwt({ exp: by / 1000 + seconds })

describe('signing in', () => {
  test('user name and password in plain JSON, then the token as it is', async () => {
    const token = lasting(600)
    const { send, server, asked } = await yetiService(made, { auth: gives(token) })
    expect(await send({}, Secret.of(JSON.stringify({ username: 'a"ö', password: ' p%+ä ' })))).toMatchObject({
      kind: 'accepted',
    })
    expect(asked()).toEqual(['sign-in', POST])
    expect(JSON.parse(server.received[0]?.body ?? '')).toEqual({
      auth: { username: 'a"ö', password: ' p%+ä ' },
    })
    expect(server.received[1]?.headers.authorization).toBe(token)
  })

  test.each([
    '',
    'api/rest/admin/',
    'api/rest/admin',
    'billing/',
    'billing/api/rest/admin/',
    'xapi/rest/admin/',
  ])('of a base URL that ends with “%s”', async (base) => {
    const { send, server } = await yetiService(made, { base })
    await send()
    const root = /(^|\/)api\/rest\/admin\/?$/.test(base) ? base.replace(/api\/rest\/admin\/?$/, '') : base
    expect(server.received.map(({ path }) => path)).toEqual([
      `/${root}api/rest/admin/auth`,
      `/${root}api/rest/admin/services`,
    ])
  })

  test('the token serves until shortly before its time is over', async () => {
    const { send, pass, asked } = await yetiService(made)
    await send()
    pass(9 * MINUTE)
    await send()
    expect(asked()).toEqual(['sign-in', POST, POST])
    pass(MINUTE - 30_000)
    await send()
    expect(asked().slice(3)).toEqual(['sign-in', POST])
  })

  test.each([3, -3])('by the server’s clock, which is %i hours off', async (hours) => {
    const server = NOW + hours * HOUR
    const { send, pass, asked } = await yetiService(made, { auth: gives(lasting(600, server), date(server)) })
    await send()
    pass(9 * MINUTE)
    await send()
    expect(asked()).toEqual(['sign-in', POST, POST])
    pass(MINUTE)
    await send()
    expect(asked().slice(3)).toEqual(['sign-in', POST])
  })

  test.each<[string, unknown]>([
    ['is none', 'opaque'],
    ['cannot be read', 'a.!!!.c'],
    ['has a time in words', jwt({ exp: 'soon' })],
    ['is over already', lasting(-5)],
  ])('a token that %s is taken to last ten minutes', async (_, token) => {
    expect(lifeOfToken(String(token), NOW)).toBe(600_000)
  })

  test.each([jwt({}), jwt({ exp: null })])(
    'a token without an end serves until it is refused',
    async (token) => {
      const { send, pass, asked } = await yetiService(made, { auth: gives(token) })
      await send()
      pass(400 * 24 * HOUR)
      await send()
      expect(asked()).toEqual(['sign-in', POST, POST])
    },
  )

  test('the token of the documented request', () => {
    const token =
      'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOjIyNiwiYXVkIjpbImFkbWluIl0sImV4cCI6MTc2NzM1ODU3Mn0.djCMmuH4JTZlPoRq_8RYk3SNg_UR4wYz-ants1Qzv2Q'
    expect(lifeOfToken(token, Date.parse('2026-01-02T12:46:12Z'))).toBe(600_000)
    expect(lifeOfToken(token, Date.parse('2026-01-02T12:50:00Z'))).toBe(372_000)
  })

  test('calls at the same time share one sign-in', async () => {
    const { send, asked } = await yetiService(made)
    await Promise.all([send(), send(), send()])
    expect(asked().filter((line) => line === 'sign-in')).toHaveLength(1)
  })

  test('a forgotten, changed or moved one signs in anew', async () => {
    const { send, provider, asked } = await yetiService(made)
    await send()
    provider.forget('c1')
    await send()
    await send({}, Secret.of(JSON.stringify({ username: 'other', password: PASSWORD })))
    expect(asked().filter((line) => line === 'sign-in')).toHaveLength(3)
  })
})

describe('a token that is not taken', () => {
  test('a blank 401: signs in anew, and the same bytes go once more', async () => {
    const { send, server, asked } = await yetiService([blank, made])
    expect(await send()).toMatchObject({ kind: 'accepted' })
    expect(asked()).toEqual(['sign-in', POST, 'sign-in', POST])
    expect(server.received[3]?.body).toBe(server.received[1]?.body)
    expect(server.received[3]?.headers.authorization).not.toBe(server.received[1]?.headers.authorization)
  })

  test('and again: the sign-in is refused, and nothing is sent a third time', async () => {
    const { send, asked } = await yetiService(blank)
    expect(await send()).toMatchObject({ kind: 'sign-in-refused', code: 'HO-YETI-TOKEN' })
    expect(asked()).toEqual(['sign-in', POST, 'sign-in', POST])
  })

  test('the address is no longer allowed when it signs in anew', async () => {
    const auth = [gives(lasting(600)), denied('Your IP address is not allowed.')]
    const { send, asked } = await yetiService(blank, { auth })
    expect(await send()).toMatchObject({ kind: 'sign-in-refused', code: 'HO-YETI-ADDRESS-NOT-ALLOWED' })
    expect(asked()).toEqual(['sign-in', POST, 'sign-in'])
  })
})

describe('a sign-in that fails', () => {
  const cases: [string, Answer, 'waiting' | 'sign-in-refused', string][] = [
    ['wrong password', denied('Incorrect login or password.'), 'sign-in-refused', 'HO-YETI-SIGN-IN'],
    [
      'another address',
      denied('Your IP address is not allowed.'),
      'sign-in-refused',
      'HO-YETI-ADDRESS-NOT-ALLOWED',
    ],
    ['a blank 401', blank, 'sign-in-refused', 'HO-YETI-SIGN-IN'],
    ['nginx', nginx403, 'sign-in-refused', 'HO-YETI-LETS-ONLY-ITSELF-IN'],
    ['a 403 of its own', text(403, 'application/json', '{}'), 'sign-in-refused', 'HO-YETI-FORBIDDEN'],
    ['a 403 in plain words', text(403, 'text/plain', 'No'), 'sign-in-refused', 'HO-YETI-FORBIDDEN'],
    ['nothing there', text(404, 'text/html', '<html></html>'), 'sign-in-refused', 'HO-YETI-SIGN-IN-PLACE'],
    ['a redirect', text(302, 'text/html', '', { location: '/' }), 'sign-in-refused', 'HO-YETI-SIGN-IN-PLACE'],
    ['too slow', text(408, 'text/plain', ''), 'waiting', 'HO-YETI-SIGN-IN-UNANSWERED'],
    ['too many', text(429, 'text/plain', ''), 'waiting', 'HO-YETI-SIGN-IN-UNANSWERED'],
    ['a gateway', text(502, 'text/html', '<html></html>'), 'waiting', 'HO-YETI-SIGN-IN-UNANSWERED'],
    ['no token', gives(undefined), 'waiting', 'HO-YETI-SIGN-IN-UNANSWERED'],
    ['a token that is none', gives('a\nb'), 'waiting', 'HO-YETI-SIGN-IN-UNANSWERED'],
    ['a page', text(200, 'text/html', '<html></html>'), 'waiting', 'HO-YETI-SIGN-IN-UNANSWERED'],
    ['a broken connection', hangUp, 'waiting', 'HO-YETI-SIGN-IN-UNANSWERED'],
  ]

  test.each(cases)('%s: nothing is sent', async (_, auth, kind, code) => {
    const { send, asked } = await yetiService(made, { auth })
    expect(await send()).toMatchObject({ kind, code })
    expect(asked()).toEqual(['sign-in'])
  })

  test('waits as long as it is asked to', async () => {
    const { send } = await yetiService(made, {
      auth: text(503, 'text/plain', '', { 'retry-after': '7' }),
    })
    expect(await send()).toMatchObject({ kind: 'waiting', retryAfterMs: 7_000 })
  })

  test('a stored secret that is none is told, and nothing is called', async () => {
    const { send, asked } = await yetiService(made)
    for (const secret of ['{"username":"a"}', 'no', '{"clientId":"a","clientSecret":"b"}'])
      expect(await send({}, Secret.of(secret))).toMatchObject({
        kind: 'sign-in-refused',
        code: 'HO-YETI-SECRET',
      })
    expect(asked()).toEqual([])
  })
})

describe('the test of a connection', () => {
  const accounts = document(200, { data: [], meta: { 'total-count': 0 } })
  const test1 = 'GET /api/rest/admin/accounts'

  async function tested(answer: Answer, auth?: Answer) {
    const service = await yetiService(answer, auth === undefined ? {} : { auth })
    return { result: await service.provider.test(service.connection, ADMIN), service }
  }

  test('signs in anew and reads one account', async () => {
    const { result, service } = await tested(accounts)
    expect(result).toMatchObject({ ok: true, failed: null, code: 'HO-YETI-TEST-OK' })
    await service.provider.test(service.connection, ADMIN)
    expect(service.asked().map((line) => line.split('?')[0])).toEqual(['sign-in', test1, 'sign-in', test1])
    expect(service.server.received[1]?.path).toContain('page%5Bsize%5D=1')
  })

  test.each<[string, Answer, Answer | undefined, string, string, RegExp]>([
    [
      'wrong password',
      accounts,
      denied('Incorrect login or password.'),
      'sign-in',
      'HO-YETI-SIGN-IN',
      /refused the user name or the password/,
    ],
    [
      'another address',
      accounts,
      denied('Your IP address is not allowed.'),
      'sign-in',
      'HO-YETI-ADDRESS-NOT-ALLOWED',
      /Ask your Yeti administrator to add the address of this computer to the allowed addresses of this user/,
    ],
    [
      'nginx before the sign-in',
      accounts,
      nginx403,
      'sign-in',
      'HO-YETI-LETS-ONLY-ITSELF-IN',
      /lets only the server itself.*allow this computer’s address for \/api\/rest\/admin in the server’s nginx/,
    ],
    ['nginx after it', nginx403, undefined, 'sign-in', 'HO-YETI-LETS-ONLY-ITSELF-IN', /nginx/],
    ['a token that is not taken', blank, undefined, 'sign-in', 'HO-YETI-TOKEN', /did not take that sign-in/],
    [
      'no Yeti',
      accounts,
      text(404, 'text/html', '<html></html>'),
      'answer',
      'HO-YETI-SIGN-IN-PLACE',
      /part before api\/rest\/admin/,
    ],
    ['a broken connection', accounts, hangUp, 'answer', 'HO-YETI-SIGN-IN-UNANSWERED', /no usable answer/],
    [
      'no accounts',
      text(404, 'text/html', ''),
      undefined,
      'answer',
      'HO-YETI-READ-MISSING',
      /nothing at this/,
    ],
    ['a page', text(200, 'text/html', ''), undefined, 'answer', 'HO-YETI-READ-UNREADABLE', /not be read/],
    ['a failure', document(500, { errors: [] }), undefined, 'answer', 'HO-YETI-READ-SERVER', /server failed/],
    ['a lost answer', hangUp, undefined, 'answer', 'HO-HTTP-LOST', /no usable answer/],
  ])('%s', async (_, answer, auth, failed, code, words) => {
    const { result } = await tested(answer, auth)
    expect(result).toMatchObject({ ok: false, failed, code })
    expect(`${result.message} ${result.fix}`).toMatch(words)
    expect(JSON.stringify(result)).not.toContain(PASSWORD)
  })

  test('nobody there', async () => {
    const { provider, connection, server } = await yetiService(accounts)
    await server.close()
    expect(await provider.test(connection, ADMIN)).toMatchObject({
      ok: false,
      failed: 'connect',
      code: 'HO-HTTP-CONNECT',
    })
  })
})

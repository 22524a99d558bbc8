import { createHmac } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { parsed, yeti } from './yeti.ts'

const decoded = (part: string | undefined): unknown =>
  parsed(Buffer.from(part ?? '', 'base64url').toString('utf8'))
const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')

describe('the token', () => {
  test('HS256, for the user and the audience, ten minutes', async () => {
    const clock = new Date('2026-01-02T12:46:12.104Z')
    const { token } = await yeti({ yeti: { now: () => clock } })
    const [header, payload, signature] = (await token()).split('.')
    // As the recorded one begins.
    expect(header).toBe('eyJhbGciOiJIUzI1NiJ9')
    expect(decoded(payload)).toEqual({ sub: 226, aud: ['admin'], exp: 1_767_358_572 })
    expect(signature).toMatch(/^[\w-]{43}$/)
  })

  test('how long it lasts can be said', async () => {
    let clock = Date.parse('2026-11-20T09:30:00Z')
    const { token, call } = await yeti({ yeti: { tokenSeconds: 5, now: () => new Date(clock) } })
    const headers = { authorization: await token() }
    clock += 4_999
    expect((await call('services', { headers })).status).toBe(200)
    clock += 1
    expect((await call('services', { headers })).status).toBe(401)
  })

  test('the last word of the header, and the parameter before it', async () => {
    const { token, call } = await yeti()
    const jwt = await token()
    const status = async (authorization: string, query = '') =>
      (await call(`services${query}`, { headers: { authorization } })).status
    expect(await status(jwt)).toBe(200)
    expect(await status(`Bearer ${jwt}`)).toBe(200)
    expect(await status(`${jwt} Bearer`)).toBe(401)
    expect(await status('invalid', `?token=${jwt}`)).toBe(200)
    expect(await status(jwt, '?token=invalid')).toBe(401)
  })

  test('no other token is taken', async () => {
    const { token, call } = await yeti()
    const [header = '', payload = '', signature = ''] = (await token()).split('.')
    const none = encoded({ alg: 'none' })
    const forged = createHmac('sha256', 'secret').update(`${header}.${payload}`).digest('base64url')
    const older = encoded({ sub: 226, aud: ['admin'], exp: 4_000_000_000 })
    for (const authorization of [
      `${header}.${payload}.`,
      `${header}.${payload}`,
      `${none}.${payload}.`,
      `${none}.${payload}.${signature}`,
      `${header}.${payload}.${forged}`,
      `${header}.${older}.${signature}`,
      `${header}.${payload}.${signature}.x`,
      '..',
    ]) {
      const answer = await call('services', { headers: { authorization } })
      expect([answer.status, answer.text], authorization).toEqual([401, ''])
    }
  })

  test('one server’s token is not another’s', async () => {
    const [one, other] = [await yeti(), await yeti()]
    const headers = { authorization: await one.token() }
    expect((await one.call('services', { headers })).status).toBe(200)
    expect((await other.call('services', { headers })).status).toBe(401)
  })
})

describe('a request to sign in', () => {
  test.each(['{}', '{"auth":null}', '{"auth":{}}', '{"auth":"x"}', '[]', '{"auth":', ''])(
    'without the member auth: %s is a 400 that is no JSON:API',
    async (body) => {
      const { call } = await yeti()
      const headers = { 'content-type': 'application/json', accept: 'application/json' }
      const answer = await call('auth', { method: 'POST', headers, body })
      expect([answer.status, parsed(answer.text)]).toEqual([400, { status: 400, error: 'Bad Request' }])
      expect(answer.headers.get('content-type')).toMatch(/^application\/json/)
    },
  )

  test('it is plain JSON', async () => {
    const { authenticate, practice } = await yeti()
    for (const auth of [practice.credentials.yeti, practice.credentials.yetiElsewhere]) {
      expect((await authenticate(auth)).headers.get('content-type')).toMatch(/^application\/json/)
    }
  })

  test('a form is not', async () => {
    const { call } = await yeti()
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    expect((await call('auth', { method: 'POST', headers, body: 'auth[username]=x' })).status).toBe(400)
  })
})

import { describe, expect, test } from 'vitest'
import * as v from 'valibot'
import type { Fault } from '#core/practice/practice.ts'
import { Errors, hub, JSON_API, parsed, sampleId } from './hub.ts'

const PATH = 'v3/psrs'
const data = {
  type: 'psrs',
  attributes: { priority: 1, extra_info: [] },
  relationships: { meter: { data: { type: 'meters', id: sampleId('0003', 2) } } },
}

async function send(...faults: Fault[]) {
  const site = await hub()
  site.practice.addFaults(faults)
  const again = () => site.post(PATH, data)
  const records = async () => (await site.one(`v3/meters/${sampleId('0003', 2)}`)).data.relationships['psrs']
  return { ...site, again, records }
}

describe('status', () => {
  test.each([400, 401, 403, 404, 409, 422, 429, 500])(
    '%i in Ctrl Hub’s own shape, once, nothing recorded',
    async (status) => {
      const { again, entry } = await send({ path: PATH, do: 'status', status })
      const answer = await again()
      expect([answer.status, answer.headers.get('content-type')]).toEqual([status, JSON_API])
      expect(answer.headers.get('x-trace-id')).toMatch(/^[0-9a-f]{32}$/)
      expect(v.parse(Errors, parsed(answer.text)).errors).toMatchObject([{ status: String(status) }])
      expect(entry()).toMatchObject({ status, recorded: null })
      if (status !== 401) expect((await again()).status).toBe(201)
    },
  )

  test('a 500 carries no detail', async () => {
    const { again } = await send({ path: PATH, do: 'status' })
    expect(v.parse(Errors, parsed((await again()).text)).errors).toEqual([
      { status: '500', title: 'Internal Server Error' },
    ])
  })

  test.each([502, 503, 504])('%i is the HTML page of a gateway', async (status) => {
    const { again } = await send({ path: PATH, do: 'status', status })
    const answer = await again()
    expect([answer.status, answer.headers.get('content-type')]).toEqual([status, 'text/html'])
    expect(answer.text).toMatch(new RegExp(`<h1>${status} `))
    expect(answer.text).not.toContain('errors')
  })

  test('204 is empty', async () => {
    const { again, entry } = await send({ path: PATH, do: 'status', status: 204 })
    const answer = await again()
    expect([answer.status, answer.text, answer.headers.get('content-type')]).toEqual([204, '', null])
    expect(entry()?.recorded).toBeNull()
  })

  test('a body of one’s own is JSON:API unless it says otherwise', async () => {
    const bare =
      '{"id":"98ca4a78-b66f-4234-9719-aaf832ee6669","status":"400","title":"x","source":{"parameter":"meter"}}'
    const { again } = await send(
      { path: PATH, do: 'status', status: 400, body: bare, headers: { 'Retry-After': '3' } },
      { path: PATH, do: 'status', status: 400, body: 'no', contentType: 'text/plain' },
      { path: PATH, do: 'status', status: 502, body: bare },
    )
    const answer = await again()
    expect([answer.text, answer.headers.get('content-type'), answer.headers.get('retry-after')]).toEqual([
      bare,
      JSON_API,
      '3',
    ])
    expect(answer.headers.get('x-trace-id')).not.toBeNull()
    expect((await again()).headers.get('content-type')).toBe('text/plain')
    expect((await again()).headers.get('content-type')).toBe(JSON_API)
  })

  test('a trace id of one’s own is kept', async () => {
    const { again } = await send({ path: PATH, do: 'status', headers: { 'X-Trace-Id': 'abc' } })
    expect((await again()).headers.get('x-trace-id')).toBe('abc')
  })

  test('a 401 ends the token that came with it', async () => {
    const { again, bearer, call } = await send({ path: PATH, do: 'status', status: 401 })
    expect((await again()).status).toBe(401)
    expect((await again()).status).toBe(401)
    const headers = await bearer()
    expect((await call(PATH, { method: 'POST', headers, body: { data } })).status).toBe(201)
  })

  test('a 401 ends a session too', async () => {
    const { practice, call } = await send({ path: 'v3/orgs', do: 'status', status: 401 })
    const flow = v.parse(
      v.looseObject({ id: v.string() }),
      parsed((await call('self-service/login/api')).text),
    ).id
    const { email, password } = practice.credentials.ctrlHubUser
    const signed = await call(`self-service/login?flow=${flow}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: { identifier: email, password, method: 'password' },
    })
    const { session_token } = v.parse(v.looseObject({ session_token: v.string() }), parsed(signed.text))
    const headers = { 'x-session-token': session_token }
    expect((await call('v3/iam/whoami', { headers })).status).toBe(200)
    expect((await call('v3/orgs', { headers })).status).toBe(401)
    expect((await call('v3/iam/whoami', { headers })).status).toBe(401)
  })

  test('signing in fails in its own words', async () => {
    const { token, call } = await send(
      { path: 'oauth2', do: 'status', status: 401 },
      { path: 'oauth2', do: 'status', status: 500 },
      { path: 'self-service', do: 'status', status: 500 },
      { path: 'oauth2', do: 'status', status: 502 },
    )
    expect(parsed((await token()).text)).toMatchObject({ error: 'invalid_client' })
    expect(parsed((await token()).text)).toMatchObject({ error: 'server_error' })
    expect(parsed((await call('self-service/login/api')).text)).toMatchObject({ error: { code: 500 } })
    expect((await token()).headers.get('content-type')).toBe('text/html')
  })
})

describe('other faults', () => {
  test('reset: nothing recorded, no answer', async () => {
    const { again, entry, records } = await send({ path: PATH, do: 'reset' })
    await expect(again()).rejects.toThrow('fetch failed')
    expect(entry()).toMatchObject({ status: null, recorded: null })
    expect(await records()).toEqual([])
  })

  test('drop-after-commit: recorded, no answer, and it can be found', async () => {
    const { again, practice, records } = await send({ path: PATH, do: 'drop-after-commit' })
    await expect(again()).rejects.toThrow('fetch failed')
    const { recorded, status } = practice.journal.at(-1) ?? {}
    expect([status, Object.keys(recorded ?? {})]).toEqual([null, ['id']])
    expect(await records()).toEqual([{ type: 'psrs', id: recorded?.['id'] }])
  })

  test('truncate: half of an answer, recorded', async () => {
    const { again, entry } = await send({ path: PATH, do: 'truncate' })
    await expect(again()).rejects.toThrow('terminated')
    expect(entry()?.recorded).not.toBeNull()
  })

  test('malformed: the right type around what is no JSON, recorded', async () => {
    const { again, entry } = await send({ path: PATH, do: 'malformed' })
    const answer = await again()
    expect([answer.status, answer.headers.get('content-type')]).toEqual([201, JSON_API])
    expect(() => parsed(answer.text)).toThrow(SyntaxError)
    expect(entry()?.recorded).not.toBeNull()
  })

  test('delay: the answer comes late', async () => {
    const { again } = await send({ path: PATH, do: 'delay', ms: 150 })
    const start = performance.now()
    expect((await again()).status).toBe(201)
    expect(performance.now() - start).toBeGreaterThan(140)
  })

  test('a fault may wait for a method', async () => {
    const { again, signedIn } = await send({ path: 'v3', method: 'post', do: 'status', status: 409 })
    expect((await signedIn('v3/orgs')).status).toBe(200)
    expect((await again()).status).toBe(409)
    expect((await again()).status).toBe(201)
  })

  test('too large a request: 413 as JSON:API', async () => {
    const { signedIn } = await hub()
    const answer = await signedIn(PATH, { method: 'POST', body: ' '.repeat(4096 * 1024 + 1) })
    expect(answer.status).toBe(413)
    expect(v.is(Errors, parsed(answer.text))).toBe(true)
  })
})

test('the journal keeps query, headers and body', async () => {
  const { signedIn, entry } = await hub()
  await signedIn('v3/properties?filter[uprn]=1&limit=2')
  expect(entry()).toMatchObject({
    method: 'GET',
    path: '/v3/properties',
    query: 'filter[uprn]=1&limit=2',
    status: 200,
    recorded: null,
  })
})

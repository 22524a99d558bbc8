import { describe, expect, test } from 'vitest'
import type { Fault } from '#core/practice/practice.ts'
import { idsOf, JSON_API, oneOf, parsed, service, yeti } from './yeti.ts'

const PATH = 'api/rest/admin/services'

async function send(...faults: Fault[]) {
  const site = await yeti()
  await site.token()
  site.practice.addFaults(faults)
  return { ...site, again: () => site.post('services', service({ name: 'x', 'initial-price': '10' })) }
}

describe('status', () => {
  test.each([400, 404, 409, 422, 429, 500])('%i as JSON:API, nothing recorded', async (status) => {
    const { again, entry, one } = await send({ path: PATH, do: 'status', status })
    const answer = await again()
    expect([answer.status, answer.headers.get('content-type')]).toEqual([status, JSON_API])
    expect(parsed(answer.text)).toMatchObject({ errors: [{ status: String(status), code: String(status) }] })
    expect(entry()).toMatchObject({ status, recorded: null })
    expect((await one('accounts/90')).data.attributes['balance']).toBe('250.0')
    expect((await again()).status).toBe(201)
  })

  test.each([403, 502, 503, 504])('%i is the HTML page of nginx', async (status) => {
    const { again } = await send({ path: PATH, do: 'status', status })
    const answer = await again()
    expect([answer.status, answer.headers.get('content-type')]).toEqual([status, 'text/html'])
    expect(answer.text).toMatch(new RegExp(`<h1>${status} .*nginx`, 's'))
    expect(answer.headers.get('x-request-id')).toBeNull()
  })

  test('a 401 is empty, and ends the token that came with it', async () => {
    const { again, token, call } = await send({ path: PATH, do: 'status', status: 401 })
    for (const answer of [await again(), await again()]) {
      expect([answer.status, answer.text]).toEqual([401, ''])
    }
    expect((await call('services', { headers: { authorization: await token() } })).status).toBe(200)
  })

  test('signing in fails in its own words', async () => {
    const { authenticate, practice } = await send(
      { path: 'api/rest/admin/auth', do: 'status', status: 401 },
      { path: 'api/rest/admin/auth', do: 'status', status: 403 },
    )
    const { yeti: credentials } = practice.credentials
    expect(parsed((await authenticate(credentials)).text)).toMatchObject({
      errors: [{ detail: 'Incorrect login or password.' }],
    })
    expect((await authenticate(credentials)).text).toContain('nginx')
  })
})

test('drop-after-commit: charged, no answer, and it can be found', async () => {
  const { again, entry, list, one } = await send({ path: PATH, method: 'POST', do: 'drop-after-commit' })
  await expect(again()).rejects.toThrow('fetch failed')
  const { recorded, status } = entry() ?? {}
  expect([status, recorded]).toEqual([null, { id: '61' }])
  const query = 'filter[account-id-eq]=90&filter[type-id-eq]=16&sort=-created-at&page[size]=1'
  expect(idsOf(await list(`services?${query}`))).toEqual(['61'])
  expect((await one('accounts/90')).data.attributes['balance']).toBe('240.0')
})

test('sent twice, charged twice', async () => {
  const { again, one } = await send()
  const ids = [oneOf((await again()).text).data.id, oneOf((await again()).text).data.id]
  expect(ids).toEqual(['61', '62'])
  expect((await one('accounts/90')).data.attributes['balance']).toBe('230.0')
})

test('too large a request is nginx’s to refuse', async () => {
  const { signedIn } = await yeti()
  const answer = await signedIn('services', { method: 'POST', body: ' '.repeat(4096 * 1024 + 1) })
  expect(answer.status).toBe(413)
  expect(answer.text).toContain('nginx')
})

test('the other systems are where they were', async () => {
  const { practice } = await yeti()
  const answer = await fetch(new URL('api/rest/administration', practice.url))
  expect(answer.headers.get('x-runtime')).toBeNull()
  expect((await fetch(new URL('v3/orgs', practice.url))).headers.get('x-trace-id')).not.toBeNull()
})

import { describe, expect, test } from 'vitest'
import type { Fault } from '#core/practice/practice.ts'
import { served, signIn } from './served.ts'

const TENANT = '17.0/app/utilityswitching/switches/tenant'
const body = '{"property":{},"switchType":1,"meterReadings":{},"tenant":{},"landlord":{}}'

async function send(...faults: Fault[]) {
  const site = await served()
  const headers = await signIn(site)
  site.practice.addFaults(faults)
  const again = () => site.call(TENANT, { body, headers })
  return { ...site, headers, again, entry: () => site.practice.journal.at(-1) }
}

describe('faults', () => {
  test('status: the HTML page of IIS for a 500, once, then the truth', async () => {
    const { again, entry } = await send({ path: TENANT, do: 'status' })
    const first = await again()
    expect(first.status).toBe(500)
    expect(first.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(first.text).toContain("Server Error in '/' Application.")
    expect(entry()).toMatchObject({ status: 500, recorded: null })
    expect((await again()).status).toBe(200)
  })

  test('status with headers and body of its own, as often as asked', async () => {
    const { again } = await send({
      path: '/17.0/APP',
      times: 2,
      do: 'status',
      status: 429,
      headers: { 'Retry-After': '7' },
      body: '{"message":"Slow down."}',
    })
    for (const _ of [1, 2]) {
      const answer = await again()
      expect([answer.status, answer.headers.get('retry-after'), answer.text]).toEqual([
        429,
        '7',
        '{"message":"Slow down."}',
      ])
    }
    expect((await again()).status).toBe(200)
  })

  test('a 401 ends the token', async () => {
    const { again, practice, call } = await send({ path: TENANT, do: 'status', status: 401 })
    expect((await again()).status).toBe(401)
    expect((await again()).status).toBe(401)
    const headers = await signIn({ practice, call })
    expect((await call(TENANT, { body, headers })).status).toBe(200)
  })

  test('delay: the answer comes late, and closing does not wait for it', async () => {
    const { again, practice } = await send(
      { path: TENANT, do: 'delay', ms: 1 },
      { path: TENANT, do: 'delay', ms: 600_000 },
    )
    expect((await again()).status).toBe(200)
    const late = again().catch(() => 'closed')
    await expect.poll(() => practice.journal.at(-1)?.body).toBe(body)
    await practice.close()
    expect(await late).toBe('closed')
  })

  test('reset: nothing recorded, no answer', async () => {
    const { again, entry } = await send({ path: TENANT, do: 'reset' })
    await expect(again()).rejects.toThrow('fetch failed')
    expect(entry()).toMatchObject({ body, status: null, recorded: null })
  })

  test('drop-after-commit: recorded, no answer', async () => {
    const { again, entry } = await send({ path: TENANT, do: 'drop-after-commit' })
    await expect(again()).rejects.toThrow('fetch failed')
    expect(entry()).toMatchObject({ body, status: null, recorded: { caseID: 'PC-100001' } })
  })

  test('truncate: half of an answer', async () => {
    const { again, entry } = await send({ path: TENANT, do: 'truncate' })
    await expect(again()).rejects.toThrow('terminated')
    expect(entry()?.recorded).toEqual({ caseID: 'PC-100001', switchOverID: 'PS-100001' })
  })

  test('malformed: the right type around what is no JSON', async () => {
    const { again, entry } = await send({ path: TENANT, do: 'malformed' })
    const answer = await again()
    expect([answer.status, answer.headers.get('content-type')]).toEqual([
      200,
      'application/json; charset=utf-8',
    ])
    expect(() => void JSON.parse(answer.text)).toThrow(SyntaxError)
    expect(entry()?.recorded).not.toBeNull()
  })

  test('a fault is for the paths that start with its own', async () => {
    const { again } = await send({ path: '17.0/auth', do: 'status' })
    expect((await again()).status).toBe(200)
  })
})

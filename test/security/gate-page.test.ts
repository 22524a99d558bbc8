import { networkInterfaces } from 'node:os'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contentSecurityPolicy } from '#shared/web/csp.ts'
import { MARKER, openGate, refusalOf, type Gate } from '#test/support/open-gate.ts'
import { headOf } from '#test/support/raw-http.ts'

let gate: Gate

beforeAll(async () => {
  gate = await openGate()
})
afterAll(() => gate.server.close())

const read = (line: string, more: Record<string, string> = {}) =>
  gate.say(headOf(line, { host: gate.host, connection: 'close', ...more }))

describe('the page itself', () => {
  test('a call with everything right is answered', async () => {
    const answer = await gate.ask({ line: 'POST /rpc/profile/diagnostics HTTP/1.1', body: '{}' })
    expect(answer.status).toBe(200)
    expect(JSON.parse(answer.body)).toEqual({ json: [{ name: 'Handover', value: '0.1.0' }] })
  })

  test('without the Sec-Fetch headers, which an older browser does not send', async () => {
    const answer = await gate.ask({
      line: 'POST /rpc/profile/diagnostics HTTP/1.1',
      changes: { 'sec-fetch-site': null },
      body: '{}',
    })
    expect(answer.status).toBe(200)
  })

  test('the page is read without a key, by navigation from elsewhere too', async () => {
    const [answer] = await read('GET / HTTP/1.1', {
      'sec-fetch-site': 'cross-site',
      'sec-fetch-mode': 'navigate',
      'sec-fetch-dest': 'document',
    })
    expect(answer?.status).toBe(200)
    expect(answer?.headers.get('content-security-policy')).toBe(contentSecurityPolicy)
    expect(answer?.headers.get('content-type')).toBe('text/html; charset=utf-8')
  })

  test('HEAD tells what GET would, without the page', async () => {
    const [answer] = await read('HEAD / HTTP/1.1')
    expect([answer?.status, answer?.body]).toEqual([200, ''])
    expect(answer?.headers.get('x-frame-options')).toBe('DENY')
  })

  test('several requests on one connection are judged one by one', async () => {
    const diagnostics = { line: 'POST /rpc/profile/diagnostics HTTP/1.1', body: '{}' }
    const guess = { line: 'POST /session HTTP/1.1', body: JSON.stringify({ key: 'G'.repeat(43) }) }
    const goingOn = { changes: { connection: 'keep-alive' } }
    const answers = await gate.say(
      [
        gate.bytes({ ...diagnostics, ...goingOn }),
        gate.bytes({ ...guess, ...goingOn }),
        gate.bytes({ ...diagnostics, ...goingOn }),
        gate.bytes({ changes: { origin: 'https://evil.example' } }),
      ].join(''),
    )
    expect(answers.map(refusalOf)).toEqual(['200 answered', '401 KEY', '200 answered', '403 ORIGIN'])
    expect(gate.core.saved).toEqual([])
  })
})

describe('the link', () => {
  test('opens once', async () => {
    const key = gate.newKey()
    expect(await gate.signIn(key)).toMatch(/^[\w-]{43}$/)
    expect(await gate.signIn(key)).toBeNull()
  })

  test('is not burnt by reading it, by a wrong key, or by a call from another origin', async () => {
    const key = gate.newKey()
    await read('GET / HTTP/1.1')
    await read('HEAD / HTTP/1.1')
    await read(`GET /?key=${key} HTTP/1.1`)
    await read(`GET /session?key=${key} HTTP/1.1`)
    expect(await gate.signIn('B'.repeat(43))).toBeNull()
    expect(await gate.signIn(key, { origin: 'https://evil.example' })).toBeNull()
    expect(await gate.signIn(key, { 'content-type': 'text/plain' })).toBeNull()
    expect(await gate.signIn(key)).toMatch(/^[\w-]{43}$/)
  })
})

describe('what leaves', () => {
  test('a defect tells its number and nothing else', async () => {
    const answer = await gate.ask({ line: 'POST /rpc/profile/retry HTTP/1.1', body: '{}' })
    expect(refusalOf(answer)).toBe('500 INTERNAL')
    expect(answer.body).not.toContain('Aoife')
    expect(gate.logged.join()).toContain('kept back')
    expect(gate.logged.join()).not.toContain('Aoife')
  })

  test('a refused input is not echoed', async () => {
    const body = JSON.stringify({ json: { id: 7, passphrase: MARKER } })
    const answer = await gate.ask({ line: 'POST /rpc/drafts/get HTTP/1.1', body })
    expect(refusalOf(answer)).toBe('400 INVALID_INPUT')
    expect(answer.body).not.toContain(MARKER)
  })

  test('the port is not open on any other address of this computer', async () => {
    const others = Object.values(networkInterfaces())
      .flat()
      .flatMap((one) =>
        one !== undefined && one.family === 'IPv4' && one.address !== '127.0.0.1' ? [one.address] : [],
      )
    for (const address of [...others, '127.0.0.2', '[::1]'])
      await expect(fetch(`http://${address}:${gate.port}/`), address).rejects.toThrow()
  })
})

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contentSecurityPolicy } from '#shared/web/csp.ts'
import { noLog } from '#core/log.ts'
import { startLoopback, type LoopbackServer } from '#electron/loopback/server.ts'
import { request, speak, type RawAnswer } from '#test/support/raw-http.ts'
import { personal, smallCore } from '#test/support/small-core.ts'
import { smallPage } from '#test/support/small-page.ts'

type Headers = [string, string][]

const core = smallCore()
let server: LoopbackServer
let session: string
let port: number
const seen: RawAnswer[] = []

beforeAll(async () => {
  server = await startLoopback({
    router: core.router,
    page: smallPage(),
    log: noLog,
    port: null,
    controlFile: null,
    wrongKeyDelayMs: 1,
  })
  port = server.port
  session = await signIn(keyOf(server.newLink()))
})

afterAll(() => server.close())

const keyOf = (link: string) => link.split('#key=')[1] ?? ''
const own = () => `http://127.0.0.1:${port}`

/** The headers of the page's own call; `changes` replaces some, and leaves out those that are null. */
function good(body: string, changes: Record<string, string | null> = {}): Headers {
  const headers: Record<string, string | null> = {
    host: `127.0.0.1:${port}`,
    origin: own(),
    'sec-fetch-site': 'same-origin',
    'content-type': 'application/json',
    'content-length': String(Buffer.byteLength(body)),
    'x-handover-session': session,
    ...changes,
  }
  return Object.entries(headers).flatMap(([name, value]): Headers => (value === null ? [] : [[name, value]]))
}

async function call(
  changes: Record<string, string | null> = {},
  body = '{}',
  firstLine = 'POST /rpc/profile/diagnostics HTTP/1.1',
): Promise<RawAnswer> {
  const answer = await request(port, firstLine, good(body, changes), body)
  seen.push(answer)
  return answer
}

async function signIn(key: string, changes: Record<string, string | null> = {}): Promise<string> {
  const answer = await call(
    { 'x-handover-session': null, ...changes },
    JSON.stringify({ key }),
    'POST /session HTTP/1.1',
  )
  const told: unknown = JSON.parse(answer.body)
  if (typeof told === 'object' && told !== null && 'session' in told) return String(told.session)
  throw new Error(answer.body)
}

const errorOf = (answer: RawAnswer): unknown => {
  const told: unknown = JSON.parse(answer.body)
  return typeof told === 'object' && told !== null && 'error' in told ? told.error : undefined
}

describe('the page itself', () => {
  test('a call with everything right is answered', async () => {
    const answer = await call()
    expect(answer.status).toBe(200)
    expect(JSON.parse(answer.body)).toEqual({ json: [{ name: 'Handover', value: '0.1.0' }] })
  })

  test('without the Sec-Fetch headers, which an older browser does not send', async () => {
    expect((await call({ 'sec-fetch-site': null })).status).toBe(200)
  })

  test('the page is read without a key, by navigation from elsewhere too', async () => {
    const answer = await request(port, 'GET / HTTP/1.1', [
      ['host', `127.0.0.1:${port}`],
      ['sec-fetch-site', 'cross-site'],
      ['sec-fetch-mode', 'navigate'],
      ['sec-fetch-dest', 'document'],
    ])
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-security-policy')).toBe(contentSecurityPolicy)
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8')
  })
})

describe('without a key', () => {
  test.each([
    ['none', null],
    ['an empty one', ''],
    ['a wrong one', 'A'.repeat(43)],
    ['one that is too long', 'A'.repeat(8000)],
    ['two that begin alike', 'session, session'],
  ])('%s opens no call', async (_what, key) => {
    const answer = await call({ 'x-handover-session': key })
    expect([answer.status, errorOf(answer)]).toEqual([401, 'KEY'])
  })

  test('a cookie, a query and a bearer token open nothing', async () => {
    const changes = {
      'x-handover-session': null,
      cookie: `x-handover-session=${session}; session=${session}`,
      authorization: `Bearer ${session}`,
    }
    expect((await call(changes)).status).toBe(401)
    expect((await call(changes, '{}', `POST /rpc/profile/diagnostics?key=${session} HTTP/1.1`)).status).toBe(
      404,
    )
  })

  test('no answer sets a cookie', () => {
    expect(seen.filter((answer) => answer.headers.has('set-cookie'))).toEqual([])
  })

  test("a link's key is not a session key", async () => {
    expect((await call({ 'x-handover-session': keyOf(server.newLink()) })).status).toBe(401)
  })
})

describe('the link', () => {
  test('opens once', async () => {
    const key = keyOf(server.newLink())
    expect(await signIn(key)).toMatch(/^[\w-]{43}$/)
    await expect(signIn(key)).rejects.toThrow('KEY')
  })

  test('is not burnt by reading it, by a wrong key, or by a call from another origin', async () => {
    const key = keyOf(server.newLink())
    const host: Headers = [['host', `127.0.0.1:${port}`]]
    await request(port, 'GET / HTTP/1.1', host)
    await request(port, 'HEAD / HTTP/1.1', host)
    await request(port, `GET /session?key=${key} HTTP/1.1`, host)
    await expect(signIn('B'.repeat(43))).rejects.toThrow('KEY')
    await expect(signIn(key, { origin: 'https://evil.example' })).rejects.toThrow('ORIGIN')
    expect(await signIn(key)).toMatch(/^[\w-]{43}$/)
  })

  test('wrong keys are slowed down, then turned away, and do not keep the right one out', async () => {
    const slow = await startLoopback({
      router: core.router,
      page: smallPage(),
      log: noLog,
      port: null,
      controlFile: null,
      wrongKeyDelayMs: 60_000,
    })
    const at = (body: string) =>
      request(
        slow.port,
        'POST /session HTTP/1.1',
        [
          ['host', `127.0.0.1:${slow.port}`],
          ['origin', `http://127.0.0.1:${slow.port}`],
          ['content-type', 'application/json'],
          ['content-length', String(body.length)],
        ],
        body,
      )
    const guesses = Array.from({ length: 17 }, () => at(JSON.stringify({ key: 'C'.repeat(43) })))
    const first = await Promise.race(guesses)
    expect([first.status, errorOf(first)]).toEqual([429, 'TOO_MANY'])
    expect((await at(JSON.stringify({ key: keyOf(slow.newLink()) }))).status).toBe(200)
    await slow.close()
    await Promise.allSettled(guesses)
  })
})

describe('from somewhere else', () => {
  test.each([
    ['a name that points to 127.0.0.1', 'rebound.example', 'HOST'],
    ['localhost', 'localhost', 'HOST'],
    ['without the port', '127.0.0.1', 'HOST'],
    ['another port', '127.0.0.1:1', 'HOST'],
    ['user info', 'user@127.0.0.1', 'HOST'],
    ['IPv6', '[::1]', 'HOST'],
  ])('Host: %s', async (_what, host, error) => {
    for (const value of host.includes(':1') || host === '127.0.0.1' ? [host] : [host, `${host}:${port}`]) {
      const answer = await call({ host: value })
      expect([answer.status, errorOf(answer)]).toEqual([421, error])
      expect((await request(port, 'GET / HTTP/1.1', [['host', value]])).status).toBe(421)
    }
  })

  test.each([
    ['none', null],
    ['null, as a sandboxed frame and a file send it', 'null'],
    ['another site', 'https://evil.example'],
    ['another port', 'http://127.0.0.1:1'],
    ['another scheme', 'https://127.0.0.1'],
    ['a longer name', 'http://127.0.0.1.evil.example'],
    ['empty', ''],
  ])('Origin: %s', async (_what, origin) => {
    const answer = await call({ origin })
    expect([answer.status, errorOf(answer)]).toEqual([403, 'ORIGIN'])
  })

  test.each(['cross-site', 'same-site', 'none'])('Sec-Fetch-Site: %s', async (site) => {
    expect((await call({ 'sec-fetch-site': site })).status).toBe(403)
  })

  test('a script, frame or fetch of another site does not even read the page', async () => {
    for (const [mode, dest] of [
      ['no-cors', 'script'],
      ['cors', 'empty'],
      ['navigate', 'iframe'],
    ] as const) {
      const answer = await request(port, 'GET /assets/index-abc.js HTTP/1.1', [
        ['host', `127.0.0.1:${port}`],
        ['sec-fetch-site', 'cross-site'],
        ['sec-fetch-mode', mode],
        ['sec-fetch-dest', dest],
      ])
      expect(answer.status).toBe(403)
    }
  })

  test('a preflight is refused and no answer carries a CORS header', async () => {
    const answer = await call(
      { 'access-control-request-method': 'POST' },
      '',
      'OPTIONS /rpc/profile/diagnostics HTTP/1.1',
    )
    expect(answer.status).toBe(405)
    const cors = seen
      .flatMap((one) => [...one.headers.keys()])
      .filter((name) => name.startsWith('access-control'))
    expect(cors).toEqual([])
  })
})

describe('other shapes', () => {
  test.each([
    ['a form', 'application/x-www-form-urlencoded'],
    ['a form with files', 'multipart/form-data; boundary=x'],
    ['text', 'text/plain'],
    ['text that says it is JSON', 'text/plain; application/json'],
    ['another charset', 'application/json; charset=utf-16'],
    ['an event stream', 'text/event-stream'],
    ['nothing said', null],
  ])('%s', async (_what, type) => {
    const answer = await call({ 'content-type': type })
    expect([answer.status, errorOf(answer)]).toEqual([415, 'CONTENT_TYPE'])
  })

  test('a compressed body', async () => {
    expect(errorOf(await call({ 'content-encoding': 'gzip' }))).toBe('ENCODING')
  })

  test('a body that is not JSON, or not UTF-8, is refused without being quoted', async () => {
    const answer = await call({}, `{"key": ${personal}`)
    expect([answer.status, errorOf(answer)]).toEqual([400, 'NOT_JSON'])
    expect(answer.body).not.toContain('Aoife')
    const head = good('', { 'content-length': '3' }).map(([name, value]) => `${name}: ${value}`)
    const bytes = Buffer.concat([
      Buffer.from(
        ['POST /rpc/profile/diagnostics HTTP/1.1', ...head, 'connection: close', '', ''].join('\r\n'),
      ),
      Buffer.from([0x22, 0xff, 0x22]),
    ])
    expect(await speak(port, bytes)).toContain('NOT_JSON')
  })

  test('a body that says it is too large', async () => {
    const answer = await call({ 'content-length': '3000000' }, '{}')
    expect([answer.status, errorOf(answer)]).toEqual([413, 'TOO_LARGE'])
  })

  test('a body that grows too large without saying so', async () => {
    const chunk = `10000\r\n${'a'.repeat(65_536)}\r\n`
    const body = `${chunk.repeat(40)}0\r\n\r\n`
    const answer = await call({ 'content-length': null, 'transfer-encoding': 'chunked' }, body)
    expect([answer.status, errorOf(answer)]).toEqual([413, 'TOO_LARGE'])
  })

  test.each(['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'PROPFIND'])('%s', async (method) => {
    const answer = await call({}, '{}', `${method} /rpc/profile/diagnostics HTTP/1.1`)
    expect([answer.status, errorOf(answer)]).toEqual([405, 'METHOD'])
  })

  test('CONNECT opens no tunnel', async () => {
    expect(
      await speak(port, `CONNECT 127.0.0.1:${port} HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\n\r\n`),
    ).not.toContain(' 200 ')
  })

  test('a web socket is not opened', async () => {
    const answer = await request(port, 'GET /rpc/outbox/changes HTTP/1.1', [
      ['host', `127.0.0.1:${port}`],
      ['origin', own()],
      ['upgrade', 'websocket'],
      ['sec-websocket-key', 'dGhlIHNhbXBsZSBub25jZQ=='],
      ['sec-websocket-version', '13'],
    ])
    expect([answer.status, errorOf(answer)]).toEqual([400, 'UPGRADE'])
  })

  test('a call cannot be made by GET', async () => {
    const answer = await call({}, '', 'GET /rpc/profile/diagnostics HTTP/1.1')
    expect(answer.status).toBe(404)
  })

  test.each(['host', 'origin', 'content-type', 'content-length', 'x-handover-session'])(
    '%s sent twice',
    async (name) => {
      const headers = good('{}')
      const again = headers.filter(([one]) => one === name)
      const answer = await request(
        port,
        'POST /rpc/profile/diagnostics HTTP/1.1',
        [...headers, ...again],
        '{}',
      )
      expect(answer.status).toBe(400)
    },
  )

  test('a request with both lengths, to smuggle another one behind it', async () => {
    const answer = await call({ 'transfer-encoding': 'chunked' }, '0\r\n\r\nGET / HTTP/1.1\r\n\r\n')
    expect(answer.status).toBe(400)
  })
})

describe('paths', () => {
  test.each([
    '/../../../etc/passwd',
    '/%2e%2e/%2e%2e/etc/passwd',
    '/assets/../index.html',
    '/assets/%2e%2e/',
    '//evil.example/',
    '/\\evil.example',
    '/.vite/manifest.json',
    '/assets/index-abc.js.map',
    '/assets/index-abc.js/',
    '/assets/index-abc.js%00.html',
    '/ASSETS/index-abc.js',
    '/index.html',
    '/__proto__',
    '/constructor',
    '/rpc/__proto__/constructor',
    'http://evil.example/',
    'http:/index.html',
    '*',
  ])('GET %s finds nothing', async (path) => {
    const answer = await request(port, `GET ${path} HTTP/1.1`, [['host', `127.0.0.1:${port}`]])
    expect([400, 404]).toContain(answer.status)
  })

  test.each([
    '/rpc',
    '/rpc/',
    '/rpc/profile',
    '/rpc/profile/nothing',
    '/rpc/__proto__/constructor',
    '/rpc/profile%2fdiagnostics',
    '/rpc/profile/diagnostics/',
    '/rpc/../rpc/profile/diagnostics',
    '//rpc/profile/diagnostics',
    '/RPC/profile/diagnostics',
    '/session/',
    '/control/link/..',
  ])('POST %s calls nothing', async (path) => {
    const answer = await call({}, '{}', `POST ${path} HTTP/1.1`)
    expect([400, 404]).toContain(answer.status)
  })

  test('a page cannot ask for links, and nobody can when there is no control file', async () => {
    const body = JSON.stringify({ nonce: 'D'.repeat(43), proof: 'E'.repeat(43) })
    expect(errorOf(await call({}, body, 'POST /control/link HTTP/1.1'))).toBe('ORIGIN')
    const without = { origin: null, 'sec-fetch-site': null }
    expect(errorOf(await call(without, body, 'POST /control/link HTTP/1.1'))).toBe('KEY')
  })
})

describe('what leaves', () => {
  test('every answer, the refusals too, carries the policy and is JSON', () => {
    expect(seen.length).toBeGreaterThan(30)
    // Node itself answers what is not HTTP, with an empty body.
    for (const answer of seen.filter((one) => one.body !== '')) {
      expect(answer.headers.get('content-security-policy')).toBe(contentSecurityPolicy)
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
      expect(answer.headers.get('content-type')).toBe('application/json')
      expect(answer.headers.get('cache-control')).toBe('no-store')
    }
  })

  test('a defect tells its number and nothing else', async () => {
    const answer = await call({}, '{}', 'POST /rpc/profile/retry HTTP/1.1')
    expect(answer.status).toBe(500)
    expect(answer.body).not.toContain('Aoife')
    expect(JSON.parse(answer.body)).toMatchObject({ json: { defined: true, code: 'INTERNAL' } })
  })

  test('a refused input is not echoed', async () => {
    const body = JSON.stringify({ json: { id: 7, passphrase: personal } })
    const answer = await call({}, body, 'POST /rpc/drafts/get HTTP/1.1')
    expect(answer.status).toBe(400)
    expect(answer.body).not.toContain('Aoife')
    expect(JSON.parse(answer.body)).toMatchObject({ json: { defined: true, code: 'INVALID_INPUT' } })
  })

  test('a key is in no answer but the one that gives it', () => {
    const withKey = seen.filter((answer) => answer.body.includes(session))
    expect(withKey).toHaveLength(1)
  })

  test('the port is not open on any other address of this computer', async () => {
    const { networkInterfaces } = await import('node:os')
    const others = Object.values(networkInterfaces())
      .flat()
      .flatMap((one) =>
        one !== undefined && one.family === 'IPv4' && one.address !== '127.0.0.1' ? [one.address] : [],
      )
    for (const address of others) {
      await expect(fetch(`http://${address}:${port}/`)).rejects.toThrow()
    }
    await expect(fetch(`http://[::1]:${port}/`)).rejects.toThrow()
  })
})

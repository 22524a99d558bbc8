import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, onTestFinished, test } from 'vitest'
import { createHttp, type HttpOptions } from '#core/providers/http.ts'
import { systemProxy } from '#electron/main/proxy.ts'
import { hostileServer, answer } from '../support/hostile-server.ts'
import { proxyTo, type LeadingProxy } from '../support/leading-proxy.ts'
import { localServer } from '../support/local-server.ts'
import { socksTo } from '../support/socks-proxy.ts'

/* Which way a request goes, and what becomes of it there: real sockets, proxies that lead anywhere, and a service with a real certificate. */

const pem = (name: string) => readFileSync(new URL(`../support/tls/${name}.pem`, import.meta.url), 'utf8')
const key = pem('localhost-key')
const SERVICE = 'https://another.example/17.0/mprnlookup/10987650321'
const BODY = 'a body that only the service may read'

async function service() {
  const server = await hostileServer(() => answer(200, [], 'fine'), { cert: pem('another-name'), key })
  return { ...server, port: Number(new URL(server.url).port) }
}

function client(proxy: HttpOptions['proxy'], more: Partial<HttpOptions> = {}) {
  const http = createHttp({
    loopbackOnly: false,
    caCertificates: [pem('authority')],
    ...(proxy === undefined ? {} : { proxy }),
    ...more,
  })
  onTestFinished(() => http.close())
  return http
}

/** As the desktop does: the session answers like a script of the office. */
function scripted(reply: string | (() => string | Promise<string>), more: Partial<HttpOptions> = {}) {
  const asked: string[] = []
  const proxy = systemProxy({
    resolveProxy: async (url) => {
      asked.push(url)
      return typeof reply === 'string' ? reply : reply()
    },
  })
  return { http: client(proxy, more), asked }
}

const send = (http: ReturnType<typeof client>, url = SERVICE) =>
  http.request({ method: 'POST', url: new URL(url), headers: {}, body: new TextEncoder().encode(BODY) })

/** Nobody listens there. */
async function goneEntry(): Promise<string> {
  const one = await localServer(() => undefined)
  await one.close()
  return `PROXY 127.0.0.1:${one.port}`
}

function expectOverheardNothing(proxy: LeadingProxy) {
  expect(proxy.overheard()).not.toContain(BODY)
  expect(proxy.overheard()).not.toContain('mprnlookup')
}

describe('the way that the system names is gone', () => {
  test.each([
    ['an HTTP proxy', (port: number) => proxyTo(port)],
    [
      'a proxy that speaks TLS itself',
      (port: number) => proxyTo(port, { secure: { cert: pem('trusted'), key } }),
    ],
    ['a SOCKS proxy', (port: number) => socksTo(port)],
  ])('through %s, which learns the service’s name and no more', async (_, make) => {
    const far = await service()
    const proxy = await make(far.port)
    const { http, asked } = scripted(proxy.entry)
    expect(await send(http)).toMatchObject({ kind: 'answer', status: 200 })
    expect(far.heard).toMatchObject([{ path: '/17.0/mprnlookup/10987650321', body: BODY }])
    expect(proxy.asked).toEqual(['another.example:443'])
    expectOverheardNothing(proxy)
    // Nor does the script learn what for.
    expect(asked).toEqual(['https://another.example/'])
  })

  test('anew for each request, since laptops go from one network to another', async () => {
    const far = await service()
    const [one, other] = [await proxyTo(far.port), await proxyTo(far.port)]
    const entries = [one.entry, other.entry, one.entry]
    const { http } = scripted(() => entries.shift() ?? '')
    for (let index = 0; index < 3; index += 1) expect((await send(http)).kind).toBe('answer')
    expect([one.asked.length, other.asked.length]).toEqual([2, 1])
  })

  test('never for this computer itself', async () => {
    const one = await localServer((response) => response.end())
    onTestFinished(() => one.close())
    const { http, asked } = scripted('PROXY 127.0.0.1:1')
    for (const host of ['127.0.0.1', 'localhost', '127.1'])
      expect((await send(http, `http://${host}:${one.port}/`)).kind).toBe('answer')
    const secure = await hostileServer(() => answer(200, []), { cert: pem('trusted'), key })
    expect((await send(http, secure.url)).kind).toBe('answer')
    expect(asked).toEqual([])
    expect(await http.proxyFor(new URL(secure.url))).toBeNull()
  })
})

describe('the next way is tried', () => {
  test('when the first proxy cannot be reached, in order', async () => {
    const far = await service()
    const proxy = await proxyTo(far.port)
    const never = await proxyTo(far.port)
    const { http } = scripted(`${await goneEntry()}; ${proxy.entry}; ${never.entry}`)
    expect((await send(http)).kind).toBe('answer')
    expect(proxy.asked).toHaveLength(1)
    expect(never.asked).toEqual([])
    expect(far.heard).toHaveLength(1)
  })

  test('when its certificate is nobody’s: it is not told even the name', async () => {
    const far = await service()
    const impostor = await proxyTo(far.port, { secure: { cert: pem('localhost'), key } })
    const proxy = await proxyTo(far.port)
    const { http } = scripted(`${impostor.entry}; ${proxy.entry}`)
    expect((await send(http)).kind).toBe('answer')
    expect(impostor.asked).toEqual([])
    expect((await send(scripted(impostor.entry).http)).kind).toBe('not-connected')
  })

  test('when it is a kind that Handover cannot use, and another proxy follows', async () => {
    const far = await service()
    const proxy = await proxyTo(far.port)
    expect((await send(scripted(`SOCKS4 127.0.0.1:1; ${proxy.entry}`).http)).kind).toBe('answer')
  })

  test('not once anything left', async () => {
    const broken = await hostileServer((_) => (socket) => socket.destroy(), {
      cert: pem('another-name'),
      key,
    })
    const far = await service()
    const first = await proxyTo(Number(new URL(broken.url).port))
    const second = await proxyTo(far.port)
    expect(await send(scripted(`${first.entry}; ${second.entry}`).http)).toMatchObject({ kind: 'lost' })
    expect(broken.heard).toHaveLength(1)
    expect(second.asked).toEqual([])
  })

  test.each([403, 407, 502])('not when it said no (%i): it has decided', async (refuses) => {
    const far = await service()
    const first = await proxyTo(far.port, { refuses })
    const second = await proxyTo(far.port)
    const result = await send(scripted(`${first.entry}; ${second.entry}; DIRECT`).http)
    expect(result).toMatchObject({ kind: 'not-connected', code: 'HO-HTTP-PROXY' })
    expect(second.asked).toEqual([])
    expect(far.heard).toEqual([])
  })

  test('not when the service behind it is not who it says', async () => {
    const impostor = await hostileServer(() => answer(200, []), { cert: pem('trusted'), key })
    const far = await service()
    const first = await proxyTo(Number(new URL(impostor.url).port))
    const second = await proxyTo(far.port)
    const result = await send(scripted(`${first.entry}; ${second.entry}`).http)
    expect(result).toMatchObject({ kind: 'not-connected', code: 'HO-HTTP-TLS' })
    expect(second.asked).toEqual([])
  })
})

describe('a request never goes without the proxy that the system names', () => {
  test.each([
    ['a kind that Handover cannot use', 'SOCKS4 127.0.0.1:1', /SOCKS4/],
    ['one of those, though DIRECT stands behind it', 'SOCKS 127.0.0.1:1; DIRECT', /SOCKS/],
    ['no answer', '', /empty/],
    ['an answer that is none', '<html>Sign in</html>', /unknown/],
  ])('%s', async (_, reply, detail) => {
    const result = await send(scripted(reply).http, 'https://another.invalid/')
    expect(result).toMatchObject({ kind: 'not-connected', code: 'HO-HTTP-PROXY' })
    expect(result.kind !== 'answer' && result.detail).toMatch(detail)
  })

  test('the system fails, or takes for ever', async () => {
    const times = { connectMs: 200 }
    const fails = scripted(() => Promise.reject(new Error('broken')), { times })
    expect(await send(fails.http)).toMatchObject({ kind: 'not-connected', code: 'HO-HTTP-PROXY' })
    const hangs = scripted(() => new Promise<string>(() => undefined), { times })
    expect(await send(hangs.http)).toMatchObject({ code: 'HO-HTTP-PROXY', detail: /in time/ })
  })

  test('the proxy never answers', async () => {
    const silent = await hostileServer(() => () => undefined)
    const entry = `PROXY ${new URL(silent.url).host}`
    const { http } = scripted(entry, { times: { headersMs: 300 } })
    expect(await send(http)).toMatchObject({ kind: 'not-connected', code: 'HO-HTTP-PROXY' })
  })

  test('the proxy speaks no HTTP, or hangs up', async () => {
    const odd = await hostileServer(() => 'SSH-2.0-OpenSSH\r\n')
    const rude = await hostileServer(() => (socket) => socket.destroy())
    for (const { url } of [odd, rude])
      expect(await send(scripted(`PROXY ${new URL(url).host}`).http)).toMatchObject({
        kind: 'not-connected',
        code: 'HO-HTTP-PROXY',
      })
  })
})

describe('what a proxy says no with is told in words', () => {
  test('that it asks who one is', async () => {
    const proxy = await proxyTo(1, { refuses: 407 })
    expect(await send(scripted(proxy.entry).http)).toEqual({
      kind: 'not-connected',
      code: 'HO-HTTP-PROXY',
      detail: 'The proxy asks for a user name and a password (407).',
    })
  })

  test('that it does not lead there', async () => {
    const proxy = await proxyTo(1, { refuses: 403 })
    expect(await send(scripted(proxy.entry).http)).toMatchObject({
      detail: 'The proxy answered 403 and made no tunnel.',
    })
  })

  test('of SOCKS', async () => {
    const strict = await socksTo(1, { signIn: ['me', 'word'] })
    expect(await send(scripted(strict.entry).http)).toMatchObject({ code: 'HO-HTTP-PROXY' })
    const closed = await socksTo(1, { reply: 2 })
    expect(await send(scripted(closed.entry).http)).toMatchObject({
      kind: 'not-connected',
      code: 'HO-HTTP-PROXY',
      detail: 'The proxy made no tunnel: its rules do not allow it.',
    })
  })
})

test('the name and password in a proxy’s address sign in to it, and are told nowhere', async () => {
  const far = await service()
  const plain = await proxyTo(far.port)
  const http = client(plain.url.replace('http://', 'http://me:w%C3%B6rd@'))
  expect((await send(http)).kind).toBe('answer')
  const signedIn = Buffer.from('me:wörd').toString('base64')
  expect(plain.overheard().toLowerCase()).toContain('proxy-authorization: basic')
  expect(plain.overheard()).toContain(signedIn)
  expect(far.heard[0]?.head.toLowerCase()).not.toContain('proxy-authorization')
  expect(await http.proxyFor(new URL(SERVICE))).toBe(new URL(plain.url).host)

  const socks = await socksTo(far.port, { signIn: ['me', 'wörd'] })
  const through = client(socks.url.replace('socks5://', 'socks5://me:w%C3%B6rd@'))
  expect((await send(through)).kind).toBe('answer')
  const wrong = await send(client(socks.url.replace('socks5://', 'socks5://me:Gannet@')))
  expect(wrong).toMatchObject({ kind: 'not-connected', code: 'HO-HTTP-PROXY' })
  expect(JSON.stringify(wrong)).not.toContain('Gannet')
})

test.skipIf(process.platform !== 'linux')(
  'a certificate that only the system knows is trusted through a proxy, too',
  async () => {
    const far = await service()
    const proxy = await proxyTo(far.port)
    const child = fileURLToPath(new URL('../support/proxied-child.ts', import.meta.url))
    const authority = fileURLToPath(new URL('../support/tls/authority.pem', import.meta.url))
    const run = async (env: NodeJS.ProcessEnv) => {
      const { stdout } = await promisify(execFile)(process.execPath, [child, proxy.url, SERVICE], {
        env: { ...process.env, ...env },
      })
      return stdout
    }
    expect(await run({})).toMatch(/^HO-HTTP-TLS /)
    // Where Node finds the system's certificates on Linux.
    expect(await run({ SSL_CERT_FILE: authority })).toBe('200')
  },
)

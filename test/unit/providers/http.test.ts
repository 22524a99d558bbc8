import { readFileSync } from 'node:fs'
import { createServer as createHttpsServer } from 'node:https'
import { createServer as createRawServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterEach, describe, expect, test } from 'vitest'
import { createHttp, type Http, type HttpOptions, type HttpRequest } from '#core/providers/http.ts'
import { localServer, type LocalServer } from '../../support/local-server.ts'

const open: { close(): Promise<unknown> }[] = []
afterEach(async () => {
  for (const one of open.splice(0)) await one.close()
})

function client(options: Partial<HttpOptions> = {}): Http {
  const http = createHttp({ loopbackOnly: true, ...options })
  open.push(http)
  return http
}

async function server(answer: Parameters<typeof localServer>[0]): Promise<LocalServer> {
  const one = await localServer(answer)
  open.push(one)
  return one
}

/** A server that speaks no HTTP of itself. */
async function rawServer(talk: (socket: Socket) => void): Promise<string> {
  const sockets = new Set<Socket>()
  const raw: Server = createRawServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined)
    talk(socket)
  })
  await new Promise<void>((resolve) => raw.listen(0, '127.0.0.1', resolve))
  open.push({
    close: () => {
      for (const socket of sockets) socket.destroy()
      return new Promise<void>((resolve) => raw.close(() => resolve()))
    },
  })
  return `http://127.0.0.1:${(raw.address() as AddressInfo).port}/`
}

const post = (url: string, more: Partial<HttpRequest> = {}): HttpRequest => ({
  method: 'POST',
  url: new URL(url),
  headers: { 'content-type': 'application/json; charset=utf-8' },
  body: new TextEncoder().encode('{"a":1}'),
  ...more,
})

describe('an answer', () => {
  test('comes whole, with status and headers, and the server saw exactly the request', async () => {
    const one = await server((response) => {
      response.writeHead(201, { 'X-Thing': ['a', 'b'], 'Content-Type': 'text/plain' }).end('fine')
    })
    const result = await client().request(post(`${one.url}path?query=1`))
    expect(result).toMatchObject({
      kind: 'answer',
      status: 201,
      headers: { 'content-type': 'text/plain', 'x-thing': 'a, b' },
    })
    expect(result.kind === 'answer' && new TextDecoder().decode(result.body)).toBe('fine')
    expect(one.received).toMatchObject([
      {
        method: 'POST',
        path: '/path?query=1',
        body: '{"a":1}',
        headers: { 'content-length': '7', 'content-type': 'application/json; charset=utf-8' },
      },
    ])
  })

  test('a redirect is an answer, not followed', async () => {
    const one = await server((response) => response.writeHead(302, { location: '/elsewhere' }).end())
    expect(await client().request(post(one.url))).toMatchObject({ kind: 'answer', status: 302 })
    expect(one.received).toHaveLength(1)
  })

  test('in pieces is put together, and may be empty', async () => {
    const pieces = ['of ', '', 'three', ' pieces']
    const one = await server((response, { path }) => {
      const rest = path === '/none' ? [] : [...pieces]
      const next = () => {
        const piece = rest.shift()
        if (piece === undefined) response.end()
        else response.write(piece, () => setTimeout(next, 5))
      }
      next()
    })
    const textOf = async (path: string) => {
      const result = await client().request(post(one.url + path))
      return result.kind === 'answer' ? new TextDecoder().decode(result.body) : result
    }
    expect(await textOf('some')).toBe(pieces.join(''))
    expect(await textOf('none')).toBe('')
  })

  test('leaves errors their stacks', async () => {
    const one = await server((response) => response.end('fine'))
    const http = client()
    const limit = Error.stackTraceLimit
    const limits = Array.from({ length: 8 }, async () => {
      await http.request(post(one.url))
      return Error.stackTraceLimit
    })
    expect(limit).toBeGreaterThan(0)
    expect(await Promise.all(limits)).toEqual(limits.map(() => limit))
  })

  test('of 5 MB is taken, a larger one is lost', async () => {
    const mega = Buffer.alloc(1024 * 1024, 'x')
    const one = await server((response, { path }) => {
      const count = path === '/five' ? 5 : 6
      for (let index = 0; index < count; index += 1) response.write(mega)
      response.end()
    })
    const http = client()
    expect(await http.request(post(`${one.url}five`))).toMatchObject({ kind: 'answer', status: 200 })
    expect(await http.request(post(`${one.url}six`))).toMatchObject({ kind: 'lost', code: 'HO-HTTP-TOO-BIG' })
  })

  test('in an encoding nobody asked for comes as it is', async () => {
    const packed = gzipSync('fine')
    const one = await server((response) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(packed),
    )
    const result = await client().request(post(one.url))
    expect(result).toMatchObject({ kind: 'answer', headers: { 'content-encoding': 'gzip' } })
    expect(result.kind === 'answer' && Buffer.from(result.body)).toEqual(packed)
    expect(one.received[0]?.headers['accept-encoding']).toBe('identity')
  })
})

describe('nothing left', () => {
  test('when the port is closed', async () => {
    const one = await localServer(() => undefined)
    await one.close()
    expect(await client().request(post(one.url))).toEqual({
      kind: 'not-connected',
      code: 'HO-HTTP-CONNECT',
      detail: 'ECONNREFUSED',
    })
  })

  test('when the name does not exist', async () => {
    const result = await client({ loopbackOnly: false, proxy: 'none' }).request(
      post('https://nowhere.invalid/'),
    )
    expect(result).toMatchObject({ kind: 'not-connected', code: 'HO-HTTP-DNS' })
  })

  test('when there is no TLS on the other side', async () => {
    const seen: Buffer[] = []
    const url = await rawServer((socket) => {
      socket.on('data', (chunk: Buffer) => {
        seen.push(chunk)
        socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')
      })
    })
    const result = await client({ proxy: 'none' }).request(post(url.replace('http:', 'https:')))
    expect(result).toMatchObject({ kind: 'not-connected', code: 'HO-HTTP-TLS' })
    expect(Buffer.concat(seen).toString('latin1')).not.toContain('{"a":1}')
  })

  test('when the other side hangs up during the handshake', async () => {
    const url = await rawServer((socket) => socket.destroy())
    const result = await client({ proxy: 'none' }).request(post(url.replace('http:', 'https:')))
    expect(result).toMatchObject({ kind: 'not-connected', code: 'HO-HTTP-TLS' })
  })

  test('when the handshake never ends', async () => {
    const url = await rawServer(() => undefined)
    const http = client({ proxy: 'none', times: { connectMs: 300 } })
    const result = await http.request(post(url.replace('http:', 'https:')))
    expect(result).toMatchObject({ kind: 'not-connected', code: 'HO-HTTP-CONNECT-TIMEOUT' })
  })

  test('when it was stopped before it began', async () => {
    const one = await server((response) => response.end())
    const result = await client().request(post(one.url, { signal: AbortSignal.abort() }))
    expect(result).toMatchObject({ kind: 'not-connected', code: 'HO-HTTP-STOPPED' })
    expect(one.received).toHaveLength(0)
  })

  test('when the proxy refuses the tunnel or is not there', async () => {
    const asked: string[] = []
    const proxy = await rawServer((socket) => {
      socket.on('data', (chunk: Buffer) => {
        asked.push(chunk.toString('latin1').split('\r\n')[0] ?? '')
        socket.end('HTTP/1.1 407 Proxy Authentication Required\r\ncontent-length: 0\r\n\r\n')
      })
    })
    const target = post('https://api.example.com/17.0/')
    const refusing = client({ loopbackOnly: false, proxy })
    expect(await refusing.request(target)).toMatchObject({ kind: 'not-connected', code: 'HO-HTTP-PROXY' })
    expect(asked).toEqual(['CONNECT api.example.com:443 HTTP/1.1'])

    const gone = await localServer(() => undefined)
    await gone.close()
    const missing = client({ loopbackOnly: false, proxy: gone.url })
    expect(await missing.request(target)).toMatchObject({
      kind: 'not-connected',
      code: 'HO-HTTP-PROXY',
      detail: 'ECONNREFUSED',
    })
  })
})

describe('over TLS', () => {
  const certificate = readFileSync(new URL('../../support/tls/localhost.pem', import.meta.url), 'utf8')
  const key = readFileSync(new URL('../../support/tls/localhost-key.pem', import.meta.url), 'utf8')

  async function secureServer(): Promise<{ url: string; received: unknown[] }> {
    const one = await localServer(
      (response) => response.end('fine'),
      (listener) => createHttpsServer({ cert: certificate, key }, listener),
    )
    open.push(one)
    return { url: one.url.replace('http:', 'https:'), received: one.received }
  }

  test('a certificate that nobody vouches for gets nothing', async () => {
    const one = await secureServer()
    const result = await client({ proxy: 'none' }).request(post(one.url))
    expect(result).toMatchObject({
      kind: 'not-connected',
      code: 'HO-HTTP-TLS',
      detail: 'DEPTH_ZERO_SELF_SIGNED_CERT',
    })
    expect(one.received).toHaveLength(0)
  })

  test('a certificate of the office’s own is trusted once it is given', async () => {
    const one = await secureServer()
    const http = client({ proxy: 'none', caCertificates: [certificate] })
    expect(await http.request(post(one.url))).toMatchObject({ kind: 'answer', status: 200 })
    expect(one.received).toHaveLength(1)
  })
})

describe('lost after leaving', () => {
  test('when the server hangs up without an answer', async () => {
    const one = await server((response) => response.destroy())
    expect(await client().request(post(one.url))).toMatchObject({ kind: 'lost', code: 'HO-HTTP-LOST' })
    expect(one.received).toHaveLength(1)
  })

  test('when the server resets before it has read the body', async () => {
    const url = await rawServer((socket) => socket.once('data', () => socket.resetAndDestroy()))
    expect(await client().request(post(url))).toMatchObject({ kind: 'lost', code: 'HO-HTTP-LOST' })
  })

  test('when the answer breaks off', async () => {
    const one = await server((response) => {
      response.writeHead(200, { 'content-length': 100 })
      response.write('{"caseID":')
      setTimeout(() => response.destroy(), 20)
    })
    expect(await client().request(post(one.url))).toMatchObject({ kind: 'lost', code: 'HO-HTTP-LOST' })
  })

  test('when headers, or the rest of the body, do not come in time', async () => {
    const one = await server((response, { path }) => {
      if (path === '/body') response.writeHead(200, { 'content-length': 100 }).write('x')
    })
    const http = client({ times: { headersMs: 300, bodyMs: 300 } })
    expect(await http.request(post(one.url))).toMatchObject({ kind: 'lost', code: 'HO-HTTP-TIMEOUT' })
    expect(await http.request(post(`${one.url}body`))).toMatchObject({
      kind: 'lost',
      code: 'HO-HTTP-TIMEOUT',
    })
  })

  test('when the answer drips for ever', async () => {
    const timers: NodeJS.Timeout[] = []
    const one = await server((response) => {
      response.writeHead(200)
      timers.push(setInterval(() => response.write('x'), 50))
    })
    const result = await client({ times: { totalMs: 400 } }).request(post(one.url))
    for (const timer of timers) clearInterval(timer)
    expect(result).toMatchObject({ kind: 'lost', code: 'HO-HTTP-TIMEOUT' })
  })

  test('when it was stopped while the answer was awaited', async () => {
    const stop = new AbortController()
    const one = await server(() => stop.abort())
    expect(await client().request(post(one.url, { signal: stop.signal }))).toMatchObject({
      kind: 'lost',
      code: 'HO-HTTP-LOST',
    })
  })

  test('when the server speaks no HTTP', async () => {
    const url = await rawServer((socket) => socket.once('data', () => socket.end('SSH-2.0-OpenSSH\r\n')))
    expect(await client().request(post(url))).toMatchObject({ kind: 'lost' })
  })
})

describe('a connection', () => {
  test('serves one request, whatever the server allows', async () => {
    const one = await server((response) => {
      response.writeHead(200, { 'keep-alive': 'timeout=60', connection: 'keep-alive' }).end()
    })
    const http = client()
    await http.request(post(one.url))
    await http.request(post(one.url))
    await Promise.all([http.request(post(one.url)), http.request(post(one.url))])
    await http.request(post(one.url))
    expect(new Set(one.received.map(({ socket }) => socket)).size).toBe(5)
    expect(one.received.map(({ headers }) => headers.connection)).toEqual(Array(5).fill('close'))
  })

  test('is not kept for another request when its own was stopped', async () => {
    const one = await server((response) => response.end())
    const http = client()
    const stop = new AbortController()
    const stopped = http.request(post(one.url, { signal: stop.signal }))
    stop.abort()
    expect(await stopped).toMatchObject({ kind: 'not-connected', code: 'HO-HTTP-STOPPED' })
    expect(await http.request(post(one.url))).toMatchObject({ kind: 'answer' })
    expect(one.received).toHaveLength(1)
  })
})

describe('what Handover does not call', () => {
  test.each([
    ['http://example.com/', false],
    ['ftp://example.com/', false],
    ['https://user:word@example.com/', false],
    ['https://example.com/', true],
    ['http://127.0.0.1.example.com/', true],
    ['http://10.0.0.1/', true],
    ['http://0.0.0.0/', true],
  ])('%s with loopbackOnly %s', async (url, loopbackOnly) => {
    const result = await client({ loopbackOnly, proxy: 'none' }).request(post(url))
    expect(result).toMatchObject({ kind: 'refused-locally', code: 'HO-HTTP-ADDRESS' })
    expect(JSON.stringify(result)).not.toContain('word@')
  })

  test('every spelling of this computer is this computer', async () => {
    const one = await server((response) => response.end())
    for (const host of ['localhost', '127.1', '0x7f.0.0.1', '2130706433']) {
      const result = await client().request(post(`http://${host}:${one.port}/`))
      expect(result.kind, host).toBe('answer')
    }
  })
})

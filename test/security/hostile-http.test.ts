import type { Socket } from 'node:net'
import { describe, expect, test } from 'vitest'
import { documentedCodes } from '#shared/domain/codes.ts'
import { tenantSwitchJob } from '#core/providers/acquaint/tenant-switch.ts'
import { Secret } from '#core/vault/secret.ts'
import {
  CALLS,
  clientOf,
  ENDS,
  everyCall,
  goodAnswer,
  JSON_TYPE,
  kindOf,
  make,
  switchOf,
  type Attack,
  type End,
} from '../support/hostile-calls.ts'
import { answer, goOn, head, hostileServer } from '../support/hostile-server.ts'
import { connectionFacts } from '#test/support/connection-facts.ts'

/* What a hostile server may do with HTTP itself: too much, too slow, nonsense, and answers that nobody asked for. */

/** A whole answer that would be taken, with more headers. */
const taken =
  (...headers: string[]): Attack =>
  (wire) =>
    answer(200, [JSON_TYPE, ...headers], wire.json('"good"'))

/** Its bytes as they are told, between which the connection stays open. */
const said =
  (write: (whole: string) => (string | Buffer)[], ends = true): Attack =>
  (wire) =>
  (socket) => {
    for (const piece of write(wire.json('"good"'))) socket.write(piece)
    if (ends) socket.end()
  }
const START = `HTTP/1.1 200 OK\r\n${JSON_TYPE}\r\n`
const length = (text: string, more = 0) => `Content-Length: ${text.length + more}\r\n\r\n`

describe('an answer that keeps no rule', () => {
  test.each<[string, Attack, End]>([
    ['a length too long', said((text) => [START, length(text, 1), text]), 'lost'],
    ['a length too short', said((text) => [START, length(text, -1), text]), 'unreadable'],
    ['bytes beyond its length', said((text) => [START, length(text), text, 'more of it']), 'taken'],
    ['two lengths', said((text) => [START, 'Content-Length: 1\r\n', length(text), text]), 'lost'],
    [
      'the same length twice',
      said((text) => [START, `Content-Length: ${text.length}\r\n`, length(text), text]),
      'lost',
    ],
    ['a negative length', said((text) => [START, 'Content-Length: -1\r\n\r\n', text]), 'lost'],
    [
      'a length beyond all numbers',
      said((text) => [START, `Content-Length: ${'9'.repeat(40)}\r\n\r\n`, text]),
      'lost',
    ],
    ['a length in hexadecimal', said((text) => [START, 'Content-Length: 0x10\r\n\r\n', text]), 'lost'],
    [
      'a length and chunks',
      said((text) => [START, 'Transfer-Encoding: chunked\r\n', length(text), text]),
      'lost',
    ],
    ['no length, and the end of the connection', said((text) => [START, '\r\n', text]), 'taken'],
    ['no length, and the end too early', said((text) => [START, '\r\n', text.slice(0, -1)]), 'unreadable'],
    [
      'a chunk that is no number',
      said((text) => [START, 'Transfer-Encoding: chunked\r\n\r\nzz\r\n', text]),
      'lost',
    ],
    [
      'a chunk of a negative size',
      said((text) => [START, 'Transfer-Encoding: chunked\r\n\r\n-5\r\n', text]),
      'lost',
    ],
    [
      'a chunk of a size beyond all numbers',
      said((text) => [START, `Transfer-Encoding: chunked\r\n\r\n${'f'.repeat(40)}\r\n`, text]),
      'lost',
    ],
    [
      'a chunk longer than it says',
      said((text) => [START, `Transfer-Encoding: chunked\r\n\r\n1\r\n${text}\r\n0\r\n\r\n`]),
      'lost',
    ],
    [
      'chunks that never end',
      said((text) => [START, `Transfer-Encoding: chunked\r\n\r\n${text.length.toString(16)}\r\n${text}\r\n`]),
      'lost',
    ],
    [
      'an encoding of transfer that nobody knows',
      said((text) => [START, 'Transfer-Encoding: gzip, chunked, nonsense\r\n\r\n', text]),
      'taken',
    ],
    [
      'a trailer',
      said((text) => [
        START,
        `Trailer: Content-Type\r\nTransfer-Encoding: chunked\r\n\r\n${text.length.toString(16)}\r\n${text}\r\n0\r\nContent-Type: text/html\r\nX-Evil: 1\r\n\r\n`,
      ]),
      'taken',
    ],
    [
      'a header folded over two lines',
      said((text) => [START, 'X-Folded: one\r\n two\r\n', length(text), text]),
      'lost',
    ],
    ['NUL in a header', taken('X-Nul: a\0b'), 'lost'],
    ['a lone CR in a header', taken('X-Cr: a\rb'), 'lost'],
    ['a blank before the colon', taken('X-Blank : a'), 'lost'],
    ['a header without a name', taken(': a'), 'lost'],
    ['letters beyond ASCII in a header', taken('X-Letters: \u00e9\u00ff'), 'taken'],
    [
      'headers named like what every object has',
      taken(
        '__proto__: a',
        '__proto__: b',
        'constructor: a',
        'constructor: b',
        'toString: a',
        'hasOwnProperty: a',
        'valueOf: a',
      ),
      'taken',
    ],
    ['line ends without CR', said((text) => [`${START}${length(text)}`.replaceAll('\r', ''), text]), 'lost'],
    ['another protocol', () => 'SSH-2.0-OpenSSH_9.9\r\n', 'lost'],
    ['HTTP/0.9', said((text) => [text]), 'lost'],
    [
      'a version of HTTP that there is not',
      said((text) => [START.replace('1.1', '3.7'), length(text), text]),
      'lost',
    ],
    ['a status of two digits', said((text) => ['HTTP/1.1 20 OK\r\n', length(text), text]), 'lost'],
    ['a status of four digits', said((text) => ['HTTP/1.1 2000 OK\r\n', length(text), text]), 'lost'],
    ['nothing and the end', (() => (socket: Socket) => socket.end()) satisfies Attack, 'lost'],
    ['nothing and a reset', (() => (socket: Socket) => socket.resetAndDestroy()) satisfies Attack, 'lost'],
    ['headers without their end', said(() => [START]), 'lost'],
    [
      'a reset in the middle',
      (wire) => (socket) => {
        socket.write(`${START}${length(wire.json('"good"'))}{`, () =>
          setImmediate(() => socket.resetAndDestroy()),
        )
      },
      'lost',
    ],
    [
      'Connection: close in the middle',
      said((text) => [START, 'Connection: close\r\n', length(text, 5), text]),
      'lost',
    ],
    [
      'a change to another protocol',
      said((text) => [
        'HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\nConnection: Upgrade\r\n\r\n',
        text,
      ]),
      'lost',
    ],
    [
      '100 Continue, for which nobody asked',
      said((text) => ['HTTP/1.1 100 Continue\r\n\r\n', START, length(text), text]),
      'lost',
    ],
    [
      '103 Early Hints before it',
      said((text) => ['HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n', START, length(text), text]),
      'taken',
    ],
    [
      'a thousand hints before it',
      said((text) => ['HTTP/1.1 103 Early Hints\r\n\r\n'.repeat(1000), START, length(text), text]),
      'taken',
    ],
    ['megabytes of headers', taken(`X-Long: ${'a'.repeat(1024 * 1024)}`), 'lost'],
    ['10,000 headers', taken(...Array.from({ length: 10_000 }, (_, index) => `X-${index}: a`)), 'lost'],
    ['20,000 headers of nothing', taken(...Array.from({ length: 20_000 }, () => 'a:')), 'lost'],
  ])('%s', async (_, attack, end) => {
    expect(await everyCall(attack)).toEqual(ENDS[end])
  })
})

describe('an answer without end is broken off', () => {
  const MEGABYTE = 1024 * 1024
  /** What the sockets of both sides hold may have been said beyond what was taken. */
  const MOST = 25 * MEGABYTE
  const chunk = Buffer.from(`10000\r\n${'x'.repeat(0x10000)}\r\n`)

  test.each<[string, (socket: Socket, told: { bytes: number }) => void]>([
    [
      'of 100 MB',
      (socket, told) => {
        socket.write(head(200, [JSON_TYPE, `Content-Length: ${100 * MEGABYTE}`]))
        goOn(socket, Buffer.alloc(0x10000, 'x'), 100 * MEGABYTE, told)
      },
    ],
    [
      'of endless chunks',
      (socket, told) => {
        socket.write(head(200, [JSON_TYPE, 'Transfer-Encoding: chunked']))
        goOn(socket, chunk, 100 * MEGABYTE, told)
      },
    ],
    [
      'of no length',
      (socket, told) => {
        socket.write(head(200, [JSON_TYPE]))
        goOn(socket, Buffer.alloc(0x10000, ' '), 100 * MEGABYTE, told)
      },
    ],
    [
      'of an error',
      (socket, told) => {
        socket.write(head(500, ['Content-Type: text/html']))
        goOn(socket, Buffer.alloc(0x10000, 'x'), 100 * MEGABYTE, told)
      },
    ],
    [
      'of headers',
      (socket, told) => {
        socket.write('HTTP/1.1 200 OK\r\n')
        goOn(socket, Buffer.from(`X-More: ${'x'.repeat(1000)}\r\n`.repeat(60)), 100 * MEGABYTE, told)
      },
    ],
    [
      'of one header',
      (socket, told) => {
        socket.write('HTTP/1.1 200 OK\r\nX-More: ')
        goOn(socket, Buffer.alloc(0x10000, 'x'), 100 * MEGABYTE, told)
      },
    ],
    [
      'of trailers',
      (socket, told) => {
        socket.write(head(200, [JSON_TYPE, 'Transfer-Encoding: chunked']))
        socket.write('2\r\n{}\r\n0\r\n')
        goOn(socket, Buffer.from(`X-More: ${'x'.repeat(1000)}\r\n`.repeat(60)), 100 * MEGABYTE, told)
      },
    ],
  ])('%s', async (_, flood) => {
    const told: { bytes: number }[] = []
    const ends = await everyCall(() => (socket) => {
      const one = { bytes: 0 }
      told.push(one)
      flood(socket, one)
    })
    expect(ends).toEqual(ENDS.lost)
    expect(told).toHaveLength(CALLS.length)
    for (const { bytes } of told) expect(bytes).toBeLessThan(MOST)
  })

  test.each<[string, Buffer]>([
    ['of interim answers', Buffer.from('HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n'.repeat(100))],
    ['of blank lines', Buffer.from('\r\n'.repeat(10_000))],
    ['of nothing but the length of a chunk', Buffer.from('0'.repeat(10_000))],
  ])('%s, when its time is over', async (_, piece) => {
    const started = piece.toString().startsWith('0')
      ? head(200, [JSON_TYPE, 'Transfer-Encoding: chunked'])
      : ''
    const ends = await everyCall(
      () => (socket) => {
        socket.write(started)
        const timer = setInterval(() => socket.write(piece), 5)
        socket.on('close', () => clearInterval(timer))
      },
      { totalMs: 1000 },
    )
    expect(ends).toEqual(ENDS.lost)
  })

  test.each<[string, string]>([
    ['headers', ''],
    ['body', `${START}Content-Length: 1000\r\n\r\n`],
  ])('of a %s that drips', async (_, first) => {
    const ends = await everyCall(
      () => (socket) => {
        socket.write(first)
        let index = 0
        const timer = setInterval(() => socket.write(START.charAt((index += 1)) || 'x'), 20)
        socket.on('close', () => clearInterval(timer))
      },
      { totalMs: 1000 },
    )
    expect(ends).toEqual(ENDS.lost)
  })

  test('and so is one that never begins', async () => {
    expect(await everyCall(() => () => undefined, { headersMs: 500 })).toEqual(ENDS.lost)
  })
})

describe('a redirect is not followed', () => {
  test.each([301, 302, 303, 307, 308])('%i to another server', async (status) => {
    const ends = await everyCall(({ elsewhere }) =>
      answer(status, [`Location: ${elsewhere}17.0/auth/databasetoken`]),
    )
    expect(ends).toEqual(ENDS.redirected)
  })

  test.each([300, 304, 305, 399])('%i, whatever it means', async (status) => {
    const ends = await everyCall(({ elsewhere }) =>
      head(status, [`Location: ${elsewhere}`, 'Content-Length: 0']),
    )
    expect(ends).toEqual(ENDS.redirected)
  })

  test.each(['Refresh: 0; url=', 'Content-Location: ', 'Alt-Svc: h2=', 'Link: rel=preload; '])(
    'nor is %s',
    async (header) => {
      const ends = await everyCall((wire) => taken(`${header}${wire.elsewhere}`)(wire))
      expect(ends).toEqual(ENDS.taken)
    },
  )
})

describe('what a server gives to keep', () => {
  test('a cookie is never sent back', async () => {
    const cookies = ['Set-Cookie: session=abc; Path=/', 'Set-Cookie: other=def; Domain=127.0.0.1']
    const server = await hostileServer(({ path }) => {
      const kind = kindOf(path)
      return answer(200, [JSON_TYPE, ...cookies], kind === 'sign-in' ? '{"token":"abc"}' : '{"caseID":"C-1"}')
    })
    const provider = clientOf()
    for (const call of CALLS) await make(call, server.url, provider)
    expect(server.heard).toHaveLength(5)
    for (const { head: sent } of server.heard) expect(sent.toLowerCase()).not.toContain('cookie')
  })

  test('a second answer is not taken for the answer of the next request', async () => {
    const poison = answer(200, [JSON_TYPE], '{"token":"poison","caseID":"poison","addressStreet":"poison"}')
    const server = await hostileServer(({ path }) => {
      const kind = kindOf(path)
      const own = goodAnswer(kind)
      return (socket) => {
        // At once, and again a moment later, when the next request may be on its way.
        socket.write(Buffer.concat([own as Buffer, poison]))
        setTimeout(() => socket.write(poison), 5)
      }
    })
    const provider = clientOf()
    for (let round = 0; round < 5; round += 1)
      for (const call of CALLS) {
        const { ended, told } = await make(call, server.url, provider)
        expect(ended).toBe(call === 'lookup' ? 'found' : 'accepted')
        expect(told).not.toContain('poison')
      }
    expect(new Set(server.heard.map(({ socket }) => socket)).size).toBe(server.heard.length)
  })

  test('an answer that came before it was asked for goes to the request of its own connection', async () => {
    const early = answer(200, [JSON_TYPE], '{"token":"early","caseID":"C-1","addressStreet":"Row"}')
    const server = await hostileServer(() => () => undefined, undefined, early)
    for (const call of CALLS)
      expect((await make(call, server.url)).ended).toBe(call === 'lookup' ? 'found' : 'accepted')
  })
})

describe('what is sent cannot be made to say more than it should', () => {
  const EVIL = '\r\nX-Evil: 1\r\n\r\nPOST /evil HTTP/1.1\r\nContent-Length: 0\r\n\r\n'
  const NAMES = [
    'host',
    'connection',
    'content-type',
    'accept',
    'x-acquaint-token',
    'accept-encoding',
    'content-length',
  ]

  test.each(['json', 'xml'] as const)('with line ends in every text, in %s', async (format) => {
    const server = await hostileServer(({ path }) => goodAnswer(kindOf(path)))
    const secret = Secret.of(JSON.stringify({ sitePrefix: 'QZXK', appPassword: `password${EVIL}` }))
    const body = switchOf()
    const evil = { ...body, tenant: { ...body.tenant, lastName: `Byrne${EVIL}`, email: `a@b${EVIL}` } }
    const codes = documentedCodes()
    const connection = connectionFacts({ baseUrl: `${server.url}a${EVIL}/b`, format })
    const request = tenantSwitchJob.encode(evil, { codes, format })
    const provider = clientOf()
    const outcome = await provider.send(connection, secret, request, new AbortController().signal)
    expect(outcome.kind).toBe('accepted')
    await provider.lookUpMprn(connection, secret, '10987650321', { street: `Row${EVIL}` })
    expect(server.heard).toHaveLength(3)
    for (const { head: sent } of server.heard) {
      const [, ...lines] = sent.split('\r\n')
      const names = lines.map((line) => line.split(':')[0]?.toLowerCase() ?? '')
      expect(names.filter((name) => !NAMES.includes(name))).toEqual([])
      expect(new Set(names).size).toBe(names.length)
    }
  })
})

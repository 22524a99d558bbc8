import { readFileSync } from 'node:fs'
import type { Socket } from 'node:net'
import { describe, expect, test } from 'vitest'
import {
  CALLS,
  clientOf,
  ENDS,
  goodAnswer,
  JSON_TYPE,
  kindOf,
  make,
  SECRETS,
  wireOf,
  type Call,
  type End,
} from '../support/hostile-calls.ts'
import { proxyTo } from '../support/leading-proxy.ts'
import { answer, head, hostileServer, type Heard, type Reply } from '../support/hostile-server.ts'

/* Servers that are not who they say, or that break a secure connection off. Nothing may leave before the server has proved itself. */

const pem = (name: string) => readFileSync(new URL(`../support/tls/${name}.pem`, import.meta.url), 'utf8')
const key = pem('localhost-key')
const authority = pem('authority')

const means = ({ path }: Heard): Reply => goodAnswer(kindOf(path))
const secure = (certificate: string, reply: (heard: Heard) => Reply = means) =>
  hostileServer(reply, { cert: pem(certificate), key })
const trusting = (more: Parameters<typeof clientOf>[0] = {}) =>
  clientOf({ caCertificates: [authority], ...more })

describe('a certificate', () => {
  test('of an authority that is trusted, for this name and this day, is enough', async () => {
    const server = await secure('trusted')
    for (const call of CALLS) expect((await make(call, server.url, trusting())).ended).toBe(ENDS.taken[call])
  })

  test.each([
    ['for another name', 'another-name', 'ERR_TLS_CERT_ALTNAME_INVALID'],
    ['that is out of date', 'expired', 'CERT_HAS_EXPIRED'],
    ['that is not valid yet', 'not-yet-valid', 'CERT_NOT_YET_VALID'],
    ['that vouches for itself', 'localhost', 'DEPTH_ZERO_SELF_SIGNED_CERT'],
  ])('%s: nothing is said to it, and it can be tried again', async (_, certificate, why) => {
    const server = await secure(certificate)
    for (const call of CALLS) {
      const { ended, told } = await make(call, server.url, trusting())
      expect(ended).toBe(call === 'lookup' ? 'HO-ACQ-LOOKUP-FAILED' : 'waiting HO-HTTP-TLS')
      if (call !== 'lookup') expect(told).toContain(why)
    }
    expect(server.heard).toEqual([])
  })

  test('of an authority that nobody trusts: nothing is said to it', async () => {
    const server = await secure('trusted')
    const { ended, told } = await make('switch in JSON', server.url, clientOf())
    expect(ended).toBe('waiting HO-HTTP-TLS')
    expect(told).toContain('UNABLE_TO_VERIFY_LEAF_SIGNATURE')
    expect(server.heard).toEqual([])
  })

  test('that is another one after signing in: the switch stays here', async () => {
    const server = await secure('trusted')
    const provider = trusting()
    expect((await make('switch in JSON', server.url, provider)).ended).toBe('accepted')
    server.presents({ cert: pem('expired'), key })
    expect((await make('switch in JSON', server.url, provider)).ended).toBe('waiting HO-HTTP-TLS')
    expect((await make('lookup', server.url, provider)).ended).toBe('HO-ACQ-LOOKUP-FAILED')
    expect(server.heard.map(({ path }) => kindOf(path))).toEqual(['sign-in', 'switch'])
  })
})

/** A secure server that does this on the attacked call, and how the call ended. */
async function met(call: Call, attack: (whole: string, socket: Socket) => void): Promise<string> {
  const kind = call === 'sign-in' || call === 'lookup' ? call : 'switch'
  const server = await secure('trusted', (heard) =>
    kindOf(heard.path) === kind ? (socket) => attack(wireOf(kind).json('"good"'), socket) : means(heard),
  )
  return (await make(call, server.url, trusting())).ended
}

describe('a secure connection that is cut without a word', () => {
  test.each<[string, string, (whole: string) => string, End]>([
    ['before the answer', '', () => '', 'lost'],
    ['in its headers', '', () => 'HTTP/1.1 200 OK\r\nContent-Le', 'lost'],
    ['before its announced end', 'Content-Length: 100', (whole) => whole, 'lost'],
    [
      'between chunks',
      'Transfer-Encoding: chunked',
      (whole) => `${whole.length.toString(16)}\r\n${whole}\r\n`,
      'lost',
    ],
    ['in a text without length', 'X-Length: none', (whole) => whole.slice(0, -1), 'unreadable'],
  ])('%s', async (_, header, write, end) => {
    for (const call of CALLS) {
      const ended = await met(call, (whole, socket) => {
        const start = header === '' ? '' : head(200, [JSON_TYPE, header])
        socket.write(start)
        // A TLS socket that is destroyed says no goodbye.
        socket.write(write(whole), () => setImmediate(() => socket.destroy()))
      })
      expect(ended, call).toBe(ENDS[end][call])
    }
  })
})

test.each([301, 302, 303, 307, 308])(
  '%i from a secure server to a plain one is not followed',
  async (status) => {
    const plain = await hostileServer(means)
    const server = await secure('trusted', () =>
      answer(status, [`Location: ${plain.url}17.0/auth/databasetoken`]),
    )
    expect((await make('sign-in', server.url, trusting())).ended).toBe(ENDS.redirected['sign-in'])
    const later = await secure('trusted', (heard) =>
      kindOf(heard.path) === 'sign-in' ? means(heard) : answer(status, [`Location: ${plain.url}`]),
    )
    expect((await make('switch in JSON', later.url, trusting())).ended).toBe('rejected HO-ACQ-REDIRECT')
    expect(plain.connections).toBe(0)
  },
)

describe('through a proxy', () => {
  test('the far server proves itself, and the proxy learns its name and no more', async () => {
    const server = await secure('another-name')
    const proxy = await proxyTo(Number(new URL(server.url).port))
    const provider = trusting({ loopbackOnly: false, proxy: proxy.url })
    expect((await make('switch in JSON', 'https://another.example/', provider)).ended).toBe('accepted')
    expect((await make('lookup', 'https://another.example/', provider)).ended).toBe('found')
    expect(server.heard.map(({ path }) => kindOf(path))).toEqual(['sign-in', 'switch', 'lookup'])
    expect(proxy.overheard()).toContain('CONNECT another.example:443')
    for (const word of [...Object.values(SECRETS), 'Quigglesworth', 'databasetoken'])
      expect(proxy.overheard()).not.toContain(word)

    expect((await make('switch in JSON', 'https://third.example/', provider)).ended).toBe(
      'waiting HO-HTTP-TLS',
    )
    expect(server.heard).toHaveLength(3)
  })

  test('that answers in the far server’s place gets nothing', async () => {
    const heard: string[] = []
    const proxy = await hostileServer(() => (socket) => {
      socket.removeAllListeners('data')
      socket.on('data', (piece: Buffer) => heard.push(piece.toString('latin1')))
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n')
      socket.end(answer(200, [JSON_TYPE], '{"token":"t","caseID":"C-1"}'))
    })
    const provider = trusting({ loopbackOnly: false, proxy: proxy.url })
    const { ended } = await make('switch in JSON', 'https://another.example/', provider)
    expect(['waiting HO-HTTP-TLS', 'waiting HO-HTTP-PROXY']).toContain(ended)
    expect(heard.join('')).not.toContain('databasetoken')
  })
})

import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import * as v from 'valibot'
import { contentSecurityPolicy } from '#shared/web/csp.ts'
import { linkLifeMs } from '#electron/loopback/link.ts'
import { draft, MARKER, openGate, refusalOf, type Bytes, type Gate } from '#test/support/open-gate.ts'
import { headOf } from '#test/support/raw-http.ts'

/*
 * Everything that may knock at the browser host, at a glance: what it is, how it is done, and what refuses it. Each carries a call that
 * the core would write down, with the key of the tab that is signed in unless it says otherwise. After each of them nothing may have
 * been called, nothing of it may be in the log, and the page's own call still works.
 */

/** Bytes to send, or changes to the page's own call. */
type How = Bytes | string | Buffer | ((gate: Gate) => Bytes | string | Buffer | Promise<Bytes | string>)
type Attack = [name: string, how: How, refusedBy: string]

const get = (gate: Gate, path: string, more: Record<string, string | null> = {}) =>
  headOf(`GET ${path} HTTP/1.1`, { host: gate.host, connection: 'close', 'x-note': MARKER, ...more })
const reading = (path: string, more: Record<string, string | null> = {}): How => {
  return (gate) => get(gate, path, more)
}
const calling = (path: string): How => ({ line: `POST ${path} HTTP/1.1` })
const by = (method: string): How => ({ line: `${method} /rpc/drafts/save HTTP/1.1` })
const withKey = (key: string | null): How => ({ changes: { 'x-handover-session': key } })
const hosted = (host: (gate: Gate) => string): How => {
  return (gate) => ({ changes: { host: host(gate), origin: `http://${host(gate)}` } })
}
const from = (origin: string | null | ((gate: Gate) => string)): How => {
  return (gate) => ({ changes: { origin: typeof origin === 'function' ? origin(gate) : origin } })
}
const site = (name: string): How => ({ changes: { 'sec-fetch-site': name } })
const typed = (type: string | null): How => ({ changes: { 'content-type': type } })
const carrying = (body: string): How => ({ body })
/** The page's own head with a line of the attacker's among its headers. */
const withLine = (line: string, body?: string, leaveOut?: string): How => {
  return (gate) =>
    gate
      .bytes({
        ...(body === undefined ? {} : { body }),
        changes: leaveOut === undefined ? {} : { [leaveOut]: null },
      })
      .replace('\r\n', `\r\n${line}\r\n`)
}
/** A whole call of the page's own, to be taken for a request of its own. */
const hidden = (gate: Gate) => gate.bytes({})
const signingIn = (key: string): Bytes => ({
  line: 'POST /session HTTP/1.1',
  changes: { 'x-handover-session': null },
  body: JSON.stringify({ key }),
})
const control = (changes: Record<string, string | null>): How => ({
  line: 'POST /control/link HTTP/1.1',
  changes: { 'x-handover-session': null, ...changes },
  body: JSON.stringify({ nonce: 'D'.repeat(43), proof: 'E'.repeat(43) }),
})
const upgrade = (protocol: string, more: Record<string, string>): How => {
  return (gate) => ({ changes: { connection: 'Upgrade', upgrade: protocol, origin: gate.origin, ...more } })
}

/** The key of a tab that was signed in to a browser host which has ended since. */
async function keyOfEarlierServer(): Promise<string> {
  const earlier = await openGate()
  await earlier.server.close()
  return earlier.session
}

async function keyOfTabThatGaveWay(gate: Gate): Promise<string> {
  const silent = (await gate.signIn(gate.newKey())) ?? ''
  await gate.works()
  for (let tab = 0; tab < 31; tab += 1) await gate.signIn(gate.newKey())
  return silent
}

const ATTACKS: Record<string, Attack[]> = {
  'without a key': [
    ['none', withKey(null), '401 KEY'],
    ['an empty one', withKey(''), '401 KEY'],
    ['a wrong one', withKey('A'.repeat(43)), '401 KEY'],
    ['one that is too long', withKey('A'.repeat(8000)), '401 KEY'],
    [
      'the right one and another',
      (gate) => ({ changes: { 'x-handover-session': `${gate.session}, x` } }),
      '401 KEY',
    ],
    [
      'of an earlier start',
      async () => ({ changes: { 'x-handover-session': await keyOfEarlierServer() } }),
      '401 KEY',
    ],
    [
      'of a tab that gave way to 32 others',
      async (gate) => ({ changes: { 'x-handover-session': await keyOfTabThatGaveWay(gate) } }),
      '401 KEY',
    ],
    ["a link's", (gate) => ({ changes: { 'x-handover-session': gate.newKey() } }), '401 KEY'],
    [
      'in a cookie',
      (gate) => ({ changes: { 'x-handover-session': null, cookie: `x-handover-session=${gate.session}` } }),
      '401 KEY',
    ],
    [
      'as a bearer',
      (gate) => ({ changes: { 'x-handover-session': null, authorization: `Bearer ${gate.session}` } }),
      '401 KEY',
    ],
    [
      'in the address',
      (gate) => ({ line: `POST /rpc/drafts/save?x-handover-session=${gate.session} HTTP/1.1` }),
      '404 NO_SUCH_PATH',
    ],
    [
      'sent twice',
      (gate) => gate.bytes({}).replace('\r\n', `\r\nx-handover-session: ${gate.session}\r\n`),
      '400 HEADER_TWICE',
    ],
    [
      'the event stream, without',
      { line: 'POST /rpc/outbox/changes HTTP/1.1', changes: { 'x-handover-session': null }, body: '{}' },
      '401 KEY',
    ],
    [
      'the event stream, with a wrong one',
      {
        line: 'POST /rpc/outbox/changes HTTP/1.1',
        changes: { 'x-handover-session': 'A'.repeat(43) },
        body: '{}',
      },
      '401 KEY',
    ],
  ],
  'the link': [
    [
      'that was opened before',
      async (gate) => {
        const key = gate.newKey()
        await gate.signIn(key)
        return signingIn(key)
      },
      '401 KEY',
    ],
    [
      'that is older than ten minutes',
      (gate) => {
        const key = gate.newKey()
        gate.clock.now += linkLifeMs + 1
        return signingIn(key)
      },
      '401 KEY',
    ],
    ['guessed', signingIn('C'.repeat(43)), '401 KEY'],
    ['that is no text', { ...signingIn(''), body: '{"key":{"toString":"x"}}' }, '401 KEY'],
    [
      'that is too long',
      { ...signingIn(''), body: JSON.stringify({ key: 'C'.repeat(2000) }) },
      '413 TOO_LARGE',
    ],
    [
      'opened by another site',
      (gate) => {
        const asked = signingIn(gate.newKey())
        return { ...asked, changes: { ...asked.changes, origin: 'https://evil.example' } }
      },
      '403 ORIGIN',
    ],
    ['opened by GET', (gate) => get(gate, `/session?key=${gate.newKey()}`), '404 NO_SUCH_FILE'],
    ['ordered by a page', control({}), '403 ORIGIN'],
    ['ordered by a page that hides its origin', control({ origin: null }), '403 ORIGIN'],
    [
      'ordered without the key of the control file',
      control({ origin: null, 'sec-fetch-site': null }),
      '401 KEY',
    ],
    [
      'ordered with a session key',
      (gate) => ({
        ...(control({ origin: null, 'sec-fetch-site': null }) as Bytes),
        body: JSON.stringify({ nonce: gate.session, proof: gate.session }),
      }),
      '401 KEY',
    ],
  ],
  'under another address': [
    ['a name that points to 127.0.0.1', hosted(() => 'rebound.example'), '421 HOST'],
    ['such a name, at the right port', hosted((gate) => `rebound.example:${gate.port}`), '421 HOST'],
    [
      'such a name, to read the page',
      (gate) => get(gate, '/', { host: `rebound.example:${gate.port}` }),
      '421 HOST',
    ],
    ['localhost', hosted((gate) => `localhost:${gate.port}`), '421 HOST'],
    ['another port', hosted((gate) => `127.0.0.1:${gate.port + 1}`), '421 HOST'],
    ['no port', hosted(() => '127.0.0.1'), '421 HOST'],
    ['a dot at the end', hosted((gate) => `127.0.0.1.:${gate.port}`), '421 HOST'],
    ['127.1', hosted((gate) => `127.1:${gate.port}`), '421 HOST'],
    ['one number', hosted((gate) => `2130706433:${gate.port}`), '421 HOST'],
    ['0.0.0.0', hosted((gate) => `0.0.0.0:${gate.port}`), '421 HOST'],
    ['IPv6', hosted((gate) => `[::1]:${gate.port}`), '421 HOST'],
    ['user info', hosted((gate) => `user@127.0.0.1:${gate.port}`), '421 HOST'],
    ['an empty Host', { changes: { host: '' } }, '421 HOST'],
    ['no Host', { changes: { host: null } }, '400 parser'],
    ['no Host, in HTTP/1.0', { line: 'POST /rpc/drafts/save HTTP/1.0', changes: { host: null } }, '421 HOST'],
    ['two Hosts', withLine('host: evil.example'), '400 HEADER_TWICE'],
    [
      'the same Host twice',
      (gate) => gate.bytes({}).replace('\r\n', `\r\nhost: ${gate.host}\r\n`),
      '400 HEADER_TWICE',
    ],
    ['Host as a trailer name', withLine('host : evil.example'), '400 parser'],
  ],
  'from another origin': [
    ['none', from(null), '403 ORIGIN'],
    ['null, as a sandboxed frame and a file send it', from('null'), '403 ORIGIN'],
    ['empty', from(''), '403 ORIGIN'],
    ['another site', from('https://evil.example'), '403 ORIGIN'],
    ['a page at another port', from((gate) => `http://127.0.0.1:${gate.port + 1}`), '403 ORIGIN'],
    ['a port that begins alike', from((gate) => `${gate.origin}0`), '403 ORIGIN'],
    ['localhost', from((gate) => `http://localhost:${gate.port}`), '403 ORIGIN'],
    ['another scheme', from((gate) => `https://${gate.host}`), '403 ORIGIN'],
    ['a longer name', from((gate) => `${gate.origin}.evil.example`), '403 ORIGIN'],
    ['a slash at the end', from((gate) => `${gate.origin}/`), '403 ORIGIN'],
    ['ours and another', from((gate) => `${gate.origin} https://evil.example`), '403 ORIGIN'],
    ['sent twice', withLine('origin: https://evil.example'), '400 HEADER_TWICE'],
    ['Sec-Fetch-Site: cross-site', site('cross-site'), '403 ORIGIN'],
    ['Sec-Fetch-Site: same-site', site('same-site'), '403 ORIGIN'],
    ['Sec-Fetch-Site: none', site('none'), '403 ORIGIN'],
    [
      'a script tag',
      reading('/assets/index-abc.js', {
        'sec-fetch-site': 'cross-site',
        'sec-fetch-mode': 'no-cors',
        'sec-fetch-dest': 'script',
      }),
      '403 ORIGIN',
    ],
    [
      'a fetch of the page',
      reading('/', { 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'cors', 'sec-fetch-dest': 'empty' }),
      '403 ORIGIN',
    ],
    ['a fetch that tells its origin only', reading('/', { origin: 'https://evil.example' }), '403 ORIGIN'],
    [
      'a frame',
      reading('/', {
        'sec-fetch-site': 'cross-site',
        'sec-fetch-mode': 'navigate',
        'sec-fetch-dest': 'iframe',
      }),
      '403 ORIGIN',
    ],
    [
      'an object tag',
      reading('/', {
        'sec-fetch-site': 'cross-site',
        'sec-fetch-mode': 'navigate',
        'sec-fetch-dest': 'object',
      }),
      '403 ORIGIN',
    ],
  ],
  'as something that needs no preflight': [
    ['a form', typed('application/x-www-form-urlencoded'), '415 CONTENT_TYPE'],
    ['a form with files', typed('multipart/form-data; boundary=x'), '415 CONTENT_TYPE'],
    ['text', typed('text/plain'), '415 CONTENT_TYPE'],
    ['text that says it is JSON', typed('text/plain; application/json'), '415 CONTENT_TYPE'],
    ['nothing said', typed(null), '415 CONTENT_TYPE'],
    ['an empty type', typed(''), '415 CONTENT_TYPE'],
    ['JSON in another charset', typed('application/json; charset=utf-16'), '415 CONTENT_TYPE'],
    ['JSON in two charsets', typed('application/json; charset=utf-8; charset=utf-7'), '415 CONTENT_TYPE'],
    ['JSON with a boundary', typed('application/json; boundary=x'), '415 CONTENT_TYPE'],
    ['JSON and text', typed('application/json, text/plain'), '415 CONTENT_TYPE'],
    ['something like JSON', typed('application/json+x'), '415 CONTENT_TYPE'],
    ['the type sent twice', withLine('content-type: text/plain'), '400 HEADER_TWICE'],
    ['compressed', { changes: { 'content-encoding': 'gzip' } }, '415 ENCODING'],
  ],
  'by another path': [
    ['%2e%2e%2f', reading('/%2e%2e%2f%2e%2e%2fetc/passwd'), '404 NO_SUCH_FILE'],
    ['%2e%2e/', reading('/%2e%2e/%2e%2e/etc/passwd'), '400 TARGET'],
    ['../', reading('/../../../etc/passwd'), '400 TARGET'],
    ['../ from a folder that is served', reading('/assets/../index.html'), '400 TARGET'],
    ['..\\', reading('/..\\..\\etc\\passwd'), '400 TARGET'],
    ['..%5c', reading('/..%5c..%5cetc%5cpasswd'), '404 NO_SUCH_FILE'],
    ['%252e%252e%252f', reading('/%252e%252e%252fetc/passwd'), '404 NO_SUCH_FILE'],
    ['%00', reading('/assets/index-abc.js%00.html'), '404 NO_SUCH_FILE'],
    ['NUL', reading('/assets/index-abc.js\u0000.html'), '400 parser'],
    ['a path of the disk', reading('/etc/passwd'), '404 NO_SUCH_FILE'],
    ['a path of the disk behind two slashes', reading('//etc/passwd'), '400 TARGET'],
    ['another server behind two slashes', reading('//evil.example/'), '400 TARGET'],
    ['another server behind a backslash', reading('/\\evil.example'), '400 TARGET'],
    ['a folder whose name begins alike', reading('/assets-evil/index-abc.js'), '404 NO_SUCH_FILE'],
    ['a folder beside the page', reading('/../renderer-evil/index.html'), '400 TARGET'],
    ['a source map', reading('/assets/index-abc.js.map'), '404 NO_SUCH_FILE'],
    ['a hidden file', reading('/.vite/manifest.json'), '404 NO_SUCH_FILE'],
    ['a file as a folder', reading('/assets/index-abc.js/'), '404 NO_SUCH_FILE'],
    ['other letters', reading('/ASSETS/index-abc.js'), '404 NO_SUCH_FILE'],
    ['the page by its file name', reading('/index.html'), '404 NO_SUCH_FILE'],
    ['__proto__', reading('/__proto__'), '404 NO_SUCH_FILE'],
    ['constructor', reading('/constructor'), '404 NO_SUCH_FILE'],
    ['a call by GET', reading('/rpc/drafts/save?data=%7B%7D'), '404 NO_SUCH_FILE'],
    [
      'a whole address, ours',
      (gate) => ({ line: `POST ${gate.origin}/rpc/drafts/save HTTP/1.1` }),
      '400 TARGET',
    ],
    [
      "a whole address, another's",
      { line: 'POST http://evil.example/rpc/drafts/save HTTP/1.1' },
      '400 TARGET',
    ],
    ['an asterisk', { line: 'POST * HTTP/1.1' }, '400 TARGET'],
    ['no path', { line: 'POST ?/rpc/drafts/save HTTP/1.1' }, '400 parser'],
    ['a name that begins alike', calling('/rpcx/drafts/save'), '404 NO_SUCH_PATH'],
    ['the session under a longer name', calling('/session/'), '404 NO_SUCH_PATH'],
    ['the calls themselves', calling('/rpc'), '404 NO_SUCH_PATH'],
    ['the calls as a folder', calling('/rpc/'), '404 NO_SUCH_PATH'],
    ['an area', calling('/rpc/drafts'), '404 NO_SUCH_PATH'],
    ['a procedure that is not there', calling('/rpc/drafts/nothing'), '404 NO_SUCH_PATH'],
    ['a member of every object', calling('/rpc/constructor/constructor'), '404 NO_SUCH_PATH'],
    ['the prototype', calling('/rpc/__proto__/constructor'), '404 NO_SUCH_PATH'],
    ['an encoded slash', calling('/rpc/drafts%2fsave'), '404 NO_SUCH_PATH'],
    ['an encoded letter', calling('/rpc/drafts/%73ave'), '404 NO_SUCH_PATH'],
    ['a slash at the end', calling('/rpc/drafts/save/'), '404 NO_SUCH_PATH'],
    ['two slashes', calling('/rpc//drafts/save'), '404 NO_SUCH_PATH'],
    ['a way round', calling('/rpc/../rpc/drafts/save'), '400 TARGET'],
    ['capitals', calling('/RPC/drafts/save'), '404 NO_SUCH_PATH'],
    ['the control file by its name', reading('/browser-host.json'), '404 NO_SUCH_FILE'],
  ],
  'with another body': [
    ['that says it is too large', { changes: { 'content-length': '3000000' } }, '413 TOO_LARGE'],
    [
      'that is too large and does not say so',
      (gate) => chunked(gate, `10000\r\n${MARKER.padEnd(65_536, 'x')}\r\n`.repeat(40)),
      '413 TOO_LARGE',
    ],
    ['that is not JSON', carrying(`{"json": ${MARKER}`), '400 NOT_JSON'],
    ['that is empty', carrying(''), '400 NOT_JSON'],
    [
      'that is not UTF-8',
      (gate) => Buffer.from(gate.bytes({ body: '"\u00ff"', changes: { 'content-length': '3' } }), 'latin1'),
      '400 NOT_JSON',
    ],
    [
      'that is UTF-16',
      (gate) =>
        Buffer.concat([
          Buffer.from(gate.bytes({ body: '', changes: { 'content-length': '4' } })),
          Buffer.from('{}', 'utf16le'),
        ]),
      '400 NOT_JSON',
    ],
    ['that is null', carrying('null'), '400 NO_CALL'],
    ['that is a list', carrying(JSON.stringify([draft])), '400 INVALID_INPUT'],
    ['that is text', carrying(JSON.stringify(MARKER)), '400 NO_CALL'],
    [
      'with the draft behind __proto__',
      carrying(`{"json":{"__proto__":${JSON.stringify(draft)}}}`),
      '400 INVALID_INPUT',
    ],
    [
      'that reaches into a prototype',
      carrying(JSON.stringify({ json: draft, meta: [[1, '__proto__', 'polluted']] })),
      '500 INTERNAL',
    ],
    [
      'that reaches for a constructor',
      carrying(JSON.stringify({ json: draft, meta: [[1, 'constructor', 'prototype', 'polluted']] })),
      '500 INTERNAL',
    ],
    [
      'nested 100,000 deep',
      carrying(`{"json":{"answers":${'['.repeat(100_000)}${']'.repeat(100_000)}}}`),
      '400 INVALID_INPUT',
    ],
    [
      'with 200,000 members',
      carrying(`{"json":{"answers":{${Array.from({ length: 100_000 }, (_, at) => `"${at}":""`).join()}}}}`),
      '400 INVALID_INPUT',
    ],
    [
      'that lacks a member',
      carrying(JSON.stringify({ json: { ...draft, kind: undefined } })),
      '400 INVALID_INPUT',
    ],
  ],
  'by another protocol': [
    [
      'OPTIONS, a preflight',
      {
        line: 'OPTIONS /rpc/drafts/save HTTP/1.1',
        changes: {
          'access-control-request-method': 'POST',
          'access-control-request-headers': 'x-handover-session',
          'access-control-request-private-network': 'true',
        },
      },
      '405 METHOD',
    ],
    ['PUT', by('PUT'), '405 METHOD'],
    ['DELETE', by('DELETE'), '405 METHOD'],
    ['PATCH', by('PATCH'), '405 METHOD'],
    ['TRACE', by('TRACE'), '405 METHOD'],
    ['PROPFIND', by('PROPFIND'), '405 METHOD'],
    ['QUERY', by('QUERY'), '405 METHOD'],
    ['a word that is no method', by('CALL'), '400 parser'],
    ['a method in small letters', by('post'), '400 parser'],
    ['CONNECT', (gate) => headOf(`CONNECT ${gate.host} HTTP/1.1`, { host: gate.host }), 'hung up'],
    [
      'a web socket',
      upgrade('websocket', {
        'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
        'sec-websocket-version': '13',
      }),
      '400 UPGRADE',
    ],
    [
      'a web socket by GET',
      (gate) =>
        get(gate, '/', { connection: 'Upgrade, close', upgrade: 'websocket', 'sec-websocket-version': '13' }),
      '400 UPGRADE',
    ],
    [
      'HTTP/2 by upgrade',
      upgrade('h2c', { connection: 'Upgrade, HTTP2-Settings', 'http2-settings': 'AAMAAABkAAQAAP__' }),
      '400 UPGRADE',
    ],
    ['an upgrade to TLS', upgrade('TLS/1.2', {}), '400 UPGRADE'],
    ['HTTP/2 by its preface', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', '400 parser'],
    ['HTTP/0.9', 'GET /\r\n\r\n', '421 HOST'],
    ['HTTP/3.0', { line: 'POST /rpc/drafts/save HTTP/3.0' }, '400 parser'],
    ['TLS', Buffer.from('16030100c8010000c40303', 'hex'), '400 parser'],
    ['lines of something else', 'EHLO evil.example\r\nMAIL FROM:<x@evil.example>\r\n\r\n', '400 parser'],
  ],
  'with a call hidden behind it': [
    [
      'a length and chunks',
      (gate) =>
        gate.bytes({
          changes: { 'transfer-encoding': 'chunked', 'content-length': '5' },
          body: '0\r\n\r\n',
          behind: hidden(gate),
        }),
      '400 parser',
    ],
    [
      'two lengths',
      (gate) => `${gate.bytes({ body: '{}' }).replace('\r\n', '\r\ncontent-length: 999\r\n')}${hidden(gate)}`,
      '400 parser',
    ],
    [
      'the same length twice',
      (gate) => `${gate.bytes({ body: '{}' }).replace('\r\n', '\r\ncontent-length: 2\r\n')}${hidden(gate)}`,
      '400 parser',
    ],
    [
      'a length with a sign',
      (gate) => gate.bytes({ changes: { 'content-length': '+2' }, body: '{}', behind: hidden(gate) }),
      '400 parser',
    ],
    [
      'a length below nothing',
      (gate) => gate.bytes({ changes: { 'content-length': '-1' }, body: '{}', behind: hidden(gate) }),
      '400 parser',
    ],
    [
      'a length in hex',
      (gate) => gate.bytes({ changes: { 'content-length': '0x2' }, body: '{}', behind: hidden(gate) }),
      '400 parser',
    ],
    [
      'chunks spelled otherwise',
      (gate) =>
        gate.bytes({
          changes: { 'transfer-encoding': 'xchunked', 'content-length': null },
          body: '0\r\n\r\n',
          behind: hidden(gate),
        }),
      '400 parser',
    ],
    [
      'chunks, then something else',
      (gate) =>
        gate.bytes({
          changes: { 'transfer-encoding': 'chunked, identity', 'content-length': null },
          body: '0\r\n\r\n',
          behind: hidden(gate),
        }),
      '400 parser',
    ],
    ['a space before the colon', withLine('transfer-encoding : chunked', '{}'), '400 parser'],
    ['a folded line', withLine('x-first: a\r\n transfer-encoding: chunked', '{}'), '400 parser'],
    ['bare line feeds', (gate) => gate.bytes({}).replaceAll('\r\n', '\n'), '400 parser'],
    ['a bare line feed in a header', withLine('x-first: a\ntransfer-encoding: chunked', '{}'), '400 parser'],
    ['a bare carriage return', withLine('x-first: a\rtransfer-encoding: chunked', '{}'), '400 parser'],
    [
      'a chunk longer than it says',
      (gate) => chunked(gate, `1\r\n${'x'.repeat(9)}\r\n0\r\n\r\n${hidden(gate)}`),
      '400 parser',
    ],
    ['a head of 17 kB', withLine(`x-flood: ${'f'.repeat(17 * 1024)}`), '431 parser'],
    [
      '3,000 headers',
      withLine(Array.from({ length: 3000 }, (_, at) => `x-${at}: 1`).join('\r\n')),
      '431 parser',
    ],
  ],
}

function chunked(gate: Gate, body: string): string {
  return gate.bytes({ changes: { 'content-length': null, 'transfer-encoding': 'chunked' }, body })
}

let gate: Gate
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'handover-test-'))
  gate = await openGate({ controlFile: join(folder, 'browser-host.json') })
})
afterAll(async () => {
  await gate.server.close()
  await rm(folder, { recursive: true, force: true })
})

const objectMembers = Reflect.ownKeys(Object.prototype).length

afterEach(async () => {
  expect(gate.core.saved.splice(0), 'nothing was called').toEqual([])
  expect(gate.core.open(), 'nothing listens to events').toBe(0)
  expect(await gate.works(), 'the page still gets its answers').toBe(true)
  expect(Reflect.ownKeys(Object.prototype)).toHaveLength(objectMembers)
  const log = gate.logged.join('\n')
  for (const word of [MARKER, 'evil', 'rebound', 'passwd', gate.session, 'CCCC', 'AAAA', '127.0.0.1'])
    expect(log, 'nothing of what was refused is in the log').not.toContain(word)
})

describe.each(Object.entries(ATTACKS))('%s', (_group, attacks) => {
  test.each(attacks)('%s is refused', async (_name, how, refusedBy) => {
    const made = typeof how === 'function' ? await how(gate) : how
    const answers = await gate.say(
      typeof made === 'string' || Buffer.isBuffer(made) ? made : gate.bytes(made),
    )
    expect([refusalOf(answers[0]), answers.length]).toEqual([refusedBy, refusedBy === 'hung up' ? 0 : 1])
    // A parser's message quotes some ten letters.
    expect(answers[0]?.body ?? '').not.toContain(MARKER.slice(0, 8))
  })
})

describe('what leaves', () => {
  test('the same call, with nothing wrong, is made: the table can fail', async () => {
    expect(refusalOf(await gate.ask({}))).toBe('200 answered')
    expect(gate.core.saved.splice(0)).toEqual([draft])
  })

  test('every answer, the refusals too, carries the policy and is JSON, and none has a cookie or a CORS header', () => {
    expect(gate.seen.length).toBeGreaterThan(150)
    for (const answer of gate.seen) {
      const names = [...answer.headers.keys()]
      expect(names.filter((name) => /^access-control|^set-cookie|^x-powered|^server$/.test(name))).toEqual([])
      // Node itself answers what is not HTTP, with an empty body.
      if (answer.body === '') continue
      expect(answer.headers.get('content-security-policy')).toBe(contentSecurityPolicy)
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
      expect(answer.headers.get('x-frame-options')).toBe('DENY')
      expect(answer.headers.get('cross-origin-resource-policy')).toBe('same-origin')
      expect(answer.headers.get('content-type')).toBe('application/json')
      expect(answer.headers.get('cache-control')).toBe('no-store')
    }
  })

  test('a key is in no answer but the one that gives it, and the key of the control file in none', async () => {
    const file = v.parse(
      v.object({ key: v.string() }),
      JSON.parse(await readFile(join(folder, 'browser-host.json'), 'utf8')),
    )
    expect(gate.seen.filter(({ body }) => body.includes(gate.session))).toHaveLength(1)
    expect(gate.seen.filter(({ body }) => body.includes(file.key))).toEqual([])
  })
})

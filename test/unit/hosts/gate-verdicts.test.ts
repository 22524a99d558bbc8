import { describe, expect, test } from 'vitest'
import { judge, type Verdict } from '#electron/loopback/gate.ts'

const port = 41_234
const host = '127.0.0.1:41234'
const own = 'http://127.0.0.1:41234'

type Changes = Record<string, string | null>

/** Names and values in turn, as Node hands them over; a header that is null is left out. */
const raw = (headers: Changes): string[] =>
  Object.entries(headers).flatMap(([name, value]) => (value === null ? [] : [name, value]))

/** The page's own call, with some headers changed. */
const call = (changes: Changes = {}, target = '/rpc/drafts/save', method = 'POST') =>
  judge(
    {
      method,
      target,
      rawHeaders: raw({
        Host: host,
        Origin: own,
        'Content-Type': 'application/json',
        'Sec-Fetch-Site': 'same-origin',
        'Sec-Fetch-Mode': 'cors',
        'Sec-Fetch-Dest': 'empty',
        ...changes,
      }),
    },
    port,
  )

/** Reading a file of the page; browsers leave Origin out of it. */
const read = (changes: Changes = {}, target = '/', method = 'GET') =>
  judge({ method, target, rawHeaders: raw({ Host: host, ...changes }) }, port)

/** A second start of Handover, which is no browser. */
const control = (changes: Changes = {}) =>
  call(
    { Origin: null, 'Sec-Fetch-Site': null, 'Sec-Fetch-Mode': null, 'Sec-Fetch-Dest': null, ...changes },
    '/control/link',
  )

/** A text like this, for comparing. */
const like = (pattern: RegExp): unknown => expect.stringMatching(pattern)

const refusalOf = (verdict: Verdict) =>
  verdict.pass ? `passed to ${verdict.way}` : `${verdict.refusal.status} ${verdict.refusal.error}`

describe('what passes', () => {
  test.each([
    ['/', 'page'],
    ['/assets/index-abc.js', 'page'],
    ['/?from=anywhere', 'page'],
    ['/?from=a?b', 'page'],
  ])('GET %s', (target, way) => {
    expect(read({}, target)).toEqual({ pass: true, way })
    expect(read({}, target, 'HEAD')).toEqual({ pass: true, way })
  })

  test.each([
    ['/session', 'session'],
    ['/rpc/drafts/save', 'rpc'],
    ['/rpc/profile', 'rpc'],
    ['/rpc/profile/openWithPassphrase', 'rpc'],
    ['/rpc/ZebraAZ/az', 'rpc'],
  ])('POST %s by the page', (target, way) => {
    expect(call({}, target)).toEqual({ pass: true, way })
  })

  test('a second start of Handover at the control door', () => {
    expect(control()).toEqual({ pass: true, way: 'control' })
  })

  test.each(['application/json', 'application/json; charset=utf-8', 'application/json;charset=UTF-8'])(
    'JSON written as %s',
    (type) => {
      expect(refusalOf(call({ 'Content-Type': type }))).toBe('passed to rpc')
    },
  )

  test('without the Sec-Fetch headers, which an older browser does not send', () => {
    const older = { 'Sec-Fetch-Site': null, 'Sec-Fetch-Mode': null, 'Sec-Fetch-Dest': null }
    expect(refusalOf(call(older))).toBe('passed to rpc')
    expect(refusalOf(read(older))).toBe('passed to page')
  })

  test.each([
    ['the page’s own files', { Origin: own, 'Sec-Fetch-Site': 'same-origin' }],
    ['an address typed in', { 'Sec-Fetch-Site': 'none' }],
    [
      'the link, opened from elsewhere',
      { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'navigate', 'Sec-Fetch-Dest': 'document' },
    ],
    [
      'the link, opened from another server of this computer',
      { 'Sec-Fetch-Site': 'same-site', 'Sec-Fetch-Mode': 'navigate', 'Sec-Fetch-Dest': 'document' },
    ],
  ])('reading: %s', (_what, headers) => {
    expect(refusalOf(read(headers))).toBe('passed to page')
  })

  test('any number of headers that decide nothing, in any spelling', () => {
    const rawHeaders = ['hOST', host, 'Accept', 'a', 'accept', 'b', 'Cookie', 'c', 'cookie', 'd']
    expect(judge({ method: 'GET', target: '/', rawHeaders }, port)).toEqual({ pass: true, way: 'page' })
  })

  test('a value that reads like the name of a header, and a name without a value', () => {
    const rawHeaders = ['host', host, 'x-first', 'upgrade', 'x-second', 'host', 'upgrade']
    expect(judge({ method: 'GET', target: '/', rawHeaders }, port)).toEqual({ pass: true, way: 'page' })
  })
})

describe('the address', () => {
  test.each([
    null,
    '',
    '127.0.0.1',
    '127.0.0.1:1',
    'localhost:41234',
    '[::1]:41234',
    'rebound.example:41234',
    'user@127.0.0.1:41234',
    '127.0.0.1:41234 ',
  ])('Host %j is not ours', (value) => {
    expect(refusalOf(read({ Host: value }))).toBe('421 HOST')
    expect(refusalOf(call({ Host: value }))).toBe('421 HOST')
    expect(refusalOf(control({ Host: value }))).toBe('421 HOST')
  })

  test.each([
    'http://127.0.0.1:41234/',
    '//evil.example/',
    '*',
    '',
    '/../secret',
    '/a/./b',
    '/a/%2e%2e/b',
    '/a\\b',
    '/a b',
    '/é',
    '/a#b',
    '/\t',
    'x/',
  ])('the target %j is not a plain path', (target) => {
    expect(refusalOf(read({}, target))).toBe('400 TARGET')
    expect(refusalOf(call({}, target))).toBe('400 TARGET')
  })

  test.each(['PUT', 'DELETE', 'OPTIONS', 'CONNECT', 'get', 'post', 'HEADER', ''])(
    'the method %j is not known',
    (method) => {
      expect(refusalOf(call({}, '/', method))).toBe('405 METHOD')
    },
  )

  test('no protocol is changed', () => {
    expect(refusalOf(read({ Upgrade: 'websocket' }))).toBe('400 UPGRADE')
    expect(refusalOf(call({ Upgrade: '' }))).toBe('400 UPGRADE')
  })
})

describe('who asks', () => {
  test.each([
    ['from another site', { Origin: 'https://evil.example' }],
    ['from another port', { Origin: 'http://127.0.0.1:1' }],
    ['by a sandboxed frame', { Origin: 'null' }],
    ['as a script or picture of another site', { 'Sec-Fetch-Site': 'cross-site' }],
    ['as a script of another server of this computer', { 'Sec-Fetch-Site': 'same-site' }],
    [
      'into a frame of another site',
      { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'navigate', 'Sec-Fetch-Dest': 'iframe' },
    ],
    [
      'by something that says it is a document and does not navigate',
      { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'no-cors', 'Sec-Fetch-Dest': 'document' },
    ],
    [
      'by another origin that navigates',
      {
        Origin: 'https://evil.example',
        'Sec-Fetch-Site': 'cross-site',
        'Sec-Fetch-Mode': 'navigate',
        'Sec-Fetch-Dest': 'document',
      },
    ],
    ['with an empty Sec-Fetch-Site', { 'Sec-Fetch-Site': '' }],
  ])('the page is not read %s', (_what, headers) => {
    expect(refusalOf(read(headers))).toBe('403 ORIGIN')
  })

  test.each([
    ['without an origin', { Origin: null }],
    ['from another site', { Origin: 'https://evil.example' }],
    ['by a sandboxed frame', { Origin: 'null' }],
    ['from another port', { Origin: 'http://127.0.0.1:1' }],
    ['with https', { Origin: 'https://127.0.0.1:41234' }],
    ['from another site that forged the origin', { 'Sec-Fetch-Site': 'cross-site' }],
    ['from another server of this computer', { 'Sec-Fetch-Site': 'same-site' }],
    ['by hand', { 'Sec-Fetch-Site': 'none' }],
    [
      'by navigation',
      { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'navigate', 'Sec-Fetch-Dest': 'document' },
    ],
  ])('nothing is called %s', (_what, headers) => {
    expect(refusalOf(call(headers))).toBe('403 ORIGIN')
    expect(refusalOf(call(headers, '/session'))).toBe('403 ORIGIN')
  })

  test.each([
    ['the page itself', { Origin: own, 'Sec-Fetch-Site': 'same-origin' }],
    ['an older browser', { Origin: own }],
    ['a browser that hides its origin', { 'Sec-Fetch-Site': 'same-origin' }],
  ])('the control door is shut to %s', (_what, headers) => {
    expect(refusalOf(control(headers))).toBe('403 ORIGIN')
  })
})

describe('what is called', () => {
  test.each([
    '/',
    '/index.html',
    '/rpc',
    '/rpc/',
    '/rpc/drafts/',
    '/rpc//drafts',
    '/rpc/drafts/save?x',
    '/rpc/drafts%2fsave',
    '/rpc/drafts/save2',
    '/rpc/_drafts',
    '/rpcdrafts',
    '/xrpc/drafts',
    '/drafts/rpc/',
    '/rpx/drafts',
    '/session/',
    '/session?key=a',
    '/Session',
    '/control/link/',
    '/control/link?x',
    '/control',
  ])('there is nothing at %s', (target) => {
    expect(refusalOf(call({}, target))).toBe('404 NO_SUCH_PATH')
  })

  test.each([
    null,
    '',
    'text/plain',
    'text/plain; application/json',
    'application/jsonp',
    'xapplication/json',
    'application/json; charset=utf-16',
    'application/json;  charset=utf-8',
    'application/json; charset=utf-8; x',
    'application/x-www-form-urlencoded',
    'multipart/form-data',
  ])('a body of the type %j is refused', (type) => {
    expect(refusalOf(call({ 'Content-Type': type }))).toBe('415 CONTENT_TYPE')
    expect(refusalOf(control({ 'Content-Type': type }))).toBe('415 CONTENT_TYPE')
  })

  test.each(['gzip', 'identity', ''])('a body encoded as %j is refused', (encoding) => {
    expect(refusalOf(call({ 'Content-Encoding': encoding }))).toBe('415 ENCODING')
    expect(refusalOf(control({ 'Content-Encoding': encoding }))).toBe('415 ENCODING')
  })
})

describe('a header that decides something is there once', () => {
  test.each([
    'Host',
    'Origin',
    'Upgrade',
    'Content-Type',
    'Content-Length',
    'Content-Encoding',
    'Sec-Fetch-Site',
    'Sec-Fetch-Mode',
    'Sec-Fetch-Dest',
    'X-Handover-Session',
  ])('%s', (name) => {
    const rawHeaders = [...raw({ Host: host }), name, 'a', name.toLowerCase(), 'a']
    expect(refusalOf(judge({ method: 'GET', target: '/', rawHeaders }, port))).toBe('400 HEADER_TWICE')
  })
})

test('every refusal says in a sentence why, and repeats nothing of the request', () => {
  const refused = [
    read({ Host: 'SECRET.example' }),
    read({ Upgrade: 'SECRET' }),
    read({}, '/SECRET/../x'),
    read({}, '/', 'SECRET'),
    read({ Origin: 'https://SECRET.example' }),
    call({}, '/SECRET'),
    call({ 'Content-Encoding': 'SECRET' }),
    call({ 'Content-Type': 'SECRET' }),
    judge({ method: 'GET', target: '/', rawHeaders: ['host', host, 'host', 'SECRET'] }, port),
  ]
  for (const verdict of refused) {
    expect(verdict).toMatchObject({ pass: false, refusal: { message: like(/^[A-Z].*\.$/) } })
    expect(JSON.stringify(verdict)).not.toContain('SECRET')
  }
})

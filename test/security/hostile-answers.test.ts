import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import { afterEach, describe, expect, test } from 'vitest'
import {
  attackedServer,
  ENDS,
  everyCall,
  JSON_TYPE,
  make,
  XML_TYPE,
  kindOf,
  type Attack,
  type Call,
  type End,
} from '../support/hostile-calls.ts'
import { answer } from '../support/hostile-server.ts'

/*
 * What a hostile server may write into an answer that keeps the rules of HTTP. Each attack is an answer that would be taken but for
 * what is wrong with it, so that a defence that is gone shows.
 */

const xml =
  (content: string, before: (elsewhere: string) => string = () => ''): Attack =>
  (wire) =>
    answer(200, [XML_TYPE], wire.xml(content, before(wire.elsewhere)))

const json =
  (value: string): Attack =>
  (wire) =>
    answer(200, [JSON_TYPE], wire.json(value))

afterEach(() => {
  expect(Object.keys(Object.prototype)).toEqual([])
  expect(Reflect.get({}, 'caseID') ?? Reflect.get({}, 'token') ?? Reflect.get({}, 'addressStreet')).toBe(
    undefined,
  )
})

const laughs = Array.from({ length: 9 }, (_, level) => {
  const before = level === 0 ? 'ha' : `&l${level - 1};`.repeat(10)
  return `<!ENTITY l${level} "${before}">`
}).join('')

describe('XML that reaches out or grows', () => {
  test.each<[string, Attack, End]>([
    ['none of that', xml('good'), 'taken'],
    [
      'an external entity that is a file',
      xml('&x;', () => '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
      'unreadable',
    ],
    [
      'an external entity on another server',
      xml('&x;', (elsewhere) => `<!DOCTYPE r [<!ENTITY x SYSTEM "${elsewhere}x">]>`),
      'unreadable',
    ],
    [
      'an external document type',
      xml('good', (elsewhere) => `<!DOCTYPE r SYSTEM "${elsewhere}evil.dtd">`),
      'unreadable',
    ],
    [
      'a parameter entity',
      xml('good', (elsewhere) => `<!DOCTYPE r [<!ENTITY % p SYSTEM "${elsewhere}p"> %p;]>`),
      'unreadable',
    ],
    ['a document type and no more', xml('good', () => '<!DOCTYPE r>'), 'unreadable'],
    ['a document type after a comment', xml('good', () => '<!-- - --><!doctype r []>'), 'unreadable'],
    ['a billion laughs', xml('&l8;', () => `<!DOCTYPE r [${laughs}]>`), 'unreadable'],
    [
      'one long entity many times',
      xml('&a;'.repeat(50_000), () => `<!DOCTYPE r [<!ENTITY a "${'a'.repeat(50_000)}">]>`),
      'unreadable',
    ],
    ['an entity that nobody declared', xml('&nbsp;good'), 'unreadable'],
    [
      'an inclusion of a file',
      xml('<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" parse="text" href="file:///etc/passwd"/>'),
      'without an id',
    ],
    [
      'a style sheet on another server',
      xml('good', (elsewhere) => `<?xml version="1.0"?><?xml-stylesheet href="${elsewhere}"?>`),
      'taken',
    ],
    ['100,000 levels', xml(`${'<a>'.repeat(100_000)}x${'</a>'.repeat(100_000)}`), 'unreadable'],
    ['100,000 levels that never end', xml('<a>'.repeat(100_000)), 'unreadable'],
    ['megabytes of small elements', xml(`good${'<b/>'.repeat(600_000)}`), 'unreadable'],
    ['an attribute a thousand times', xml(`<b ${'c="1" '.repeat(1000)}/>good`), 'unreadable'],
  ])('%s', async (_, attack, end) => {
    expect(await everyCall(attack)).toEqual(ENDS[end])
  })
})

describe('what is not what it says', () => {
  const typed =
    (...types: string[]): Attack =>
    (wire) =>
      answer(
        200,
        types.map((type) => `Content-Type: ${type}`),
        wire.json('"good"'),
      )
  const bytes =
    (type: string, write: (text: string) => Buffer): Attack =>
    (wire) =>
      answer(200, [type], write(type === XML_TYPE ? wire.xml('good') : wire.json('"good"')))
  const asciiWithBad = (text: string) => Buffer.from(text.replace('good', 'go\u00ffod'), 'latin1')

  test.each<[string, Attack, End]>([
    ['JSON as JSON', typed('application/json'), 'taken'],
    ['JSON of a subtype', typed('application/problem+json; charset=UTF-8'), 'taken'],
    ['JSON without a type', typed(), 'taken'],
    ['JSON called XML', typed('application/xml'), 'unreadable'],
    ['JSON called text', typed('text/plain'), 'unreadable'],
    ['JSON called HTML', typed('text/html; charset=utf-8'), 'unreadable'],
    ['JSON called nonsense', typed('/;;=,'), 'unreadable'],
    ['JSON called JSON and XML', typed('application/json', 'application/xml'), 'unreadable'],
    ['JSON called HTML in the same line', typed('application/json; charset=utf-8, text/html'), 'unreadable'],
    ['XML called JSON', (wire) => answer(200, [JSON_TYPE], wire.xml('good')), 'unreadable'],
    [
      'XML called XHTML',
      (wire) => answer(200, ['Content-Type: application/xhtml+xml'], wire.xml('good')),
      'unreadable',
    ],
    ['cut-off JSON', (wire) => answer(200, [JSON_TYPE], wire.json('"good"').slice(0, -1)), 'unreadable'],
    ['cut-off XML', (wire) => answer(200, [XML_TYPE], wire.xml('good').slice(0, -1)), 'unreadable'],
    [
      'XML cut off after the id',
      (wire) => answer(200, [XML_TYPE], wire.xml('good').replace(/<\/[^/]*$/, '')),
      'unreadable',
    ],
    ['JSON and more', (wire) => answer(200, [JSON_TYPE], `${wire.json('"good"')}{}`), 'unreadable'],
    ['XML and more', (wire) => answer(200, [XML_TYPE], `${wire.xml('good')}good`), 'unreadable'],
    ['bytes that are no UTF-8 in a JSON text', bytes(JSON_TYPE, asciiWithBad), 'unreadable'],
    ['bytes that are no UTF-8 in XML', bytes(XML_TYPE, asciiWithBad), 'unreadable'],
    [
      'UTF-8 that is too long',
      bytes(JSON_TYPE, (text) => Buffer.from(text.replace('g', '\u00c1\u00a7'), 'latin1')),
      'unreadable',
    ],
    [
      'half a pair as UTF-8',
      bytes(JSON_TYPE, (text) => Buffer.from(text.replace('g', '\u00ed\u00a0\u0080'), 'latin1')),
      'unreadable',
    ],
    ['a byte order mark before JSON', bytes(JSON_TYPE, (text) => Buffer.from(`\ufeff${text}`)), 'taken'],
    ['a byte order mark before XML', bytes(XML_TYPE, (text) => Buffer.from(`\ufeff${text}`)), 'taken'],
    ['two byte order marks', bytes(JSON_TYPE, (text) => Buffer.from(`\ufeff\ufeff${text}`)), 'unreadable'],
    [
      'UTF-16 that says so',
      bytes('Content-Type: application/json; charset=utf-16le', (text) => Buffer.from(text, 'utf16le')),
      'taken',
    ],
    ['UTF-16 called UTF-8', bytes(JSON_TYPE, (text) => Buffer.from(text, 'utf16le')), 'unreadable'],
    [
      'UTF-16 with its mark, called UTF-8',
      bytes(XML_TYPE, (text) => Buffer.from(`\ufeff${text}`, 'utf16le')),
      'unreadable',
    ],
    ['a character set that nobody knows', typed('application/json; charset=x-martian'), 'taken'],
    [
      'a page',
      (wire) => answer(200, ['Content-Type: text/html'], `<html><title>good</title>${wire.json('"good"')}`),
      'unreadable',
    ],
    [
      'a page called JSON',
      () => answer(200, [JSON_TYPE], '<!doctype html><title>good</title>'),
      'unreadable',
    ],
    ['nothing', () => answer(200, [JSON_TYPE]), 'without an id'],
    ['no content', () => 'HTTP/1.1 204 No Content\r\n\r\n', 'without an id'],
    ['only blanks', () => answer(200, [JSON_TYPE], ' \r\n'.repeat(1000)), 'without an id'],
  ])('%s', async (_, attack, end) => {
    expect(await everyCall(attack)).toEqual(ENDS[end])
  })
})

describe('an encoding that nobody asked for is not undone', () => {
  const encoded =
    (name: string, encode: (bytes: string) => Buffer): Attack =>
    (wire) =>
      answer(200, [JSON_TYPE, `Content-Encoding: ${name}`], encode(wire.json('"good"')))

  test.each<[string, Attack, End]>([
    ['none at all', encoded('identity', (text) => Buffer.from(text)), 'taken'],
    ['gzip', encoded('gzip', gzipSync), 'unreadable'],
    ['br', encoded('br', brotliCompressSync), 'unreadable'],
    ['deflate', encoded('deflate', deflateSync), 'unreadable'],
    ['gzip in capitals', encoded('X-GZIP', gzipSync), 'unreadable'],
    ['gzip within gzip', encoded('gzip, gzip', (text) => gzipSync(gzipSync(text))), 'unreadable'],
    ['said, but not done', encoded('gzip', (text) => Buffer.from(text)), 'unreadable'],
    ['one that nobody knows', encoded('nonsense', (text) => Buffer.from(text)), 'unreadable'],
    ['a bomb of 100 MB', encoded('gzip', () => BOMB), 'unreadable'],
  ])('%s', async (_, attack, end) => {
    expect(await everyCall(attack)).toEqual(ENDS[end])
  })

  test.each([
    [400, 'rejected HO-ACQ-400'],
    [302, 'rejected HO-ACQ-REDIRECT'],
    [429, 'waiting HO-ACQ-RATE'],
    [503, 'waiting HO-ACQ-BUSY'],
    [500, 'unconfirmed HO-ACQ-SERVER'],
    [403, 'sign-in-refused HO-ACQ-FORBIDDEN'],
  ])('the status of an encoded answer says what it says: %i', async (status, ended) => {
    const { 'switch in JSON': switched } = await everyCall(() =>
      answer(status, [JSON_TYPE, 'Content-Encoding: gzip'], gzipSync('{}')),
    )
    expect(switched).toBe(ended)
  })
})

const BOMB = gzipSync(Buffer.alloc(100 * 1024 * 1024))

describe('JSON that is odd', () => {
  const members = (wire: { member: string }) => `{"${wire.member}":"bad"}`
  const whole =
    (write: (wire: { member: string }) => string): Attack =>
    (wire) =>
      answer(200, [JSON_TYPE], write(wire))

  test.each<[string, Attack, End]>([
    ['100,000 brackets', whole(() => '['.repeat(50_000) + ']'.repeat(50_000)), 'unreadable'],
    ['100,000 brackets that never close', whole(() => '['.repeat(100_000)), 'unreadable'],
    [
      '100,000 objects in objects',
      whole(() => `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`),
      'without an id',
    ],
    ['100,000 brackets as the value', json('['.repeat(50_000) + ']'.repeat(50_000)), 'without an id'],
    [
      'half a million members',
      whole((wire) => `{${'"a":1,'.repeat(500_000)}"${wire.member}":"good"}`),
      'taken',
    ],
    ['the value on __proto__', whole((wire) => `{"__proto__":${members(wire)}}`), 'without an id'],
    [
      'the value on constructor.prototype',
      whole((wire) => `{"constructor":{"prototype":${members(wire)}}}`),
      'without an id',
    ],
    ['__proto__ beside the value', whole((wire) => `{"__proto__":{"x":1},"${wire.member}":"good"}`), 'taken'],
    ['an array', whole((wire) => `[${members(wire)}]`), 'unreadable'],
    ['a text', whole(() => '"good"'), 'unreadable'],
    ['null', whole(() => 'null'), 'unreadable'],
    ['the value null', json('null'), 'without an id'],
    ['the value an object', json('{"toString":"good"}'), 'without an id'],
    ['the value an array', json('["good"]'), 'without an id'],
    ['the value true', json('true'), 'without an id'],
    ['the value blank', json('" \\n "'), 'without an id'],
    ['NaN', json('NaN'), 'unreadable'],
    ['a comment', json('/* */"good"'), 'unreadable'],
  ])('%s', async (_, attack, end) => {
    expect(await everyCall(attack)).toEqual(ENDS[end])
  })

  test.each(['__proto__', 'constructor', 'prototype', 'hasOwnProperty', 'toString', '#text', ':@'])(
    'an XML element %s harms nobody and hides nothing in it',
    async (name) => {
      const ends = await everyCall((wire) =>
        answer(200, [XML_TYPE], wire.xml(`<${name}><${wire.member}>bad</${wire.member}></${name}>`)),
      )
      expect([ENDS['without an id'], ENDS.unreadable]).toContainEqual(ends)
    },
  )
})

/** What one answer to one call came to. */
async function one(call: Call, attack: Attack) {
  const server = await attackedServer(call, attack, '')
  const met = await make(call, server.url)
  return { ...met, heard: server.heard }
}

describe('a case number', () => {
  const id = (value: unknown) => JSON.stringify(value)

  test.each([
    ['in digits', '4410027', '4410027'],
    ['as JSON’s number', '42', '42'],
    ['with blanks around it', '" C-1 "', 'C-1'],
    ['in another script', '"случай-7"', 'случай-7'],
    ['of 200 characters', id('x'.repeat(200)), 'x'.repeat(200)],
  ])('%s is taken', async (_, value, taken) => {
    const { ended, told } = await one('switch in JSON', json(value))
    expect(ended).toBe('accepted')
    expect(told).toContain(`"remoteIds":{"caseID":"${taken}"}`)
  })

  test.each([
    ['of 201 characters', id('x'.repeat(201))],
    ['of a megabyte', id('x'.repeat(1_000_000))],
    ['with a line break', id('C-1\nC-2')],
    ['with NUL', '"C-1\\u0000"'],
    ['with an escape sequence of terminals', '"\\u001b[2JC-1"'],
    ['written from right to left', id('C-\u202e1001')],
    ['isolated', id('C-\u20661')],
    ['with an invisible character', id('C-\u200b1')],
    ['with a soft hyphen', id('C-\u00ad1')],
    ['with a line separator', id('C-\u20281')],
    ['with half a pair', '"C-\\ud8001"'],
    ['of nobody’s characters', id('\ue000')],
    ['with the sign for what could not be read', id('C-\ufffd')],
    ['that is not whole', '1.5'],
    ['too large to be exact', '9007199254740993'],
    ['beyond all numbers', '1e999'],
  ])('%s is none', async (_, value) => {
    const { ended } = await one('switch in JSON', json(value))
    expect(ended).toBe('unconfirmed HO-ACQ-NO-IDS')
  })

  test.each([
    ['a line break', 'C-1&#10;C-2'],
    ['half a pair', 'C-&#xD800;1'],
    ['a mark of direction', 'C-&#x202E;1001'],
    ['a control character as it is', 'C-\u0001'],
  ])('in XML with %s is none', async (_, content) => {
    const { ended } = await one('switch in XML', xml(content))
    expect(ended).toBe('unconfirmed HO-ACQ-NO-IDS')
  })
})

describe('a token', () => {
  test.each([
    ['CR LF and a header', '"token\\r\\nX-Evil: 1"'],
    ['LF', '"token\\nX-Evil: 1"'],
    ['a blank within', '"to ken"'],
    ['NUL', '"token\\u0000"'],
    ['a letter that headers cannot carry', '"tökén"'],
    ['more than 8,000 characters', JSON.stringify('t'.repeat(8_001))],
    ['a number instead', '12345678'],
  ])('with %s is none, and nothing is sent with it', async (_, value) => {
    const { ended, heard } = await one('sign-in', json(value))
    expect(ended).toBe('waiting HO-ACQ-SIGN-IN-UNANSWERED')
    expect(heard.map(({ path }) => kindOf(path))).toEqual(['sign-in'])
  })

  test('with a header in XML is none', async () => {
    const { ended, heard } = await one('sign-in', xml('token&#13;&#10;X-Evil: 1'))
    expect(ended).toBe('waiting HO-ACQ-SIGN-IN-UNANSWERED')
    expect(heard).toHaveLength(1)
  })
})

test('what a lookup says is shown without control characters and marks of direction', async () => {
  const said = { addressStreet: 'Row\u202e\u0007\u200bwoR', electricMeterSerialNumber: 'M\u2066-1\r\n2' }
  const { told } = await one('lookup', () => answer(200, [JSON_TYPE], JSON.stringify(said)))
  expect(told).toContain('Row woR')
  expect(told).toContain('should be M -1 2.')
  expect(JSON.parse(told)).toMatchObject({ lookup: { addressStreet: 'Row woR' } })
})

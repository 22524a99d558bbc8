import { connect } from 'node:net'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { LARGEST_PHOTO } from '#shared/domain/reading-photos.ts'
import { NotNowError } from '#core/refusal.ts'
import { blobDoor, setBlobDoor } from '#renderer/api/blob-door.ts'
import { connectOverHttp } from '#renderer/api/http.ts'
import { LinkError } from '#renderer/api/link-state.ts'
import { browserTab } from '#test/support/browser-page.ts'
import { MARKER, openGate, refusalOf, type Bytes, type Gate } from '#test/support/open-gate.ts'
import { phoneJpeg } from '#test/support/pictures.ts'
import { answersOf, speak } from '#test/support/raw-http.ts'

/* The door for photos, `PUT /blob`: whoever may not, or sends what may not be sent, leaves nothing behind. */

const LINE = 'PUT /blob HTTP/1.1'
const octets = { 'content-type': 'application/octet-stream' }
let gate: Gate

beforeEach(async () => {
  gate = await openGate({ patienceMs: 2_000 })
})

afterEach(async () => {
  expect(gate.core.saved, 'nothing was called').toEqual([])
  expect(await gate.works(), 'the page still gets its answers').toBe(true)
  const log = gate.logged.join('\n')
  for (const word of [MARKER, 'evil', 'Quigglephone', gate.session, '/blob'])
    expect(log, 'nothing of what came is in the log').not.toContain(word)
  await gate.server.close()
  setBlobDoor(null)
})

/** The page's own handing over of a photo, changed here and there. */
const put = ({ changes, ...rest }: Bytes = {}) =>
  gate.ask({ line: LINE, body: MARKER, ...rest, changes: { ...octets, ...changes } })

/** Bytes that are no text, after the head that announces them. */
const head = (changes: NonNullable<Bytes['changes']>) =>
  gate.bytes({ line: LINE, body: '', changes: { ...octets, ...changes } })

test('with nothing wrong it is kept: what follows can fail', async () => {
  const answer = await put()
  expect(refusalOf(answer)).toBe('200 answered')
  expect(answer.body).toMatch(/^\{"hash":"[0-9a-f]{64}"\}$/)
  expect(answer.headers.get('cache-control')).toBe('no-store')
  expect([...answer.headers.keys()].filter((name) => /^access-control|^set-cookie/.test(name))).toEqual([])
  expect(gate.core.photos.map(String)).toEqual([MARKER])
})

describe('is refused', () => {
  test.each<[string, Bytes, string]>([
    ['without a session', { changes: { 'x-handover-session': null } }, '401 KEY'],
    ['with another’s session', { changes: { 'x-handover-session': 'C'.repeat(43) } }, '401 KEY'],
    ['with an empty session', { changes: { 'x-handover-session': '' } }, '401 KEY'],
    ['from another site', { changes: { origin: 'https://evil.example' } }, '403 ORIGIN'],
    ['from a page of no origin', { changes: { origin: 'null' } }, '403 ORIGIN'],
    ['without an origin', { changes: { origin: null } }, '403 ORIGIN'],
    ['from another port', { changes: { origin: 'http://127.0.0.1:1' } }, '403 ORIGIN'],
    ['as a script of another site', { changes: { 'sec-fetch-site': 'cross-site' } }, '403 ORIGIN'],
    ['as a server beside', { changes: { 'sec-fetch-site': 'same-site' } }, '403 ORIGIN'],
    ['by hand', { changes: { 'sec-fetch-site': 'none' } }, '403 ORIGIN'],
    ['to another name', { changes: { host: 'rebound.example' } }, '421 HOST'],
    ['as JSON', { changes: { 'content-type': 'application/json' } }, '415 CONTENT_TYPE'],
    ['as a form', { changes: { 'content-type': 'multipart/form-data; boundary=x' } }, '415 CONTENT_TYPE'],
    ['as text', { changes: { 'content-type': 'text/plain' } }, '415 CONTENT_TYPE'],
    ['as a picture by its name', { changes: { 'content-type': 'image/jpeg' } }, '415 CONTENT_TYPE'],
    [
      'as octets with a parameter',
      { changes: { 'content-type': 'application/octet-stream; x' } },
      '415 CONTENT_TYPE',
    ],
    ['as nothing', { changes: { 'content-type': null } }, '415 CONTENT_TYPE'],
    ['compressed', { changes: { 'content-encoding': 'gzip' } }, '415 ENCODING'],
    ['by POST', { line: 'POST /blob HTTP/1.1' }, '404 NO_SUCH_PATH'],
    ['by GET', { line: 'GET /blob HTTP/1.1', body: '' }, '404 NO_SUCH_FILE'],
    ['by DELETE', { line: 'DELETE /blob HTTP/1.1' }, '405 METHOD'],
    ['by PATCH', { line: 'PATCH /blob HTTP/1.1' }, '405 METHOD'],
    ['as a question before', { line: 'OPTIONS /blob HTTP/1.1' }, '405 METHOD'],
    ['at a place below', { line: 'PUT /blob/1 HTTP/1.1' }, '405 METHOD'],
    ['with a query', { line: 'PUT /blob?a HTTP/1.1' }, '405 METHOD'],
    ['in capitals', { line: 'PUT /Blob HTTP/1.1' }, '405 METHOD'],
    ['at the calls', { line: 'PUT /rpc/photos/addPiece HTTP/1.1' }, '405 METHOD'],
    ['at a file of the page', { line: 'PUT / HTTP/1.1' }, '405 METHOD'],
    ['when it is no picture', { body: '' }, '422 HO-PHOTO-TYPE'],
    ['with two lengths', { changes: { 'transfer-encoding': 'chunked' } }, '400 parser'],
  ])('%s', async (_how, what, refusedBy) => {
    const answer = await put(what)
    expect(refusalOf(answer)).toBe(refusedBy)
    expect(answer.body).not.toContain(MARKER.slice(0, 8))
    expect(gate.core.photos).toEqual([])
  })

  test('when it says that it is longer than 12 MB, before any of it was read', async () => {
    const length = { 'content-length': String(LARGEST_PHOTO + 1) }
    const [answer] = answersOf(await speak(gate.port, head(length)))
    expect(refusalOf(answer)).toBe('413 TOO_LARGE')
    expect(gate.core.photos).toEqual([])
  })

  test('when it grows longer than 12 MB, without saying so; and up to that it is taken', async () => {
    const chunkedAs = { 'content-length': null, 'transfer-encoding': 'chunked' }
    const chunk = (size: number) =>
      Buffer.concat([Buffer.from(`${size.toString(16)}\r\n`), Buffer.alloc(size, 7), Buffer.from('\r\n')])
    const end = Buffer.from('0\r\n\r\n')
    const whole = [Buffer.from(head(chunkedAs)), chunk(LARGEST_PHOTO - 1), chunk(1)]
    const [kept] = answersOf(await speak(gate.port, Buffer.concat([...whole, end])))
    expect(refusalOf(kept)).toBe('200 answered')
    expect(gate.core.photos.splice(0).map(({ length }) => length)).toEqual([LARGEST_PHOTO])
    const [refused] = answersOf(await speak(gate.port, Buffer.concat([...whole, chunk(1), end])))
    expect(refusalOf(refused)).toBe('413 TOO_LARGE')
    expect(gate.core.photos).toEqual([])
  })

  test('when it comes too slowly, or breaks off', async () => {
    const slow = head({ 'content-length': '100' })
    const [late] = answersOf(await speak(gate.port, `${slow}${MARKER}`))
    expect(late?.status).toBe(408)
    const socket = connect(gate.port, '127.0.0.1')
    socket.on('error', () => undefined)
    await new Promise<void>((resolve) => socket.write(`${slow}${MARKER}`, () => resolve()))
    socket.resetAndDestroy()
    await expect.poll(() => gate.logged.join()).toContain('could not be answered')
    expect(gate.core.photos).toEqual([])
  })

  test('while the profile is not open, and what that says of it stays in the core', async () => {
    const closed = await openGate({
      addPhoto: () => Promise.reject(new NotNowError('HO-PROFILE-NEW', MARKER, MARKER)),
    })
    const answer = await closed.ask({ line: LINE, changes: octets, body: 'x' })
    expect(refusalOf(answer)).toBe('409 CLOSED')
    expect(answer.body).not.toContain(MARKER)
    await closed.server.close()
  })
})

describe('the page', () => {
  test('hands over every byte as it is', async () => {
    await connectOverHttp(browserTab(gate.server.newLink()).page, structuredClone)
    const photo = phoneJpeg()
    const answer = await blobDoor()?.(new Blob([Uint8Array.from(photo)]))
    expect(answer?.status).toBe(200)
    expect(gate.core.photos.map((bytes) => Buffer.from(bytes))).toEqual([photo])
  })

  test('learns that it is not signed in any more', async () => {
    const tab = browserTab(gate.server.newLink())
    await connectOverHttp(tab.page, structuredClone)
    // As many tabs as there may be, and this one was silent longest.
    for (let tabs = 0; tabs < 32; tabs += 1) {
      await gate.signIn(gate.newKey())
      await gate.works()
    }
    await expect(blobDoor()?.(new Blob(['x']))).rejects.toBeInstanceOf(LinkError)
    expect(gate.core.photos).toEqual([])
  })
})

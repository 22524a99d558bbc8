import { createServer, type Socket } from 'node:net'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { Submission } from '#shared/contract/submissions.ts'
import { getConnection } from '#core/records/connections.ts'
import { openBooks } from '#test/torture/books.ts'
import { kindOf } from '#test/support/hostile-calls.ts'
import { answer, hostileServer, type Heard, type Reply } from '#test/support/hostile-server.ts'

/*
 * The life of a submission, row by row, over real sockets: the application's own client and outbox on a real store, against
 * a server that does what the row says. `posts` is how often the switch itself arrived.
 */

const JSON_TYPE = 'Content-Type: application/json'
const accepts = answer(200, [JSON_TYPE], '{"caseID":"C-1","switchOverID":"S-1"}')
const says = (status: number, ...headers: string[]) =>
  answer(status, [JSON_TYPE, ...headers], '{"message":"No."}')
const signsIn = answer(200, [JSON_TYPE], '{"token":"token-1"}')

/** What the server does with the first switch that arrives, the second and so on; the last holds for all others. */
type Script = readonly [Reply, ...Reply[]]

/** Long enough for an answer that comes, and short enough to wait for one that does not. */
const TIMES = { headersMs: 600, bodyMs: 600 }

async function service(script: Script, signIn: Reply = signsIn) {
  const arrived: { heard: Heard; at: number }[] = []
  const server = await hostileServer((heard) => {
    if (kindOf(heard.path) === 'sign-in') return signIn
    arrived.push({ heard, at: Date.now() })
    return script[arrived.length - 1] ?? script.at(-1) ?? accepts
  })
  return { url: server.url, arrived, signIns: () => server.heard.length - arrived.length }
}

/** A server that does as it likes with the first bytes of each connection. */
async function plainServer(onFirst: (socket: Socket, bytes: string) => void) {
  const heard: string[] = []
  const server = createServer((socket) => {
    socket.on('error', () => undefined)
    socket.once('data', (bytes) => {
      heard.push(bytes.toString())
      onFirst(socket, bytes.toString())
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()))
  onTestFinished(close)
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('It has no port.')
  return { url: `http://127.0.0.1:${address.port}/`, heard, close }
}

async function booksFor(url: string) {
  const books = await openBooks(url, TIMES)
  onTestFinished(() => books.close())
  return books
}

/** Sends one switch, and waits for a second try when there may be one. */
async function send(
  script: Script,
  { waitSeconds = 0, signIn = signsIn }: { waitSeconds?: number; signIn?: Reply } = {},
) {
  const { url, arrived, signIns } = await service(script, signIn)
  const books = await booksFor(url)
  await books.queue(1)
  const [submission] = await books.outbox.run({ only: null, waitSeconds, ratePerMinute: null })
  if (submission === undefined) throw new Error('There is no submission.')
  const { signIn: connection } = await getConnection(books.store.queries, 'CONN')
  return { submission, arrived, signIns: signIns(), connection, books }
}

const told = ({ state, attempts, lastAttempt }: Submission) =>
  `${state} ${attempts} ${lastAttempt?.code ?? ''}`

describe('not connected, 429 and 503: waiting, and tried again by itself', () => {
  test('a dead port', async () => {
    const { url, close } = await plainServer(() => undefined)
    await close()
    const books = await booksFor(url)
    await books.queue(1)
    const began = Date.now()
    const [submission] = await books.outbox.run({ only: null, waitSeconds: 0 })
    expect(submission && told(submission)).toBe('waiting 1 HO-HTTP-CONNECT')
    expect(Date.parse(submission?.nextTryAt ?? '')).toBeGreaterThan(began)
    // Practice and tests are on this computer, which is always there.
    expect(await books.outbox.status()).toMatchObject({ offline: false })
  })

  test('what does not speak TLS', async () => {
    const { url, heard } = await plainServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'))
    const books = await booksFor(url.replace('http:', 'https:'))
    await books.queue(1)
    const [submission] = await books.outbox.run({ only: null, waitSeconds: 0 })
    expect(submission && told(submission)).toBe('waiting 1 HO-HTTP-TLS')
    expect(heard.join('')).not.toContain('POST')
  })

  test('429 with Retry-After: 2 is tried again after two seconds, not before', async () => {
    const { submission, arrived } = await send([says(429, 'Retry-After: 2'), accepts], { waitSeconds: 10 })
    expect(told(submission)).toBe('accepted 2 HO-OUTBOX-ACCEPTED')
    const [first, second] = arrived
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(2000)
  })

  test('429 with a date is not tried again before it', async () => {
    const date = new Date(Math.ceil(Date.now() / 1000) * 1000 + 2000)
    const { submission, arrived } = await send([says(429, `Retry-After: ${date.toUTCString()}`), accepts], {
      waitSeconds: 10,
    })
    expect(told(submission)).toBe('accepted 2 HO-OUTBOX-ACCEPTED')
    expect(arrived[1]?.at).toBeGreaterThanOrEqual(date.getTime())
  })

  test('a burst of 503: tried again until it is over, and its connection is left alone meanwhile', async () => {
    const { url, arrived } = await service([says(503), says(503), accepts])
    const books = await booksFor(url)
    await books.queue(3)
    const submissions = await books.outbox.run({
      only: null,
      waitSeconds: 20,
      concurrency: 1,
      ratePerMinute: null,
    })
    expect(submissions.map(told)).toEqual([
      'accepted 3 HO-OUTBOX-ACCEPTED',
      'accepted 1 HO-OUTBOX-ACCEPTED',
      'accepted 1 HO-OUTBOX-ACCEPTED',
    ])
    expect(arrived).toHaveLength(5)
    // The pause at least doubles: half of it is by chance.
    expect((arrived[1]?.at ?? 0) - (arrived[0]?.at ?? 0)).toBeGreaterThanOrEqual(1000)
    expect((arrived[2]?.at ?? 0) - (arrived[1]?.at ?? 0)).toBeGreaterThanOrEqual(2000)
  })
})

describe('401 and 403', () => {
  test('401 the first time: logged in again, and the same attempt goes on', async () => {
    const { submission, arrived, signIns, connection } = await send([says(401), accepts])
    expect(told(submission)).toBe('accepted 1 HO-OUTBOX-ACCEPTED')
    expect([arrived.length, signIns, connection]).toEqual([2, 2, 'ok'])
  })

  test.each<[string, Script, number]>([
    ['401 again', [says(401)], 2],
    ['403', [says(403)], 1],
  ])('%s: the connection is refused, and its rows wait until it is mended', async (_, script, posts) => {
    const { submission, arrived, connection, books } = await send(script)
    expect([submission.state, submission.nextTryAt, connection]).toEqual(['waiting', null, 'refused'])
    expect(arrived).toHaveLength(posts)
    await books.queue(2)
    const submissions = await books.outbox.run({ only: null, waitSeconds: 1 })
    expect(submissions.map(({ state }) => state)).toEqual(['waiting', 'waiting', 'waiting'])
    expect(arrived).toHaveLength(posts)
  })
})

describe('an answer that says it all', () => {
  test.each([400, 404, 405, 406, 409, 413, 415, 422])('%i: rejected, with the errors', async (status) => {
    const { submission, arrived } = await send([says(status)], { waitSeconds: 1 })
    expect(told(submission)).toBe(`rejected 1 HO-ACQ-${status}`)
    expect(submission.errors).not.toHaveLength(0)
    expect(arrived).toHaveLength(1)
  })

  test.each([301, 302, 303, 307, 308])('%i, a redirect: rejected, and not followed', async (status) => {
    const elsewhere = await service([accepts])
    const { submission } = await send([says(status, `Location: ${elsewhere.url}`)])
    expect(told(submission)).toBe('rejected 1 HO-ACQ-REDIRECT')
    expect(elsewhere.arrived).toHaveLength(0)
  })

  test.each([200, 201, 202])('%i with ids: accepted', async (status) => {
    const { submission } = await send([answer(status, [JSON_TYPE], '{"caseID":"C-9"}')])
    expect(submission).toMatchObject({ state: 'accepted', remoteIds: { caseID: 'C-9' } })
    expect(submission.receiptId).not.toBeNull()
  })
})

describe('an answer that leaves it open: unconfirmed, and never sent again by itself', () => {
  const half = (socket: Socket) => {
    socket.write('HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 400\r\n\r\n{"caseID":')
    setTimeout(() => socket.resetAndDestroy(), 50)
  }
  const late = (ms: number) => (socket: Socket) => void setTimeout(() => socket.end(accepts), ms)

  test.each<[string, Reply, string]>([
    ...[408, 500, 501, 502, 504, 505, 599].map((status): [string, Reply, string] => [
      String(status),
      says(status),
      'HO-ACQ-SERVER',
    ]),
    ['a reset after the whole request', (socket) => socket.resetAndDestroy(), 'HO-ACQ-LOST'],
    ['an end without an answer', (socket) => socket.end(), 'HO-ACQ-LOST'],
    ['a reset in the middle of the answer', half, 'HO-ACQ-LOST'],
    ['an answer that comes too late', late(3000), 'HO-ACQ-LOST'],
    ['200 without an id', answer(200, [JSON_TYPE], '{"message":"Thank you."}'), 'HO-ACQ-NO-IDS'],
    ['200 without a body', answer(200, [JSON_TYPE], ''), 'HO-ACQ-NO-IDS'],
    ['200 that cannot be read', answer(200, [JSON_TYPE], '{"caseID":'), 'HO-ACQ-UNREADABLE'],
  ])('%s', async (_, reply, code) => {
    const { submission, arrived, books } = await send([reply, accepts], { waitSeconds: 1 })
    expect(told(submission)).toBe(`unconfirmed 1 ${code}`)
    await books.outbox.run({ only: null, waitSeconds: 1 })
    expect(arrived).toHaveLength(1)
  })

  test('an answer that comes just in time is one', async () => {
    const { submission } = await send([late(200)])
    expect(told(submission)).toBe('accepted 1 HO-OUTBOX-ACCEPTED')
  })

  test('a reset once the head of the request was read: some of it left', async () => {
    const { url, heard } = await plainServer((socket, bytes) => {
      if (bytes.includes('databasetoken')) socket.end(signsIn)
      else socket.resetAndDestroy()
    })
    const books = await booksFor(url)
    await books.queue(1)
    const [submission] = await books.outbox.run({ only: null, waitSeconds: 1 })
    expect(submission && told(submission)).toBe('unconfirmed 1 HO-ACQ-LOST')
    expect(heard.filter((bytes) => bytes.includes('POST /17.0/app'))).toHaveLength(1)
  })

  test('a row that is found sending at the start', async () => {
    const { url, arrived } = await service([accepts])
    const books = await booksFor(url)
    const [id = ''] = await books.queue(1)
    await books.store.queries
      .updateTable('submissions')
      .set({ state: 'sending', fence: 0, attempts: 1 })
      .execute()
    await books.outbox.recover()
    expect(told(await books.outbox.get(id))).toBe('unconfirmed 1 HO-OUTBOX-INTERRUPTED')
    await books.outbox.run({ only: null, waitSeconds: 1 })
    expect(arrived).toHaveLength(0)
  })
})

test('an answer lost while signing in is not one of the switch: it waits, for nothing of it has left', async () => {
  const { submission, arrived } = await send([accepts], { signIn: (socket) => socket.resetAndDestroy() })
  expect(told(submission)).toBe('waiting 1 HO-ACQ-SIGN-IN-UNANSWERED')
  expect(arrived).toHaveLength(0)
})

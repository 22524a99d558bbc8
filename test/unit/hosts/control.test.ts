import { createServer } from 'node:http'
import { mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { noLog } from '#core/log.ts'
import { askForLink, openControl } from '#electron/loopback/control.ts'
import { startLoopback, type LoopbackServer } from '#electron/loopback/server.ts'
import { connectOverHttp } from '#renderer/api/http.ts'
import { browserTab } from '#test/support/browser-page.ts'
import { smallCore } from '#test/support/small-core.ts'
import { smallPage } from '#test/support/small-page.ts'

let folder: string
let file: string
let open: LoopbackServer[]

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'control-'))
  file = join(folder, 'profile', 'browser-host.json')
  open = []
})
afterEach(async () => {
  await Promise.all(open.map((server) => server.close()))
  await rm(folder, { recursive: true })
})

async function start(): Promise<LoopbackServer> {
  const server = await startLoopback({
    ...smallCore(),
    page: smallPage(),
    log: noLog,
    port: null,
    controlFile: file,
    wrongKeyDelayMs: 1,
  })
  open.push(server)
  return server
}

describe('a second start', () => {
  test('gets a fresh link that opens', async () => {
    await start()
    const [one, other] = [await askForLink(file), await askForLink(file)]
    expect(one).not.toBe(other)
    const client = await connectOverHttp(browserTab(one ?? '').page, structuredClone)
    expect(await client.profile.diagnostics()).toHaveLength(1)
  })

  test('finds the file for this user only, and gone when the server closed', async () => {
    const server = await start()
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    expect((await stat(join(folder, 'profile'))).mode & 0o777).toBe(0o700)
    await server.close()
    expect(await readdir(join(folder, 'profile'))).toEqual([])
    expect(await askForLink(file)).toBeNull()
  })

  test('does not take the file of a server that came later', async () => {
    const first = await start()
    const second = await start()
    await first.close()
    expect(await askForLink(file)).toContain(`:${second.port}/#key=`)
  })

  test.each(['', '{', '[]', '{"port":"1","key":"x"}', '{"port":99999,"key":"x"}'])(
    'takes a damaged file for none: %s',
    async (text) => {
      await start()
      await writeFile(file, text)
      expect(await askForLink(file)).toBeNull()
    },
  )

  test('takes the file of a process that was killed for none', async () => {
    const control = await openControl(file, 1)
    expect(await askForLink(file)).toBeNull()
    await control.close()
  })

  test('with a wrong key gets nothing', async () => {
    const server = await start()
    await writeFile(file, JSON.stringify({ port: server.port, key: 'A'.repeat(43) }))
    expect(await askForLink(file)).toBeNull()
  })
})

describe('somebody else who asks', () => {
  const key = 'C'.repeat(43)

  test.each([
    ['a guess', { nonce: key, proof: key }],
    ['no proof', { nonce: key }],
    ['nothing', {}],
  ])('with %s gets no link', async (_what, body) => {
    const server = await start()
    const answer = await fetch(`http://127.0.0.1:${server.port}/control/link`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    expect(answer.status).toBe(401)
    expect(await answer.text()).not.toContain('#key=')
  })
})

describe('somebody else at the port', () => {
  /** Listens where a dead server listened, and answers what `answer` makes of the request. */
  async function impostor(answer: (port: number, asked: string) => unknown) {
    const seen: string[] = []
    const server = createServer((request, response) => {
      let body = ''
      request.on('data', (piece: Buffer) => (body += piece.toString()))
      request.on('end', () => {
        seen.push(JSON.stringify(request.headers) + body)
        response.end(JSON.stringify(answer(port, body)))
      })
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    await openControl(file, port)
    return { seen, close: () => new Promise((resolve) => server.close(resolve)) }
  }
  const key = 'B'.repeat(43)

  test.each([
    ['a link of theirs', (port: number) => ({ link: `http://127.0.0.1:${port}/#key=${key}`, proof: key })],
    ['a link elsewhere', () => ({ link: `https://evil.example/#key=${key}`, proof: key })],
    ['what was sent', (_port: number, asked: string): unknown => JSON.parse(asked)],
    ['nothing', () => null],
  ])('cannot hand out %s, and never sees the key', async (_what, answer) => {
    const other = await impostor(answer)
    expect(await askForLink(file)).toBeNull()
    const secret = /"key":"([\w-]+)"/.exec(await readFile(file, 'utf8'))?.[1] ?? expect.unreachable()
    expect(other.seen).toHaveLength(1)
    expect(other.seen.join()).not.toContain(secret)
    await other.close()
  })
})

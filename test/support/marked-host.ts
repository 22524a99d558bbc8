import { join } from 'node:path'
import * as v from 'valibot'
import { contract } from '#shared/contract/contract.ts'
import { sessionHeader } from '#shared/contract/doors.ts'
import { openApp, type App } from '#core/app.ts'
import { startLoopback } from '#electron/loopback/server.ts'
import { Directions } from '#electron/main/directions.ts'
import { servePorts, type PortEvent } from '#electron/main/port.ts'
import { electronChannel } from './electron-port.ts'
import { smallPage } from './small-page.ts'

/** Every procedure of the contract, as `area/name`. */
export const PROCEDURES = Object.entries<object>({ ...contract }).flatMap(([area, ones]) =>
  Object.keys(ones).map((name) => `${area}/${name}`),
)

/** Those that go on: they are followed from the opening of a host to its end. */
export const STREAMS = ['outbox/changes', 'outbox/progress', 'desktop/directions']

export interface Reply {
  path: string
  status: number
  /** All that left the host as the answer, as it left. */
  text: string
}

/** A profile that is open in a host, asked as the page asks. */
export interface MarkedHost {
  /** Asks and gives what was answered, taken out of its envelope. */
  ask: (path: string, input?: unknown) => Promise<unknown>
  replies: Reply[]
  /** Everything that came over the event stream so far, as it came. */
  events(): string
  /** Keys of the host's own, which may be in no file either. */
  keys: string[]
  close(): Promise<void>
}

const json = (text: string): unknown => JSON.parse(text)

async function open(folder: string, host: 'browser' | 'desktop'): Promise<App> {
  return openApp({
    host,
    folder,
    practice: false,
    sends: true,
    vault: null,
    passphrase: null,
    version: '0.0.0-test',
    // The browser host has no window; the contract is the same, and so is what must not leave it.
    desktop: {
      directions: (signal) => new Directions().follow(signal),
      savePdf: () => Promise.resolve({ saved: true }),
      notify: () => true,
      restartToUpdate: () => Promise.resolve(),
      updates: () => 'off',
    },
  })
}

/** The browser host, over HTTP. */
export async function browserHostOf(folder: string): Promise<MarkedHost> {
  const app = await open(folder, 'browser')
  const controlFile = join(folder, 'browser-host.json')
  const server = await startLoopback({
    router: app.router,
    addPhoto: app.addPhoto,
    page: smallPage(),
    log: app.log,
    port: null,
    controlFile,
  })
  const origin = `http://127.0.0.1:${server.port}`
  const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    fetch(origin + path, {
      method: 'POST',
      headers: { origin, 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    })
  const key = new URL(server.newLink()).hash.slice('#key='.length)
  const { session } = v.parse(
    v.object({ session: v.string() }),
    json(await (await post('/session', { key })).text()),
  )
  const signedIn = { [sessionHeader]: session }
  const streams = await Promise.all(STREAMS.map((path) => post(`/rpc/${path}`, {}, signedIn)))
  let events = ''
  const followed = Promise.all(streams.map((stream) => follow(stream, (text) => (events += text))))
  const replies: Reply[] = []
  return {
    replies,
    keys: [session, key],
    events: () => events,
    async ask(path, input) {
      const answer = await post(`/rpc/${path}`, { json: input }, signedIn)
      const text = await answer.text()
      replies.push({ path, status: answer.status, text })
      // A stream that ends by itself was read to its end.
      if (answer.headers.get('content-type')?.includes('event-stream') === true) return null
      return v.parse(v.object({ json: v.unknown() }), json(text)).json
    },
    async close() {
      await server.close()
      await followed
      await app.close()
    },
  }
}

async function follow(stream: Response, tell: (text: string) => void): Promise<void> {
  const decoder = new TextDecoder()
  for await (const bytes of stream.body ?? []) tell(decoder.decode(bytes, { stream: true }))
}

const Message = v.object({
  i: v.union([v.string(), v.number()]),
  t: v.optional(v.number()),
  p: v.object({ s: v.optional(v.number(), 200), b: v.optional(v.unknown()) }),
})

/** The desktop host, over the port that a window hands to the main process. */
export async function desktopHostOf(folder: string): Promise<MarkedHost> {
  const app = await open(folder, 'desktop')
  let deliver: (event: PortEvent) => void = () => undefined
  const ports = servePorts(
    { on: (_channel, listener) => (deliver = listener) },
    { core: Promise.resolve(app), isWindow: () => true },
  )
  const { main, page } = electronChannel()
  deliver({ sender: { id: 1 }, senderFrame: { url: 'handover-app://ui/', parent: null }, ports: [main] })
  const replies: Reply[] = []
  const waiting = new Map<string, (text: string) => void>()
  let events = ''
  page.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    const text = typeof data === 'string' ? data : Buffer.from(data as Uint8Array).toString('latin1')
    const { i } = v.parse(v.object({ i: v.union([v.string(), v.number()]) }), json(text))
    const answer = waiting.get(String(i))
    if (answer === undefined) events += `${text}\n`
    else {
      // What follows it are the events of a stream.
      waiting.delete(String(i))
      answer(text)
    }
  })
  page.start()
  const say = (id: string, path: string, input?: unknown) =>
    page.postMessage(JSON.stringify({ i: id, p: { u: `/${path}`, b: { json: input } } }))
  for (const path of STREAMS) say(`stream ${path}`, path)
  let calls = 0
  return {
    replies,
    keys: [],
    events: () => events,
    async ask(path, input) {
      const id = `call-${(calls += 1)}`
      const answered = new Promise<string>((resolve) => waiting.set(id, resolve))
      say(id, path, input)
      const text = await answered
      const { s: status, b: body } = v.parse(Message, json(text)).p
      replies.push({ path, status, text })
      return body === undefined ? null : v.parse(v.object({ json: v.unknown() }), body).json
    },
    async close() {
      ports.close()
      page.close()
      await app.close()
    },
  }
}

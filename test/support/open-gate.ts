import * as v from 'valibot'
import type { Log } from '#core/log.ts'
import { Links } from '#electron/loopback/link.ts'
import { startLoopback, type LoopbackOptions } from '#electron/loopback/server.ts'
import { answersOf, headOf, speak, type RawAnswer } from './raw-http.ts'
import { smallCore } from './small-core.ts'
import { smallPage } from './small-page.ts'

/** Stands for everything that a refused request may carry. It must come back nowhere. */
export const MARKER = 'Marker-Quigglesworth-10987650321'

/** A call that is written to the small core's `saved` when it gets through. */
export const saveDraft = 'POST /rpc/drafts/save HTTP/1.1'
export const draft = {
  id: null,
  kind: 'tenant-switch',
  connectionId: null,
  step: 'tenant',
  answers: { 'tenant.lastName': MARKER },
  blocked: null,
}

/** Headers to put in place of the page's own; null leaves one out. */
export type Changes = Record<string, string | null>

export interface Bytes {
  line?: string
  changes?: Changes
  body?: string
  /** What follows the body on the same connection. */
  behind?: string
}

/** A browser host of its own with one tab signed in, and everything it answered and logged. */
export type Gate = Awaited<ReturnType<typeof openGate>>

export async function openGate(options: Partial<LoopbackOptions> = {}) {
  const core = smallCore()
  const logged: string[] = []
  const keep = (fields: object, text: string) => void logged.push(JSON.stringify({ ...fields, text }))
  const log: Log = { info: keep, warn: keep, error: keep }
  const clock = { now: 0 }
  const server = await startLoopback({
    router: core.router,
    addPhoto: core.addPhoto,
    page: smallPage(),
    log,
    port: null,
    controlFile: null,
    links: new Links(() => clock.now),
    wrongKeyDelayMs: 1,
    ...options,
  })
  const { port } = server
  const host = `127.0.0.1:${port}`
  const origin = `http://${host}`
  const seen: RawAnswer[] = []
  let session = ''

  /** The bytes of the page's own call of `drafts/save`, changed here and there. */
  function bytes({
    line = saveDraft,
    changes = {},
    body = JSON.stringify({ json: draft }),
    behind = '',
  }: Bytes) {
    const own: Changes = {
      host,
      origin,
      'sec-fetch-site': 'same-origin',
      'content-type': 'application/json',
      'content-length': String(Buffer.byteLength(body)),
      'x-handover-session': session,
      'x-note': MARKER,
      connection: 'close',
    }
    return headOf(line, { ...own, ...changes }) + body + behind
  }

  async function say(words: string | Buffer): Promise<RawAnswer[]> {
    const answers = answersOf(await speak(port, words))
    seen.push(...answers)
    return answers
  }

  async function ask(what: Bytes): Promise<RawAnswer> {
    const [answer] = await say(bytes(what))
    if (answer === undefined) throw new Error('The server hung up without an answer.')
    return answer
  }

  /** Trades a link's key; null when it opens nothing. */
  async function signIn(key: string, changes: Changes = {}): Promise<string | null> {
    const answer = await ask({
      line: 'POST /session HTTP/1.1',
      changes: { 'x-handover-session': null, ...changes },
      body: JSON.stringify({ key }),
    })
    const told: unknown = JSON.parse(answer.body)
    return typeof told === 'object' && told !== null && 'session' in told ? String(told.session) : null
  }

  const newKey = () => server.newLink().split('#key=')[1] ?? ''
  session = (await signIn(newKey())) ?? ''
  return {
    ...{ core, logged, clock, server, port, host, origin, seen, session },
    ...{ bytes, say, ask, signIn, newKey },
    /** Whether the tab that is signed in still gets its answers. */
    async works(): Promise<boolean> {
      const answer = await ask({ line: 'POST /rpc/profile/diagnostics HTTP/1.1', body: '{}' })
      return answer.status === 200
    },
  }
}

const Told = v.union([
  v.object({ error: v.string() }),
  v.object({ json: v.object({ defined: v.literal(true), code: v.string() }) }),
])

/** What refused a request: the gate or the contract by its code, or Node's own parser, which tells nothing but a status. */
export function refusalOf(answer: RawAnswer | undefined): string {
  if (answer === undefined) return 'hung up'
  if (answer.body === '') return `${answer.status} parser`
  const told = v.safeParse(Told, JSON.parse(answer.body))
  if (!told.success) return `${answer.status} answered`
  return `${answer.status} ${'error' in told.output ? told.output.error : told.output.json.code}`
}

import type { Dispatcher } from 'undici'
import { lostReason, notConnectedReason } from './http-errors.ts'
import { exchange, type Ended } from './http-exchange.ts'
import { addressProblem, isLoopback } from './loopback-address.ts'

export interface HttpRequest {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  url: URL
  /** Lower-case names. Content-Length is set from the body. */
  headers: Readonly<Record<string, string>>
  body: Uint8Array | null
  signal?: AbortSignal
}

/**
 * What became of a request.
 * `answer`: a whole one. Its body is as it came: an encoding that nobody asked for is not undone.
 * `not-connected`: for certain not a byte of it left, so it may be sent again.
 * `lost`: some of it may have left and no whole answer came.
 * `refused-locally`: Handover does not call such an address.
 * `code` is one of HO-HTTP-…; `detail` is the system's word for it, without data of anybody.
 */
export type HttpResult =
  | { kind: 'answer'; status: number; headers: Readonly<Record<string, string>>; body: Uint8Array }
  | { kind: 'not-connected'; code: NotConnectedCode; detail: string }
  | { kind: 'lost'; code: LostCode; detail: string }
  | { kind: 'refused-locally'; code: 'HO-HTTP-ADDRESS'; detail: string }

export type NotConnectedCode =
  | 'HO-HTTP-DNS'
  | 'HO-HTTP-PROXY'
  | 'HO-HTTP-TLS'
  | 'HO-HTTP-CONNECT'
  | 'HO-HTTP-CONNECT-TIMEOUT'
  | 'HO-HTTP-STOPPED'
export type LostCode = 'HO-HTTP-LOST' | 'HO-HTTP-TIMEOUT' | 'HO-HTTP-TOO-BIG'

export interface Http {
  /** Never throws for what the network or a server does. */
  request(request: HttpRequest): Promise<HttpResult>
  close(): Promise<void>
}

export interface HttpTimes {
  connectMs: number
  headersMs: number
  bodyMs: number
  /** From the start to the last byte, so that a server that drips its answer cannot hold a submission for ever. */
  totalMs: number
}

export interface HttpOptions {
  /** Practice reaches nothing but this computer. */
  loopbackOnly: boolean
  /** A proxy's URL, 'environment' for HTTPS_PROXY and NO_PROXY (the default), or 'none'. Loopback is never called through one. */
  proxy?: string
  /** PEM certificates to trust besides Node's and the system's. */
  caCertificates?: readonly string[]
  times?: Partial<HttpTimes>
}

const TIMES: HttpTimes = { connectMs: 5_000, headersMs: 30_000, bodyMs: 30_000, totalMs: 120_000 }

/**
 * Sends requests with time-outs, a limit on answers, no redirects, and a certain answer to "did anything leave?".
 * Each goes out on a connection of its own. A kept one that the server has just closed would look like a lost answer, and every one of
 * those is a telephone call; and what a server said too much on it would be taken for the answer to the next request.
 */
export function createHttp(options: HttpOptions): Http {
  const times = { ...TIMES, ...options.times }
  // Both made when they are needed: undici is a third of the core, and reading the system's certificates takes its time.
  let direct: Promise<Dispatcher> | null = null
  let outside: Promise<Dispatcher> | null = null

  return {
    async request(request) {
      const refused = addressProblem(request.url, options.loopbackOnly)
      if (refused !== null) return { kind: 'refused-locally', code: 'HO-HTTP-ADDRESS', detail: refused }
      const inside = isLoopback(request.url.hostname) && request.url.protocol === 'http:'
      const agent = inside
        ? (direct ??= directAgent(times))
        : (outside ??= outsideAgent(times, proxyUrl(options), options.caCertificates ?? []))
      const ended = await send(await agent, request, times)
      if (ended.kind === 'answer') return ended
      return ended.left
        ? { kind: 'lost', ...lostReason(ended.error) }
        : { kind: 'not-connected', ...notConnectedReason(ended.error, proxyUrl(options)) }
    },
    async close() {
      await Promise.all([direct, outside].map(async (agent) => (await agent)?.destroy()))
    },
  }
}

async function directAgent(times: HttpTimes): Promise<Dispatcher> {
  return (await import('./http-agents.ts')).directAgent(times)
}

async function outsideAgent(
  times: HttpTimes,
  proxy: URL | null,
  caCertificates: readonly string[],
): Promise<Dispatcher> {
  return (await import('./http-agents.ts')).outsideAgent(times, proxy, caCertificates)
}

function send(dispatcher: Dispatcher, request: HttpRequest, times: HttpTimes): Promise<Ended> {
  const { url, method, body, signal } = request
  const headers = { ...request.headers, 'accept-encoding': 'identity' }
  const path = `${url.pathname}${url.search}`
  return exchange(dispatcher, { origin: url.origin, path, method, headers, body }, times.totalMs, signal)
}

/** The proxy that the environment names for https, as it is written there; '' when none. */
export function environmentProxy(): string {
  return process.env['https_proxy'] ?? process.env['HTTPS_PROXY'] ?? ''
}

function proxyUrl(options: HttpOptions): URL | null {
  const wanted = options.proxy ?? 'environment'
  if (options.loopbackOnly || wanted === 'none') return null
  const text = wanted === 'environment' ? environmentProxy() : wanted
  return text === '' ? null : URL.parse(/^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `http://${text}`)
}

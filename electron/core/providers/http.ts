import type { Dispatcher } from 'undici'
import { lostReason, notConnectedReason } from './http-errors.ts'
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
      const proxy = proxyUrl(options)
      const inside = isLoopback(request.url.hostname) && request.url.protocol === 'http:'
      const agent = inside
        ? (direct ??= directAgent(times))
        : (outside ??= outsideAgent(times, proxy, options.caCertificates ?? []))
      return send(await agent, request, times, proxy)
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

async function send(
  dispatcher: Dispatcher,
  request: HttpRequest,
  times: HttpTimes,
  proxy: URL | null,
): Promise<HttpResult> {
  const signal = AbortSignal.any([
    ...(request.signal ? [request.signal] : []),
    AbortSignal.timeout(times.totalMs),
  ])
  const departure = { left: false }
  try {
    const answer = await watchDeparture(dispatcher, departure, signal).request({
      origin: request.url.origin,
      path: `${request.url.pathname}${request.url.search}`,
      method: request.method,
      headers: { ...request.headers, 'accept-encoding': 'identity' },
      body: request.body,
      signal,
    })
    const body = new Uint8Array(await answer.body.arrayBuffer())
    return { kind: 'answer', status: answer.statusCode, headers: flatHeaders(answer.headers), body }
  } catch (error) {
    return departure.left
      ? { kind: 'lost', ...lostReason(error) }
      : { kind: 'not-connected', ...notConnectedReason(error, proxy) }
  }
}

/**
 * undici tells a handler before it writes the first byte of a request on a connected socket. Until then nothing of it has left. A
 * request that was stopped by then is kept back, and one that was begun is never begun again.
 */
function watchDeparture(
  dispatcher: Dispatcher,
  departure: { left: boolean },
  signal: AbortSignal,
): Dispatcher {
  return dispatcher.compose(
    (dispatch) => (options, handler) =>
      dispatch(options, {
        onRequestStart(controller, context) {
          if (signal.aborted || departure.left) {
            controller.abort(
              signal.aborted ? asError(signal.reason) : new Error('A request may leave only once.'),
            )
            return
          }
          departure.left = true
          handler.onRequestStart?.(controller, context)
        },
        onRequestUpgrade: (...args) => handler.onRequestUpgrade?.(...args),
        onResponseStart: (...args) => handler.onResponseStart?.(...args),
        onResponseData: (...args) => handler.onResponseData?.(...args),
        onResponseEnd: (...args) => handler.onResponseEnd?.(...args),
        onResponseError: (...args) => handler.onResponseError?.(...args),
      }),
  )
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

function flatHeaders(
  headers: Readonly<Record<string, string | string[] | undefined>>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined
        ? []
        : [[name.toLowerCase(), Array.isArray(value) ? value.join(', ') : value] as const],
    ),
  )
}

function asError(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error('Stopped.')
}

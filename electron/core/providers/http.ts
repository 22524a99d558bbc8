import { setTimeout as sleep } from 'node:timers/promises'
import type { Dispatcher } from 'undici'
import type { PolicyRefusal } from '../policy/office-policy.ts'
import { environmentWay, wayThrough } from './environment-proxy.ts'
import type { Agents } from './http-agents.ts'
import { isProxyGone, lostReason, notConnectedReason } from './http-errors.ts'
import { exchange, type Ended } from './http-exchange.ts'
import { addressProblem, isLoopback } from './loopback-address.ts'
import { proxyName, waysOf, type ProxyResolver, type Way } from './proxy-answer.ts'

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
 * `refused-locally`: Handover does not call such an address, or the office’s policy does not let it.
 * `code` is one of HO-HTTP-… or HO-POLICY-…; `detail` is the system's word for it, without data of anybody.
 */
export type HttpResult =
  | { kind: 'answer'; status: number; headers: Readonly<Record<string, string>>; body: Uint8Array }
  | { kind: 'not-connected'; code: NotConnectedCode; detail: string }
  | { kind: 'lost'; code: LostCode; detail: string }
  | { kind: 'refused-locally'; code: 'HO-HTTP-ADDRESS' | PolicyRefusal['code']; detail: string }

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
  /** How an address would be reached now: by which proxy first, as host and port, or directly (null). For people. */
  proxyFor(url: URL): Promise<string | null>
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
  /**
   * Who says by which proxy an address is reached: 'environment' for HTTPS_PROXY and NO_PROXY (the default), 'none', one proxy's URL, or the
   * system, asked anew for each request. Loopback is never called through one.
   */
  proxy?: string | ProxyResolver
  /** Why the office’s policy does not let an address be called, or null. */
  refusal?: (url: URL) => PolicyRefusal | null
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
  // Made when they are needed: undici is a third of the core, and reading the system's certificates takes its time.
  let agents: Promise<Agents> | null = null

  return {
    async request(request) {
      const problem = addressProblem(request.url, options.loopbackOnly)
      if (problem !== null) return { kind: 'refused-locally', code: 'HO-HTTP-ADDRESS', detail: problem }
      const refused = options.refusal?.(request.url) ?? null
      if (refused !== null) return { kind: 'refused-locally', ...refused }
      const ways = await waysTo(request.url, options, times)
      return byFirst(ways, request, times, await (agents ??= loadAgents(times, options.caCertificates ?? [])))
    },
    async proxyFor(url) {
      const [first] = await waysTo(url, options, times)
      if (first?.kind === 'proxy') return proxyName(first.url)
      return first?.kind === 'unusable' ? `one that Handover cannot use (${first.word})` : null
    },
    async close() {
      await (await agents)?.close()
    },
  }
}

async function loadAgents(times: HttpTimes, caCertificates: readonly string[]): Promise<Agents> {
  return (await import('./http-agents.ts')).createAgents(times, caCertificates)
}

/**
 * Sends by the first way that can be gone, in their order. The next is tried only when a proxy could not even be reached: for certain
 * nothing left then. A way that Handover cannot go may be passed over for another proxy, but not for none at all.
 */
async function byFirst(
  ways: readonly Way[],
  request: HttpRequest,
  times: HttpTimes,
  agents: Agents,
): Promise<HttpResult> {
  let failed: HttpResult | null = null
  let passedOver: string | null = null
  for (const way of ways) {
    if (way.kind === 'unusable') {
      passedOver ??= way.word
      continue
    }
    if (way.kind === 'direct' && passedOver !== null) break
    const ended = await send(agentOf(way, request.url, agents), request, times)
    if (ended.kind === 'answer') return ended
    if (ended.left) return { kind: 'lost', ...lostReason(ended.error) }
    failed = { kind: 'not-connected', ...notConnectedReason(ended.error, way.kind === 'proxy') }
    if (way.kind === 'direct' || !isProxyGone(ended.error)) return failed
  }
  return failed ?? noWay(passedOver ?? 'nothing')
}

function noWay(word: string): HttpResult {
  const detail = `The system names a proxy that Handover cannot use: ${word}.`
  return { kind: 'not-connected', code: 'HO-HTTP-PROXY', detail }
}

function agentOf(way: Exclude<Way, { kind: 'unusable' }>, url: URL, agents: Agents): Dispatcher {
  if (way.kind === 'proxy') return agents.through(way.url)
  return url.protocol === 'http:' ? agents.plain() : agents.direct()
}

/** A resolver that fails, or is too slow, is no leave to go without a proxy. */
async function waysTo(url: URL, { loopbackOnly, proxy }: HttpOptions, times: HttpTimes): Promise<Way[]> {
  if (isLoopback(url.hostname) || loopbackOnly || proxy === 'none') return [{ kind: 'direct' }]
  if (proxy === undefined || proxy === 'environment') return [environmentWay(url)]
  if (typeof proxy === 'string') return [wayThrough(proxy)]
  const silence = new AbortController()
  const tooLong = sleep(times.connectMs, null, { signal: silence.signal, ref: false })
  try {
    // A script sees where a request goes, not what for: some networks keep what theirs are asked, and a path may hold a meter number.
    const answer = await Promise.race([proxy(`${url.origin}/`), tooLong])
    return answer === null ? [{ kind: 'unusable', word: 'no answer in time' }] : waysOf(answer)
  } catch {
    return [{ kind: 'unusable', word: 'no answer' }]
  } finally {
    silence.abort()
    tooLong.catch(() => undefined)
  }
}

function send(dispatcher: Dispatcher, request: HttpRequest, times: HttpTimes): Promise<Ended> {
  const { url, method, body, signal } = request
  const headers = { ...request.headers, 'accept-encoding': 'identity' }
  const path = `${url.pathname}${url.search}`
  return exchange(dispatcher, { origin: url.origin, path, method, headers, body }, times.totalMs, signal)
}

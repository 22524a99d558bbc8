import { createSecureContext, getCACertificates, type SecureContext } from 'node:tls'
import { Agent, buildConnector, Pool, ProxyAgent, type Dispatcher } from 'undici'
import { ProxyConnectError } from './http-errors.ts'
import type { HttpTimes } from './http.ts'
import { socksTunnel } from './socks.ts'

const LARGEST_ANSWER = 5 * 1024 * 1024

/** What connections are made with. Each is made when it is first needed, kept, and closed with the rest. */
export interface Agents {
  /** Within this computer: without a proxy, and with nothing to trust. */
  plain(): Dispatcher
  /** Beyond this computer, or to a secure server on it. */
  direct(): Dispatcher
  /** Through a proxy: http, https or socks5. */
  through(proxy: URL): Dispatcher
  close(): Promise<void>
}

/** @param caCertificates PEM, to trust besides Node's certificates and the system's */
export function createAgents(times: HttpTimes, caCertificates: readonly string[]): Agents {
  const made = new Map<string, Dispatcher>()
  let trust: SecureContext | null = null

  /** Once for all connections: reading hundreds of certificates takes longer than a handshake. */
  const trusted = () => (trust ??= trustOf(caCertificates))
  const kept = (name: string, make: () => Dispatcher) => {
    const agent = made.get(name) ?? make()
    made.set(name, agent)
    return agent
  }

  return {
    plain: () => kept('plain', () => new Agent(agentOptions(times))),
    direct: () => kept('direct', () => new Agent(agentOptions(times, trusted()))),
    through: (proxy) =>
      kept(proxy.href, () =>
        proxy.protocol === 'socks5:'
          ? socksAgent(proxy, times, trusted())
          : proxyAgent(proxy, times, trusted()),
      ),
    async close() {
      await Promise.all([...made.values()].map((agent) => agent.destroy()))
    },
  }
}

/** A store that cannot be read leaves Node's own certificates, which is what most servers need. */
function trustOf(caCertificates: readonly string[]): SecureContext {
  const ca = [...new Set([...getCACertificates('default'), ...systemCertificates(), ...caCertificates])]
  return createSecureContext({ ca })
}

function systemCertificates(): string[] {
  try {
    return getCACertificates('system')
  } catch {
    return []
  }
}

function proxyAgent(proxy: URL, times: HttpTimes, secureContext: SecureContext): Dispatcher {
  const trust = { secureContext, timeout: times.connectMs }
  const toProxy = buildConnector({ ...trust, allowH2: false })
  return new ProxyAgent({
    ...agentOptions(times, secureContext),
    uri: proxy.href,
    requestTls: trust,
    proxyTls: trust,
    // A proxy that cannot be reached is told from a server that cannot: then another way may be tried.
    clientFactory: (origin) =>
      new Pool(origin, {
        headersTimeout: times.headersMs,
        connect: (options, callback) =>
          toProxy(options, (error, socket) =>
            error === null ? callback(null, socket) : callback(new ProxyConnectError(error), null),
          ),
      }),
  })
}

/** undici's own agent for SOCKS keeps to none of our limits, so only the tunnel is made here. */
function socksAgent(proxy: URL, times: HttpTimes, secureContext: SecureContext): Dispatcher {
  const onward = buildConnector({ secureContext, timeout: times.connectMs, allowH2: false })
  return new Agent({
    ...agentOptions(times),
    connect: (options, callback) => {
      const port = Number(options.port || (options.protocol === 'https:' ? 443 : 80))
      socksTunnel(proxy, { host: options.hostname, port }, times.connectMs).then(
        (httpSocket) => onward({ ...options, httpSocket }, callback),
        (error: unknown) => callback(new ProxyConnectError(error), null),
      )
    },
  })
}

function agentOptions(times: HttpTimes, secureContext?: SecureContext): Agent.Options {
  return {
    connect: { timeout: times.connectMs, ...(secureContext === undefined ? {} : { secureContext }) },
    connectTimeout: times.connectMs,
    headersTimeout: times.headersMs,
    bodyTimeout: times.bodyMs,
    maxResponseSize: LARGEST_ANSWER,
    // No connection is used twice, and one whose request was stopped before it left is closed at once.
    pipelining: 0,
    keepAliveTimeout: 1,
    allowH2: false,
  }
}

import { createSecureContext, getCACertificates, type SecureContext } from 'node:tls'
import { Agent, EnvHttpProxyAgent, type Dispatcher } from 'undici'
import type { HttpTimes } from './http.ts'

const LARGEST_ANSWER = 5 * 1024 * 1024

/** Within this computer: without a proxy, and with nothing to trust. */
export function directAgent(times: HttpTimes): Dispatcher {
  return new Agent(agentOptions(times))
}

/**
 * Beyond this computer: with the proxy, if there is one, and the system's certificates as well as Node's.
 *
 * @param caCertificates PEM, to trust besides those
 */
export function outsideAgent(
  times: HttpTimes,
  proxy: URL | null,
  caCertificates: readonly string[],
): Dispatcher {
  const ca = [...new Set([...getCACertificates('default'), ...systemCertificates(), ...caCertificates])]
  // Once for all connections: reading hundreds of certificates takes longer than a handshake.
  const secureContext = createSecureContext({ ca })
  const agent = agentOptions(times, secureContext)
  if (proxy === null) return new Agent(agent)
  const trust = { secureContext, timeout: times.connectMs }
  return new EnvHttpProxyAgent({
    ...agent,
    // HTTP_PROXY is for plain http, which never leaves this computer.
    httpProxy: '',
    httpsProxy: proxy.href,
    noProxy: `localhost,127.0.0.1,::1,${process.env['no_proxy'] ?? process.env['NO_PROXY'] ?? ''}`,
    requestTls: trust,
    proxyTls: trust,
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

/** A store that cannot be read leaves Node's own certificates, which is what most servers need. */
function systemCertificates(): string[] {
  try {
    return getCACertificates('system')
  } catch {
    return []
  }
}

import type { LostCode, NotConnectedCode } from './http.ts'
import { SocksRefusal } from './socks.ts'

const DNS = new Set(['ENOTFOUND', 'EAI_AGAIN', 'EAI_NODATA', 'EAI_NONAME', 'EAI_FAIL'])
const TIMEOUTS = new Set(['UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT', 'ETIMEDOUT', 'TimeoutError'])
const TLS =
  /^(ERR_TLS|ERR_SSL|ERR_OSSL|CERT_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|HOSTNAME_MISMATCH|INVALID_CA|EPROTO)/

/** The proxy itself could not be reached, so that for certain nothing left. */
export class ProxyConnectError extends Error {
  constructor(cause: unknown) {
    super('The proxy could not be reached.', { cause })
    this.name = 'ProxyConnectError'
  }
}

/** What is told of a proxy that asks who one is: it is mended in another way than one that says no. */
export const PROXY_ASKS_WHO = 'The proxy asks for a user name and a password (407).'

/** Why no connection was made, from what undici threw before a byte left. `proxied`: whether it went through a proxy. */
export function notConnectedReason(
  error: unknown,
  proxied: boolean,
): { code: NotConnectedCode; detail: string } {
  const name = nameOf(error)
  const code = notConnectedCode(error, name)
  // Behind a tunnel only TLS can go wrong before anything leaves: all else is the proxy's.
  return proxied && (code === 'HO-HTTP-CONNECT' || isAboutProxy(error, name))
    ? { code: 'HO-HTTP-PROXY', detail: proxyDetail(error) ?? name }
    : { code, detail: name }
}

/** Whether another way to the server may be tried: the proxy was not even reached. One that said no has decided. */
export function isProxyGone(error: unknown): boolean {
  return error instanceof ProxyConnectError && !(error.cause instanceof SocksRefusal)
}

function notConnectedCode(error: unknown, name: string): NotConnectedCode {
  if (name === 'AbortError' || name === 'UND_ERR_ABORTED') return 'HO-HTTP-STOPPED'
  if (DNS.has(name)) return 'HO-HTTP-DNS'
  if (name === 'UND_ERR_CONNECT_TIMEOUT' || TIMEOUTS.has(name)) return 'HO-HTTP-CONNECT-TIMEOUT'
  if (TLS.test(name) || isBrokenHandshake(error)) return 'HO-HTTP-TLS'
  return 'HO-HTTP-CONNECT'
}

/** Why no whole answer came, from what undici threw after the request had begun to leave. */
export function lostReason(error: unknown): { code: LostCode; detail: string } {
  const name = nameOf(error)
  if (name === 'UND_ERR_RES_EXCEEDED_MAX_SIZE') return { code: 'HO-HTTP-TOO-BIG', detail: name }
  return { code: TIMEOUTS.has(name) ? 'HO-HTTP-TIMEOUT' : 'HO-HTTP-LOST', detail: name }
}

/** The error's own code, or its class; never its message, which may quote what was sent. */
function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  const code = member(error, 'code')
  if (typeof code === 'string' && /^[A-Z][A-Z0-9_]{1,60}$/.test(code)) return code
  if (error instanceof AggregateError && error.errors.length > 0) return nameOf(error.errors[0])
  return error.cause instanceof Error ? nameOf(error.cause) : error.name
}

function isAboutProxy(error: unknown, name: string): boolean {
  return (
    error instanceof ProxyConnectError ||
    tunnelStatus(error) !== null ||
    name === 'UND_ERR_HEADERS_TIMEOUT' ||
    name.startsWith('UND_ERR_PRX')
  )
}

/** In words, where there are any. */
function proxyDetail(error: unknown): string | null {
  if (error instanceof ProxyConnectError && error.cause instanceof SocksRefusal) return error.cause.message
  const status = tunnelStatus(error)
  if (status === null) return null
  return status === 407 ? PROXY_ASKS_WHO : `The proxy answered ${status} and made no tunnel.`
}

/** With which status a proxy refused the tunnel. undici tells it in its message and nowhere else. */
function tunnelStatus(error: unknown): number | null {
  const [, status] = error instanceof Error ? (/^Proxy response \((\d{3})\)/.exec(error.message) ?? []) : []
  return status === undefined ? null : Number(status)
}

/** Node says only ECONNRESET when the other side hangs up during the handshake. */
function isBrokenHandshake(error: unknown): boolean {
  return error instanceof Error && /secure TLS connection/i.test(error.message)
}

function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
}

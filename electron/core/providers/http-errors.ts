import type { LostCode, NotConnectedCode } from './http.ts'

const DNS = new Set(['ENOTFOUND', 'EAI_AGAIN', 'EAI_NODATA', 'EAI_NONAME', 'EAI_FAIL'])
const TIMEOUTS = new Set(['UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT', 'ETIMEDOUT', 'TimeoutError'])
const TLS =
  /^(ERR_TLS|ERR_SSL|ERR_OSSL|CERT_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|HOSTNAME_MISMATCH|INVALID_CA|EPROTO)/

/** Why no connection was made, from what undici threw before a byte left. `proxy` is the one in use, or null. */
export function notConnectedReason(
  error: unknown,
  proxy: URL | null,
): { code: NotConnectedCode; detail: string } {
  const name = nameOf(error)
  return { code: notConnectedCode(error, name, proxy), detail: name }
}

function notConnectedCode(error: unknown, name: string, proxy: URL | null): NotConnectedCode {
  if (proxy !== null && isAboutProxy(error, name, proxy)) return 'HO-HTTP-PROXY'
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

function isAboutProxy(error: unknown, name: string, proxy: URL): boolean {
  if (name.startsWith('UND_ERR_PRX')) return true
  if (!(error instanceof Error)) return false
  if (/proxy/i.test(error.message)) return true
  const port = Number(proxy.port === '' ? (proxy.protocol === 'https:' ? 443 : 80) : proxy.port)
  const parts: readonly unknown[] = error instanceof AggregateError ? error.errors : [error]
  return parts.some((part) => member(part, 'port') === port || member(part, 'hostname') === proxy.hostname)
}

/** Node says only ECONNRESET when the other side hangs up during the handshake. */
function isBrokenHandshake(error: unknown): boolean {
  return error instanceof Error && /secure TLS connection/i.test(error.message)
}

function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
}

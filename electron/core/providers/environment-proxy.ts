import type { Way } from './proxy-answer.ts'

/** The proxy that the environment names for https, as it is written there; '' when none. */
export function environmentProxy(): string {
  return process.env['https_proxy'] ?? process.env['HTTPS_PROXY'] ?? ''
}

/** The way that HTTPS_PROXY and NO_PROXY give an address. */
export function environmentWay(url: URL): Way {
  const proxy = environmentProxy()
  const spared = process.env['no_proxy'] ?? process.env['NO_PROXY'] ?? ''
  return proxy === '' || isSpared(url, spared) ? { kind: 'direct' } : wayThrough(proxy)
}

/** Through the proxy at this address, which may leave out its http://. */
export function wayThrough(address: string): Way {
  const url = URL.parse(/^[a-z][a-z0-9+.-]*:\/\//i.test(address) ? address : `http://${address}`)
  if (url === null) return { kind: 'unusable', word: 'an address that is none' }
  const kind = url.protocol === 'socks:' || url.protocol === 'socks5h:' ? 'socks5:' : url.protocol
  if (kind !== 'http:' && kind !== 'https:' && kind !== 'socks5:')
    return { kind: 'unusable', word: kind.slice(0, -1) }
  if (!isDecodable(url.username) || !isDecodable(url.password))
    return { kind: 'unusable', word: 'its name or password is not written as in an address, with %25 for %' }
  const proxy = kind === url.protocol ? url : URL.parse(url.href.replace(/^[^:]+:/, kind))
  return proxy === null || proxy.hostname === ''
    ? { kind: 'unusable', word: 'an address that is none' }
    : { kind: 'proxy', url: proxy }
}

/** A lone % is none of an address, and URL.parse lets it pass. */
function isDecodable(text: string): boolean {
  try {
    decodeURIComponent(text)
    return true
  } catch {
    return false
  }
}

/**
 * Whether a list like that of NO_PROXY leaves this address out: names (`example.ie` and `.example.ie` with all below them, `*.example.ie`
 * only those below), each with a port or for all, or `*` for everything. As undici reads it.
 */
export function isSpared(url: URL, list: string): boolean {
  const host = bare(url.hostname)
  const port = url.port || (url.protocol === 'https:' ? '443' : '80')
  return list
    .split(/[\s,]+/)
    .filter((entry) => entry !== '')
    .some((entry) => {
      const [, name = '', only] = /^(.*[^:]):(\d+)$/.exec(withoutBareAddress(entry)) ?? [null, entry]
      if (only !== undefined && Number(only) !== Number(port)) return false
      if (name === '*') return true
      const wanted = bare(name.replace(/^\*?\./, ''))
      return host.endsWith(`.${wanted}`) || (host === wanted && !name.startsWith('*'))
    })
}

/** `::1` holds colons and no port. */
function withoutBareAddress(entry: string): string {
  return entry.includes('[') || entry.split(':').length <= 2 ? entry : `[${entry}]`
}

function bare(host: string): string {
  return host
    .toLowerCase()
    .replace(/^\[(.+)\]$/, '$1')
    .replace(/(.)\.$/, '$1')
}

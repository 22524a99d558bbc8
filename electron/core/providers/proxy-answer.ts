/**
 * A way to a server: without a proxy, through one, or through one that Handover cannot use (`word`: what the system calls it).
 * Nothing stands in for the last: the system has said that this is the way.
 */
export type Way = { kind: 'direct' } | { kind: 'proxy'; url: URL } | { kind: 'unusable'; word: string }

/**
 * The way for one address, as a proxy script answers it and Electron's `session.resolveProxy` tells it: entries between semicolons, tried
 * in their order, as in `PROXY proxy.example:8080; DIRECT`. It is given the origin of the address with a slash, never its path.
 */
export type ProxyResolver = (url: string) => Promise<string>

/** The kinds of proxies that can be used, by the words of a proxy script, and the port of each when none is told. */
const KINDS: Readonly<Record<string, { protocol: string; port: string }>> = {
  PROXY: { protocol: 'http:', port: '80' },
  HTTP: { protocol: 'http:', port: '80' },
  HTTPS: { protocol: 'https:', port: '443' },
  SOCKS5: { protocol: 'socks5:', port: '1080' },
}

/** Reads what a resolver answered, in order. What is no entry at all is `unusable`, too: it is never taken for DIRECT. */
export function waysOf(answer: string): Way[] {
  const entries = answer
    .split(';')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '')
  return entries.length === 0 ? [{ kind: 'unusable', word: 'an empty answer' }] : entries.map(wayOf)
}

function wayOf(entry: string): Way {
  const [, word = '', where = ''] = /^([A-Za-z0-9]+)(?:\s+(\S+))?$/.exec(entry) ?? []
  const name = word.toUpperCase()
  if (name === 'DIRECT' && where === '') return { kind: 'direct' }
  const kind = Object.hasOwn(KINDS, name) ? KINDS[name] : undefined
  const url = kind === undefined ? null : proxyAt(kind.protocol, where, kind.port)
  return url === null
    ? { kind: 'unusable', word: /^[A-Z0-9]{2,10}$/.test(name) ? name : 'an unknown entry' }
    : { kind: 'proxy', url }
}

function proxyAt(protocol: string, where: string, usual: string): URL | null {
  if (where === '' || /[@/?#\\]/.test(where)) return null
  // Only the schemes of the web are read with their host in its usual spelling.
  const read = URL.parse(`https://${where}/`)
  if (read === null) return null
  const port = /:\d+$/.test(where) ? read.port || '443' : usual
  return URL.parse(`${protocol}//${read.hostname}:${port}`)
}

/** Host and port of a proxy, without the name and password that its address may hold. */
export function proxyName(proxy: URL): string {
  return `${proxy.hostname}:${portOf(proxy)}`
}

/** Of a proxy's address. */
export function portOf(proxy: URL): number {
  return Number(proxy.port || (proxy.protocol === 'https:' ? 443 : proxy.protocol === 'http:' ? 80 : 1080))
}

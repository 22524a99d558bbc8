/** A host that may be called, as a policy names it. */
export interface HostPattern {
  /** As URLs have it: lower case, in ASCII (punycode), without a dot at its end. */
  host: string
  /** `*.example.ie`: every name below it, of any depth, and not the name itself. */
  below: boolean
  /** Null: the usual port of its scheme; '*': any. */
  port: string | null
}

const ALONE =
  'Write the name of the host alone, as in api.example.ie or *.example.ie, without https:// and a path.'

/**
 * Reads `api.example.ie`, `*.example.ie`, `10.0.0.5` or `[fd00::1]`, with a port behind it or without. Ports are as in a
 * Content-Security-Policy: without one only the usual port is meant, `:*` means every one.
 *
 * @returns the pattern, or as a text what is wrong with it and how to mend it
 */
export function readHostPattern(text: string): HostPattern | string {
  const [, star, name = '', port] =
    /^(\*\.)?(\[[^\]\s]+\]|[^\s/\\?#@%*:[\]]+)(?::(\d{1,5}|\*))?$/.exec(text.trim()) ?? []
  const written = name.toLowerCase().replace(/\.$/, '')
  const url = written === '' ? null : URL.parse(`https://${written}/`)
  if (url === null || url.port !== '' || hasEmptyLabel(url.hostname)) return ALONE
  const host = url.hostname
  const isAddress = /^(\d+\.){3}\d+$/.test(host) || host.startsWith('[')
  if (isAddress && host !== written) return `Write this address in its usual form, which is ${host}.`
  if (port !== undefined && port !== '*' && (Number(port) < 1 || Number(port) > 65_535))
    return 'A port is a number from 1 to 65535, or * for any.'
  if (star !== undefined && (isAddress || !host.includes('.')))
    return 'Behind *. belongs a name of at least two parts, as in *.example.ie.'
  return {
    host,
    below: star !== undefined,
    port: port === undefined || port === '*' ? (port ?? null) : String(Number(port)),
  }
}

/** Whether one of the patterns means this address. A name is compared label by label, never as a piece of text. */
export function allowsUrl(patterns: readonly HostPattern[], url: URL): boolean {
  const host = url.hostname.toLowerCase().replace(/\.$/, '')
  const usual = url.protocol === 'https:' ? '443' : '80'
  const port = url.port === '' ? usual : url.port
  return patterns.some(
    (pattern) =>
      (pattern.below ? isBelow(host, pattern.host) : host === pattern.host) &&
      (pattern.port === '*' || port === (pattern.port ?? usual)),
  )
}

function isBelow(host: string, parent: string): boolean {
  return host.length > parent.length + 1 && host.endsWith(`.${parent}`)
}

function hasEmptyLabel(host: string): boolean {
  return !host.startsWith('[') && host.split('.').includes('')
}

import { blobPath, rpcPath, sessionPath } from '#shared/contract/doors.ts'
import type { Refusal } from '#shared/web/refusal.ts'
import { controlPath } from './control.ts'

/** A request as it came in, before anything of it was believed. */
export interface Knock {
  readonly method: string
  /** The request target, as it stands in the first line. */
  readonly target: string
  /** Names and values in turn, as they were sent. */
  readonly rawHeaders: readonly string[]
}

/** Where a request that passed the gate goes. */
export type Way = 'page' | 'session' | 'control' | 'rpc' | 'blob'

export type Verdict = { pass: true; way: Way } | { pass: false; refusal: Refusal }

/**
 * Everything that can be told from a request's head, for a server that listens on 127.0.0.1 at `port`.
 * An exact Host stops a site whose name was pointed at 127.0.0.1 (DNS rebinding); an exact Origin and JSON only stop
 * a site's forms and scripts; no answer carries a CORS header. What protects against other users of this computer
 * is not the address but the session key, which is checked after this.
 */
export function judge(knock: Knock, port: number): Verdict {
  const host = `127.0.0.1:${port}`
  const origin = `http://${host}`
  const headers = headersOf(knock.rawHeaders)

  if (headers === null) return refuse(400, 'HEADER_TWICE', 'A header that must be there once was sent twice.')
  if (headers.get('host') !== host)
    return refuse(421, 'HOST', 'This server is only reached by its own address.')
  if (headers.has('upgrade')) return refuse(400, 'UPGRADE', 'This server does not change protocols.')
  if (!isPlainPath(knock.target, origin)) {
    return refuse(400, 'TARGET', 'The address must be a plain path of this server.')
  }

  if (knock.method === 'GET' || knock.method === 'HEAD') return judgeRead(headers, origin)
  if (knock.method === 'POST') return judgeCall(knock.target, headers, origin)
  if (knock.method === 'PUT' && knock.target === blobPath) return judgeBlob(headers, origin)
  return refuse(405, 'METHOD', 'This server knows GET, HEAD and POST.')
}

/** Whether a path means what it says: nothing in it is resolved, decoded into dots, or another server's address. */
function isPlainPath(target: string, origin: string): boolean {
  if (!target.startsWith('/') || target.startsWith('//')) return false
  return new URL(origin + target).pathname === target.split('?')[0]
}

function judgeRead(headers: ReadonlyMap<string, string>, origin: string): Verdict {
  const from = headers.get('origin')
  if (from !== undefined && from !== origin) return foreignOrigin
  const site = headers.get('sec-fetch-site')
  // The link itself is opened from elsewhere (the redirect file, a mail): that is a navigation. Nothing else is.
  const navigates =
    headers.get('sec-fetch-mode') === 'navigate' && headers.get('sec-fetch-dest') === 'document'
  if (site !== undefined && site !== 'same-origin' && site !== 'none' && !navigates) return foreignOrigin
  return { pass: true, way: 'page' }
}

function judgeCall(target: string, headers: ReadonlyMap<string, string>, origin: string): Verdict {
  const way = wayOf(target)
  if (way === null) return refuse(404, 'NO_SUCH_PATH', 'There is nothing to call here.')
  if (way === 'control') {
    // Asked by a second start of Handover, never by a page: no browser can leave Origin out of a POST.
    if (headers.has('origin') || headers.has('sec-fetch-site')) return foreignOrigin
  } else if (!isAskedByPage(headers, origin)) return foreignOrigin
  if (headers.has('content-encoding')) return refuse(415, 'ENCODING', 'The body must not be compressed.')
  if (!/^application\/json(; ?charset=utf-8)?$/i.test(headers.get('content-type') ?? '')) {
    return refuse(415, 'CONTENT_TYPE', 'The body must be application/json.')
  }
  return { pass: true, way }
}

/** Bytes from the page. No form of any site can PUT, and a script of another one is asked for its origin. */
function judgeBlob(headers: ReadonlyMap<string, string>, origin: string): Verdict {
  if (!isAskedByPage(headers, origin)) return foreignOrigin
  if (headers.has('content-encoding')) return refuse(415, 'ENCODING', 'The body must not be compressed.')
  if (headers.get('content-type')?.toLowerCase() !== 'application/octet-stream')
    return refuse(415, 'CONTENT_TYPE', 'The body must be application/octet-stream.')
  return { pass: true, way: 'blob' }
}

function isAskedByPage(headers: ReadonlyMap<string, string>, origin: string): boolean {
  const site = headers.get('sec-fetch-site')
  return headers.get('origin') === origin && (site === undefined || site === 'same-origin')
}

function wayOf(target: string): Exclude<Way, 'page' | 'blob'> | null {
  if (target === sessionPath) return 'session'
  if (target === controlPath) return 'control'
  const procedure = target.startsWith(`${rpcPath}/`) ? target.slice(rpcPath.length + 1) : ''
  // Names of procedures and nothing that could be written in two ways.
  if (/^[A-Za-z]+(\/[A-Za-z]+)*$/.test(procedure)) return 'rpc'
  return null
}

/** Headers that decide something. Two of one kind could be read differently by two readers. */
const once = new Set([
  'host',
  'origin',
  'upgrade',
  'content-type',
  'content-length',
  'content-encoding',
  'sec-fetch-site',
  'sec-fetch-mode',
  'sec-fetch-dest',
  'x-handover-session',
])

function headersOf(raw: readonly string[]): ReadonlyMap<string, string> | null {
  const headers = new Map<string, string>()
  for (let index = 0; index + 1 < raw.length; index += 2) {
    const name = raw[index]?.toLowerCase() ?? ''
    if (!once.has(name)) continue
    if (headers.has(name)) return null
    headers.set(name, raw[index + 1] ?? '')
  }
  return headers
}

const foreignOrigin: Verdict = refuse(403, 'ORIGIN', 'Only the page of this server may ask this.')

function refuse(status: number, error: string, message: string): { pass: false; refusal: Refusal } {
  return { pass: false, refusal: { status, error, message } }
}

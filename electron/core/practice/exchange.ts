import type { IncomingMessage, ServerResponse } from 'node:http'
import { decodeForm } from './form-body.ts'
import { decodeJson } from './json-body.ts'
import type { Decoded, ObjectType } from './model.ts'
import { decodeText, formatOfBody, negotiate, parseContentType, type ContentType } from './negotiation.ts'
import { renderError, type HttpError } from './answer.ts'
import { decodeXml } from './xml-body.ts'

/** IIS's own limit on a request (maxRequestLength). */
const MOST_BYTES = 4096 * 1024

/** A request with its body, as the routes see it. */
export interface Call {
  method: string
  /** Decoded, without query and without slashes at its ends. */
  path: string
  /** As it was sent, without the question mark. */
  query: string
  url: string
  headers: Record<string, string>
  body: Buffer
  contentType: ContentType | null
  /** The client's, an IP address. */
  address: string
}

export interface Answer {
  status: number
  contentType: string
  body: string
  headers?: Readonly<Record<string, string>>
  /** What was recorded for good, if anything. */
  recorded?: Record<string, string>
}

/** Where a request goes: known before its body is. */
export type Target = Pick<Call, 'method' | 'path' | 'query'>

export function targetOf(request: IncomingMessage): Target {
  const url = request.url ?? ''
  return {
    method: request.method ?? '',
    path: pathOf(url),
    query: /^[^?#]*\?([^#]*)/.exec(url)?.[1] ?? '',
  }
}

function pathOf(url: string): string {
  const raw = url.replace(/[?#].*$/, '').replace(/^\/+|\/+$/g, '')
  try {
    return decodeURIComponent(raw)
  } catch {
    return raw
  }
}

/** Reads a request to its end. Null when it is too large or was cut off. */
export async function readCall(request: IncomingMessage, target: Target): Promise<Call | null> {
  const body = await readBody(request)
  if (body === null) return null
  const headers: Record<string, string> = {}
  for (const [name, value] of Object.entries(request.headers)) {
    headers[name] = Array.isArray(value) ? value.join(', ') : (value ?? '')
  }
  return {
    ...target,
    url: `http://${request.headers.host ?? ''}${request.url ?? ''}`,
    headers,
    body,
    contentType: parseContentType(request.headers['content-type']),
    address: request.socket.remoteAddress ?? '',
  }
}

/** By events: `for await` over the request costs several times as much. */
const readBody = (request: IncomingMessage): Promise<Buffer | null> =>
  new Promise((resolve) => {
    const chunks: Buffer[] = []
    let size = 0
    request.on('data', (bytes: Buffer) => {
      size += bytes.length
      if (size <= MOST_BYTES) chunks.push(bytes)
    })
    request.on('end', () => {
      resolve(size > MOST_BYTES ? null : Buffer.concat(chunks))
    })
    // Before its end: the client went away in the middle; there is nobody to answer.
    request.on('close', () => {
      resolve(null)
    })
  })

/** The body as a model, or the 415 that ASP.NET answers to a type it cannot read. */
export function decodeBody(call: Call, type: ObjectType): Decoded | { unsupported: HttpError } {
  // Without a body there is nothing to find a reader for.
  if (call.body.length === 0) return { model: null, errors: [] }
  const format = formatOfBody(call.contentType)
  if (format === null) {
    const name = call.contentType?.type ?? 'application/octet-stream'
    return {
      unsupported: {
        message: `The request entity's media type '${name}' is not supported for this resource.`,
        exceptionMessage: `No MediaTypeFormatter is available to read an object of type '${type.object}' from content with media type '${name}'.`,
        exceptionType: 'System.Net.Http.UnsupportedMediaTypeException',
      },
    }
  }
  const text = decodeText(call.body, call.contentType?.charset ?? null)
  if (text === null) {
    const message =
      format === 'xml'
        ? 'There is an error in XML document (0, 0).'
        : 'Unable to translate bytes from specified code page to Unicode.'
    return { model: null, errors: [{ path: '', message }] }
  }
  return { json: decodeJson, xml: decodeXml, form: decodeForm }[format](text, type)
}

/** An error in the format that the client prefers. */
export function errorAnswer(
  call: Call,
  status: number,
  error: HttpError,
  headers?: Record<string, string>,
): Answer {
  const { type, format } = negotiate(call.headers['accept'], call.contentType)
  return {
    status,
    contentType: `${type}; charset=utf-8`,
    body: renderError(error, format),
    ...(headers === undefined ? {} : { headers }),
  }
}

export const UNAUTHORISED: HttpError = { message: 'Authorization has been denied for this request.' }

/** What IIS shows when the application itself has failed. */
export function iisError(status: number): Answer {
  const what = status === 413 ? 'Maximum request length exceeded.' : 'Runtime Error'
  return {
    status,
    contentType: 'text/html; charset=utf-8',
    body: `<!DOCTYPE html>
<html>
    <head>
        <title>${what}</title>
        <meta name="viewport" content="width=device-width" />
    </head>
    <body bgcolor="white">
        <span><h1>Server Error in '/' Application.<hr width=100% size=1 color=silver></h1>
        <h2> <i>${what}</i> </h2></span>
        <b> Description: </b>An application error occurred on the server. The current custom error settings for this application prevent the details of the application error from being viewed remotely (for security reasons).
    </body>
</html>
`,
  }
}

export function write(response: ServerResponse, answer: Answer): void {
  // A 204 has no body, so it says neither type nor length.
  const body =
    answer.status === 204
      ? {}
      : { 'Content-Type': answer.contentType, 'Content-Length': Buffer.byteLength(answer.body) }
  response.writeHead(answer.status, { 'Cache-Control': 'no-cache', ...body, ...answer.headers })
  response.end(answer.body)
}

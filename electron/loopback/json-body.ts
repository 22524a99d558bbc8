import type { IncomingMessage } from 'node:http'
import type { Refusal } from '#shared/web/refusal.ts'

/** The largest body that is read: a request of any kind is far smaller. */
export const largestBody = 2 * 1024 * 1024

export type JsonBody = { read: true; value: unknown } | { read: false; refusal: Refusal }

/** Reads a request's body as UTF-8 JSON. Stops reading, whatever the length that was announced, when it is too large. */
export async function readJson(request: IncomingMessage, largest = largestBody): Promise<JsonBody> {
  if (Number(request.headers['content-length'] ?? 0) > largest) return tooLarge
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of chunksOf(request)) {
    size += chunk.byteLength
    if (size > largest) return tooLarge
    chunks.push(chunk)
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks))
    const value: unknown = JSON.parse(text)
    return { read: true, value }
  } catch (error) {
    // The parser's message quotes the body, so it is not passed on.
    if (!(error instanceof SyntaxError || error instanceof TypeError)) throw error
    return notJson
  }
}

/** The body piece by piece; the request stays whole when the reader stops early, so that it can still be answered. */
function chunksOf(request: IncomingMessage): AsyncIterable<Buffer> {
  return request.iterator({ destroyOnReturn: false })
}

const tooLarge: JsonBody = {
  read: false,
  refusal: { status: 413, error: 'TOO_LARGE', message: 'The body is too large.' },
}
const notJson: JsonBody = {
  read: false,
  refusal: { status: 400, error: 'NOT_JSON', message: 'The body is not JSON in UTF-8.' },
}

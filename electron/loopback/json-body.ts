import type { IncomingMessage } from 'node:http'
import type { Refusal } from '#shared/web/refusal.ts'
import { readBytes } from './body-bytes.ts'

/** The largest body that is read: a request of any kind is far smaller. */
export const largestBody = 2 * 1024 * 1024

export type JsonBody = { read: true; value: unknown } | { read: false; refusal: Refusal }

/** Reads a request's body as UTF-8 JSON. Stops reading, whatever the length that was announced, when it is too large. */
export async function readJson(request: IncomingMessage, largest = largestBody): Promise<JsonBody> {
  const body = await readBytes(request, largest)
  if (!body.read) return body
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(body.bytes)
    const value: unknown = JSON.parse(text)
    return { read: true, value }
  } catch (error) {
    // The parser's message quotes the body, so it is not passed on.
    if (!(error instanceof SyntaxError || error instanceof TypeError)) throw error
    return notJson
  }
}

const notJson: JsonBody = {
  read: false,
  refusal: { status: 400, error: 'NOT_JSON', message: 'The body is not JSON in UTF-8.' },
}

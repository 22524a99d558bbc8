import type { IncomingMessage } from 'node:http'
import type { Refusal } from '#shared/web/refusal.ts'

export type BodyBytes = { read: true; bytes: Buffer } | { read: false; refusal: Refusal }

/** Reads a request's body. Stops reading, whatever the length that was announced, when it is too large. */
export async function readBytes(request: IncomingMessage, largest: number): Promise<BodyBytes> {
  if (Number(request.headers['content-length'] ?? 0) > largest) return tooLarge
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of chunksOf(request)) {
    size += chunk.byteLength
    if (size > largest) return tooLarge
    chunks.push(chunk)
  }
  return { read: true, bytes: Buffer.concat(chunks) }
}

/** The body piece by piece; the request stays whole when the reader stops early, so that it can still be answered. */
function chunksOf(request: IncomingMessage): AsyncIterable<Buffer> {
  return request.iterator({ destroyOnReturn: false })
}

const tooLarge: BodyBytes = {
  read: false,
  refusal: { status: 413, error: 'TOO_LARGE', message: 'The body is too large.' },
}

import { createHash, randomUUID } from 'node:crypto'
import type { Answer } from '../exchange.ts'

/** What Ruby on Rails and the web server before it add to every answer, as in the recorded one. `started` is of `performance.now()`. */
export function withHeaders(answer: Answer, started: number, now: Date): Answer {
  const isFresh = answer.status < 300 && answer.body !== ''
  const digest = createHash('md5').update(answer.body).digest('hex')
  return {
    ...answer,
    headers: {
      Date: now.toUTCString(),
      'X-Frame-Options': 'SAMEORIGIN',
      'X-XSS-Protection': '0',
      'X-Content-Type-Options': 'nosniff',
      'X-Permitted-Cross-Domain-Policies': 'none',
      'Referrer-Policy': 'strict-origin-when-cross-origin',
      Vary: 'Accept',
      ...(isFresh ? { ETag: `W/"${digest}"`, 'Cache-Control': 'max-age=0, private, must-revalidate' } : {}),
      'X-Request-Id': randomUUID(),
      'X-Runtime': ((performance.now() - started) / 1000).toFixed(6),
      ...answer.headers,
    },
  }
}

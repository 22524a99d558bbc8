import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { onTestFinished } from 'vitest'
import { seed } from '../support/seeds.ts'

export interface YetiRequest {
  method: string
  path: string
  headers: IncomingMessage['headers']
  body: string
}

export interface YetiAnswer {
  status: number
  headers?: Record<string, string>
  body?: string
}

export const YETI_USER = { username: 'handover', password: 'hush-Zq8mW2' }
const SERVICES = '/api/rest/admin/services'

/**
 * A server that speaks the documented log-in and answers what is set up as the documents have it, word for word, unless it is told
 * otherwise; it remembers what came. Written apart from practice.
 */
export async function yetiRecorder(
  answerTo: (request: YetiRequest) => YetiAnswer = documented,
  signInAs: (count: number) => YetiAnswer = signedIn,
) {
  const received: YetiRequest[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.setEncoding('utf8').on('data', (text: string) => (body += text))
    request.on('end', () => {
      const one = { method: request.method ?? '', path: request.url ?? '', headers: request.headers, body }
      received.push(one)
      say(
        one.path === '/api/rest/admin/auth'
          ? { headers: { 'content-type': 'application/json' }, ...signInAs(signIns().length) }
          : answerTo(one),
        response,
      )
    })
  })

  function say({ status, headers, body }: YetiAnswer, response: ServerResponse): void {
    response.writeHead(status, { 'content-type': 'application/vnd.api+json', ...headers })
    response.end(body)
  }

  const signIns = () => received.filter(({ path }) => path === '/api/rest/admin/auth')
  const posts = () => received.filter(({ method, path }) => method === 'POST' && path === SERVICES)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(
    () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  )
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The recorder has no port.')
  return { url: `http://127.0.0.1:${address.port}/`, received, signIns, posts }
}

/** A token as the documents have it, for ten minutes from now, another each time. */
export function tokenOf(count: number): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const exp = Math.floor(Date.now() / 1000) + 600
  return `${part({ alg: 'HS256' })}.${part({ sub: 226, aud: ['admin'], exp, count })}.c2lnbmF0dXJl`
}

function signedIn(count: number): YetiAnswer {
  return { status: 201, body: JSON.stringify({ jwt: tokenOf(count) }) }
}

/** The documents' own answer: service 10, without a linkage of its type. */
export function documented(): YetiAnswer {
  return {
    status: 201,
    headers: { location: 'http://example.org/api/rest/admin/services/10' },
    body: seed('service-response.json'),
  }
}

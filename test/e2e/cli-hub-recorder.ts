import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { onTestFinished } from 'vitest'
import * as v from 'valibot'

export interface HubRequest {
  method: string
  path: string
  headers: IncomingMessage['headers']
  body: string
}

/** What a request to a resource is answered with. */
export interface HubAnswer {
  status: number
  headers?: Record<string, string>
  body?: string
}

const BEARER = 'bearer-7f21'
const SESSION = 'session-93ab'

/**
 * A server that speaks the two documented log-ins, and answers what is created with what it is told; it remembers what came.
 * Written apart from practice.
 */
export async function hubRecorder(answerTo: (request: HubRequest, count: number) => HubAnswer = created) {
  const received: HubRequest[] = []
  let flows = 0
  const server = createServer((request, response) => {
    let body = ''
    request.setEncoding('utf8').on('data', (text: string) => (body += text))
    request.on('end', () => {
      const one = { method: request.method ?? '', path: request.url ?? '', headers: request.headers, body }
      received.push(one)
      answer(one, response)
    })
  })

  function answer(request: HubRequest, response: ServerResponse): void {
    const say = (status: number, value: unknown) => {
      response.writeHead(status, { 'content-type': 'application/json' })
      response.end(JSON.stringify(value))
    }
    const call = `${request.method} ${request.path}`
    if (call === 'POST /oauth2/token')
      say(200, { access_token: BEARER, token_type: 'bearer', expires_in: 3600 })
    else if (call === 'GET /self-service/login/api') say(200, { id: `flow-${(flows += 1)}` })
    else if (call === `POST /self-service/login?flow=flow-${flows}`)
      say(200, {
        session_token: SESSION,
        session: {
          id: 'one',
          active: true,
          expires_at: new Date(Date.now() + 3_600_000).toISOString().replace('Z', '123456Z'),
          authenticated_at: new Date().toISOString(),
        },
      })
    else {
      const { status, headers, body } = answerTo(request, posts().length)
      response.writeHead(status, { 'content-type': 'application/vnd.api+json', ...headers })
      response.end(body)
    }
  }

  /** What was asked to be created. */
  const posts = () => received.filter(({ method, path }) => method === 'POST' && path.startsWith('/v3/'))
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
  return { url: `http://127.0.0.1:${address.port}/`, received, posts, bearer: BEARER, session: SESSION }
}

/** The documented answer: the resource as it was sent, with an id. */
export function created({ body }: HubRequest, count: number): HubAnswer {
  const { data } = v.parse(v.object({ data: v.looseObject({}) }), JSON.parse(body))
  const id = `c0ffee00-0000-4000-8000-00000000000${count}`
  return { status: 201, body: JSON.stringify({ data: { id, ...data }, jsonapi: { version: '1.0' } }) }
}

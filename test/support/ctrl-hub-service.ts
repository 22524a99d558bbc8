import type { ServerResponse } from 'node:http'
import { expect, onTestFinished } from 'vitest'
import { createCtrlHubProvider, type CtrlHubProvider } from '#core/providers/ctrl-hub/provider.ts'
import { createHttp } from '#core/providers/http.ts'
import { jsonApiDocumentProblems } from '#core/providers/json-api-schema.ts'
import type { ConnectionFacts, EncodedRequest, Outcome } from '#core/providers/provider.ts'
import { Secret } from '#core/vault/secret.ts'
import { connectionFacts } from './connection-facts.ts'
import { localServer, type LocalServer, type Received } from './local-server.ts'

export type Answer = (response: ServerResponse, request: Received) => void

export const JSON_API_TYPE = 'application/vnd.api+json'
export const PASSWORD = 'quite-a-secret-8Kd'
export const SERVICE_ACCOUNT = Secret.of(JSON.stringify({ clientId: 'key-1', clientSecret: PASSWORD }))
export const USER = Secret.of(JSON.stringify({ email: 'aoife@example.com', password: PASSWORD }))
export const ORGANISATION = { id: '7a0e4a8e-3a44-4a5c-9b54-0d9a3f0c1d01', label: 'Weir View Lettings' }
/** What the clock of the provider says in these tests, unless one moves it. */
export const NOW = Date.parse('2026-11-22T12:00:00Z')

export const document =
  (status: number, value: unknown, headers: Record<string, string> = {}): Answer =>
  (response) =>
    void response.writeHead(status, { 'content-type': JSON_API_TYPE, ...headers }).end(JSON.stringify(value))

export const json =
  (status: number, value: unknown, headers: Record<string, string> = {}): Answer =>
  (response) =>
    void response
      .writeHead(status, { 'content-type': 'application/json', ...headers })
      .end(JSON.stringify(value))

export const text =
  (status: number, contentType: string, value: string, headers: Record<string, string> = {}): Answer =>
  (response) =>
    void response.writeHead(status, { 'content-type': contentType, ...headers }).end(value)

export const hangUp: Answer = (response) => void response.destroy()

/** A list as the service gives it. */
export const list = (data: readonly unknown[], more: Record<string, unknown> = {}): Answer =>
  document(200, { data, jsonapi: { version: '1.0' }, ...more })

export interface CtrlHubService {
  server: LocalServer
  provider: CtrlHubProvider
  connection: ConnectionFacts
  /** Moves the provider's clock, in milliseconds. */
  pass: (milliseconds: number) => void
  /** Method and path of every request, signing in included. */
  asked: () => string[]
  /** The same without those for signing in. */
  called: () => string[]
  send: (request?: Partial<EncodedRequest>, secret?: Secret, signal?: AbortSignal) => Promise<Outcome>
}

/** A request that the service would take. */
export function psrRequest(): EncodedRequest {
  const body = {
    data: {
      type: 'psrs',
      attributes: {
        priority: 2,
        extra_info: [{ display_name: 'Needs codes', field: 'needs_codes', value: '08' }],
      },
      relationships: { meter: { data: { type: 'meters', id: '3f8e2c10-0003-4a00-8000-000000000001' } } },
    },
  }
  return {
    method: 'POST',
    path: 'v3/psrs',
    contentType: JSON_API_TYPE,
    accept: JSON_API_TYPE,
    body: new TextEncoder().encode(JSON.stringify(body)),
  }
}

export interface SignInAnswers {
  token?: Answer
  flow?: Answer
  login?: Answer
  logout?: Answer
}

/**
 * A service of this computer's own that signs in with token-1, token-2… or session-1… and answers everything else as told; the last
 * of several answers for ever. Every request body that reaches it must be a JSON:API document, or the test fails.
 */
export async function ctrlHubService(
  answers: Answer | Answer[],
  signIn: SignInAnswers = {},
): Promise<CtrlHubService> {
  const rest = Array.isArray(answers) ? [...answers] : [answers]
  const problems: string[] = []
  let now = NOW
  let tokens = 0
  const server = await localServer((response, request) => {
    const path = request.path.split('?')[0] ?? ''
    if (path.endsWith('/oauth2/token')) {
      tokens += 1
      const given = { access_token: `token-${tokens}`, token_type: 'bearer', expires_in: 3600 }
      ;(signIn.token ?? json(200, given))(response, request)
    } else if (path === '/self-service/login/api') {
      ;(signIn.flow ?? json(200, { id: 'flow-1' }))(response, request)
    } else if (path === '/self-service/login') {
      tokens += 1
      const session = { id: 's', active: true, expires_at: '2026-11-23T12:00:00.245708802Z' }
      const given = json(
        200,
        { session_token: `session-${tokens}`, session },
        { date: new Date(now).toUTCString() },
      )
      ;(signIn.login ?? given)(response, request)
    } else if (path === '/self-service/logout/api') {
      ;(signIn.logout ?? ((gone) => void gone.writeHead(204).end()))(response, request)
    } else {
      problems.push(...requestProblems(request))
      const answer = rest.length > 1 ? rest.shift() : rest[0]
      answer?.(response, request)
    }
  })
  const http = createHttp({ loopbackOnly: true })
  onTestFinished(async () => {
    await server.close()
    await http.close()
    expect(problems).toEqual([])
  })
  const provider = createCtrlHubProvider(http, () => now)
  const connection = connectionFacts({ baseUrl: server.url, organisation: ORGANISATION })
  const asked = () => server.received.map(({ method, path }) => `${method} ${path}`)
  return {
    server,
    provider,
    connection,
    pass: (milliseconds) => void (now += milliseconds),
    asked,
    called: () => asked().filter((line) => !/\/(oauth2|self-service)\//.test(line)),
    send: (request = {}, secret = SERVICE_ACCOUNT, signal = new AbortController().signal) =>
      provider.send(connection, secret, { ...psrRequest(), ...request }, signal),
  }
}

/** What is wrong with a request: its media type, or a body that is no document. */
function requestProblems({ method, path, headers, body }: Received): string[] {
  const name = `${method} ${path}`
  const wrong = headers.accept === JSON_API_TYPE ? [] : [`${name}: accepts ${headers.accept ?? 'nothing'}`]
  if (body === '') return method === 'GET' ? wrong : [...wrong, `${name}: no body`]
  if (headers['content-type'] !== JSON_API_TYPE) wrong.push(`${name}: is ${headers['content-type'] ?? ''}`)
  const document: unknown = JSON.parse(body)
  return [
    ...wrong,
    ...jsonApiDocumentProblems(document, method === 'POST' ? 'create' : 'update').map(
      (problem) => `${name}: ${problem}`,
    ),
  ]
}

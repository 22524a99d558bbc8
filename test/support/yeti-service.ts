import type { ServerResponse } from 'node:http'
import { expect, onTestFinished } from 'vitest'
import { createHttp } from '#core/providers/http.ts'
import { jsonApiDocumentProblems } from '#core/providers/json-api-schema.ts'
import type { ConnectionFacts, EncodedRequest, Outcome } from '#core/providers/provider.ts'
import { createYetiProvider, type YetiProvider } from '#core/providers/yeti/provider.ts'
import { keptAddresses } from '#core/records/connection-addresses.ts'
import { Secret } from '#core/vault/secret.ts'
import { connectionFacts } from './connection-facts.ts'
import { localServer, type LocalServer, type Received } from './local-server.ts'
import { seed } from './seeds.ts'

export type Answer = (response: ServerResponse, request: Received) => void

const JSON_API = 'application/vnd.api+json'
export const PASSWORD = 'quite-a-secret-8Kd'
export const ADMIN = Secret.of(JSON.stringify({ username: 'aoife', password: PASSWORD }))
/** What the clocks of the provider and of the service say in these tests, unless one moves them. */
export const NOW = Date.parse('2026-11-22T12:00:00Z')
const AUTH = '/api/rest/admin/auth'

export const document =
  (status: number, value: unknown, headers: Record<string, string> = {}): Answer =>
  (response) =>
    void response
      .writeHead(status, { 'content-type': JSON_API, ...headers })
      .end(typeof value === 'string' ? value : JSON.stringify(value))

export const text =
  (status: number, contentType: string, value: string, headers: Record<string, string> = {}): Answer =>
  (response) =>
    void response.writeHead(status, { 'content-type': contentType, ...headers }).end(value)

/** A 401 of anything but the sign-in (yeti.md 0.9). */
export const blank: Answer = (response) => void response.writeHead(401).end()

/** What nginx says to whom it does not let in (yeti.md 1.3). */
export const nginx403 = text(
  403,
  'text/html',
  '<html>\r\n<head><title>403 Forbidden</title></head>\r\n<body>\r\n<center><h1>403 Forbidden</h1></center>\r\n<hr><center>nginx/1.22.1</center>\r\n</body>\r\n</html>\r\n',
)

/** One of the two refusals of the sign-in, to the letter (yeti.md 1.1). */
export const denied = (detail: string): Answer =>
  text(
    401,
    'application/json; charset=utf-8',
    JSON.stringify({ errors: [{ title: 'Authentication failed', detail, code: '401', status: '401' }] }),
  )

export const hangUp: Answer = (response) => void response.destroy()

/** The `Date` of an answer. */
export const date = (ms: number): Record<string, string> => ({ date: new Date(ms).toUTCString() })

const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

/** A token with these claims. Nobody but the service checks its signature. */
export const jwt = (claims: object): string =>
  `${part({ alg: 'HS256' })}.${part({ sub: 226, aud: ['admin'], ...claims })}.c2lnbmF0dXJl`

/** The sign-in that gives this token. */
export const gives =
  (token: unknown, headers: Record<string, string> = {}): Answer =>
  (response) =>
    void response
      .writeHead(201, { 'content-type': 'application/json; charset=utf-8', ...headers })
      .end(JSON.stringify({ jwt: token }))

/** A request that the service would take: the seed's. */
export function serviceRequest(): EncodedRequest {
  return {
    method: 'POST',
    path: 'api/rest/admin/services',
    contentType: JSON_API,
    accept: JSON_API,
    body: new TextEncoder().encode(seed('service-request.json')),
  }
}

export interface YetiService {
  server: LocalServer
  provider: YetiProvider
  connection: ConnectionFacts
  /** Moves the clocks of the provider and of the service, in milliseconds. */
  pass: (milliseconds: number) => void
  now: () => number
  /** Method and path of every request, signing in as `sign-in`. */
  asked: () => string[]
  send: (request?: Partial<EncodedRequest>, secret?: Secret) => Promise<Outcome>
}

/**
 * A service of this computer's own that signs in for ten minutes and answers everything else as told; the last of several answers for
 * ever. Requests must be as JSON:API and yeti.md want them, or the test fails.
 *
 * @param base a path below which the service is
 */
export async function yetiService(
  answers: Answer | Answer[],
  { auth, base = '' }: { auth?: Answer | Answer[]; base?: string } = {},
): Promise<YetiService> {
  const rest = [answers].flat()
  const signIns = auth === undefined ? null : [auth].flat()
  const problems: string[] = []
  let now = NOW
  let tokens = 0
  const next = (from: Answer[]) => (from.length > 1 ? from.shift() : from[0])
  const server = await localServer((response, request) => {
    const path = request.path.split('?')[0] ?? ''
    problems.push(...requestProblems(request, path.endsWith(AUTH)))
    if (!path.endsWith(AUTH)) return next(rest)?.(response, request)
    if (signIns !== null) return next(signIns)?.(response, request)
    tokens += 1
    gives(jwt({ exp: now / 1000 + 600, jti: tokens }), date(now))(response, request)
  })
  const http = createHttp({ loopbackOnly: true })
  onTestFinished(async () => {
    await server.close()
    await http.close()
    expect(problems).toEqual([])
  })
  const provider = createYetiProvider(http, () => now)
  // As the connection's page keeps what was typed.
  const { base_url } = keptAddresses({ provider: 'yeti', baseUrl: `${server.url}${base}` })
  const connection = connectionFacts({ baseUrl: base_url })
  return {
    server,
    provider,
    connection,
    pass: (milliseconds) => void (now += milliseconds),
    now: () => now,
    asked: () =>
      server.received.map(({ method, path }) => (path.endsWith(AUTH) ? 'sign-in' : `${method} ${path}`)),
    send: (request = {}, secret = ADMIN) =>
      provider.send(connection, secret, { ...serviceRequest(), ...request }, new AbortController().signal),
  }
}

/** What is wrong with a request: its media types, its token, or a body that is no document. */
function requestProblems({ method, path, headers, body }: Received, signsIn: boolean): string[] {
  const name = `${method} ${path}`
  const type = signsIn ? 'application/json' : JSON_API
  const wrong: string[] = []
  if (headers.accept !== type) wrong.push(`${name}: accepts ${headers.accept ?? 'nothing'}`)
  if (path.includes('token=')) wrong.push(`${name}: the token is in the address`)
  if (signsIn ? 'authorization' in headers : !/^[\w-]+\.[\w-]+\.[\w-]+$/.test(headers.authorization ?? ''))
    wrong.push(`${name}: authorization ${headers.authorization ?? 'missing'}`)
  if (method === 'GET') return body === '' ? wrong : [...wrong, `${name}: has a body`]
  if (headers['content-type'] !== type) wrong.push(`${name}: is ${headers['content-type'] ?? ''}`)
  if (signsIn) return wrong
  const as = method === 'POST' ? 'create' : 'update'
  return [...wrong, ...jsonApiDocumentProblems(JSON.parse(body), as).map((problem) => `${name}: ${problem}`)]
}

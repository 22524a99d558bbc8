import { RPCHandler } from '@orpc/server/node'
import type { AnyRouter, Context } from '@orpc/server'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import * as v from 'valibot'
import { rpcPath, sessionHeader } from '#shared/contract/doors.ts'
import { lastResort } from '#shared/web/last-resort.ts'
import type { PageFiles } from '#shared/web/page-files.ts'
import { refusalResponse, type Refusal } from '#shared/web/refusal.ts'
import { securityHeaders } from '#shared/web/security-headers.ts'
import { servePage } from '#shared/web/serve-page.ts'
import { nameOf, type Log } from '#core/log.ts'
import { Brake } from './brake.ts'
import { ControlRequest, openControl, type Control } from './control.ts'
import { judge } from './gate.ts'
import { keepBlob, type AddPhoto } from './keep-blob.ts'
import { readJson } from './json-body.ts'
import { Links } from './link.ts'

export interface LoopbackOptions {
  router: AnyRouter
  page: PageFiles
  /** Keeps a photo that the page hands over. */
  addPhoto: AddPhoto
  log: Log
  /** The port to listen on; one that the system chooses when null. */
  port: number | null
  /** Where a second start finds this server; nowhere when null. */
  controlFile: string | null
  links?: Links
  /** Tells that a link was opened. */
  onSignIn?: () => void
  /** Milliseconds that a wrong key waits for its answer. */
  wrongKeyDelayMs?: number
  /** Milliseconds that a request may take to arrive. */
  patienceMs?: number
}

/** The browser host at work. */
export interface LoopbackServer {
  readonly port: number
  /** A fresh link, good for one sign-in within ten minutes. */
  newLink(): string
  /** Ends event streams as if they were finished, then closes every connection. */
  close(): Promise<void>
}

/** Serves the page and the contract on 127.0.0.1. @throws Error with code EADDRINUSE when the port is taken. */
export async function startLoopback(options: LoopbackOptions): Promise<LoopbackServer> {
  const closing = new AbortController()
  const host = new LoopbackHost(options, closing.signal)
  const patienceMs = options.patienceMs ?? 30_000
  const server = createServer(
    {
      headersTimeout: Math.min(10_000, patienceMs),
      requestTimeout: patienceMs,
      connectionsCheckingInterval: Math.min(5_000, patienceMs),
      keepAliveTimeout: 5_000,
      maxHeaderSize: 16 * 1024,
    },
    (request, response) => void host.answer(request, response),
  )
  const port = await listen(server, options.port ?? 0)
  host.port = port
  const newLink = () => `http://127.0.0.1:${port}/#key=${host.links.issue()}`
  host.newLink = newLink
  if (options.controlFile !== null) host.control = await controlAt(options.controlFile, port, options.log)
  options.log.info({ port }, 'Browser host ready')

  return {
    port,
    newLink,
    async close() {
      await host.control?.close()
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      closing.abort()
      server.closeIdleConnections()
      const impatient = setTimeout(() => server.closeAllConnections(), 1000)
      await closed
      clearTimeout(impatient)
    },
  }
}

/** Null where the folder cannot be written: the page has to come up all the same, to tell that and how to mend it. */
async function controlAt(file: string, port: number, log: Log): Promise<Control | null> {
  try {
    return await openControl(file, port)
  } catch (error) {
    log.warn({ error: nameOf(error) }, 'A second start will not find this browser host.')
    return null
  }
}

/** How oRPC writes an input: the value, and which parts of it are no plain JSON. */
const CallBody = v.object({ json: v.optional(v.unknown()), meta: v.optional(v.array(v.unknown())) })
const SessionRequest = v.object({ key: v.pipe(v.string(), v.maxLength(100)) })

class LoopbackHost {
  readonly links: Links
  control: Control | null = null
  port = 0
  newLink: () => string = () => ''
  readonly #options: LoopbackOptions
  readonly #calls: RPCHandler<Context>
  readonly #brake: Brake

  constructor(options: LoopbackOptions, closing: AbortSignal) {
    this.#options = options
    this.links = options.links ?? new Links()
    this.#brake = new Brake(options.wrongKeyDelayMs ?? 500, 16)
    this.#calls = new RPCHandler<Context>(
      options.router,
      lastResort(
        ({ id, procedure, error }) =>
          options.log.error({ id, procedure, error: nameOf(error) }, 'An unexpected error was kept back'),
        closing,
      ),
    )
  }

  /** Answers one request, whatever it is; never rejects. */
  async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      const refusal = await this.#answerOrRefuse(request, response)
      if (refusal === null) return
      this.#options.log.warn({ error: refusal.error, status: refusal.status }, 'Request refused')
      await refuse(request, response, refusal)
    } catch (error) {
      this.#options.log.error({ error: nameOf(error) }, 'A request could not be answered')
      if (response.headersSent) response.destroy()
      else
        await refuse(request, response, { status: 500, error: 'INTERNAL', message: 'Something went wrong.' })
    }
  }

  async #answerOrRefuse(request: IncomingMessage, response: ServerResponse): Promise<Refusal | null> {
    const { method = '', url: target = '', rawHeaders } = request
    const verdict = judge({ method, target, rawHeaders }, this.port)
    if (!verdict.pass) return verdict.refusal
    switch (verdict.way) {
      case 'page':
        await send(
          response,
          servePage(new Request(`http://127.0.0.1:${this.port}${target}`, { method }), this.#options.page),
        )
        return null
      case 'session':
        return this.#signIn(request, response)
      case 'control':
        return this.#giveLink(request, response)
      case 'rpc':
        return this.#call(request, response)
      case 'blob':
        return this.#keep(request, response)
    }
  }

  async #signIn(request: IncomingMessage, response: ServerResponse): Promise<Refusal | null> {
    const body = await readJson(request, 1024)
    if (!body.read) return body.refusal
    const asked = v.safeParse(SessionRequest, body.value)
    const session = asked.success ? this.links.spend(asked.output.key) : null
    if (session === null) return this.#wrongKey()
    this.#options.log.info({}, 'Link opened')
    this.#options.onSignIn?.()
    await send(response, json({ session }))
    return null
  }

  async #giveLink(request: IncomingMessage, response: ServerResponse): Promise<Refusal | null> {
    const body = await readJson(request, 1024)
    if (!body.read) return body.refusal
    const asked = v.safeParse(ControlRequest, body.value)
    const answer = asked.success ? this.control?.answer(asked.output, this.newLink) : null
    if (answer === null || answer === undefined) return this.#wrongKey()
    await send(response, json(answer))
    return null
  }

  async #call(request: IncomingMessage, response: ServerResponse): Promise<Refusal | null> {
    if (!this.#isSignedIn(request)) return this.#wrongKey()
    const body = await readJson(request)
    if (!body.read) return body.refusal
    if (!v.is(CallBody, body.value))
      return { status: 400, error: 'NO_CALL', message: 'The body is not written as a call.' }
    for (const [name, value] of Object.entries(securityHeaders)) response.setHeader(name, value)
    const { matched } = await this.#calls.handle(Object.assign(request, { body: body.value }), response, {
      prefix: rpcPath,
    })
    return matched ? null : { status: 404, error: 'NO_SUCH_PATH', message: 'There is nothing to call here.' }
  }

  async #keep(request: IncomingMessage, response: ServerResponse): Promise<Refusal | null> {
    if (!this.#isSignedIn(request)) return this.#wrongKey()
    const blob = await keepBlob(request, this.#options.addPhoto)
    if (!blob.kept) return blob.refusal
    await send(response, json({ hash: blob.hash }))
    return null
  }

  #isSignedIn(request: IncomingMessage): boolean {
    const session = request.headers[sessionHeader]
    return typeof session === 'string' && this.links.admits(session)
  }

  async #wrongKey(): Promise<Refusal> {
    const slowed = await this.#brake.press()
    return slowed
      ? { status: 401, error: 'KEY', message: 'Open Handover again for a fresh link.' }
      : { status: 429, error: 'TOO_MANY', message: 'Too many wrong keys.' }
  }
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen({ host: '127.0.0.1', port, exclusive: true }, () => {
      server.off('error', reject)
      const address = server.address()
      if (address === null || typeof address === 'string') reject(new Error('The server has no port.'))
      else resolve(address.port)
    })
  })
}

function json(value: object): Response {
  return new Response(JSON.stringify(value), {
    headers: { ...securityHeaders, 'content-type': 'application/json' },
  })
}

/** Turns a request away; what is still on its way of the body is let through unread, so that the answer arrives. */
async function refuse(request: IncomingMessage, response: ServerResponse, refusal: Refusal): Promise<void> {
  for (const name of response.getHeaderNames()) response.removeHeader(name)
  if (!request.complete) {
    response.setHeader('connection', 'close')
    request.resume()
  }
  await send(response, refusalResponse(refusal))
}

async function send(response: ServerResponse, answer: Response): Promise<void> {
  response.writeHead(answer.status, Object.fromEntries(answer.headers))
  response.end(answer.body === null ? undefined : Buffer.from(await answer.arrayBuffer()))
}

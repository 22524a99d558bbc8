import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createAcquaint } from './acquaint/stand-in.ts'
import { createCtrlHub, isCtrlHubPath } from './ctrl-hub/stand-in.ts'
import { readCall, targetOf, write, type Answer, type Call } from './exchange.ts'
import { createFaultQueue } from './faults.ts'
import type { Fault, JournalEntry, StartPractice } from './practice.ts'
import { practiceServiceAt } from './service.ts'
import type { StandIn } from './stand-in.ts'
import { createYeti, isYetiPath } from './yeti/stand-in.ts'

/**
 * Serves the stand-ins on 127.0.0.1 until `close`. Rejects when the port is taken.
 * What it records and what it received live in memory only.
 */
export const startPractice: StartPractice = async (options = {}) => {
  const journal: JournalEntry[] = []
  const faults = createFaultQueue()
  faults.add(options.faults ?? [])
  const acquaint = createAcquaint()
  const ctrlHub = createCtrlHub(options.ctrlHub)
  const yeti = createYeti(options.yeti)
  const systemAt = (path: string): StandIn =>
    isCtrlHubPath(path) ? ctrlHub : isYetiPath(path) ? yeti : acquaint
  const delays = new Set<AbortController>()

  const receive = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const target = targetOf(request)
    const entry: JournalEntry = {
      at: new Date().toISOString(),
      ...target,
      path: `/${target.path}`,
      headers: {},
      body: '',
      status: null,
      recorded: null,
    }
    journal.push(entry)
    const system = systemAt(target.path)
    const call = await readCall(request, target)
    if (call === null) {
      if (!response.destroyed) write(response, system.tooLarge())
      return
    }
    entry.headers = call.headers
    entry.body = call.body.toString('utf8')
    const fault = faults.take(call)
    if (fault?.do === 'reset') {
      request.socket.resetAndDestroy()
      return
    }
    if (fault?.do === 'delay') await delay(fault.ms ?? 1000)
    const answer = fault?.do === 'status' ? faultAnswer(system, call, fault) : system.answer(call)
    entry.recorded = answer.recorded ?? null
    if (fault?.do === 'drop-after-commit') {
      request.socket.destroy()
      return
    }
    if (response.destroyed) return
    entry.status = answer.status
    if (fault?.do === 'truncate') truncate(response, answer)
    else write(response, fault?.do === 'malformed' ? malformed(answer, fault) : answer)
  }

  const delay = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const stop = new AbortController()
      const end = () => {
        clearTimeout(timer)
        delays.delete(stop)
        resolve()
      }
      const timer = setTimeout(end, ms)
      stop.signal.addEventListener('abort', end)
      delays.add(stop)
    })

  const server = createServer((request, response) => {
    receive(request, response).catch((error: unknown) => {
      // A defect of the stand-in itself.
      if (!response.headersSent)
        write(response, {
          status: 500,
          contentType: 'text/plain; charset=utf-8',
          body: `The practice server failed: ${String(error)}`,
        })
    })
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port ?? 0, '127.0.0.1', resolve)
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The practice server has no port.')

  return {
    ...practiceServiceAt(`http://127.0.0.1:${address.port}/`),
    journal,
    addFaults: (more) => faults.add(more),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        for (const stop of delays) stop.abort()
        server.closeAllConnections()
      }),
  }
}

/** A status out of turn, in the system's own words unless the fault brings others. */
function faultAnswer(system: StandIn, call: Call, fault: Fault): Answer {
  const plain = system.failure(call, fault.status ?? 500)
  const headers = { ...plain.headers, ...fault.headers }
  if (fault.body === undefined)
    return { ...plain, contentType: fault.contentType ?? plain.contentType, headers }
  return { ...plain, contentType: fault.contentType ?? system.bodyType, body: fault.body, headers }
}

/** Half of an answer whose length promises more. */
function truncate(response: ServerResponse, answer: Answer): void {
  const bytes = Buffer.from(answer.body)
  response.writeHead(answer.status, {
    'Content-Type': answer.contentType,
    'Content-Length': bytes.length,
    ...answer.headers,
  })
  response.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => response.destroy())
}

/** The right status and type around a body that is neither JSON nor XML. */
function malformed(answer: Answer, fault: Fault): Answer {
  return {
    ...answer,
    status: fault.status ?? answer.status,
    contentType: fault.contentType ?? answer.contentType,
    body: fault.body ?? answer.body.slice(0, -Math.ceil(answer.body.length / 3)),
  }
}

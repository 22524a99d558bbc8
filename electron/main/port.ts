import { RPCHandler } from '@orpc/server/message-port'
import type { AnyRouter, Context } from '@orpc/server'
import * as v from 'valibot'
import { portChannel } from '#shared/contract/doors.ts'
import { lastResort } from '#shared/web/last-resort.ts'
import { isPageUrl } from '#shared/web/trusted-url.ts'
import { nameOf, type Log } from '#core/log.ts'
import { pageAddress } from './scheme.ts'

/** The main process's end of a MessagePort. */
export interface PortLike {
  on(event: 'message', listener: (event: { data: unknown }) => void): unknown
  on(event: 'close', listener: () => void): unknown
  postMessage(message: unknown): void
  start(): void
  close(): void
}

/** A message from a preload script, as Electron tells it. */
export interface PortEvent {
  readonly sender: { readonly id: number }
  /** Null when the frame went away or to another page meanwhile. */
  readonly senderFrame: { readonly url: string; readonly parent: unknown } | null
  readonly ports: readonly PortLike[]
}

/** What a port leads to. */
export interface PortCore {
  router: AnyRouter
  log: Log
}

export interface PortHost {
  /** May still be opening: a port that comes before waits, and with it what was said on it. */
  core: Promise<PortCore>
  /** Whether a window of ours has contents with this id. */
  isWindow(id: number): boolean
}

/** The largest message that is read; the browser host reads bodies up to this size too. */
const largestMessage = 2 * 1024 * 1024
/** What oRPC sends as text: a call, its end, or an event of its input. */
const CallMessage = v.pipe(
  v.string(),
  v.maxLength(largestMessage),
  v.parseJson(),
  v.object({
    i: v.union([v.string(), v.number()]),
    t: v.optional(v.number()),
    p: v.optional(v.record(v.string(), v.unknown())),
  }),
  v.check(({ t, p }) => (t ?? 1) !== 1 || (typeof p?.['u'] === 'string' && /^\/[A-Za-z/]+$/.test(p['u']))),
)

/**
 * Serves the contract over the one port that a window hands over. The sender is checked first: scheme and host of its
 * page, its main frame, a window of ours. A refused sender learns nothing; the log does. A window that asks again
 * (it was loaded anew) loses its earlier port.
 */
export function servePorts(
  ipc: { on(channel: string, listener: (event: PortEvent) => void): unknown },
  host: PortHost,
): { close(): void } {
  const closing = new AbortController()
  const answering = host.core.then(({ router, log }) => {
    const kept = lastResort(({ id, procedure, error }) => {
      log.error({ id, procedure, error: nameOf(error) }, 'An unexpected error was kept back')
    }, closing.signal)
    return { log, handler: new RPCHandler<Context>(router, kept) }
  })
  // A core that cannot be opened is told by whoever opens it.
  answering.catch(() => undefined)
  const open = new Map<number, PortLike>()

  ipc.on(portChannel, (event) => {
    // Read at once: the frame may be gone after the first await.
    const refused = refusalOf(event, host)
    const port = event.ports[0]
    if (refused !== null || port === undefined) {
      for (const one of event.ports) one.close()
      const reason = refused ?? 'no-port'
      void answering.then(({ log }) => log.warn({ reason }, 'A port was refused')).catch(() => undefined)
      return
    }
    const { id } = event.sender
    open.get(id)?.close()
    open.set(id, port)
    void answering
      .then(({ handler, log }) => {
        if (open.get(id) !== port) return
        handler.upgrade(checked(port, log))
        port.start()
      })
      .catch(() => port.close())
  })

  return {
    close() {
      closing.abort()
      for (const port of open.values()) port.close()
      open.clear()
    },
  }
}

function refusalOf(event: PortEvent, host: PortHost): string | null {
  const frame = event.senderFrame
  if (frame === null) return 'no-frame'
  if (!isPageUrl(frame.url, pageAddress)) return 'other-page'
  if (frame.parent !== null) return 'subframe'
  if (!host.isWindow(event.sender.id)) return 'other-window'
  if (event.ports.length !== 1) return 'ports'
  return null
}

/** The port without messages that oRPC could not read: it would throw where nobody can catch it. */
function checked(port: PortLike, log: Log) {
  return {
    on(event: string, callback: (event?: { data: unknown }) => void) {
      if (event === 'close') port.on('close', () => callback())
      else {
        port.on('message', ({ data }) => {
          if (v.is(CallMessage, data)) callback({ data })
          else log.warn({}, 'A message that is no call was dropped')
        })
      }
    },
    postMessage: (message: unknown) => port.postMessage(message),
  }
}

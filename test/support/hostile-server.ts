import { createServer as createRawServer, type AddressInfo, type Socket } from 'node:net'
import { createServer as createTlsServer } from 'node:tls'
import { onTestFinished } from 'vitest'

/** A request as it came, byte for byte. */
export interface Heard {
  path: string
  /** Request line and headers. */
  head: string
  body: string
  /** Which connection it came on, from 1. */
  socket: number
}

/** What a hostile server does with a request: says these bytes and hangs up, or whatever it likes. */
export type Reply = string | Buffer | ((socket: Socket, heard: Heard) => void)

export interface HostileServer {
  url: string
  heard: Heard[]
  /** How many connections were made to it, said anything or not. */
  connections: number
  /** From now on it shows this certificate. */
  presents(secure: { cert: string; key: string }): void
}

/**
 * A server on this computer that keeps to no rule of HTTP: Node's own server would not let it. It is closed when the test ends.
 *
 * @param secure certificate and key, to speak TLS
 * @param greeting said on every connection before anything was read
 */
export async function hostileServer(
  reply: (heard: Heard) => Reply,
  secure?: { cert: string; key: string },
  greeting: Buffer | string = '',
): Promise<HostileServer> {
  const sockets = new Set<Socket>()
  const tls = secure === undefined ? null : createTlsServer(secure)
  const listener = tls ?? createRawServer()
  const server: HostileServer = {
    url: '',
    heard: [],
    connections: 0,
    presents: (other) => tls?.setSecureContext(other),
  }
  listener.on('connection', (socket: Socket) => {
    server.connections += 1
    sockets.add(socket)
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket))
  })
  let count = 0
  listener.on(tls === null ? 'connection' : 'secureConnection', (socket: Socket) => {
    const number = (count += 1)
    socket.on('error', () => undefined)
    socket.write(greeting)
    onRequests(socket, (head, body) => {
      const heard = { path: head.split(' ')[1] ?? '', head, body, socket: number }
      server.heard.push(heard)
      const said = reply(heard)
      if (typeof said === 'function') said(socket, heard)
      else socket.end(said)
    })
  })
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy()
    listener.close()
  })
  const { port } = listener.address() as AddressInfo
  server.url = `${tls === null ? 'http' : 'https'}://127.0.0.1:${port}/`
  return server
}

/** Cuts what comes on a socket into requests, by their Content-Length. */
function onRequests(socket: Socket, take: (head: string, body: string) => void): void {
  let rest = Buffer.alloc(0)
  socket.on('data', (piece: Buffer) => {
    rest = Buffer.concat([rest, piece])
    for (;;) {
      const end = rest.indexOf('\r\n\r\n')
      if (end < 0) return
      const head = rest.subarray(0, end).toString('latin1')
      const length = Number(/^content-length: *(\d+)/im.exec(head)?.[1] ?? 0)
      if (rest.length < end + 4 + length) return
      const body = rest.subarray(end + 4, end + 4 + length).toString('utf8')
      rest = rest.subarray(end + 4 + length)
      take(head, body)
    }
  })
}

/** An answer that keeps the rules, for what is wrong with it to stand out. Headers are lines as they are to be sent. */
export function answer(status: number, headers: readonly string[], body: string | Buffer = ''): Buffer {
  const bytes = Buffer.from(body)
  return Buffer.concat([head(status, [...headers, `Content-Length: ${bytes.length}`]), bytes])
}

/** The beginning of an answer. */
export function head(status: number, headers: readonly string[]): Buffer {
  return Buffer.from([`HTTP/1.1 ${status} Whatever`, ...headers, '', ''].join('\r\n'), 'latin1')
}

/** Says the same piece again and again, as fast as it is read, until the other side hangs up or so much was said; `said` counts the bytes. */
export function goOn(socket: Socket, piece: Buffer, most: number, said: { bytes: number }): void {
  const more = () => {
    while (!socket.destroyed && said.bytes < most) {
      said.bytes += piece.length
      if (!socket.write(piece)) return
    }
    if (!socket.destroyed) socket.end()
  }
  socket.on('drain', more)
  more()
}

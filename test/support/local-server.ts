import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Socket } from 'node:net'

/** One request as a server on this computer received it. `socket` numbers the connection it came on. */
export interface Received {
  method: string
  path: string
  headers: IncomingMessage['headers']
  body: string
  socket: number
}

export interface LocalServer {
  url: string
  port: number
  received: Received[]
  close(): Promise<void>
}

/** A real server on 127.0.0.1 that notes whole requests before it answers them. */
export async function localServer(
  answer: (response: ServerResponse, request: Received) => void,
  make: (listener: (request: IncomingMessage, response: ServerResponse) => void) => Server = createServer,
): Promise<LocalServer> {
  const received: Received[] = []
  const sockets = new Map<Socket, number>()
  const server = make((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const entry: Received = {
        method: request.method ?? '',
        path: request.url ?? '',
        headers: request.headers,
        body: Buffer.concat(chunks).toString('utf8'),
        socket: sockets.get(request.socket) ?? -1,
      }
      received.push(entry)
      answer(response, entry)
    })
  })
  let count = 0
  const open = new Set<Socket>()
  const track = (socket: Socket) => {
    open.add(socket)
    sockets.set(socket, (count += 1))
    socket.on('close', () => open.delete(socket))
  }
  server.on('connection', track)
  server.on('secureConnection', track)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/`,
    port,
    received,
    async close() {
      for (const socket of open) socket.destroy()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}

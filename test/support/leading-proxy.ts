import { connect, type Socket } from 'node:net'
import { hostileServer, type HostileServer } from './hostile-server.ts'

/** A proxy on this computer that leads every tunnel to one server of ours, whatever name it was asked for. */
export interface LeadingProxy {
  url: string
  /** As a script of the system answers it. */
  entry: string
  /** The names and ports that tunnels were asked for. */
  asked: string[]
  /** All that it could overhear. */
  overheard(): string
}

/**
 * Speaks HTTP, over TLS when `secure` is given.
 *
 * @param refuses answers every wish for a tunnel with this status
 */
export async function proxyTo(
  port: number,
  { refuses, secure }: { refuses?: number; secure?: { cert: string; key: string } } = {},
): Promise<LeadingProxy> {
  const overheard: Buffer[] = []
  const asked: string[] = []
  const proxy: HostileServer = await hostileServer(({ head, path }) => {
    asked.push(path)
    overheard.push(Buffer.from(head))
    if (refuses !== undefined) return `HTTP/1.1 ${refuses} No\r\ncontent-length: 0\r\n\r\n`
    return (socket) => {
      lead(socket, port, overheard)
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n')
    }
  }, secure)
  const { host } = new URL(proxy.url)
  return {
    url: proxy.url,
    entry: `${secure === undefined ? 'PROXY' : 'HTTPS'} ${host}`,
    asked,
    overheard: () => Buffer.concat(overheard).toString('latin1'),
  }
}

/** From now on everything goes to the server and back. */
export function lead(socket: Socket, port: number, overheard: Buffer[]): void {
  const onward = connect(port, '127.0.0.1')
  onward.on('error', () => socket.destroy())
  socket.removeAllListeners('data')
  socket.on('data', (piece: Buffer) => overheard.push(piece))
  socket.pipe(onward).pipe(socket)
}

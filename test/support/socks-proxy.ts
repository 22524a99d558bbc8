import { createServer, type AddressInfo, type Socket } from 'node:net'
import { onTestFinished } from 'vitest'
import { lead, type LeadingProxy } from './leading-proxy.ts'

interface SocksOptions {
  /** The user name and password that it asks for. */
  signIn?: [string, string]
  /** What it answers to every wish for a tunnel (RFC 1928, 6); 0 makes one. */
  reply?: number
}

/** A SOCKS proxy, version 5, written after RFC 1928 and RFC 1929, that leads every tunnel to one server of ours. */
export async function socksTo(port: number, { signIn, reply = 0 }: SocksOptions = {}): Promise<LeadingProxy> {
  const asked: string[] = []
  const overheard: Buffer[] = []
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined)
    let step: 'greeting' | 'sign-in' | 'wish' = 'greeting'
    socket.on('data', (piece: Buffer) => {
      if (step === 'greeting') {
        const wanted = signIn === undefined ? 0 : 2
        const offered = piece.subarray(2).includes(wanted)
        step = signIn === undefined ? 'wish' : 'sign-in'
        socket.write(Buffer.from([5, offered ? wanted : 0xff]))
      } else if (step === 'sign-in') {
        const name = piece.subarray(2, 2 + (piece[1] ?? 0)).toString()
        const password = piece.subarray(3 + (piece[1] ?? 0)).toString()
        step = 'wish'
        socket.write(Buffer.from([1, name === signIn?.[0] && password === signIn[1] ? 0 : 1]))
      } else {
        asked.push(wishOf(piece))
        // In two pieces: a reader must not count on getting it in one.
        if (reply === 0) lead(socket, port, overheard)
        socket.write(Buffer.from([5, reply]))
        setTimeout(() => socket.write(Buffer.from([0, 1, 127, 0, 0, 1, 0, 80])), 10)
      }
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  const own = (server.address() as AddressInfo).port
  return {
    url: `socks5://127.0.0.1:${own}`,
    entry: `SOCKS5 127.0.0.1:${own}`,
    asked,
    overheard: () => Buffer.concat(overheard).toString('latin1'),
  }
}

function wishOf(piece: Buffer): string {
  const port = piece.readUInt16BE(piece.length - 2)
  const host =
    piece[3] === 3 ? piece.subarray(5, piece.length - 2).toString() : piece.subarray(4, 8).join('.')
  return `${host}:${port}`
}

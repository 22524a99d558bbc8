import { once } from 'node:events'
import { connect, isIPv4, type Socket } from 'node:net'
import { portOf } from './proxy-answer.ts'

const VERSION = 5
const NO_SIGN_IN = 0
const PASSWORD = 2
const NAME = 3
const ADDRESS = 1

/** What a proxy answers to the wish for a tunnel (RFC 1928, 6). */
const REPLIES: Readonly<Record<number, string>> = {
  1: 'it failed',
  2: 'its rules do not allow it',
  3: 'the network cannot be reached',
  4: 'the server cannot be reached',
  5: 'the server did not take the connection',
}

/** The proxy was reached and said no. The message is for people and holds no data of anybody. */
export class SocksRefusal extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'SocksRefusal'
  }
}

/**
 * A connection to a server through a SOCKS proxy, version 5 (RFC 1928, RFC 1929). The proxy looks up the name.
 *
 * @returns the socket, with nothing read from it that the server said
 * @throws SocksRefusal; else what the system says of the proxy
 */
export async function socksTunnel(
  proxy: URL,
  to: { host: string; port: number },
  withinMs: number,
): Promise<Socket> {
  const socket = connect({ host: proxy.hostname.replace(/^\[(.+)\]$/, '$1'), port: portOf(proxy) })
  // What goes wrong is told by what waits for it; nobody waits in between.
  socket.on('error', () => undefined)
  const timer = setTimeout(
    () => socket.destroy(new DOMException('The proxy took too long.', 'TimeoutError')),
    withinMs,
  )
  try {
    await once(socket, 'connect')
    await agree(socket, proxy)
    await ask(socket, to)
    return socket
  } catch (error) {
    socket.destroy()
    throw error
  } finally {
    clearTimeout(timer)
  }
}

async function agree(socket: Socket, { username, password }: URL): Promise<void> {
  const methods = username === '' ? [NO_SIGN_IN] : [NO_SIGN_IN, PASSWORD]
  socket.write(Buffer.from([VERSION, methods.length, ...methods]))
  const [version, method] = await read(socket, 2)
  if (version !== VERSION) throw new SocksRefusal('This is no SOCKS proxy of version 5.')
  if (method === NO_SIGN_IN) return
  if (method !== PASSWORD || username === '')
    throw new SocksRefusal('The proxy asks for a user name and a password.')
  const given = [username, password].map((text) => Buffer.from(decodeURIComponent(text)).subarray(0, 255))
  socket.write(
    Buffer.concat([Buffer.from([1]), ...given.flatMap((text) => [Buffer.from([text.length]), text])]),
  )
  const [, status] = await read(socket, 2)
  if (status !== 0) throw new SocksRefusal('The proxy refused the user name or the password.')
}

async function ask(socket: Socket, { host, port }: { host: string; port: number }): Promise<void> {
  const name = host.replace(/^\[(.+)\]$/, '$1')
  const address = isIPv4(name)
    ? [ADDRESS, ...name.split('.').map(Number)]
    : [NAME, Buffer.byteLength(name), ...Buffer.from(name)]
  socket.write(Buffer.from([VERSION, 1, 0, ...address, port >> 8, port & 255]))
  const [, reply = 1, , type] = await read(socket, 4)
  if (reply !== 0)
    throw new SocksRefusal(`The proxy made no tunnel: ${REPLIES[reply] ?? `its answer is ${reply}`}.`)
  // Where the tunnel begins is of no use, but it has to be read.
  const length = type === ADDRESS ? 4 : type === NAME ? ((await read(socket, 1))[0] ?? 0) : 16
  await read(socket, length + 2)
}

/** Exactly so many bytes; what came beyond them stays to be read. */
async function read(socket: Socket, length: number): Promise<Buffer> {
  for (;;) {
    const bytes: unknown = socket.read(length)
    if (Buffer.isBuffer(bytes) && bytes.length === length) return bytes
    if (socket.readableEnded || socket.destroyed) throw new SocksRefusal('The proxy hung up.')
    await Promise.race([once(socket, 'readable'), once(socket, 'close')])
  }
}

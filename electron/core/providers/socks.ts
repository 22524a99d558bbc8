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
    const answers = new Answers(socket)
    await agree(socket, answers, proxy)
    await ask(socket, answers, to)
    answers.leave()
    return socket
  } catch (error) {
    socket.destroy()
    throw error
  } finally {
    clearTimeout(timer)
  }
}

async function agree(socket: Socket, answers: Answers, { username, password }: URL): Promise<void> {
  const methods = username === '' ? [NO_SIGN_IN] : [NO_SIGN_IN, PASSWORD]
  socket.write(Buffer.from([VERSION, methods.length, ...methods]))
  const [version, method] = await answers.next(2)
  if (version !== VERSION) throw new SocksRefusal('This is no SOCKS proxy of version 5.')
  if (method === NO_SIGN_IN) return
  if (method !== PASSWORD || username === '')
    throw new SocksRefusal('The proxy asks for a user name and a password.')
  const given = [username, password].map((text) => Buffer.from(decodeURIComponent(text)).subarray(0, 255))
  socket.write(
    Buffer.concat([Buffer.from([1]), ...given.flatMap((text) => [Buffer.from([text.length]), text])]),
  )
  const [, status] = await answers.next(2)
  if (status !== 0) throw new SocksRefusal('The proxy refused the user name or the password.')
}

async function ask(
  socket: Socket,
  answers: Answers,
  { host, port }: { host: string; port: number },
): Promise<void> {
  const name = host.replace(/^\[(.+)\]$/, '$1')
  const address = isIPv4(name)
    ? [ADDRESS, ...name.split('.').map(Number)]
    : [NAME, Buffer.byteLength(name), ...Buffer.from(name)]
  socket.write(Buffer.from([VERSION, 1, 0, ...address, port >> 8, port & 255]))
  const [, reply = 1, , type] = await answers.next(4)
  if (reply !== 0)
    throw new SocksRefusal(`The proxy made no tunnel: ${REPLIES[reply] ?? `its answer is ${reply}`}.`)
  // Where the tunnel begins is of no use, but it has to be read.
  const length = type === ADDRESS ? 4 : type === NAME ? ((await answers.next(1))[0] ?? 0) : 16
  await answers.next(length + 2)
}

/** What the proxy says, a few bytes at a time. */
class Answers {
  readonly #socket: Socket
  #rest: Buffer = Buffer.alloc(0)
  #closed = false
  #told: () => void = () => undefined

  constructor(socket: Socket) {
    this.#socket = socket
    socket.on('data', this.#keep).on('close', this.#close)
  }

  /** Exactly so many bytes. */
  async next(length: number): Promise<Buffer> {
    while (this.#rest.length < length) {
      if (this.#closed) throw this.#socket.errored ?? new SocksRefusal('The proxy hung up.')
      await new Promise<void>((resolve) => (this.#told = resolve))
    }
    const bytes = this.#rest.subarray(0, length)
    this.#rest = this.#rest.subarray(length)
    return bytes
  }

  /** From here on the socket is the server's, which waits for us to speak first. */
  leave(): void {
    this.#socket.off('data', this.#keep).off('close', this.#close).pause()
    if (this.#rest.length > 0) throw new SocksRefusal('The proxy said more than it was asked.')
  }

  readonly #keep = (piece: Buffer): void => {
    this.#rest = Buffer.concat([this.#rest, piece])
    this.#told()
  }

  readonly #close = (): void => {
    this.#closed = true
    this.#told()
  }
}

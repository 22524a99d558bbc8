import { connect } from 'node:net'

export interface RawAnswer {
  status: number
  headers: Map<string, string>
  body: string
}

/** Writes bytes to a port of this computer, exactly as given, and reads until the other side hangs up. */
export function speak(port: number, words: string | Buffer): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1')
    const heard: Buffer[] = []
    socket.on('data', (piece) => heard.push(piece))
    socket.on('error', (error) => (heard.length > 0 ? undefined : reject(error)))
    socket.on('close', () => resolve(Buffer.concat(heard).toString('utf8')))
    socket.write(words)
  })
}

/** One request, with its headers as they are given and nothing added but the end of the connection. */
export async function request(
  port: number,
  firstLine: string,
  headers: readonly (readonly [string, string])[] = [],
  body = '',
): Promise<RawAnswer> {
  const lines = [
    firstLine,
    ...headers.map(([name, value]) => `${name}: ${value}`),
    'connection: close',
    '',
    body,
  ]
  return parseAnswer(await speak(port, lines.join('\r\n')))
}

function parseAnswer(text: string): RawAnswer {
  const end = text.indexOf('\r\n\r\n')
  const [first = '', ...lines] = text.slice(0, end).split('\r\n')
  const headers = new Map(
    lines.map((line): [string, string] => {
      const colon = line.indexOf(':')
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()]
    }),
  )
  const raw = text.slice(end + 4)
  return {
    status: Number(first.split(' ')[1]),
    headers,
    body: headers.has('transfer-encoding') ? unchunked(raw) : raw,
  }
}

function unchunked(raw: string): string {
  let rest = Buffer.from(raw)
  let body = ''
  for (;;) {
    const line = rest.indexOf('\r\n')
    const size = Number.parseInt(rest.subarray(0, line).toString(), 16)
    if (!(size > 0)) return body
    body += rest.subarray(line + 2, line + 2 + size).toString()
    rest = rest.subarray(line + 4 + size)
  }
}

import { connect } from 'node:net'

export interface RawAnswer {
  status: number
  headers: Map<string, string>
  body: string
}

/** Writes bytes to a port of this computer, exactly as given, and reads until the other side hangs up. */
export function speak(port: number, words: string | Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1')
    const heard: Buffer[] = []
    socket.on('data', (piece) => heard.push(piece))
    socket.on('error', (error) => (heard.length > 0 ? undefined : reject(error)))
    socket.on('close', () => resolve(Buffer.concat(heard)))
    socket.write(words)
  })
}

/** The head of a request with its empty line. A header that is null is left out. */
export function headOf(firstLine: string, headers: Record<string, string | null>): string {
  const lines = Object.entries(headers).flatMap(([name, value]) =>
    value === null ? [] : [`${name}: ${value}`],
  )
  return [firstLine, ...lines, '', ''].join('\r\n')
}

/** Every answer in what was heard on one connection, in order. */
export function answersOf(heard: Buffer): RawAnswer[] {
  const answers: RawAnswer[] = []
  for (let rest = heard; rest.byteLength > 0;) {
    const end = rest.indexOf('\r\n\r\n')
    if (end < 0) throw new Error(`This is no HTTP: ${rest.toString('latin1').slice(0, 200)}`)
    const [first = '', ...lines] = rest.subarray(0, end).toString('latin1').split('\r\n')
    const headers = new Map(lines.map(nameAndValue))
    const { body, length } = bodyOf(rest.subarray(end + 4), headers)
    answers.push({ status: Number(first.split(' ')[1]), headers, body })
    rest = rest.subarray(end + 4 + length)
  }
  return answers
}

function nameAndValue(line: string): [string, string] {
  const colon = line.indexOf(':')
  return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()]
}

/** A body and how many bytes it took on the wire. */
function bodyOf(bytes: Buffer, headers: Map<string, string>): { body: string; length: number } {
  if (headers.has('transfer-encoding')) return unchunked(bytes)
  const length = Math.min(Number(headers.get('content-length') ?? bytes.byteLength), bytes.byteLength)
  return { body: bytes.subarray(0, length).toString('utf8'), length }
}

function unchunked(bytes: Buffer): { body: string; length: number } {
  const pieces: Buffer[] = []
  for (let at = 0; ;) {
    const line = bytes.indexOf('\r\n', at)
    const size = Number.parseInt(bytes.subarray(at, line).toString(), 16)
    const begin = line + 2
    if (!(size > 0)) return { body: Buffer.concat(pieces).toString('utf8'), length: begin + 2 }
    pieces.push(bytes.subarray(begin, begin + size))
    at = begin + size + 2
  }
}

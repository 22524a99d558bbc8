import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

export interface RecordingServer {
  url: string
  /** The bodies it received whole, in order. */
  received: string[]
  /** What it does once it has a body; answers with a case number unless changed. */
  answer: (body: string, response: ServerResponse) => void | Promise<void>
}

/** A server on loopback that keeps what it was sent; closed when the test ends. */
export async function recordingServer(): Promise<RecordingServer> {
  const recording: RecordingServer = {
    url: '',
    received: [],
    answer: (_body, response) => {
      response.end(JSON.stringify({ caseID: `C${recording.received.length}` }))
    },
  }
  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString()
      recording.received.push(body)
      void recording.answer(body, response)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const address: string | AddressInfo | null = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no port.')
  recording.url = `http://127.0.0.1:${address.port}/`
  return recording
}

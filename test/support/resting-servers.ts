import { createServer } from 'node:http'
import type { Socket } from 'node:net'
import { onTestFinished } from 'vitest'
import { goodAnswer, JSON_TYPE, kindOf } from './hostile-calls.ts'
import { answer, hostileServer } from './hostile-server.ts'

/** For a machine that is very busy, which is not what is tested here. */
export const PATIENCE = { timeout: 300_000 }
export const TIMES = { connectMs: 120_000, headersMs: 240_000, totalMs: 280_000 }

/** Numbers from 0 up to 1, the same for the same seed (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** How often each meter's switch was heard. */
export type Heard = Map<string, number>
const note = (heard: Heard, body: string): string => {
  const meter = /\b1\d{10}\b/.exec(body)?.[0] ?? 'none'
  heard.set(meter, (heard.get(meter) ?? 0) + 1)
  return meter
}

/** A server of the ordinary kind: it keeps a connection for five seconds, and says so. */
export async function ordinaryServer(heard: Heard, delay: () => number = () => 0): Promise<string> {
  const server = createServer({ keepAliveTimeout: 5_000 }, (request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const isSwitch = kindOf(request.url ?? '') === 'switch'
      const caseID = isSwitch ? note(heard, Buffer.concat(chunks).toString()) : null
      response.setHeader('content-type', 'application/json')
      setTimeout(() => response.end(JSON.stringify({ token: 'abc', caseID })), isSwitch ? delay() : 0)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const address = server.address()
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/`
}

/** A server that says nothing of keeping, and after so many milliseconds of rest ends or resets the connection. */
export async function rudeServer(
  heard: Heard,
  restsFor: () => number,
  resets: () => boolean,
): Promise<string> {
  const timers = new WeakMap<Socket, NodeJS.Timeout>()
  const server = await hostileServer(({ path, body }) => {
    const reply =
      kindOf(path) === 'switch'
        ? answer(200, [JSON_TYPE], JSON.stringify({ caseID: note(heard, body) }))
        : goodAnswer(kindOf(path))
    return (socket) => {
      clearTimeout(timers.get(socket))
      socket.write(reply as Buffer)
      const leave = () => (resets() ? socket.resetAndDestroy() : socket.end())
      timers.set(socket, setTimeout(leave, restsFor()))
    }
  })
  return server.url
}

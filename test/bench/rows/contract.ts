import { createServer } from 'node:http'
import { MessageChannel } from 'node:worker_threads'
import { createORPCClient } from '@orpc/client'
import { RPCLink as FetchLink } from '@orpc/client/fetch'
import { RPCLink as PortLink } from '@orpc/client/message-port'
import { implement, type RouterClient } from '@orpc/server'
import { RPCHandler as PortHandler } from '@orpc/server/message-port'
import { RPCHandler as HttpHandler } from '@orpc/server/node'
import { contract } from '#shared/contract/contract.ts'
import { noLog } from '#core/log.ts'
import { startLoopback } from '#electron/loopback/server.ts'
import { servePorts, type PortEvent } from '#electron/main/port.ts'
import { connectOverHttp } from '#renderer/api/http.ts'
import { clientOfPort } from '#renderer/api/message-port.ts'
import type { Client } from '#renderer/api/transport.ts'
import { browserTab } from '#test/support/browser-page.ts'
import { electronChannel } from '#test/support/electron-port.ts'
import { smallCore } from '#test/support/small-core.ts'
import { smallPage } from '#test/support/small-page.ts'
import { median, type Bench, type Row } from '../row.ts'

const CALLS = 400
const ROUNDS = 9

const draft: Parameters<Client['drafts']['save']>[0] = {
  id: null,
  kind: 'tenant-switch',
  connectionId: null,
  step: 'home',
  answers: Object.fromEntries(
    Array.from({ length: 40 }, (_, place) => [`property.${place}`, `Answer ${place}`]),
  ),
  blocked: null,
}

interface Called {
  call: () => Promise<unknown>
  close: () => unknown
}

/** (f) The same call through each host, and through nothing but oRPC. */
export const bench: Bench = {
  async run(say) {
    return [
      await besideBare('over HTTP', await throughLoopback(), await bareHttp(), say),
      await besideBare('over a MessagePort', throughPort(), barePort(), say),
    ]
  },
}

async function besideBare(
  how: string,
  ours: Called,
  bare: Called,
  say: (line: string) => void,
): Promise<Row> {
  const times = { ours: [] as number[], bare: [] as number[] }
  for (let round = 0; round <= ROUNDS; round += 1) {
    const [one, other] = [await perCall(ours), await perCall(bare)]
    // The first is for the compiler's sake.
    if (round === 0) continue
    times.ours.push(one)
    times.bare.push(other)
  }
  await ours.close()
  await bare.close()
  const micros = (all: number[]) => `${median(all).toFixed(0)} µs a call`
  say(`${how}: ours ${micros(times.ours)}, bare ${micros(times.bare)}`)
  return {
    name: `A call of the contract ${how}, beside a bare oRPC call`,
    ours: micros(times.ours),
    beside: micros(times.bare),
    value: median(times.ours.map((time, round) => time / (times.bare[round] ?? time))),
    unit: '×',
    goal: 1.3,
    least: 1.6,
    better: 'less',
  }
}

async function perCall({ call }: Called): Promise<number> {
  const began = performance.now()
  for (let calls = 0; calls < CALLS; calls += 1) await call()
  return ((performance.now() - began) * 1000) / CALLS
}

async function throughLoopback(): Promise<Called> {
  const { router, addPhoto } = smallCore()
  const at = { port: null, controlFile: null }
  const server = await startLoopback({ router, addPhoto, page: smallPage(), log: noLog, ...at })
  const client = await connectOverHttp(browserTab(server.newLink()).page, structuredClone)
  return { call: () => client.drafts.save(draft), close: () => server.close() }
}

function throughPort(): Called {
  const { router } = smallCore()
  let deliver: (event: PortEvent) => void = () => undefined
  const ports = servePorts(
    { on: (_channel, listener) => (deliver = listener) },
    { core: Promise.resolve({ router, log: noLog }), isWindow: () => true },
  )
  const { main, page } = electronChannel()
  deliver({ sender: { id: 1 }, senderFrame: { url: 'handover-app://ui/', parent: null }, ports: [main] })
  const client = clientOfPort(page, structuredClone)
  return {
    call: () => client.drafts.save(draft),
    close: () => {
      ports.close()
      page.close()
    },
  }
}

/** The one procedure, with the same schemas, and no host around it. */
function bareRouter() {
  const at = '2026-11-22T10:00:00.000Z'
  return {
    drafts: {
      save: implement(contract.drafts.save).handler(({ input }) => ({
        ...input,
        id: 'd1',
        title: '',
        createdAt: at,
        updatedAt: at,
      })),
    },
  }
}

type Bare = RouterClient<ReturnType<typeof bareRouter>>

async function bareHttp(): Promise<Called> {
  const handler = new HttpHandler(bareRouter())
  const server = createServer(
    (request, response) => void handler.handle(request, response, { prefix: '/rpc' }),
  )
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The bare server has no port.')
  const client: Bare = createORPCClient(new FetchLink({ url: `http://127.0.0.1:${address.port}/rpc` }))
  return { call: () => client.drafts.save(draft), close: () => server.close().closeAllConnections() }
}

function barePort(): Called {
  const { port1, port2 } = new MessageChannel()
  new PortHandler(bareRouter()).upgrade(port1)
  port1.start()
  const client: Bare = createORPCClient(new PortLink({ port: port2 }))
  port2.start()
  return { call: () => client.drafts.save(draft), close: () => port1.close() }
}

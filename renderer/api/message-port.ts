import { RPCLink } from '@orpc/client/message-port'
import { portHere, portWanted } from '#shared/contract/doors.ts'
import { LinkError, setLinkState } from './link-state.ts'
import { brokenStreamIsLost, clientOver, plainInput, type Client, type MakePlain } from './transport.ts'

/** How long the preload script may take to hand the port over; it does so at once or never. */
const patienceMs = 10_000

/** Asks the preload script for this page's port. @throws LinkError `lost` when none comes. */
function askForPort(page: Window): Promise<MessagePort> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      page.removeEventListener('message', listen)
      clearTimeout(timer)
    }
    const listen = (event: MessageEvent<unknown>) => {
      const port = event.ports[0]
      if (event.source !== page || event.data !== portHere || port === undefined) return
      stop()
      resolve(port)
    }
    const timer = setTimeout(() => {
      stop()
      reject(new LinkError('lost'))
    }, patienceMs)
    page.addEventListener('message', listen)
    page.postMessage(portWanted, page.location.origin)
  })
}

/** The client of the desktop host. @throws LinkError */
export async function connectOverPort(page: Window, makePlain: MakePlain): Promise<Client> {
  return clientOfPort(await askForPort(page), makePlain)
}

/** A client over a port that is already here. A call on a closed port fails at once instead of waiting for ever. */
export function clientOfPort(port: MessagePort, makePlain: MakePlain): Client {
  let closed = false
  const isClosed = () => closed
  port.addEventListener('close', () => {
    closed = true
    setLinkState('lost')
  })
  const link = new RPCLink({
    port,
    interceptors: [
      plainInput(makePlain),
      brokenStreamIsLost,
      async (options) => {
        if (isClosed()) throw new LinkError('lost')
        try {
          return await options.next()
        } catch (cause) {
          throw isClosed() ? new LinkError('lost', { cause }) : cause
        }
      },
    ],
  })
  port.start()
  return clientOver(link)
}

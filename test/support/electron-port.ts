import { MessageChannel } from 'node:worker_threads'
import type { PortLike } from '#electron/main/port.ts'

/** Two ends of a channel: one as Electron gives it to the main process, one as a page has it. */
export function electronChannel(): { main: PortLike; page: MessagePort; messages: unknown[] } {
  const { port1, port2 } = new MessageChannel()
  const messages: unknown[] = []
  const main: PortLike = {
    on(event: 'message' | 'close', listener: (event: { data: unknown }) => void) {
      if (event === 'close') port1.on('close', () => listener({ data: undefined }))
      else port1.on('message', (data: unknown) => listener({ data }))
      // Node starts a port with its first listener; Electron waits for start().
      port1.unref()
    },
    postMessage(message) {
      messages.push(message)
      port1.postMessage(message)
    },
    start: () => port1.ref(),
    close: () => port1.close(),
  }
  // Node's MessagePort has the same methods as the page's; its types do not know each other.
  return { main, page: port2 as unknown as MessagePort, messages }
}

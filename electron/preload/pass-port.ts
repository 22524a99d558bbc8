import { pageHost, pageScheme, portChannel, portHere, portWanted } from '#shared/contract/doors.ts'

/** The window, as far as a port is passed through it. */
export interface PageWindow {
  readonly top: unknown
  addEventListener(type: 'message', listener: (event: PortWish) => void): void
  removeEventListener(type: 'message', listener: (event: PortWish) => void): void
  postMessage(message: string, targetOrigin: string, transfer: MessagePort[]): void
}

/** A message to the window, as far as it is looked at. */
export interface PortWish {
  readonly source: unknown
  readonly origin: string
  readonly data: unknown
}

const pageOrigin = `${pageScheme}://${pageHost}`

/**
 * Waits until the page asks, then gives one end of a new channel to the page and the other to the main process, once.
 * The page gets nothing else: no function, no object, nothing of Electron.
 */
export function passPort(
  page: PageWindow,
  ipc: { postMessage(channel: string, message: null, transfer: MessagePort[]): void },
): void {
  if (page.top !== page) return
  const listen = (event: PortWish) => {
    if (event.source !== page || event.origin !== pageOrigin || event.data !== portWanted) return
    page.removeEventListener('message', listen)
    const { port1, port2 } = new MessageChannel()
    ipc.postMessage(portChannel, null, [port1])
    page.postMessage(portHere, pageOrigin, [port2])
  }
  page.addEventListener('message', listen)
}

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { runInNewContext } from 'node:vm'
import { root } from '#build/script.mjs'
import { passPort, type PortWish } from '#electron/preload/pass-port.ts'

const wish = { origin: 'handover-app://ui', data: 'handover:port-wanted' }

/**
 * A page's window with the preload script's part in it, and what is sent to the main process and posted to the page.
 * @param top the window at the top, when that is another one
 */
export function preloadedPage(top?: unknown) {
  const sent: { channel: string; message: unknown; ports: number }[] = []
  const posted: { message: string; targetOrigin: string; ports: number }[] = []
  const listeners = new Set<(event: PortWish) => void>()
  const window = {
    top: undefined as unknown,
    addEventListener: (_type: 'message', listener: (event: PortWish) => void) => void listeners.add(listener),
    removeEventListener: (_type: 'message', listener: (event: PortWish) => void) =>
      void listeners.delete(listener),
    postMessage: (message: string, targetOrigin: string, transfer: MessagePort[]) =>
      void posted.push({ message, targetOrigin, ports: transfer.length }),
  }
  window.top = top ?? window
  passPort(window, {
    postMessage: (channel, message, transfer) => void sent.push({ channel, message, ports: transfer.length }),
  })
  /** A message to the window: the page's own wish for a port, but for what `event` changes. */
  const ask = (event: Partial<PortWish> = {}) => {
    for (const listener of [...listeners]) listener({ source: window, ...wish, ...event })
  }
  return { ask, sent, posted }
}

/** Runs the preload script as it was built, in a window that asks for a port; `added` is what it put on the window. */
export function runBuiltPreload() {
  const required: string[] = []
  const asked: ((event: PortWish) => void)[] = []
  const sent: unknown[] = []
  const posted: unknown[] = []
  const window = {
    top: null as unknown,
    addEventListener: (_type: string, listener: (typeof asked)[number]) => asked.push(listener),
    removeEventListener: () => undefined,
    postMessage: (message: unknown, origin: unknown) => posted.push([message, origin]),
  }
  window.top = window
  const before = Object.keys(window)
  const electron = {
    ipcRenderer: { postMessage: (channel: unknown, message: unknown) => sent.push([channel, message]) },
  }
  runInNewContext(readFileSync(join(root, 'build', 'out', 'preload.cjs'), 'utf8'), {
    require: (name: string) => {
      required.push(name)
      return electron
    },
    module: { exports: {} },
    exports: {},
    window,
    MessageChannel,
  })
  for (const ask of asked) ask({ source: window, ...wish })
  return { required, sent, posted, added: Object.keys(window).filter((key) => !before.includes(key)) }
}

import { clientOfPort } from '#renderer/api/message-port.ts'
import { electronChannel } from './electron-port.ts'
import { calls, ipcMain, kept } from './recording-electron.ts'

/*
 * What a test may ask of a desktop host that runs on recording-electron.ts: each does what Electron would do when a page
 * does something, and answers how the host takes it.
 */

const page = () => {
  const [first] = kept.windows
  if (first === undefined) throw new Error('No window was made.')
  return first
}

const nobody = 'nobody answers'

export const answers = {
  calls: () => calls,
  paths: () => kept.paths,
  schemes: () => kept.schemes,
  opened: () => kept.opened,
  channels: () => ipcMain.eventNames().map(String),

  /** What the windows were made with, and what they loaded. */
  windows: () => kept.windows.map(({ options, loaded }) => ({ options: JSON.stringify(options), loaded })),

  /** Whether a navigation, or a webview, was stopped. */
  stops(event: string, url: string): boolean {
    let stopped = false
    page().window.webContents.emit(event, { url, preventDefault: () => (stopped = true) })
    return stopped
  },

  /** What `window.open` comes to. */
  opensWindow: (url: string) => page().window.webContents.openHandler?.({ url }) ?? nobody,

  /** A permission that is asked for, and one that is looked up, by a page at `origin`. */
  permission(name: string, origin: string) {
    const asked: unknown[] = []
    kept.permissionRequest?.({}, name, (granted: unknown) => asked.push(granted), { requestingUrl: origin })
    return { asked, checked: kept.permissionCheck?.(null, name, origin, {}) ?? nobody }
  },

  device: (deviceType: string) =>
    kept.devicePermission?.({ deviceType, origin: 'handover-app://ui' }) ?? nobody,

  /** What becomes of something that is about to be loaded. */
  loads(url: string) {
    const told: unknown[] = []
    kept.beforeRequest?.({ url }, (response: unknown) => told.push(response))
    return told
  },

  /** What the page's scheme gives. */
  async gives(url: string, method = 'GET') {
    const handler = kept.pages.get('handover-app')
    if (handler === undefined) throw new Error(nobody)
    const response = await handler(new Request(url, { method }))
    return {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      text: await response.text(),
    }
  },

  /** Whether a window's page that hands over a port is answered: the version, or that the port was closed. */
  async port(sender: number, frame: { url: string; parent: unknown } | null) {
    const { main, page: port } = electronChannel()
    const closed = new Promise<string>((resolve) => port.addEventListener('close', () => resolve('closed')))
    ipcMain.emit('handover:port', { sender: { id: sender }, senderFrame: frame, ports: [main] })
    const lines = clientOfPort(port, structuredClone)
      .profile.diagnostics()
      .then((all) => (all.length > 0 ? 'answered' : 'empty'))
    const answer = await Promise.race([closed, lines.catch(() => closed)])
    port.close()
    return answer
  },
}

export type Answers = typeof answers

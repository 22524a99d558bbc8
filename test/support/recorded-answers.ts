import type { Direction } from '#shared/contract/desktop.ts'
import { clientOfPort } from '#renderer/api/message-port.ts'
import type { menuTemplate } from '#electron/main/menu.ts'
import { electronChannel } from './electron-port.ts'
import { workAnswers } from './recorded-work.ts'
import { app, calls, ipcMain, kept, powerMonitor, screen, session } from './recording-electron.ts'

/*
 * What a test may ask of a desktop host that runs on recording-electron.ts: each does what Electron would do when a page
 * does something, and answers how the host takes it.
 */

type Item = ReturnType<typeof menuTemplate>[number]

const page = () => {
  const [first] = kept.windows
  if (first === undefined) throw new Error('No window was made.')
  return first
}

const nobody = 'nobody answers'

/** The page of the window, once it has asked for its port: it follows what is asked of it. */
function follow() {
  const { main, page: port } = electronChannel()
  ipcMain.emit('handover:port', {
    sender: { id: 1 },
    senderFrame: { url: 'handover-app://ui/', parent: null },
    ports: [main],
  })
  const client = clientOfPort(port, structuredClone)
  const told: Direction[] = []
  void client.desktop.directions().then(async (directions) => {
    for await (const direction of directions) told.push(direction)
  })
  return { client, told }
}
let followed: ReturnType<typeof follow> | null = null
const following = () => (followed ??= follow())

export const answers = {
  ...workAnswers,
  calls: () => calls,
  paths: () => kept.paths,
  schemes: () => kept.schemes,
  opened: () => kept.opened,
  channels: () => ipcMain.eventNames().map(String),

  /** What the core says of itself. */
  diagnostics: () => following().client.profile.diagnostics(),

  /** What was told to the session about spelling, in order. */
  spelling: () => kept.spelling,
  /** What a second instance would be told, and for what links the system was asked. */
  claims: () => ({ handedOver: kept.handedOver, links: kept.claimed }),
  dialogs: () => kept.said,
  copied: () => kept.copied,
  printed: () => kept.printed,

  /** What the next dialog is answered with. */
  choose(answer: Partial<(typeof kept)['answer']>) {
    Object.assign(kept.answer, answer)
  },

  /** What becomes of a link that macOS hands over, or of a second instance that was started with one. */
  opens(url: string) {
    let stopped = false
    app.emit('open-url', { preventDefault: () => (stopped = true) }, url)
    return stopped
  },
  secondInstance: (said: unknown) => app.emit('second-instance', {}, ['handover', '--practice'], '/', said),

  /** Whether the system was asked to wait. */
  systemShutsDown(): boolean {
    let prevented = false
    powerMonitor.emit('shutdown', { preventDefault: () => (prevented = true) })
    return prevented
  },

  /** Where the page was sent, in order. */
  directions: () => following().told,

  /** Something that happens to the window's page; what it has loaded afterwards. */
  async happens(event: string, ...details: unknown[]) {
    page().window.webContents.emit(event, {}, ...details)
    await new Promise((resolve) => setTimeout(resolve, 50))
    return page().loaded
  },

  /** What a click of the right mouse button shows. */
  rightClick(clicked: unknown) {
    page().window.webContents.emit('context-menu', {}, clicked)
    return JSON.stringify(kept.menus.at(-1))
  },

  /** A click on an item of the application's menu. */
  clicks(menu: string, label: string) {
    const [template] = kept.menus as [Item[]]
    const items = template.find((one) => one.label === menu)?.submenu
    const act: unknown = Array.isArray(items) ? items.find((one) => one.label === label)?.click : undefined
    if (typeof act !== 'function') throw new Error(`There is no ${menu} › ${label}.`)
    Reflect.apply(act, undefined, [])
  },

  /** What becomes of a file that is about to be downloaded. */
  downloads(url: string) {
    let stopped = false
    const asked: unknown[] = []
    session.defaultSession.emit(
      'will-download',
      { preventDefault: () => (stopped = true) },
      {
        getURL: () => url,
        getFilename: () => 'receipt.html',
        setSaveDialogOptions: (options: unknown) => asked.push(options),
      },
    )
    return { stopped, asked }
  },

  displayGone: () => screen.emit('display-removed'),

  /** Asks the core for a PDF, as the page does. */
  savesPdf: (fileName: string) =>
    following()
      .client.desktop.savePdf({ fileName })
      .catch((error: unknown) => String(error)),

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

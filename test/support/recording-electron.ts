import { EventEmitter } from 'node:events'

/*
 * What the desktop host imports as `electron` when it runs in a test: it does nothing and keeps what it is told.
 * A name that main.ts imports and this file does not have ends the run, so nothing of Electron is used unseen.
 */

type Handler = (...details: unknown[]) => unknown

/** What was asked of Electron, in order. */
export const calls: string[] = []
/** Everything that was handed over, for recorded-answers.ts to try. */
export const kept = {
  paths: {} as Record<string, string>,
  schemes: [] as unknown[],
  windows: [] as { options: unknown; window: BrowserWindow; loaded: string[] }[],
  opened: [] as string[],
  /** What the dialogs said, and what the next one answers. */
  said: [] as { message: string }[],
  answer: { response: 0, canceled: false, filePath: '' },
  notifications: [] as { options: object; notification: EventEmitter }[],
  permissionRequest: null as Handler | null,
  permissionCheck: null as Handler | null,
  devicePermission: null as Handler | null,
  beforeRequest: null as Handler | null,
  menus: [] as unknown[],
  handedOver: null as unknown,
  claimed: [] as unknown[][],
  copied: [] as string[],
  printed: [] as unknown[],
  /** What was told to a session about spelling. */
  spelling: [] as unknown[][],
  pages: new Map<string, (request: Request) => Promise<Response>>(),
}

class App extends EventEmitter {
  readonly isPackaged = true
  setPath(name: string, path: string) {
    calls.push('setPath')
    kept.paths[name] = path
  }
  setAppLogsPath(path: string) {
    kept.paths['logs'] = path
  }
  getVersion() {
    return '0.1.0'
  }
  setAppUserModelId(id: string) {
    calls.push(`setAppUserModelId ${id}`)
  }
  setBadgeCount(count: number) {
    calls.push(`setBadgeCount ${count}`)
  }
  relaunch() {
    calls.push('relaunch')
  }
  enableSandbox() {
    calls.push('enableSandbox')
  }
  requestSingleInstanceLock(data: unknown) {
    calls.push('requestSingleInstanceLock')
    kept.handedOver = data
    return true
  }
  setAsDefaultProtocolClient(...details: unknown[]) {
    kept.claimed.push(details)
    return true
  }
  getPath(name: string) {
    return kept.paths[name] ?? `/no/${name}`
  }
  whenReady() {
    calls.push('whenReady')
    return Promise.resolve()
  }
  isReady() {
    return false
  }
  /** As Electron does it: whoever listens may put it off. */
  quit() {
    const event = { prevented: false, preventDefault: () => (event.prevented = true) }
    this.emit('before-quit', event)
    if (!event.prevented) process.exit(0)
  }
  exit(code: number) {
    process.exit(code)
  }
}
export const app = new App()

class Contents extends EventEmitter {
  openHandler: Handler | null = null
  readonly loaded: string[] = []
  readonly id: number
  constructor(id: number) {
    super()
    this.id = id
  }
  setWindowOpenHandler(handler: Handler) {
    this.openHandler = handler
  }
  isDestroyed() {
    return false
  }
  getURL() {
    return this.loaded.at(-1) ?? ''
  }
  loadURL(url: string) {
    this.loaded.push(url)
    app.emit('recorded-load')
    return Promise.resolve()
  }
  replaceMisspelling(word: string) {
    calls.push(`replaceMisspelling ${word}`)
  }
  forcefullyCrashRenderer() {
    calls.push('forcefullyCrashRenderer')
  }
  print(options: unknown) {
    kept.printed.push(options)
  }
  printToPDF(options: unknown) {
    kept.printed.push(options)
    return Promise.resolve(new TextEncoder().encode('%PDF-1.4 recorded'))
  }
}

export class BrowserWindow extends EventEmitter {
  readonly webContents = new Contents(kept.windows.length + 1)
  constructor(options: unknown) {
    super()
    calls.push('new BrowserWindow')
    kept.windows.push({ options, window: this, loaded: this.webContents.loaded })
    app.emit('web-contents-created', {}, this.webContents)
  }
  isFocused() {
    return false
  }
  getNormalBounds() {
    return { x: 0, y: 0, width: 800, height: 600 }
  }
  hide() {
    calls.push('hide')
  }
  setProgressBar(fraction: number) {
    calls.push(`setProgressBar ${fraction}`)
  }
  setOverlayIcon() {
    calls.push('setOverlayIcon')
  }
  loadURL(url: string) {
    return this.webContents.loadURL(url)
  }
  isMinimized() {
    return false
  }
  isMaximized() {
    return false
  }
  isFullScreen() {
    return false
  }
  show() {
    calls.push('show')
  }
  focus() {
    calls.push('focus')
  }
  getBounds() {
    return { x: 9000, y: 0, width: 800, height: 600 }
  }
  setBounds(bounds: unknown) {
    calls.push(`setBounds ${JSON.stringify(bounds)}`)
  }
}

export const powerMonitor = new EventEmitter()
export const powerSaveBlocker = {
  start(type: string) {
    calls.push(`powerSaveBlocker.start ${type}`)
    return 1
  },
  stop: (id: number) => void calls.push(`powerSaveBlocker.stop ${id}`),
}
export const nativeImage = { createFromBitmap: () => ({}) }
export class Notification extends EventEmitter {
  static isSupported() {
    return true
  }
  constructor(options: object) {
    super()
    kept.notifications.push({ options, notification: this })
  }
  show() {
    calls.push('Notification.show')
  }
}

export const ipcMain = new EventEmitter()

/** With the window before the options, or without one. */
const options = (details: unknown[]) => details.at(-1) as { message: string }
export const dialog = {
  /** As on Linux before the app is ready. */
  showErrorBox(title: string, content: string) {
    process.stderr.write(`${title}: ${content}\n`)
  },
  showMessageBox(...details: unknown[]) {
    kept.said.push(options(details))
    return Promise.resolve(kept.answer)
  },
  showSaveDialog(...details: unknown[]) {
    kept.said.push(options(details))
    return Promise.resolve(kept.answer)
  },
}
export const clipboard = {
  writeText(text: string) {
    kept.copied.push(text)
    return Promise.resolve()
  },
}
export const nativeTheme = { shouldUseDarkColors: false }
export const Menu = {
  buildFromTemplate: (template: unknown) => ({ template, popup: () => void kept.menus.push(template) }),
  setApplicationMenu: ({ template }: { template: unknown }) => void kept.menus.push(template),
}
export const protocol = {
  registerSchemesAsPrivileged(schemes: unknown[]) {
    calls.push('registerSchemesAsPrivileged')
    kept.schemes.push(...schemes)
  },
}
const display = { id: 1, workArea: { x: 0, y: 0, width: 1920, height: 1040 } }
export const screen = Object.assign(new EventEmitter(), {
  getPrimaryDisplay: () => display,
  getAllDisplays: () => [display],
})
export const session = {
  defaultSession: Object.assign(new EventEmitter(), {
    setSpellCheckerDictionaryDownloadURL: (url: string) => void kept.spelling.push(['url', url]),
    setSpellCheckerEnabled: (enabled: boolean) => void kept.spelling.push(['enabled', enabled]),
    setSpellCheckerLanguages: (languages: string[]) => void kept.spelling.push(['languages', ...languages]),
    resolveProxy: () => Promise.resolve('DIRECT'),
    setPermissionRequestHandler: (handler: Handler) => void (kept.permissionRequest = handler),
    setPermissionCheckHandler: (handler: Handler) => void (kept.permissionCheck = handler),
    setDevicePermissionHandler: (handler: Handler) => void (kept.devicePermission = handler),
    webRequest: { onBeforeRequest: (handler: Handler) => void (kept.beforeRequest = handler) },
    protocol: {
      handle: (scheme: string, handler: (request: Request) => Promise<Response>) =>
        void kept.pages.set(scheme, handler),
    },
  }),
}
export const shell = {
  openExternal(url: string) {
    kept.opened.push(url)
    return Promise.resolve()
  },
}

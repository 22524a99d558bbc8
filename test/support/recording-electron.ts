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
  permissionRequest: null as Handler | null,
  permissionCheck: null as Handler | null,
  devicePermission: null as Handler | null,
  beforeRequest: null as Handler | null,
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
  enableSandbox() {
    calls.push('enableSandbox')
  }
  requestSingleInstanceLock() {
    calls.push('requestSingleInstanceLock')
    return true
  }
  whenReady() {
    calls.push('whenReady')
    return Promise.resolve()
  }
  isReady() {
    return false
  }
  quit() {
    process.exit(0)
  }
  exit(code: number) {
    process.exit(code)
  }
}
export const app = new App()

class Contents extends EventEmitter {
  openHandler: Handler | null = null
  readonly id: number
  constructor(id: number) {
    super()
    this.id = id
  }
  setWindowOpenHandler(handler: Handler) {
    this.openHandler = handler
  }
}

export class BrowserWindow extends EventEmitter {
  readonly webContents = new Contents(kept.windows.length + 1)
  readonly #loaded: string[] = []
  constructor(options: unknown) {
    super()
    calls.push('new BrowserWindow')
    kept.windows.push({ options, window: this, loaded: this.#loaded })
    app.emit('web-contents-created', {}, this.webContents)
  }
  loadURL(url: string) {
    this.#loaded.push(url)
    app.emit('recorded-load')
    return Promise.resolve()
  }
}

export const ipcMain = new EventEmitter()
export const dialog = {}
export const nativeTheme = { shouldUseDarkColors: false }
export const Menu = { buildFromTemplate: () => ({}), setApplicationMenu: () => undefined }
export const protocol = {
  registerSchemesAsPrivileged(schemes: unknown[]) {
    calls.push('registerSchemesAsPrivileged')
    kept.schemes.push(...schemes)
  },
}
const display = { id: 1, workArea: { x: 0, y: 0, width: 1920, height: 1040 } }
export const screen = { getPrimaryDisplay: () => display, getAllDisplays: () => [display] }
export const session = {
  defaultSession: {
    setPermissionRequestHandler: (handler: Handler) => void (kept.permissionRequest = handler),
    setPermissionCheckHandler: (handler: Handler) => void (kept.permissionCheck = handler),
    setDevicePermissionHandler: (handler: Handler) => void (kept.devicePermission = handler),
    webRequest: { onBeforeRequest: (handler: Handler) => void (kept.beforeRequest = handler) },
    protocol: {
      handle: (scheme: string, handler: (request: Request) => Promise<Response>) =>
        void kept.pages.set(scheme, handler),
    },
  },
}
export const shell = {
  openExternal(url: string) {
    kept.opened.push(url)
    return Promise.resolve()
  },
}

import type { BrowserWindowConstructorOptions } from 'electron'
import { pageHost, pageScheme } from '#shared/contract/doors.ts'
import type { Place } from './window-state.ts'

/** Where the window's page lives. */
export const pageUrl = `${pageScheme}://${pageHost}/`

const paper = { light: '#FAF9F6', dark: '#12161B' }

/** What a window is made with. Everything that decides security is said here, also what is the default. */
export function windowOptions(place: Place, preload: string, dark: boolean): BrowserWindowConstructorOptions {
  return {
    ...place.bounds,
    minWidth: 360,
    minHeight: 400,
    title: 'Handover',
    // Shown when the page is drawn: no white flash in the dark.
    show: false,
    backgroundColor: dark ? paper.dark : paper.light,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      navigateOnDragDrop: false,
      // With the dictionary that was installed; none is fetched (spell-check.ts).
      spellcheck: true,
      // Submissions go out while the window is behind others.
      backgroundThrottling: false,
    },
  }
}

/** The window, as far as it is handled here. */
export interface WindowLike {
  readonly webContents: {
    readonly id: number
  }
  once(event: 'ready-to-show', listener: () => void): unknown
  on(event: 'close' | 'closed', listener: () => void): unknown
  show(): void
  maximize(): void
  isMaximized(): boolean
  getNormalBounds(): Place['bounds']
  loadURL(url: string): Promise<void>
}

export interface WindowOwner {
  /** The window as it is about to close, to be found again next time. */
  remember(place: Place): void
  gone(id: number): void
}

/** Shows a new window's page, and tells its owner what becomes of it. */
export async function showPage(window: WindowLike, place: Place, owner: WindowOwner): Promise<void> {
  const { id } = window.webContents
  window.once('ready-to-show', () => {
    if (place.maximised) window.maximize()
    window.show()
  })
  window.on('close', () =>
    owner.remember({ bounds: window.getNormalBounds(), maximised: window.isMaximized() }),
  )
  window.on('closed', () => owner.gone(id))
  // What hinders it is told to watchPage, which shows another page.
  await window.loadURL(pageUrl).catch(() => undefined)
}

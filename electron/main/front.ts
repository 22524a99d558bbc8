import type * as Electron from 'electron'
import type { Directions } from './directions.ts'
import { bringToFront, type FocusableLike } from './single-instance.ts'
import { isStoppedUrl } from './stopped-page.ts'
import { fitted, readPlace, workAreas, writePlace, type ScreenLike } from './window-state.ts'
import { pageUrl, showPage, windowOptions, type WindowLike } from './window.ts'

interface Parts {
  nativeTheme: { readonly shouldUseDarkColors: boolean }
  screen: Pick<ScreenLike, 'getPrimaryDisplay' | 'getAllDisplays'>
}

export interface FrontWindow extends FocusableLike, WindowLike {
  readonly webContents: WindowLike['webContents'] & { getURL(): string }
}

export interface FrontHost<Window> {
  make(options: Electron.BrowserWindowConstructorOptions): Window
  /** Where the window's place is kept. */
  placeFile: string
  preload: string
  directions: Pick<Directions, 'go' | 'find'>
  /** Puts around a window what belongs there, before its page is loaded. */
  furnish(window: Window): void
  failed(error: unknown): void
}

/** The one window, which may be closed and opened again (macOS): how it is opened, found and sent to a place. */
export class Front<Window extends FrontWindow = Electron.BrowserWindow> {
  readonly #parts: Parts
  readonly #host: FrontHost<Window>
  #window: Window | null = null
  /** Before the app is ready there is no window, and one is on its way; while it ends there shall be none any more. */
  #opens = false

  constructor(parts: Parts, host: FrontHost<Window>) {
    this.#parts = parts
    this.#host = host
  }

  get window(): Window | null {
    return this.#window
  }

  /** Opens the first window. Once, when the app is ready and what furnishes it is set up. */
  begin(): void {
    this.#opens = true
    this.open()
  }

  /** Opens no window any more. */
  end(): void {
    this.#opens = false
  }

  open(): void {
    if (!this.#opens) return
    const { nativeTheme, screen } = this.#parts
    const host = this.#host
    const place = fitted(readPlace(host.placeFile), workAreas(screen))
    const window = host.make(windowOptions(place, host.preload, nativeTheme.shouldUseDarkColors))
    this.#window = window
    host.furnish(window)
    showPage(window, place, {
      remember(next) {
        try {
          writePlace(host.placeFile, next)
        } catch {
          // The disk may be full: that is told where it matters, and keeps nobody from closing a window.
        }
      },
      gone: () => (this.#window = null),
    }).catch((error: unknown) => host.failed(error))
  }

  /** To the front, or opened. */
  show(): void {
    if (this.#window === null) this.open()
    else bringToFront(this.#window)
  }

  /** Shows a place of the page, such as `#/outbox`. */
  go(address: string): void {
    this.show()
    this.#host.directions.go(address)
    this.#leaveStopped()
  }

  /** Opens the search over everything, wherever the page is. */
  find(): void {
    this.show()
    this.#host.directions.find()
    this.#leaveStopped()
  }

  #leaveStopped(): void {
    // The page that tells that another has stopped follows nothing.
    const window = this.#window
    if (window !== null && isStoppedUrl(window.webContents.getURL()))
      window.loadURL(pageUrl).catch(() => undefined)
  }
}

export interface AppLike {
  on(event: 'window-all-closed' | 'activate', listener: () => void): unknown
  on(event: 'before-quit', listener: (event: { preventDefault(): void }) => void): unknown
  quit(): void
}

export interface Life {
  platform: NodeJS.Platform
  windowsOpen(): number
  openWindow(): void
  /** Ends what runs: ports, outbox, store. */
  close(): Promise<void>
  failed(error: unknown): void
}

/**
 * When the process ends: with its last window, but on macOS only when it is told to quit. Quitting waits until the
 * core is closed, so that nothing is cut off between commit and send.
 */
export function live(app: AppLike, life: Life): void {
  let closed = false
  let closing = false
  app.on('window-all-closed', () => {
    if (life.platform !== 'darwin') app.quit()
  })
  app.on('activate', () => {
    if (life.windowsOpen() === 0 && !closing) life.openWindow()
  })
  app.on('before-quit', (event) => {
    if (closed) return
    event.preventDefault()
    if (closing) return
    closing = true
    void life
      .close()
      .catch((error: unknown) => life.failed(error))
      .finally(() => {
        closed = true
        app.quit()
      })
  })
}

interface Preventable {
  preventDefault(): void
}

export interface AppLike {
  on(event: 'window-all-closed' | 'activate', listener: () => void): unknown
  on(event: 'before-quit', listener: (event: Preventable) => void): unknown
  quit(): void
}

/** A window, as far as its closing matters here. */
export interface ClosingWindow {
  on(event: 'close', listener: (event: Preventable) => void): unknown
  /** Windows only: the user logs off, or the system shuts down. */
  on(event: 'session-end', listener: () => void): unknown
}

/** How much time there is: `patient` when a person quits, who can wait for an answer; `prompt` when the system ends, or a signal came. */
export type Haste = 'patient' | 'prompt'

export interface Life {
  platform: NodeJS.Platform
  windowsOpen(): number
  openWindow(): void
  /** Whether to quit: asks when something is being sent. The signal takes the question away. */
  mayQuit(signal: AbortSignal): Promise<boolean>
  /** Ends what runs: outbox, ports, store. */
  close(haste: Haste): Promise<void>
  failed(error: unknown): void
}

/** The ways to end that do not ask. */
export interface Living {
  /** The system shuts down, or a signal came: nobody is asked, and what is asked just now is taken away. */
  endNow(): void
  /** Ends what runs and then does this in place of quitting: installs an update. False when it ends already. */
  endWith(last: () => void): boolean
  /** To be called for each window that is made. */
  watch(window: ClosingWindow): void
}

/**
 * When the process ends: with its last window, but on macOS only when it is told to quit. Quitting asks first while something is being
 * sent, and waits until the core is closed, so that nothing is cut off between commit and send.
 */
export function live(app: AppLike, life: Life): Living {
  let asking: AbortController | null = null
  let ending = false
  let ended = false

  async function ask(): Promise<void> {
    const question = new AbortController()
    asking = question
    let yes = true
    try {
      yes = await life.mayQuit(question.signal)
    } catch (error) {
      // Whoever wants to quit is not kept by a question that cannot be asked: quitting is safe.
      life.failed(error)
    }
    asking = null
    if (yes) await end('patient', () => app.quit())
  }

  async function end(haste: Haste, last: () => void): Promise<void> {
    if (ending) return
    ending = true
    asking?.abort()
    try {
      await life.close(haste)
    } catch (error) {
      life.failed(error)
    }
    ended = true
    last()
  }

  app.on('window-all-closed', () => {
    if (life.platform !== 'darwin') app.quit()
  })
  app.on('activate', () => {
    if (life.windowsOpen() === 0 && !ending) life.openWindow()
  })
  app.on('before-quit', (event) => {
    if (ended) return
    event.preventDefault()
    if (!ending && asking === null) void ask()
  })
  return {
    endNow: () => void end('prompt', () => app.quit()),
    endWith(last) {
      if (ending) return false
      void end('patient', last)
      return true
    },
    watch(window) {
      // Elsewhere the window goes with the process, and stays until that may end: it holds the question, and what is still to be seen.
      window.on('close', (event) => {
        if (life.platform === 'darwin' || ended) return
        event.preventDefault()
        app.quit()
      })
      window.on('session-end', () => void end('prompt', () => app.quit()))
    },
  }
}
